import type { Problem } from '../problem.ts';
import type { Random } from '../random.ts';
import type { Components } from './components.ts';
import { componentsOf } from './components.ts';
import type { Alpha } from './krippendorff.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import type { Line } from './line.ts';
import { LineWatch } from './line.ts';
import type { OrdinalFit } from './ordinal.ts';
import { fitOrdinal, problemsForOrdinal } from './ordinal.ts';
import type { Effects } from './posterior.ts';
import { posteriorOf } from './posterior.ts';
import { RankDraws, Ranking } from './ranks.ts';
import type { Reliability } from './reliability.ts';
import { reliabilityOf } from './reliability.ts';
import type { RemlFit } from './reml.ts';
import type { Outliers } from './residuals.ts';
import { outliersOf, residualsOf } from './residuals.ts';
import type { Scores } from './scores.ts';
import type { Method, WeightedFit } from './weighting.ts';
import { fittedOf, fitWeighted } from './weighting.ts';

export interface CalibrationOptions extends Partial<Method> {
  /** Everything that chance decides is drawn from here. */
  readonly random: Random;
  /** A cumulative link model for levels whose steps are not equal; not together with the other two. */
  readonly ordinal?: boolean;
  /** Joint draws behind the rank intervals; by default 1,000, fewer for more than 20,000 entries. */
  readonly draws?: number;
  /** The first so many places are above the cut line. */
  readonly places?: number;
  /** What counts as sure at the cut line, 0.95 by default. */
  readonly confidence?: number;
  readonly report?: (stage: CalibrationStage, share: number) => void;
}

export type CalibrationStage = 'fitting' | 'drawing';

/** The columns of `entries` and `assessors` run as the identifiers of the scores do. */
export interface Calibration {
  readonly model: CalibrationModel;
  readonly entries: EntryColumns;
  readonly assessors: AssessorColumns;
  readonly components: Components;
  readonly reliability: Reliability & { readonly alpha: Alpha };
  readonly outliers: Outliers;
  /** Null where no line was asked for, or where there is more than one component. */
  readonly line: Line | null;
  readonly draws: number;
  /** What a reader must know before using the figures. */
  readonly notices: readonly Problem[];
}

export interface CalibrationModel {
  readonly mean: number;
  readonly varianceEntry: number;
  readonly varianceAssessor: number;
  readonly varianceResidual: number;
  readonly remlCriterion: number;
  readonly method: 'exact' | 'iterative';
  /** Relative error of the variances by the method of computation; the statistical error is another matter. */
  readonly relativeError: number;
  /**
   * Of the ordinal model, whose values are on the logistic scale with mean 0 and noise variance 1 by convention: the
   * levels that occur and the thresholds between them. Null otherwise.
   */
  readonly scale: { readonly levels: readonly number[]; readonly thresholds: readonly number[] } | null;
}

export interface EntryColumns {
  readonly count: Int32Array;
  readonly rawMean: Float64Array;
  /** The mean plus the entry's effect: what assessors of average severity would give. */
  readonly calibrated: Float64Array;
  readonly standardError: Float64Array;
  /** Ranks are within the entry's component. */
  readonly rawRank: Int32Array;
  readonly rank: Int32Array;
  /** 90 % interval. */
  readonly rankLow: Int32Array;
  readonly rankHigh: Int32Array;
}

export interface AssessorColumns {
  readonly count: Int32Array;
  /** What the assessor adds to a score: below zero is severe, above zero mild. */
  readonly severity: Float64Array;
  readonly standardError: Float64Array;
  /** Noise variance over the common one; null unless asked for. */
  readonly noiseRatio: Float64Array | null;
}

const rankConfidence = 0.9;
const usualDraws = 1000;
/** Scores closer together have no squares in floating point. */
const leastRange = 1e-100;
/** Ranks kept in memory at once: entries times draws. */
const [usualCells, mostCells] = [20_000_000, 400_000_000];

/**
 * Calibrates the scores, or says why these scores cannot be calibrated. It never decides: raw and calibrated ranks stand
 * side by side.
 */
