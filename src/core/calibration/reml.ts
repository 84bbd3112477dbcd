import type { Random } from '../random.ts';
import { probesOf } from './conjugate-gradients.ts';
import type { Crossed, Ratios } from './crossed.ts';
import { reduce } from './crossed.ts';
import type { Exact, Pair, Solution, Traces } from './evaluation.ts';
import { exactAt, solveByGradients, solveExactly, tracesByProbes } from './evaluation.ts';

/**
 * Restricted maximum likelihood for two crossed random effects (Patterson and Thompson 1971): Newton steps with average
 * information on the logarithms of the variance ratios, mean and noise variance profiled out. The criterion is −2 log
 * restricted likelihood with the constants that lme4 prints.
 *
 * - Up to `alwaysExact` kept levels every step factorises.
 * - Up to `exactUpTo` the steps run on probes with fixed seeds; the exact slope at their goal corrects them by its
 *   difference, which hardly changes over the short way that is left, so one factorisation is as good as twenty.
 * - Beyond that the probes decide, and the error they leave is stated.
 */
export const exactUpTo = 3000;
const alwaysExact = 600;
const probeCount = 14;
/** Log ratios beyond these bounds mean that a variance (or the noise) has vanished. */
const [lowest, highest] = [-18, 23];

export interface RemlFit {
  readonly method: 'exact' | 'iterative';
  readonly solution: Solution;
  /** The factorisation that standard errors are read from; absent when the fit is iterative. */
  readonly exact: Exact | null;
  readonly mean: number;
  readonly varianceEliminated: number;
  readonly varianceKept: number;
  readonly varianceNoise: number;
  readonly criterion: number;
  /** Greatest relative error of the variances that the method itself leaves (not the statistical one). */
  readonly relativeError: number;
  readonly converged: boolean;
  /** The noise has vanished: two effects alone explain every score, and nothing is left to estimate errors from. */
  readonly noiseVanished: boolean;
}

interface Point {
  readonly logRatios: Pair;
  readonly solution: Solution;
  readonly traces: Traces;
  readonly exact: Exact | null;
  /** −2 log restricted likelihood; NaN where the traces have no determinant. */
  readonly criterion: number;
}

type Evaluate = (logRatios: Pair) => Point | null;

export interface FitOptions {
  /** Draws the probes; unused while the fit is exact at every step. */
  readonly random: Random;
  /** Where to begin, such as the ratios of a fit with slightly other weights. */
  readonly start?: Ratios;
  /** For tests: the numbers of kept levels up to which every step, and the last step, are exact. */
  readonly alwaysExact?: number;
  readonly exactUpTo?: number;
}

/** Fits the model; absent when the equations cannot be solved in floating point. */
export function fitCrossed(model: Crossed, options: FitOptions): RemlFit | null {
  const begin: Pair = options.start
    ? [Math.log(Math.max(options.start.eliminated, 1e-6)), Math.log(Math.max(options.start.kept, 1e-6))]
    : [0, 0];
  if (model.keptCount <= (options.alwaysExact ?? alwaysExact)) return fitAlwaysExact(model, begin);
  const probes = probesOf(probeCount, model.keptCount, options.random);
  const byProbes: Evaluate = (at) => probedPoint(model, at, (reduced) => tracesByProbes(reduced, probes, 1e-7));
  const near = climb(byProbes, begin, 1e-5);
  if (near === null) return null;
  if (model.keptCount > (options.exactUpTo ?? exactUpTo)) return fitOf(model, near, 'iterative');
  return fitAnchored(model, near, probes);
}

function fitAlwaysExact(model: Crossed, begin: Pair): RemlFit | null {
  const evaluate: Evaluate = (logRatios) => {
    const exact = exactAt(model, ratiosOf(logRatios));
    if (exact === null) return null;
    return pointOf(logRatios, solveExactly(exact), exact.traces, exact);
  };
  const top = climb(evaluate, begin, 1e-8);
  return top && fitOf(model, top, 'exact');
}

/** Exact slopes at an anchor correct those of the probes around it; a long way from the anchor asks for a new one. */
function fitAnchored(model: Crossed, near: Climb, probes: readonly Float64Array[]): RemlFit | null {
  const tolerance = 1e-10;
  let top = near;
  for (let attempt = 0; attempt < 5; attempt++) {
    const anchor = top.point.logRatios;
    const exact = exactAt(model, ratiosOf(anchor));
    if (exact === null) return null;
    const probed = tracesByProbes(exact.reduced, probes, tolerance);
    const evaluate: Evaluate = (at) => {
      const point = probedPoint(model, at, (reduced) => {
        const { slope } = tracesByProbes(reduced, probes, tolerance);
        const corrected: Pair = [
          slope[0] - probed.slope[0] + exact.traces.slope[0],
          slope[1] - probed.slope[1] + exact.traces.slope[1],
        ];
        return { logDeterminant: alongTrapezoid(exact.traces, anchor, corrected, at), slope: corrected, error: [0, 0] };
      });
      return point && { ...point, exact };
    };
    const next = climb(evaluate, anchor, 1e-8);
    if (next === null) return null;
    top = next;
    if (distance(top.point.logRatios, anchor) < 2e-3) break;
  }
  return fitOf(model, top, 'exact');
}

