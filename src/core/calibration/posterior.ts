import type { Random } from '../random.ts';
import { solveIteratively } from './conjugate-gradients.ts';
import type { Reduced } from './crossed.ts';
import { sumsOfKept } from './crossed.ts';
import { timesInverseRoot } from './dense.ts';
import type { RemlFit } from './reml.ts';

/** Effects and their standard errors at the fitted variances, the mean taken as known (conditional modes, as lme4 has). */
export interface Effects {
  readonly entry: Float64Array;
  readonly entryError: Float64Array;
  readonly assessor: Float64Array;
  readonly assessorError: Float64Array;
}

/** One joint draw of all effects from what the scores leave open; the buffers are used again for the next draw. */
export interface JointDraw {
  readonly entry: Float64Array;
  readonly assessor: Float64Array;
}

/** Joint draws of entries and assessors, and the standard errors: exact ones, or those that the draws themselves give. */
export interface Posterior {
  /** Hands `count` draws to `take` one after the other. */
  draw(count: number, random: Random, take: (draw: JointDraw, index: number) => void): void;
  /** In an iterative fit the errors need draws before they can be asked for, and grow more precise with them. */
  effects(): Effects;
}

export function posteriorOf(fit: RemlFit): Posterior {
  const { solution } = fit;
  const { reduced } = solution;
  const { keptIsAssessor } = reduced.model;
  const sides = <T>(eliminated: T, kept: T) =>
    keptIsAssessor ? { entry: eliminated, assessor: kept } : { entry: kept, assessor: eliminated };
  const errors = new ErrorsFromDraws(fit);
  const conditional = conditionalOf(fit);
  return {
    draw(count, random, take) {
      const kept = new Float64Array(reduced.model.keptCount);
      const eliminated = new Float64Array(reduced.model.eliminatedCount);
      const draw: JointDraw = sides(eliminated, kept);
      let index = 0;
      for (const deviation of deviationsOf(fit, count, random, (noise, solved) => errors.add(noise, solved))) {
        const shift = Math.sqrt(fit.varianceNoise / solution.meanInformation) * random.normal();
        conditional(deviation, shift, random, kept, eliminated);
        take(draw, index++);
      }
    },
    effects() {
      const { kept, eliminated } = fit.exact ? exactErrors(fit) : errors.errors();
      const effect = sides(solution.eliminated, solution.kept);
      const error = sides(eliminated, kept);
      return { entry: effect.entry, assessor: effect.assessor, entryError: error.entry, assessorError: error.assessor };
    },
  };
}

function exactErrors({ exact, solution, varianceNoise }: RemlFit): { kept: Float64Array; eliminated: Float64Array } {
  const { reduced } = solution;
  return {
    kept: exact!.keptVariance.map((variance, j) => reduced.root[j]! * Math.sqrt(varianceNoise * variance)),
    eliminated: exact!.eliminatedVariance.map((variance, i) => {
      const q = reduced.q[i]!;
      return Math.sqrt(varianceNoise * (q + q * q * variance));
    }),
  };
}

/** Draws of the scaled kept effects about their mean, covariance σ²·S⁻¹: by the factor, or by perturbing and solving. */
function* deviationsOf(
  fit: RemlFit,
  count: number,
  random: Random,
  seen: (noise: Float64Array, solved: Float64Array) => void,
): Generator<Float64Array> {
  const { reduced } = fit.solution;
  const sigma = Math.sqrt(fit.varianceNoise);
  for (let done = 0; done < count;) {
    const batch = Math.min(fit.exact ? 1 : 8, count - done);
    if (fit.exact) {
      const normals = Float64Array.from({ length: reduced.model.keptCount }, () => random.normal());
      yield timesInverseRoot(fit.exact.factor, normals).map((value) => value * sigma);
    } else {
      const noises = Array.from({ length: batch }, () => noiseLikeEquations(reduced, random));
      const { solutions } = solveIteratively(reduced, noises, 1e-4);
      for (const [at, solved] of solutions.entries()) {
        seen(noises[at]!, solved);
        yield solved.map((value) => value * sigma);
      }
    }
    done += batch;
  }
}

/**
 * A draw with covariance S: each eliminated level adds noise with the covariance diag(w) − q·w·wᵀ. The noise of single
 * scores is a random sign: its covariance is exact, and where this is used a level sums so many of them, beside a normal
 * of its own, that drawing each as a normal would cost much and change nothing.
 */