export function calibrate(
  scores: Scores,
  options: CalibrationOptions,
): { readonly calibration: Calibration } | { readonly problems: readonly Problem[] } {
  const components = componentsOf(scores);
  const problems = [
    ...problemsInDesign(scores),
    ...problemsInOptions(scores, options),
    ...(options.ordinal ? problemsForOrdinal(scores) : []),
  ];
  if (problems.length > 0) return { problems };
  options.report?.('fitting', 0);
  const found = options.ordinal ? ordinalFit(scores, options.random) : linearFit(scores, options);
  if ('problems' in found) return found;
  return { calibration: calibrationOf(scores, components, found, options) };
}

/** A fit with the scores as its linear model sees them, which for the ordinal model are not those given. */
interface Fitted extends WeightedFit {
  readonly seen: Scores;
  readonly scale: CalibrationModel['scale'];
}

function linearFit(scores: Scores, options: CalibrationOptions): Fitted | { readonly problems: readonly Problem[] } {
  const method: Method = { robust: options.robust ?? false, assessorNoise: options.assessorNoise ?? false };
  const weighted = fitWeighted(scores, method, options.random);
  if (weighted === null) return { problems: [{ code: 'calibration-not-solvable', pointer: '' }] };
  if (weighted.fit.noiseVanished) return { problems: [{ code: 'calibration-no-noise', pointer: '' }] };
  return { ...weighted, seen: scores, scale: null };
}

function ordinalFit(scores: Scores, random: Random): Fitted | { readonly problems: readonly Problem[] } {
  const plain = linearFit(scores, { random });
  if ('problems' in plain) return plain;
  const ordinal: OrdinalFit | null = fitOrdinal(scores);
  if (ordinal === null) return { problems: [{ code: 'ordinal-not-solvable', pointer: '' }] };
  const { fit, levels, thresholds, working } = ordinal;
  return {
    ...plain,
    fit,
    noiseWeight: working.weight,
    seen: { ...scores, score: working.value },
    scale: { levels, thresholds },
  };
}

function calibrationOf(
  scores: Scores,
  components: Components,
  { fit, plain, noiseWeight, noiseRatio, seen, scale }: Fitted,
  options: CalibrationOptions,
): Calibration {
  const fitted = fittedOf(fit);
  const draws = options.draws ?? usualDrawsFor(scores.entryIds.length);
  const { count, rawMean } = rawOf(scores.entry, scores.score, scores.entryIds.length);
  const ranking = new Ranking(components.ofEntry, components.entries);
  const uncertain = drawRanks(scores, components, fit, ranking, draws, options);
  const { effects } = uncertain;
  const ranksOf = (values: Float64Array) => ranking.ranks(values, new Int32Array(values.length));
  return {
    model: {
      mean: fitted.mean,
      varianceEntry: fitted.varianceEntry,
      varianceAssessor: fitted.varianceAssessor,
      varianceResidual: fitted.varianceNoise,
      remlCriterion: fit.criterion,
      method: fit.method,
      relativeError: fit.relativeError,
      scale,
    },
    entries: {
      count,
      rawMean,
      calibrated: effects.entry.map((effect) => fitted.mean + effect),
      standardError: effects.entryError,
      rawRank: ranksOf(rawMean),
      rank: ranksOf(effects.entry),
      rankLow: uncertain.low,
      rankHigh: uncertain.high,
    },
    assessors: {
      count: rawOf(scores.assessor, scores.score, scores.assessorIds.length).count,
      severity: effects.assessor,
      standardError: effects.assessorError,
      noiseRatio,
    },
    components,
    reliability: { ...reliabilityOf(scores, plain), alpha: krippendorffAlpha(scores) },
    outliers: outliersOf(seen, effects, residualsOf(seen, fitted, effects, noiseWeight), options.robust ?? false),
    line: uncertain.line,
    draws,
    notices: noticesOf(components, fit, options),
  };
}

function usualDrawsFor(entries: number): number {
  return Math.max(50, Math.min(usualDraws, Math.floor(usualCells / entries)));
}

function rawOf(level: Int32Array, score: Float64Array, levels: number) {
  const [count, sum] = [new Int32Array(levels), new Float64Array(levels)];
  for (let i = 0; i < score.length; i++) {
    count[level[i]!]! += 1;
    sum[level[i]!]! += score[i]!;
  }
  return { count, rawMean: sum.map((value, at) => value / count[at]!) };
}