/** A ratio that is zero at both ends has a logarithm without a number, and no way between. */
function distance(one: Pair, other: Pair): number {
  const along = (side: 0 | 1) => (one[side] === other[side] ? 0 : one[side] - other[side]);
  return Math.hypot(along(0), along(1));
}

/** The log determinant a little way from the anchor: exact there, and by the mean of both slopes along the way. */
function alongTrapezoid(traces: Traces, anchor: Pair, slope: Pair, at: Pair): number {
  const rise = (side: 0 | 1) =>
    at[side] === anchor[side] ? 0 : ((traces.slope[side] + slope[side]) / 2) * (at[side] - anchor[side]);
  return traces.logDeterminant + rise(0) + rise(1);
}

function probedPoint(model: Crossed, at: Pair, tracesOf: (reduced: Solution['reduced']) => Traces): Point | null {
  const reduced = reduce(model, ratiosOf(at));
  const point = pointOf(at, solveByGradients(reduced, 1e-10), tracesOf(reduced), null);
  return Number.isFinite(point.solution.residual) ? point : null;
}

function ratiosOf([eliminated, kept]: Pair): Ratios {
  return { eliminated: Math.exp(eliminated), kept: Math.exp(kept) };
}

function pointOf(logRatios: Pair, solution: Solution, traces: Traces, exact: Exact | null): Point {
  const { residual, meanInformation } = solution;
  const { weight } = solution.reduced.model;
  const degrees = weight.length - 1;
  const logWeights = weight.reduce((sum, value) => sum + Math.log(value), 0);
  const spread = degrees * (1 + Math.log((2 * Math.PI * residual) / degrees));
  const criterion = traces.logDeterminant + Math.log(meanInformation) - logWeights + spread;
  return { logRatios, solution, traces, exact, criterion };
}

interface Climb {
  readonly point: Point;
  readonly converged: boolean;
}

/** Newton steps until they are shorter than `tolerance`. A ratio that falls below the lowest bound becomes zero. */
function climb(evaluate: Evaluate, begin: Pair, tolerance: number): Climb | null {
  let point = evaluate(begin);
  for (let round = 0; point !== null && round < 100; round++) {
    const step = newtonStep(point);
    if (Math.hypot(step[0], step[1]) < tolerance) return { point, converged: true };
    const next = takeStep(evaluate, point, step);
    if (next === null) return null;
    if (next === point) return { point, converged: Math.hypot(step[0], step[1]) < 1e-4 };
    point = next;
  }
  return point && { point, converged: false };
}

/** Halves the step while the criterion rises; a rise within rounding is none. */
function takeStep(evaluate: Evaluate, point: Point, step: Pair): Point | null {
  for (let share = 1; share > 1e-3; share /= 2) {
    const next = evaluate([
      bounded(point.logRatios[0] + share * step[0]),
      bounded(point.logRatios[1] + share * step[1]),
    ]);
    if (next === null) return null;
    if (!(next.criterion > point.criterion + 1e-9 * Math.abs(point.criterion))) return next;
  }
  return point;
}

function bounded(logRatio: number): number {
  return logRatio < lowest ? Number.NEGATIVE_INFINITY : Math.min(highest, logRatio);
}

function newtonStep({ logRatios, solution, traces }: Point): Pair {
  const gradient = gradientOf(solution, traces);
  const [[a, b], [, d]] = solution.information;
  const free = [0, 1].map((side) => {
    const at = logRatios[side as 0 | 1];
    return Number.isFinite(at) && !(at >= highest && gradient[side as 0 | 1] < 0);
  });
  const limited = (step: number) => (Number.isFinite(step) ? Math.max(-2, Math.min(2, step)) : 0);
  if (!free[0] && !free[1]) return [0, 0];
  if (!free[1]) return [limited(-gradient[0] / a), 0];
  if (!free[0]) return [0, limited(-gradient[1] / d)];
  const determinant = a * d - b * b;
  if (!(determinant > 1e-12 * a * d)) return [limited(-gradient[0] / a), limited(-gradient[1] / d)];
  return [
    limited((b * gradient[1] - d * gradient[0]) / determinant),
    limited((b * gradient[0] - a * gradient[1]) / determinant),
  ];
}

/** Derivatives of the criterion by the log ratios. */
function gradientOf(solution: Solution, traces: Traces): Pair {
  const { constantSquares, meanInformation, squares, residual, reduced } = solution;
  const over = (reduced.model.value.length - 1) / residual;
  const side = (at: 0 | 1) => traces.slope[at] - constantSquares[at] / meanInformation - over * squares[at];
  return [side(0), side(1)];
}

function fitOf(model: Crossed, { point, converged }: Climb, method: RemlFit['method']): RemlFit {
  const { solution, traces, logRatios } = point;
  const varianceNoise = solution.residual / (model.value.length - 1);
  const ratios = ratiosOf(logRatios);
  const [[a], [, d]] = solution.information;
  const errors = [traces.error[0] / a, traces.error[1] / d].filter((error) => Number.isFinite(error));
  return {
    method,
    solution,
    exact: point.exact,
    mean: model.centre + solution.mean,
    varianceEliminated: ratios.eliminated * varianceNoise,
    varianceKept: ratios.kept * varianceNoise,
    varianceNoise,
    criterion: point.criterion,
    relativeError: method === 'exact' ? 0 : Math.max(0, ...errors),
    converged,
    noiseVanished: logRatios.some((ratio) => ratio >= highest),
  };
}
