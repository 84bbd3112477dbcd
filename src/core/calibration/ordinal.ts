import type { Problem } from '../problem.ts';
import type { Crossed, Projected, Ratios, Reduced } from './crossed.ts';
import { crossedOf, innerProduct, project, sumsOfKept } from './crossed.ts';
import { emptyMatrix, factorise, solveDense } from './dense.ts';
import type { Exact } from './evaluation.ts';
import { exactAt } from './evaluation.ts';
import type { Levels, Likelihood } from './ordinal-likelihood.ts';
import { levelsOf, likelihoodAt, startingThresholds } from './ordinal-likelihood.ts';
import { lowestPoint } from './simplex-search.ts';
import type { RemlFit } from './reml.ts';
import type { Scores } from './scores.ts';

/**
 * A cumulative link model with crossed random effects: logit P(level ≤ c) = threshold c − entry − assessor (McCullagh
 * 1980). For scales whose steps are not equal: it uses only which level is higher, never by how much.
 *
 * The likelihood is Laplace's approximation with thresholds and effects integrated out together, so that variances are
 * not biased by the thresholds having been estimated, as restricted likelihood does for a mean.
 */
export interface OrdinalFit {
  /** The working model at the mode, in the form that standard errors and draws are read from; noise variance 1. */
  readonly fit: RemlFit;
  /** One less than there are levels, rising. */
  readonly thresholds: readonly number[];
  /** The levels that occur, rising: threshold i stands between levels i and i + 1. */
  readonly levels: readonly number[];
  /** Scores as the linear model at the mode sees them, and their weights. */
  readonly working: { readonly value: Float64Array; readonly weight: Float64Array };
}

const mostLevels = 50;
const mostKept = 600;

export function problemsForOrdinal(scores: Scores): readonly Problem[] {
  const levels = new Set(scores.score);
  if (levels.size > mostLevels || [...levels].some((level) => !Number.isInteger(level))) {
    return [{ code: 'ordinal-not-integers', pointer: '', params: { most: mostLevels } }];
  }
  if (Math.min(scores.assessorIds.length, scores.entryIds.length) > mostKept) {
    return [{ code: 'ordinal-too-many-assessors', pointer: '', params: { most: mostKept } }];
  }
  return [];
}

/** Absent where no mode is found, such as when a level separates entries completely. */
export function fitOrdinal(scores: Scores): OrdinalFit | null {
  const model = crossedOf(scores);
  const levels = levelsOf(model);
  let mode: Mode | null = null;
  const criterionAt = ([eliminated, kept]: readonly [number, number]): number => {
    const found = modeAt(model, levels, { eliminated: Math.exp(eliminated), kept: Math.exp(kept) }, mode);
    if (found === null) return Number.POSITIVE_INFINITY;
    mode = found;
    return found.criterion;
  };
  const { at, converged } = lowestPoint(criterionAt, [0, 0], { reach: 12, tolerance: 1e-6 });
  const best = modeAt(model, levels, { eliminated: Math.exp(at[0]), kept: Math.exp(at[1]) }, mode);
  return best && ordinalFitOf(scores, model, levels, best, converged);
}

/** Where thresholds and effects are most likely together, at given variances. */
interface Mode {
  readonly thresholds: Float64Array;
  /** Effects over the root of their variance. */
  readonly eliminated: Float64Array;
  readonly kept: Float64Array;
  readonly likelihood: Likelihood;
  /** The working model at the mode. */
  readonly model: Crossed;
  readonly exact: Exact;
  /** −2 log restricted likelihood, but for a constant. */
  readonly criterion: number;
}

const mostSteps = 60;

function modeAt(model: Crossed, levels: Levels, ratios: Ratios, start: Mode | null): Mode | null {
  let state: State = {
    thresholds: start?.thresholds ?? startingThresholds(levels),
    eliminated: start?.eliminated ?? new Float64Array(model.eliminatedCount),
    kept: start?.kept ?? new Float64Array(model.keptCount),
  };
  const scale = [Math.sqrt(ratios.eliminated), Math.sqrt(ratios.kept)] as const;
  let likelihood = likelihoodAt(model, levels, state, scale);
  for (let step = 0; step < mostSteps; step++) {
    const working = workingModel(model, levels, state, likelihood, scale);
    const exact = exactAt(working, ratios);
    const newton = exact && newtonStep(working, exact, likelihood, state);
    if (!newton) return null;
    const next = advance(model, levels, state, likelihood, newton.state, scale);
    const gain = next ? next.likelihood.penalised - likelihood.penalised : 0;
    if (next === null || gain < 1e-9) {
      const criterion = -2 * likelihood.penalised + exact.traces.logDeterminant + newton.logDeterminant;
      return { ...state, likelihood, model: working, exact, criterion };
    }
    [state, likelihood] = [next.state, next.likelihood];
  }
  return null;
}

interface State {
  readonly thresholds: Float64Array;
  readonly eliminated: Float64Array;
  readonly kept: Float64Array;
}

/** The linear model that agrees with the likelihood to second order: weights, and scores moved by gradient over weight. */
function workingModel(
  model: Crossed,
  levels: Levels,
  state: State,
  { gradient, weight }: Likelihood,
  [eliminatedScale, keptScale]: readonly [number, number],
): Crossed {
  const value = new Float64Array(weight.length);
  for (let i = 0; i < model.eliminatedCount; i++) {
    for (let k = model.start[i]!; k < model.start[i + 1]!; k++) {
      const predictor = eliminatedScale * state.eliminated[i]! + keptScale * state.kept[model.kept[k]!]!;
      value[k] = predictor + gradient[k]! / weight[k]!;
    }
  }
  return { ...model, value, weight, centre: 0 };
}

