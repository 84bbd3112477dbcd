import type { Random } from '../random.ts';
import type { Reduced } from './crossed.ts';

/**
 * Solves the kept side's equations without ever forming the matrix: preconditioned conjugate gradients on eight
 * right-hand sides at once, so that every index of the scores is read once for eight vectors. The coefficients of the
 * iteration give the log determinant as well (stochastic Lanczos quadrature; Ubaru, Chen and Saad 2017).
 */
const width = 8;
const mostIterations = 3000;

export interface BlockSolution {
  /** One vector per right-hand side. */
  readonly solutions: readonly Float64Array[];
  /** zᵀ·log(D^−½·S·D^−½)·z over zᵀ·z for each right-hand side D^½·z. */
  readonly logQuadratics: readonly number[];
  readonly converged: boolean;
}

/** Solves S·x = r for any number of right-hand sides, to `tolerance` of each one's length. */
export function solveIteratively(
  reduced: Reduced,
  rightHandSides: readonly Float64Array[],
  tolerance: number,
): BlockSolution {
  const solutions: Float64Array[] = [];
  const logQuadratics: number[] = [];
  let converged = true;
  for (let from = 0; from < rightHandSides.length; from += width) {
    const block = solveBlock(reduced, rightHandSides.slice(from, from + width), tolerance);
    solutions.push(...block.solutions);
    logQuadratics.push(...block.logQuadratics);
    converged &&= block.converged;
  }
  return { solutions, logQuadratics, converged };
}

function solveBlock(reduced: Reduced, sides: readonly Float64Array[], tolerance: number): BlockSolution {
  const size = reduced.model.keptCount;
  const x = new Float64Array(size * width);
  const residual = interleave(sides, size);
  const direction = new Float64Array(size * width);
  const product = new Float64Array(size * width);
  const scratch = new Float64Array(size * width);
  let rho = dotsOverDiagonal(residual, reduced.diagonal);
  const goal = rho.map((value) => value * tolerance * tolerance);
  const tridiagonals = sides.map(() => ({ alphas: [] as number[], betas: [] as number[] }));
  let beta = new Float64Array(width);
  let iteration = 0;
  while (iteration < mostIterations && rho.some((value, c) => value > goal[c]!)) {
    for (let j = 0, at = 0; j < size; j++) {
      const inverse = 1 / reduced.diagonal[j]!;
      for (let c = 0; c < width; c++, at++) direction[at] = residual[at]! * inverse + beta[c]! * direction[at]!;
    }
    applyToBlock(reduced, direction, product, scratch);
    const curvature = dots(direction, product);
    const alpha = rho.map((value, c) => (value > goal[c]! ? value / curvature[c]! : 0));
    for (let at = 0; at < x.length; at += width) {
      for (let c = 0; c < width; c++) {
        x[at + c]! += alpha[c]! * direction[at + c]!;
        residual[at + c]! -= alpha[c]! * product[at + c]!;
      }
    }
    const next = dotsOverDiagonal(residual, reduced.diagonal);
    beta = next.map((value, c) => (alpha[c]! > 0 ? value / rho[c]! : 0));
    tridiagonals.forEach(({ alphas, betas }, c) => {
      if (alpha[c] === 0) return;
      alphas.push(alpha[c]!);
      betas.push(beta[c]!);
    });
    rho = next;
    iteration += 1;
  }
  return {
    solutions: sides.map((_, c) => Float64Array.from({ length: size }, (_, j) => x[j * width + c]!)),
    logQuadratics: tridiagonals.map(({ alphas, betas }) => logQuadratic(alphas, betas)),
    converged: iteration < mostIterations,
  };
}

function interleave(sides: readonly Float64Array[], size: number): Float64Array {
  const out = new Float64Array(size * width);
  sides.forEach((side, c) => {
    for (let j = 0; j < size; j++) out[j * width + c] = side[j]!;
  });
  return out;
}

function dots(one: Float64Array, other: Float64Array): Float64Array {
  const out = new Float64Array(width);
  for (let at = 0; at < one.length; at += width) {
    for (let c = 0; c < width; c++) out[c]! += one[at + c]! * other[at + c]!;
  }
  return out;
}

function dotsOverDiagonal(block: Float64Array, diagonal: Float64Array): Float64Array {
  const out = new Float64Array(width);
  for (let j = 0, at = 0; j < diagonal.length; j++) {
    const inverse = 1 / diagonal[j]!;
    for (let c = 0; c < width; c++, at++) out[c]! += block[at]! * block[at]! * inverse;
  }
  return out;
}

