import type { Random } from '../random.ts';
import type { Weighting } from './crossed.ts';
import { crossedOf } from './crossed.ts';
import { posteriorOf } from './posterior.ts';
import type { Effects } from './posterior.ts';
import type { RemlFit } from './reml.ts';
import { fitCrossed } from './reml.ts';
import type { Residuals } from './residuals.ts';
import { residualsOf, scatterOf } from './residuals.ts';
import type { Scores } from './scores.ts';

/**
 * The fit, plain or with weights that it finds itself.
 *
 * - `robust`: noise and severities follow Student's t with four degrees of freedom in place of the normal distribution
 *   (Lange, Little and Taylor 1989; Pinheiro, Liu and Wu 2001), so that a far score or a far assessor pulls little. The
 *   variances are then squared scales: half of the variances of those distributions.
 * - `assessorNoise`: every assessor has a noise variance of his or her own, drawn towards the common one as far as the
 *   spread of all of them asks for (Smyth 2004).
 */
export interface Method {
  readonly robust: boolean;
  readonly assessorNoise: boolean;
}

export interface WeightedFit {
  readonly fit: RemlFit;
  /** The fit without weights, which speaks for the scores as they were given. */
  readonly plain: RemlFit;
  /** Per score the common noise variance over the one it should have; null when they share it. */
  readonly noiseWeight: Float64Array | null;
  /** Each assessor's noise variance over the common one; null when they share it. */
  readonly noiseRatio: Float64Array | null;
}

const studentDegrees = 4;
const mostRounds = 60;
/** Draws behind the standard errors that weights need when the fit is iterative. */
const weightDraws = 16;

/** Fits by turns: weights from what the last fit left, then a fit with these weights. Absent as `fitCrossed` is. */
export function fitWeighted(scores: Scores, method: Method, random: Random): WeightedFit | null {
  const plain = fitCrossed(crossedOf(scores), { random });
  let fit = plain;
  let weight: Float64Array | null = null;
  let noiseRatio: Float64Array | null = null;
  if (plain === null || !(method.robust || method.assessorNoise))
    return plain && { fit: plain, plain, noiseWeight: null, noiseRatio };
  for (let round = 0; fit !== null && !fit.noiseVanished && round < mostRounds; round++) {
    const before: RemlFit = fit;
    const effects = effectsOf(before, random);
    const fitted = fittedOf(before);
    const residuals = residualsOf(scores, fitted, effects, weight);
    if (method.assessorNoise) noiseRatio = noiseRatios(scores, residuals, noiseRatio);
    weight = weightsOf(scores, residuals, fitted.varianceNoise, method, noiseRatio);
    const weighting: Weighting = method.robust
      ? { scoreWeight: weight, assessorSpread: spreadOf(effects, fitted.varianceAssessor) }
      : { scoreWeight: weight };
    const { ratios } = before.solution.reduced;
    fit = fitCrossed(crossedOf(scores, weighting), { random, start: ratios });
    if (fit !== null && unchanged(before, fit)) break;
  }
  const ratios = noiseRatio;
  const noiseWeight = ratios && Float64Array.from(scores.assessor, (assessor) => 1 / ratios[assessor]!);
  return fit && { fit, plain, noiseWeight, noiseRatio };
}

/** The variances by the side they belong to. */
export function fittedOf(fit: RemlFit) {
  const kept = fit.solution.reduced.model.keptIsAssessor;
  return {
    mean: fit.mean,
    varianceEntry: kept ? fit.varianceEliminated : fit.varianceKept,
    varianceAssessor: kept ? fit.varianceKept : fit.varianceEliminated,
    varianceNoise: fit.varianceNoise,
  };
}

function effectsOf(fit: RemlFit, random: Random): Effects {
  const posterior = posteriorOf(fit);
  if (fit.exact === null) posterior.draw(weightDraws, random, () => {});
  return posterior.effects();
}

function unchanged(before: RemlFit, after: RemlFit): boolean {
  const tolerance = 1e-5 + 4 * after.relativeError;
  const near = (one: number, other: number) => Math.abs(one - other) <= tolerance * Math.abs(other);
  return (
    near(before.varianceNoise, after.varianceNoise) &&
    near(before.varianceKept, after.varianceKept) &&
    near(before.varianceEliminated, after.varianceEliminated)
  );
}

function studentWeight(square: number): number {
  return (studentDegrees + 1) / (studentDegrees + square);
}

function weightsOf(
  scores: Scores,
  { residual }: Residuals,
  varianceNoise: number,
  method: Method,
  noiseRatio: Float64Array | null,
): Float64Array {
  return residual.map((value, i) => {
    const own = noiseRatio?.[scores.assessor[i]!] ?? 1;
    return (method.robust ? studentWeight((value * value) / (varianceNoise * own)) : 1) / own;
  });
}

function spreadOf({ assessor }: Effects, varianceAssessor: number): Float64Array {
  return assessor.map((effect) => (varianceAssessor > 0 ? 1 / studentWeight((effect * effect) / varianceAssessor) : 1));
}

/** Each assessor's noise over the common one: his or her own scatter and the common one, as their degrees of freedom weigh. */
function noiseRatios(scores: Scores, residuals: Residuals, before: Float64Array | null): Float64Array {
  const { squares, degrees } = scatterOf(scores, residuals);
  const own = squares.map((sum, at) => ((before?.[at] ?? 1) * sum) / degrees[at]!);
  const { degrees: prior, centre } = commonScatter(own, degrees);
  const ratios = own.map((ratio, at) =>
    prior === Number.POSITIVE_INFINITY ? centre : (prior * centre + degrees[at]! * ratio) / (prior + degrees[at]!),
  );
  const middle = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  return ratios.map((ratio) => ratio / middle);
}

/** A scaled inverse chi-square for the assessors' variances, by the first two moments of their logarithms. */
function commonScatter(own: Float64Array, degrees: Float64Array): { degrees: number; centre: number } {
  const known = [...own.keys()].filter((at) => own[at]! > 0 && degrees[at]! >= 1);
  if (known.length < 3) return { degrees: Number.POSITIVE_INFINITY, centre: 1 };
  const logs = known.map((at) => Math.log(own[at]!) - digamma(degrees[at]! / 2) + Math.log(degrees[at]! / 2));
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const spread = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (logs.length - 1);
  const expected = known.reduce((sum, at) => sum + trigamma(degrees[at]! / 2), 0) / known.length;
  if (spread <= expected) return { degrees: Number.POSITIVE_INFINITY, centre: 1 };
  const half = inverseTrigamma(spread - expected);
  return { degrees: 2 * half, centre: Math.exp(mean + digamma(half) - Math.log(half)) };
}

function digamma(x: number): number {
  if (x < 6) return digamma(x + 1) - 1 / x;
  const square = 1 / (x * x);
  return Math.log(x) - 1 / (2 * x) - square * (1 / 12 - square * (1 / 120 - square / 252));
}

function trigamma(x: number): number {
  if (x < 6) return trigamma(x + 1) + 1 / (x * x);
  const square = 1 / (x * x);
  return 1 / x + square / 2 + (square / x) * (1 / 6 - square * (1 / 30 - square / 42));
}

/** Bisection on the logarithm: the function falls all the way. */
function inverseTrigamma(value: number): number {
  let [low, high] = [-15, 15];
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2;
    if (trigamma(Math.exp(middle)) > value) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}
