import { fQuantile, normalQuantile } from './distributions.ts';
import type { RemlFit } from './reml.ts';
import type { Scores } from './scores.ts';

/**
 * Intraclass correlations: the share of the variance of a score (or, in the `k` forms, of an entry's mean score) that is
 * the entry's own. ICC(1) takes assessors as different for every entry, ICC(2) as drawn from a pool, ICC(3) as fixed, so
 * that their severities do not count.
 */
export interface Reliability {
  readonly icc1: Coefficient | null;
  readonly icc2: Coefficient | null;
  readonly icc3: Coefficient | null;
  readonly icc1k: Coefficient | null;
  readonly icc2k: Coefficient | null;
  readonly icc3k: Coefficient | null;
  /** Scores per entry that the `k` forms are about. */
  readonly scoresPerEntry: number;
}

/** A coefficient with its 95 % confidence interval. */
export interface Coefficient {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** `anova` where every assessor scored every entry (and for ICC(1)), else from the fitted variances. */
  readonly basis: 'anova' | 'components';
}

const upperTail = 0.975;

export function reliabilityOf(scores: Scores, fit: RemlFit): Reliability {
  const oneWay = oneWayOf(scores);
  const complete = scores.score.length === scores.entryIds.length * scores.assessorIds.length;
  const crossed = complete ? fromCompleteTable(scores) : fromComponents(scores, fit);
  return { ...fromOneWay(oneWay), ...crossed, scoresPerEntry: complete ? scores.assessorIds.length : oneWay.size };
}

interface OneWay {
  readonly between: number;
  readonly within: number;
  readonly degreesBetween: number;
  readonly degreesWithin: number;
  /** Scores per entry as unequal groups count (Searle, Casella and McCulloch 1992). */
  readonly size: number;
}

function oneWayOf({ entry, score, entryIds }: Scores): OneWay {
  const [count, sum] = [new Float64Array(entryIds.length), new Float64Array(entryIds.length)];
  const centre = score.reduce((total, value) => total + value, 0) / score.length;
  for (let i = 0; i < score.length; i++) {
    count[entry[i]!]! += 1;
    sum[entry[i]!]! += score[i]! - centre;
  }
  const degreesBetween = entryIds.length - 1;
  const degreesWithin = score.length - entryIds.length;
  let [between, within, squaredCounts] = [0, 0, 0];
  for (let e = 0; e < count.length; e++) {
    between += sum[e]! ** 2 / count[e]!;
    squaredCounts += count[e]! ** 2;
  }
  for (let i = 0; i < score.length; i++) within += (score[i]! - centre - sum[entry[i]!]! / count[entry[i]!]!) ** 2;
  return {
    between: between / degreesBetween,
    within: within / degreesWithin,
    degreesBetween,
    degreesWithin,
    size: (score.length - squaredCounts / score.length) / degreesBetween,
  };
}

function fromOneWay(table: OneWay): Pick<Reliability, 'icc1' | 'icc1k'> {
  if (table.degreesWithin === 0 || table.within === 0) return { icc1: null, icc1k: null };
  const f = table.between / table.within;
  const low = f / fQuantile(upperTail, table.degreesBetween, table.degreesWithin);
  const high = f * fQuantile(upperTail, table.degreesWithin, table.degreesBetween);
  return { icc1: single(f, low, high, table.size), icc1k: averaged(f, low, high) };
}

function single(f: number, low: number, high: number, k: number): Coefficient {
  const of = (ratio: number) => (ratio - 1) / (ratio + k - 1);
  return { value: of(f), low: of(low), high: of(high), basis: 'anova' };
}

function averaged(f: number, low: number, high: number): Coefficient {
  return { value: 1 - 1 / f, low: 1 - 1 / low, high: 1 - 1 / high, basis: 'anova' };
}

type Crossed = Pick<Reliability, 'icc2' | 'icc3' | 'icc2k' | 'icc3k'>;

