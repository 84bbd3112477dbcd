import { chiSquareTail, normalTwoSided } from './distributions.ts';
import type { Effects } from './posterior.ts';
import type { Scores } from './scores.ts';

/** What the model leaves of every score, and how widely that should vary. */
export interface Residuals {
  readonly residual: Float64Array;
  /** Noise variance of the score itself. */
  readonly noise: Float64Array;
  /** Share of the noise variance that the fit took up (leverage), 0 to just below 1. */
  readonly leverage: Float64Array;
}

/**
 * `weight` per score: noise variance over weight is that score's own. The leverage counts an assessor's error and those
 * of the entry's other assessors as independent, which they nearly are.
 */
export function residualsOf(
  scores: Scores,
  fitted: { readonly mean: number; readonly varianceEntry: number; readonly varianceNoise: number },
  effects: Effects,
  weight: Float64Array | null,
): Residuals {
  const { entry, assessor, score } = scores;
  const weightOf = (i: number) => weight?.[i] ?? 1;
  const ratio = fitted.varianceEntry / fitted.varianceNoise;
  const [total, spread] = [new Float64Array(scores.entryIds.length), new Float64Array(scores.entryIds.length)];
  for (let i = 0; i < score.length; i++) {
    total[entry[i]!]! += weightOf(i);
    spread[entry[i]!]! += (weightOf(i) * effects.assessorError[assessor[i]!]!) ** 2;
  }
  const noise = score.map((_, i) => fitted.varianceNoise / weightOf(i));
  const leverage = score.map((_, i) => {
    const w = weightOf(i);
    const q = ratio / (1 + ratio * total[entry[i]!]!);
    const own = effects.assessorError[assessor[i]!]! ** 2;
    const others = spread[entry[i]!]! - w * w * own;
    const variance = q * fitted.varianceNoise + (1 - q * w) ** 2 * own + q * q * others;
    return Math.min(0.99, variance / noise[i]!);
  });
  const residual = score.map(
    (value, i) => value - fitted.mean - effects.entry[entry[i]!]! - effects.assessor[assessor[i]!]!,
  );
  return { residual, noise, leverage };
}

/** An assessor whose severity or whose scatter stands apart from the others', or a score apart from both its effects. */
export interface Outliers {
  readonly severities: readonly { readonly assessor: number; readonly z: number }[];
  /** Assessors whose scores scatter more than the noise they should have; `ratio` of the two variances. */
  readonly scatters: readonly { readonly assessor: number; readonly ratio: number }[];
  /** The farthest scores first, at most `mostScores`; `scoreCount` counts them all. */
  readonly scores: readonly { readonly score: number; readonly z: number }[];
  readonly scoreCount: number;
}

const mostScores = 100;
/** One false alarm in a hundred calibrations, whatever the number of assessors or scores. */
const falseAlarm = 0.01;
/** Standard deviation of a normal distribution over the median of its absolute values. */
const medianToDeviation = 1.4826;
/** A difference that is sure but small is no reason to speak of an outlier. */
const leastScatter = 1.5;

/**
 * After a robust fit the noise is measured by the middle half of the residuals: its squared scale is not the variance of
 * scores that are in order.
 */
export function outliersOf(scores: Scores, effects: Effects, residuals: Residuals, robust: boolean): Outliers {
  const standardised = residuals.residual.map(
    (value, i) => value / Math.sqrt(residuals.noise[i]! * (1 - residuals.leverage[i]!)),
  );
  const unit = robust ? medianToDeviation * median(standardised.map(Math.abs)) : 1;
  const standing: { score: number; z: number }[] = [];
  standardised.forEach((value, score) => {
    if (normalTwoSided(value / unit) * standardised.length < falseAlarm) standing.push({ score, z: value / unit });
  });
  standing.sort((a, b) => Math.abs(b.z) - Math.abs(a.z) || a.score - b.score);
  return {
    severities: severitiesApart(effects),
    scatters: scattersApart(scores, residuals, unit * unit),
    scores: standing.slice(0, mostScores),
    scoreCount: standing.length,
  };
}

/** Distances from the median in robust deviations (median absolute deviation), so that an outlier cannot hide itself. */
function severitiesApart({ assessor, assessorError }: Effects): Outliers['severities'] {
  const middle = median(assessor);
  const deviation = medianToDeviation * median(assessor.map((effect) => Math.abs(effect - middle)));
  if (!(deviation > 0)) return [];
  return [...assessor]
    .map((effect, at) => ({ assessor: at, z: (effect - middle) / Math.hypot(deviation, assessorError[at]!) }))
    .filter(({ z }) => normalTwoSided(z) * assessor.length < falseAlarm)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
}

function scattersApart(scores: Scores, residuals: Residuals, unit: number): Outliers['scatters'] {
  const { squares, degrees } = scatterOf(scores, residuals);
  const found: { assessor: number; ratio: number }[] = [];
  squares.forEach((sum, assessor) => {
    const ratio = sum / unit / degrees[assessor]!;
    if (ratio < leastScatter) return;
    if (chiSquareTail(sum / unit, degrees[assessor]!) * squares.length < falseAlarm) found.push({ assessor, ratio });
  });
  return found.sort((a, b) => b.ratio - a.ratio);
}

/** Each assessor's residual squares over the noise variance, and how many independent ones they are worth. */
export function scatterOf(scores: Scores, { residual, noise, leverage }: Residuals) {
  const squares = new Float64Array(scores.assessorIds.length);
  const degrees = new Float64Array(scores.assessorIds.length);
  residual.forEach((value, i) => {
    squares[scores.assessor[i]!]! += (value * value) / noise[i]!;
    degrees[scores.assessor[i]!]! += 1 - leverage[i]!;
  });
  return { squares, degrees };
}

export function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
