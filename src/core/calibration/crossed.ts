import type { Factor } from './dense.ts';
import { emptyMatrix } from './dense.ts';
import type { Scores } from './scores.ts';

/**
 * Scores as a model of two crossed random effects: value = mean + effect of one side + effect of the other + noise, with
 * weights. The side with more levels is *eliminated* exactly, because given the other side its levels are independent;
 * the side with fewer levels is *kept*, and its equations are all that has to be solved.
 *
 * Effects are scaled to unit variance (times the root of their variance ratio), so that a ratio of zero is no special
 * case. With q = λ / (1 + λ·W) of an eliminated level of weight W, the kept side has the matrix S = I + √l·K·√l where
 * K = diag(weights) − Σ q·c·cᵀ over the eliminated levels, c being a level's weights by kept level.
 */
export interface Crossed {
  readonly keptIsAssessor: boolean;
  readonly keptCount: number;
  readonly eliminatedCount: number;
  /** Scores start[i] … start[i + 1] − 1 belong to eliminated level i. */
  readonly start: Int32Array;
  readonly kept: Int32Array;
  /** Scores less `centre`, which keeps sums of squares accurate. */
  readonly value: Float64Array;
  readonly centre: number;
  readonly weight: Float64Array;
  /** Variance of each level relative to its side's; all 1 unless a robust fit loosens single assessors. */
  readonly keptSpread: Float64Array;
  readonly eliminatedSpread: Float64Array;
  /** Room for a value per score, three times over, that every evaluation of the model uses again. */
  readonly room: readonly [Float64Array, Float64Array, Float64Array];
}

/** Variances of the two sides over that of the noise. */
export interface Ratios {
  readonly eliminated: number;
  readonly kept: number;
}

/** Weights that are not all one: per score in the order of `Scores`, and per assessor a relative variance. */
export interface Weighting {
  readonly scoreWeight?: Float64Array;
  readonly assessorSpread?: Float64Array;
}

export function crossedOf(scores: Scores, weighting: Weighting = {}): Crossed {
  const keptIsAssessor = scores.assessorIds.length <= scores.entryIds.length;
  const eliminated = keptIsAssessor ? scores.entry : scores.assessor;
  const kept = keptIsAssessor ? scores.assessor : scores.entry;
  const [most, least] = [scores.entryIds.length, scores.assessorIds.length].sort((a, b) => b - a) as [number, number];
  const start = new Int32Array(most + 1);
  for (const level of eliminated) start[level + 1]! += 1;
  for (let i = 0; i < most; i++) start[i + 1]! += start[i]!;
  const place = placesOf(eliminated, start);
  const centre = meanOf(scores.score);
  const ones = (length: number) => new Float64Array(length).fill(1);
  const spread = weighting.assessorSpread ?? ones(scores.assessorIds.length);
  const empty = () => new Float64Array(kept.length);
  const model: Crossed = {
    keptIsAssessor,
    keptCount: least,
    eliminatedCount: most,
    start,
    kept: new Int32Array(kept.length),
    value: empty(),
    centre,
    weight: ones(kept.length),
    keptSpread: keptIsAssessor ? spread : ones(least),
    eliminatedSpread: keptIsAssessor ? ones(most) : spread,
    room: [empty(), empty(), empty()],
  };
  for (let i = 0; i < kept.length; i++) {
    const at = place === null ? i : place[i]!;
    model.kept[at] = kept[i]!;
    model.value[at] = scores.score[i]! - centre;
    if (weighting.scoreWeight) model.weight[at] = weighting.scoreWeight[i]!;
  }
  return model;
}

/** Where each score goes when they are grouped by the eliminated side; null when they are so already. */
function placesOf(eliminated: Int32Array, start: Int32Array): Int32Array | null {
  if (eliminated.every((level, i) => i === 0 || level >= eliminated[i - 1]!)) return null;
  const next = start.slice();
  return eliminated.map((level) => next[level]!++);
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The model at given ratios, with what depends on them alone. */
export interface Reduced {
  readonly model: Crossed;
  readonly ratios: Ratios;
  /** λ of each eliminated level, its total weight W, and q = λ / (1 + λ·W). */
  readonly lambda: Float64Array;
  readonly total: Float64Array;
  readonly q: Float64Array;
  /** Root of the variance ratio of each kept level. */
  readonly root: Float64Array;
  /** Total weight of each kept level. */
  readonly keptTotal: Float64Array;
  /** Diagonal of S. */
  readonly diagonal: Float64Array;
  /** Σ log(1 + λ·W): the share of the eliminated side in the log determinant. */
  readonly logDeterminantEliminated: number;
}

export function reduce(model: Crossed, ratios: Ratios): Reduced {
  const { start, kept, weight, eliminatedCount, keptCount } = model;
  const lambda = model.eliminatedSpread.map((spread) => ratios.eliminated * spread);
  const root = model.keptSpread.map((spread) => Math.sqrt(ratios.kept * spread));
  const total = new Float64Array(eliminatedCount);
  const keptTotal = new Float64Array(keptCount);
  const lost = new Float64Array(keptCount);
  const q = new Float64Array(eliminatedCount);
  let logDeterminantEliminated = 0;
  for (let i = 0; i < eliminatedCount; i++) {
    let sum = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) sum += weight[k]!;
    total[i] = sum;
    q[i] = lambda[i]! / (1 + lambda[i]! * sum);
    logDeterminantEliminated += Math.log1p(lambda[i]! * sum);
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      keptTotal[kept[k]!]! += weight[k]!;
      lost[kept[k]!]! += q[i]! * weight[k]! * weight[k]!;
    }
  }
  const diagonal = root.map((value, j) => 1 + value * value * (keptTotal[j]! - lost[j]!));
  return { model, ratios, lambda, total, q, root, keptTotal, diagonal, logDeterminantEliminated };
}