function noiseLikeEquations(reduced: Reduced, random: Random): Float64Array {
  const { model, lambda, total, root } = reduced;
  const { start, kept, weight } = model;
  const noise = new Float64Array(model.keptCount);
  let signed = new Float64Array(16);
  let bits = 0;
  let left = 0;
  for (let i = 0; i < model.eliminatedCount; i++) {
    const from = start[i]!;
    const to = start[i + 1]!;
    if (to - from > signed.length) signed = new Float64Array(2 * (to - from));
    let sum = 0;
    for (let k = from; k < to; k++) {
      if (left === 0) {
        bits = random.uint32();
        left = 32;
      }
      const value = bits & 1 ? Math.sqrt(weight[k]!) : -Math.sqrt(weight[k]!);
      bits >>>= 1;
      left -= 1;
      signed[k - from] = value;
      sum += value;
    }
    const shared = ((1 - 1 / Math.sqrt(1 + lambda[i]! * total[i]!)) * sum) / total[i]!;
    for (let k = from; k < to; k++) {
      noise[kept[k]!]! += signed[k - from]! - weight[k]! * shared;
    }
  }
  return noise.map((value, j) => root[j]! * value + random.normal());
}

/** Fills in a draw: the kept effects from their deviation and a shift of the mean, the eliminated ones given them. */
function conditionalOf({ solution, varianceNoise }: RemlFit) {
  const { reduced, mean, response, scaledKept } = solution;
  const { model, q, root, total } = reduced;
  const valueSums = sumsByLevel(reduced);
  const spread = q.map((value) => Math.sqrt(varianceNoise * value));
  return (
    deviation: Float64Array,
    shift: number,
    random: Random,
    kept: Float64Array,
    eliminated: Float64Array,
  ): void => {
    for (let j = 0; j < root.length; j++) kept[j] = root[j]! * (scaledKept[j]! - shift * response[j]! + deviation[j]!);
    const { start, weight } = model;
    for (let i = 0; i < q.length; i++) {
      let sum = valueSums[i]! - (mean + shift) * total[i]!;
      for (let k = start[i]!; k < start[i + 1]!; k++) sum -= weight[k]! * kept[model.kept[k]!]!;
      eliminated[i] = q[i]! * sum + spread[i]! * random.normal();
    }
  };
}

function sumsByLevel({ model }: Reduced): Float64Array {
  const out = new Float64Array(model.eliminatedCount);
  for (let i = 0; i < out.length; i++) {
    for (let k = model.start[i]!; k < model.start[i + 1]!; k++) out[i]! += model.weight[k]! * model.value[k]!;
  }
  return out;
}

/**
 * Standard errors from draws: the variance of a level given all others is known, and only the variance of its mean given
 * the others, a small share as a rule, is taken from the draws.
 */
class ErrorsFromDraws {
  readonly #fit: RemlFit;
  readonly #kept: Float64Array;
  readonly #eliminated: Float64Array;
  #draws = 0;

  constructor(fit: RemlFit) {
    this.#fit = fit;
    const { keptCount, eliminatedCount } = fit.solution.reduced.model;
    this.#kept = new Float64Array(keptCount);
    this.#eliminated = new Float64Array(eliminatedCount);
  }

  add(noise: Float64Array, solved: Float64Array): void {
    const { reduced } = this.#fit.solution;
    for (let j = 0; j < solved.length; j++) this.#kept[j]! += (solved[j]! - noise[j]! / reduced.diagonal[j]!) ** 2;
    const sums = sumsOfKept(reduced, solved);
    for (let i = 0; i < sums.length; i++) this.#eliminated[i]! += sums[i]! ** 2;
    this.#draws += 1;
  }

  errors(): { kept: Float64Array; eliminated: Float64Array } {
    const { solution, varianceNoise } = this.#fit;
    const { root, diagonal, q } = solution.reduced;
    const draws = Math.max(1, this.#draws);
    return {
      kept: this.#kept.map((sum, j) => root[j]! * Math.sqrt(varianceNoise * (1 / diagonal[j]! + sum / draws))),
      eliminated: this.#eliminated.map((sum, i) => Math.sqrt(varianceNoise * (q[i]! + (q[i]! ** 2 * sum) / draws))),
    };
  }
}