/** A Newton step in thresholds and effects together: the effects are eliminated, a small system in thresholds is left. */
function newtonStep(working: Crossed, exact: Exact, likelihood: Likelihood, state: State) {
  const { reduced, factor } = exact;
  const value = project(reduced, working.value);
  const columns = likelihood.crossTerms.map((column) =>
    project(
      reduced,
      column.map((term, i) => term / working.weight[i]!),
    ),
  );
  const solved = columns.map((column) => solveDense(factor, column.rightHandSide));
  const valueSolved = solveDense(factor, value.rightHandSide);
  const size = columns.length;
  const matrix = emptyMatrix(size);
  const right = new Float64Array(size);
  columns.forEach((column, c) => {
    for (let d = 0; d <= c; d++) {
      matrix.cells[c * matrix.stride + d] =
        -likelihood.thresholdCurvature[c]![d]! -
        weighted(working, column, columns[d]!) +
        (innerProduct(reduced, column, columns[d]!) - dot(column.rightHandSide, solved[d]!));
    }
    right[c] =
      likelihood.thresholdGradient[c]! +
      dot(column.value, likelihood.gradient) -
      (innerProduct(reduced, column, value) - dot(column.rightHandSide, valueSolved));
  });
  const logDeterminant = factorise(matrix);
  if (Number.isNaN(logDeterminant)) return null;
  const change = solveDense(matrix, right);
  const kept = valueSolved.slice();
  const sums = value.sums.slice();
  change.forEach((by, c) => {
    for (let j = 0; j < kept.length; j++) kept[j]! += by * solved[c]![j]!;
    for (let i = 0; i < sums.length; i++) sums[i]! += by * columns[c]!.sums[i]!;
  });
  const thresholds = state.thresholds.map((threshold, c) => threshold + change[c]!);
  return { state: { thresholds, kept, eliminated: eliminatedFrom(reduced, sums, kept) }, logDeterminant };
}

/** Scaled effects of the eliminated side given those of the kept side. */
function eliminatedFrom(reduced: Reduced, sums: Float64Array, kept: Float64Array): Float64Array {
  const fromKept = sumsOfKept(reduced, kept);
  return sums.map((sum, i) => {
    const lambda = reduced.lambda[i]!;
    return (Math.sqrt(lambda) / (1 + lambda * reduced.total[i]!)) * (sum - fromKept[i]!);
  });
}

/** Goes as much of the step as raises the penalised likelihood and keeps the thresholds in order. */
function advance(
  model: Crossed,
  levels: Levels,
  from: State,
  before: Likelihood,
  to: State,
  scale: readonly [number, number],
): { readonly state: State; readonly likelihood: Likelihood } | null {
  const between = (one: Float64Array, other: Float64Array, share: number) =>
    one.map((value, i) => value + share * (other[i]! - value));
  for (let share = 1; share > 1e-4; share /= 2) {
    const state: State = {
      thresholds: between(from.thresholds, to.thresholds, share),
      eliminated: between(from.eliminated, to.eliminated, share),
      kept: between(from.kept, to.kept, share),
    };
    const likelihood = likelihoodAt(model, levels, state, scale);
    if (likelihood.penalised > before.penalised) return { state, likelihood };
  }
  return null;
}

function weighted({ weight }: Crossed, one: Projected, other: Projected): number {
  let sum = 0;
  for (let k = 0; k < weight.length; k++) sum += weight[k]! * one.value[k]! * other.value[k]!;
  return sum;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < one.length; j++) sum += one[j]! * other[j]!;
  return sum;
}

/** The mode in the form of a linear fit whose noise variance is one and whose mean is known. */
function ordinalFitOf(scores: Scores, model: Crossed, levels: Levels, mode: Mode, converged: boolean): OrdinalFit {
  const { exact } = mode;
  const { ratios, root } = exact.reduced;
  const eliminatedScale = Math.sqrt(ratios.eliminated);
  const fit: RemlFit = {
    method: 'exact',
    solution: {
      reduced: exact.reduced,
      mean: 0,
      meanInformation: Number.POSITIVE_INFINITY,
      response: new Float64Array(model.keptCount),
      scaledKept: mode.kept,
      kept: mode.kept.map((effect, j) => effect * root[j]!),
      eliminated: mode.eliminated.map((effect) => effect * eliminatedScale),
      residual: Number.NaN,
      squares: [Number.NaN, Number.NaN],
      information: [
        [Number.NaN, Number.NaN],
        [Number.NaN, Number.NaN],
      ],
      constantSquares: [0, 0],
    },
    exact,
    mean: 0,
    varianceEliminated: ratios.eliminated,
    varianceKept: ratios.kept,
    varianceNoise: 1,
    criterion: mode.criterion,
    relativeError: 0,
    converged,
    noiseVanished: false,
  };
  return {
    fit,
    thresholds: [...mode.thresholds],
    levels: levels.distinct,
    working: inScoreOrder(scores, mode.model),
  };
}

/** The working model groups scores by its eliminated side; everybody else has them in the order of `Scores`. */
function inScoreOrder({ assessor }: Scores, { keptIsAssessor, value, weight, start }: Crossed) {
  if (keptIsAssessor) return { value, weight };
  const next = start.slice();
  const place = assessor.map((level) => next[level]!++);
  return {
    value: Float64Array.from(place, (at) => value[at]!),
    weight: Float64Array.from(place, (at) => weight[at]!),
  };
}