/** The matrix S, lower triangle. A pair of levels occurs once at most, so the diagonal is that of `reduce`. */
export function assemble(reduced: Reduced): Factor {
  const { model, q, root, diagonal } = reduced;
  const { start, kept, weight } = model;
  const matrix = emptyMatrix(model.keptCount);
  const { cells, stride } = matrix;
  for (let i = 0; i < model.eliminatedCount; i++) {
    for (let a = start[i]!; a < start[i + 1]!; a++) {
      const one = kept[a]!;
      const scale = q[i]! * weight[a]! * root[one]!;
      for (let b = start[i]!; b < a; b++) {
        const other = kept[b]!;
        const at = one > other ? one * stride + other : other * stride + one;
        cells[at]! -= scale * weight[b]! * root[other]!;
      }
    }
  }
  for (let j = 0; j < model.keptCount; j++) cells[j * stride + j] = diagonal[j]!;
  return matrix;
}

/** A value per score, freed of the eliminated side. */
export interface Projected {
  readonly value: Float64Array;
  /** Σ weight · value of each eliminated level. */
  readonly sums: Float64Array;
  /** √l · (kept sums less what the eliminated side explains): the right-hand side of S. */
  readonly rightHandSide: Float64Array;
}

export function project(reduced: Reduced, value: Float64Array): Projected {
  const { model, q, root } = reduced;
  const { start, kept, weight } = model;
  const sums = new Float64Array(model.eliminatedCount);
  const rightHandSide = new Float64Array(model.keptCount);
  for (let i = 0; i < model.eliminatedCount; i++) {
    let sum = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) sum += weight[k]! * value[k]!;
    sums[i] = sum;
    for (let k = start[i]!; k < start[i + 1]!; k++) rightHandSide[kept[k]!]! += weight[k]! * (value[k]! - q[i]! * sum);
  }
  for (let j = 0; j < root.length; j++) rightHandSide[j]! *= root[j]!;
  return { value, sums, rightHandSide };
}

/** Gives every score the value of its eliminated level. */
export function spreadEliminated({ start }: Crossed, levels: Float64Array, room: Float64Array): Float64Array {
  for (let i = 0; i < levels.length; i++) room.fill(levels[i]!, start[i], start[i + 1]);
  return room;
}

/** Gives every score the value of its kept level. */
export function spreadKept({ kept }: Crossed, levels: Float64Array, room: Float64Array): Float64Array {
  for (let k = 0; k < kept.length; k++) room[k] = levels[kept[k]!]!;
  return room;
}

/** The product of two projected values over all scores, freed of the eliminated side. */
export function innerProduct(reduced: Reduced, one: Projected, other: Projected): number {
  const { weight } = reduced.model;
  let sum = 0;
  for (let k = 0; k < weight.length; k++) sum += weight[k]! * one.value[k]! * other.value[k]!;
  for (let i = 0; i < reduced.q.length; i++) sum -= reduced.q[i]! * one.sums[i]! * other.sums[i]!;
  return sum;
}

/** Σ weight · root · vector of each eliminated level: cᵀ·√l·vector. */
export function sumsOfKept(reduced: Reduced, vector: Float64Array): Float64Array {
  const { start, kept, weight, eliminatedCount } = reduced.model;
  const out = new Float64Array(eliminatedCount);
  for (let i = 0; i < eliminatedCount; i++) {
    let sum = 0;
    for (let k = start[i]!; k < start[i + 1]!; k++) sum += weight[k]! * reduced.root[kept[k]!]! * vector[kept[k]!]!;
    out[i] = sum;
  }
  return out;
}