/** Every assessor scored every entry: analysis of variance and F intervals (Shrout and Fleiss 1979). */
function fromCompleteTable(scores: Scores): Crossed {
  const [n, k] = [scores.entryIds.length, scores.assessorIds.length];
  const { rows, columns, rest } = meanSquares(scores);
  if (!(rest > 0)) return { icc2: null, icc3: null, icc2k: null, icc3k: null };
  const degrees = (n - 1) * (k - 1);
  const f = rows / rest;
  const low = f / fQuantile(upperTail, n - 1, degrees);
  const high = f * fQuantile(upperTail, degrees, n - 1);
  const icc2 = agreement(n, k, rows, columns, rest);
  const stepUp = (value: number) => (k * value) / (1 + (k - 1) * value);
  return {
    icc2,
    icc3: single(f, low, high, k),
    icc2k: { value: stepUp(icc2.value), low: stepUp(icc2.low), high: stepUp(icc2.high), basis: 'anova' },
    icc3k: averaged(f, low, high),
  };
}

function agreement(n: number, k: number, rows: number, columns: number, rest: number): Coefficient {
  const value = (rows - rest) / (rows + (k - 1) * rest + (k * (columns - rest)) / n);
  const f = columns / rest;
  const spread = n * (1 + (k - 1) * value) - k * value;
  const degrees = ((k - 1) * (n - 1) * (k * value * f + spread) ** 2) / ((n - 1) * (k * value * f) ** 2 + spread ** 2);
  const below = fQuantile(upperTail, n - 1, degrees);
  const above = fQuantile(upperTail, degrees, n - 1);
  const others = k * columns + (k * n - k - n) * rest;
  return {
    value,
    low: (n * (rows - below * rest)) / (below * others + n * rows),
    high: (n * (above * rows - rest)) / (others + n * above * rows),
    basis: 'anova',
  };
}

function meanSquares({ entry, assessor, score, entryIds, assessorIds }: Scores) {
  const [n, k] = [entryIds.length, assessorIds.length];
  const mean = score.reduce((sum, value) => sum + value, 0) / score.length;
  const [row, column] = [new Float64Array(n), new Float64Array(k)];
  for (let i = 0; i < score.length; i++) {
    row[entry[i]!]! += (score[i]! - mean) / k;
    column[assessor[i]!]! += (score[i]! - mean) / n;
  }
  let rest = 0;
  for (let i = 0; i < score.length; i++) rest += (score[i]! - mean - row[entry[i]!]! - column[assessor[i]!]!) ** 2;
  const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
  return {
    rows: (k * squares(row)) / (n - 1),
    columns: (n * squares(column)) / (k - 1),
    rest: rest / ((n - 1) * (k - 1)),
  };
}

/** With gaps: from the fitted variances, intervals on the logit scale by the information on the log ratios. */
function fromComponents({ entry, entryIds }: Scores, fit: RemlFit): Crossed {
  const { information, reduced } = fit.solution;
  const entrySide = reduced.model.keptIsAssessor ? 0 : 1;
  const varianceEntry = entrySide === 0 ? fit.varianceEliminated : fit.varianceKept;
  const varianceAssessor = entrySide === 0 ? fit.varianceKept : fit.varianceEliminated;
  if (!(varianceEntry > 0 && fit.varianceNoise > 0)) return { icc2: null, icc3: null, icc2k: null, icc3k: null };
  const counts = new Int32Array(entryIds.length);
  for (const one of entry) counts[one]! += 1;
  const k = entryIds.length / counts.reduce((sum, count) => sum + 1 / count, 0);
  const own = information[entrySide][entrySide];
  const other = information[1 - entrySide]![1 - entrySide]!;
  const mixed = information[0][1];
  const determinant = own * other - mixed * mixed;
  const known = varianceAssessor > 0 && determinant > 0;
  const coefficient = (noise: number, slope: number): Coefficient => {
    const variance = known ? (2 * (other + 2 * slope * mixed + slope * slope * own)) / determinant : 2 / own;
    const logit = Math.log(varianceEntry / noise);
    const reach = normalQuantile(upperTail) * Math.sqrt(variance);
    const of = (value: number) => 1 / (1 + Math.exp(-value));
    return { value: of(logit), low: of(logit - reach), high: of(logit + reach), basis: 'components' };
  };
  const total = varianceAssessor + fit.varianceNoise;
  const share = varianceAssessor / total;
  return {
    icc2: coefficient(total, share),
    icc3: coefficient(fit.varianceNoise, 0),
    icc2k: coefficient(total / k, share),
    icc3k: coefficient(fit.varianceNoise / k, 0),
  };
}