function drawRanks(
  scores: Scores,
  components: Components,
  fit: RemlFit,
  ranking: Ranking,
  draws: number,
  options: CalibrationOptions,
): { effects: Effects; low: Int32Array; high: Int32Array; line: Line | null } {
  const { solution } = fit;
  const posterior = posteriorOf(fit);
  const ranks = new RankDraws(ranking, scores.entryIds.length, draws);
  const modes = solution.reduced.model.keptIsAssessor ? solution.eliminated : solution.kept;
  const watch =
    options.places === undefined || components.count > 1
      ? null
      : new LineWatch(options.places, ranking.order(modes), draws);
  posterior.draw(draws, options.random, ({ entry }, index) => {
    const drawn = ranks.add(entry, index);
    watch?.add(entry, drawn);
    options.report?.('drawing', (index + 1) / draws);
  });
  const effects = posterior.effects();
  const severityVariance = effects.assessorError.reduce((sum, error) => sum + error * error, 0);
  const sheetError = Math.sqrt(fit.varianceNoise + severityVariance / effects.assessorError.length);
  const line = watch?.result(options.confidence ?? 0.95, effects.entryError, sheetError) ?? null;
  return { effects, ...ranks.intervals(rankConfidence), line };
}

/** What makes entries, assessors and noise impossible to tell apart, whatever the method. */
function problemsInDesign(scores: Scores): readonly Problem[] {
  const problem = (code: string): readonly Problem[] => [{ code, pointer: '' }];
  const { entryIds, assessorIds, score } = scores;
  if (score.length < 3) return problem('calibration-too-few-scores');
  if (assessorIds.length === 1) return problem('calibration-one-assessor');
  if (entryIds.length === 1) return problem('calibration-one-entry');
  if (score.length === entryIds.length) return problem('calibration-one-score-per-entry');
  if (score.length === assessorIds.length) return problem('calibration-one-score-per-assessor');
  if (rangeOf(score) <= Math.max(leastRange, 1e-12 * Math.abs(score[0]!)))
    return problem('calibration-scores-constant');
  return [];
}

function rangeOf(values: Float64Array): number {
  let [low, high] = [values[0]!, values[0]!];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
}

function problemsInOptions({ entryIds }: Scores, options: CalibrationOptions): readonly Problem[] {
  const { draws, places, confidence } = options;
  const problems: Problem[] = [];
  if (options.ordinal && (options.robust || options.assessorNoise)) {
    problems.push({ code: 'calibration-ordinal-alone', pointer: '/ordinal' });
  }
  if (draws !== undefined && !(Number.isInteger(draws) && draws >= 1 && draws * entryIds.length <= mostCells)) {
    const most = Math.floor(mostCells / entryIds.length);
    problems.push({ code: 'calibration-draws-out-of-range', pointer: '/draws', params: { most } });
  }
  if (places !== undefined && !(Number.isInteger(places) && places >= 1 && places < entryIds.length)) {
    problems.push({
      code: 'calibration-places-out-of-range',
      pointer: '/places',
      params: { most: entryIds.length - 1 },
    });
  }
  if (confidence !== undefined && !(confidence > 0.5 && confidence < 1)) {
    problems.push({ code: 'calibration-confidence-out-of-range', pointer: '/confidence' });
  }
  return problems;
}

function noticesOf(components: Components, fit: RemlFit, options: CalibrationOptions): readonly Problem[] {
  const notices: Problem[] = [];
  const notice = (code: string, params: Problem['params'] = {}) => notices.push({ code, pointer: '', params });
  const fitted = fittedOf(fit);
  if (components.count > 1) {
    notice('calibration-disconnected', { count: components.count });
    if (options.places !== undefined) notice('calibration-no-common-line');
  }
  if (fitted.varianceEntry === 0) notice('calibration-entries-alike');
  if (fitted.varianceAssessor === 0) notice('calibration-assessors-alike');
  if (fit.method === 'iterative')
    notice('calibration-iterative', { percent: Number((fit.relativeError * 100).toPrecision(2)) });
  if (!fit.converged) notice('calibration-not-converged');
  return notices;
}