/** product = S · block. The eight columns are spelled out: it is the one loop over all scores that counts. */
function applyToBlock(reduced: Reduced, block: Float64Array, product: Float64Array, scaled: Float64Array): void {
  const { model, q, root, keptTotal } = reduced;
  const { start, kept, weight } = model;
  for (let j = 0, at = 0; j < root.length; j++) {
    for (let c = 0; c < width; c++, at++) {
      scaled[at] = root[j]! * block[at]!;
      product[at] = keptTotal[j]! * scaled[at]!;
    }
  }
  for (let i = 0; i < q.length; i++) {
    const [from, to] = [start[i]!, start[i + 1]!];
    let s0 = 0,
      s1 = 0,
      s2 = 0,
      s3 = 0,
      s4 = 0,
      s5 = 0,
      s6 = 0,
      s7 = 0;
    for (let k = from; k < to; k++) {
      const at = kept[k]! * width;
      const w = weight[k]!;
      s0 += w * scaled[at]!;
      s1 += w * scaled[at + 1]!;
      s2 += w * scaled[at + 2]!;
      s3 += w * scaled[at + 3]!;
      s4 += w * scaled[at + 4]!;
      s5 += w * scaled[at + 5]!;
      s6 += w * scaled[at + 6]!;
      s7 += w * scaled[at + 7]!;
    }
    for (let k = from; k < to; k++) {
      const at = kept[k]! * width;
      const w = q[i]! * weight[k]!;
      product[at]! -= w * s0;
      product[at + 1]! -= w * s1;
      product[at + 2]! -= w * s2;
      product[at + 3]! -= w * s3;
      product[at + 4]! -= w * s4;
      product[at + 5]! -= w * s5;
      product[at + 6]! -= w * s6;
      product[at + 7]! -= w * s7;
    }
  }
  for (let j = 0, at = 0; j < root.length; j++) {
    for (let c = 0; c < width; c++, at++) product[at] = block[at]! + root[j]! * product[at]!;
  }
}

/** e₁ᵀ·log(T)·e₁ of the Lanczos matrix T that the coefficients of conjugate gradients imply. */
function logQuadratic(alphas: readonly number[], betas: readonly number[]): number {
  const size = alphas.length;
  const diagonal = new Float64Array(size);
  const below = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    diagonal[k] = 1 / alphas[k]! + (k > 0 ? betas[k - 1]! / alphas[k - 1]! : 0);
    if (k + 1 < size) below[k] = Math.sqrt(betas[k]!) / alphas[k]!;
  }
  const first = eigenOfTridiagonal(diagonal, below);
  let sum = 0;
  for (let k = 0; k < size; k++) sum += first[k]! * first[k]! * Math.log(diagonal[k]!);
  return sum;
}

/**
 * Eigenvalues (into `diagonal`) of a symmetric tridiagonal matrix by implicit QL with Wilkinson's shift, and the first
 * component of each eigenvector (Golub and Welsch 1969).
 */
function eigenOfTridiagonal(diagonal: Float64Array, below: Float64Array): Float64Array {
  const size = diagonal.length;
  const first = new Float64Array(size);
  if (size > 0) first[0] = 1;
  for (let l = 0; l < size; l++) {
    for (let sweep = 0; sweep < 60; sweep++) {
      let m = l;
      while (m + 1 < size && Math.abs(below[m]!) > 1e-15 * (Math.abs(diagonal[m]!) + Math.abs(diagonal[m + 1]!))) m++;
      if (m === l) break;
      sweepUp(diagonal, below, first, l, m);
    }
  }
  return first;
}

function sweepUp(diagonal: Float64Array, below: Float64Array, first: Float64Array, l: number, m: number): void {
  const half = (diagonal[l + 1]! - diagonal[l]!) / (2 * below[l]!);
  let g = diagonal[m]! - diagonal[l]! + below[l]! / (half + (half >= 0 ? 1 : -1) * Math.hypot(half, 1));
  let [sine, cosine, shift] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const f = sine * below[i]!;
    const b = cosine * below[i]!;
    const length = Math.hypot(f, g);
    below[i + 1] = length;
    if (length === 0) {
      diagonal[i + 1]! -= shift;
      below[m] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    const d = diagonal[i + 1]! - shift;
    const r = (diagonal[i]! - d) * sine + 2 * cosine * b;
    shift = sine * r;
    diagonal[i + 1] = d + shift;
    g = cosine * r - b;
    const z = first[i + 1]!;
    first[i + 1] = sine * first[i]! + cosine * z;
    first[i] = cosine * first[i]! - sine * z;
  }
  diagonal[l]! -= shift;
  below[l] = g;
  below[m] = 0;
}

/** Vectors of plus and minus one, the probes of stochastic traces (Hutchinson 1990). */
export function probesOf(count: number, size: number, random: Random): readonly Float64Array[] {
  return Array.from({ length: count }, () => {
    const probe = new Float64Array(size);
    for (let from = 0; from < size; from += 32) {
      const bits = random.uint32();
      for (let bit = 0; bit < 32 && from + bit < size; bit++) probe[from + bit] = (bits >>> bit) & 1 ? 1 : -1;
    }
    return probe;
  });
}
