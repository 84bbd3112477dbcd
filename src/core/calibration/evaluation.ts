import { solveIteratively } from './conjugate-gradients.ts';
import type { Crossed, Projected, Ratios, Reduced } from './crossed.ts';
import { assemble, innerProduct, project, reduce, spreadEliminated, spreadKept, sumsOfKept } from './crossed.ts';
import type { Factor } from './dense.ts';
import { factorise, inverseDiagonal, solveDense } from './dense.ts';

/** A pair of figures, one for the eliminated and one for the kept side. */
export type Pair = readonly [eliminated: number, kept: number];

/** What the mean and the effects are at given ratios: penalised least squares. */
export interface Solution {
  readonly reduced: Reduced;
  /** The mean, less the model's centre. */
  readonly mean: number;
  /** Information on the mean: its variance is the noise variance over this. */
  readonly meanInformation: number;
  /** How the scaled kept effects answer to the mean: they are kept − mean · response. */
  readonly response: Float64Array;
  /** Scaled kept effects, and effects of both sides in units of the scores. */
  readonly scaledKept: Float64Array;
  readonly kept: Float64Array;
  readonly eliminated: Float64Array;
  /** Penalised weighted residual sum of squares. */
  readonly residual: number;
  /** Squares of the effects over their ratios, both sides. */
  readonly squares: Pair;
  /** The average information on the logarithms of the ratios, the noise variance profiled out, of −2 log likelihood. */
  readonly information: readonly [Pair, Pair];
  /** Squares of the effects of the constant 1, which the restricted likelihood takes off the traces. */
  readonly constantSquares: Pair;
}

/** What only the determinant knows: its logarithm (NaN where not computed) and its derivatives by the log ratios. */
export interface Traces {
  readonly logDeterminant: number;
  readonly slope: Pair;
  /** Standard error of the slopes; zero when they are exact. */
  readonly error: Pair;
}

type Solve = (sides: readonly Float64Array[]) => readonly Float64Array[];

/** Exact algebra by one dense factorisation of the kept side. */
export interface Exact {
  readonly reduced: Reduced;
  readonly factor: Factor;
  readonly traces: Traces;
  /** Diagonal of S⁻¹. */
  readonly keptVariance: Float64Array;
  /** cᵀ·√l·S⁻¹·√l·c of each eliminated level: what the kept side's uncertainty adds to it. */
  readonly eliminatedVariance: Float64Array;
}

/** Absent when the matrix is not positive definite in floating point. */
export function exactAt(model: Crossed, ratios: Ratios): Exact | null {
  const reduced = reduce(model, ratios);
  const factor = assemble(reduced);
  const logDeterminant = factorise(factor) + reduced.logDeterminantEliminated;
  if (Number.isNaN(logDeterminant)) return null;
  const keptVariance = inverseDiagonal(factor);
  const eliminatedVariance = quadraticForms(reduced, factor);
  let kept = 0;
  for (const variance of keptVariance) kept += 1 - variance;
  let eliminated = 0;
  for (let i = 0; i < eliminatedVariance.length; i++) {
    const shrink = 1 + reduced.lambda[i]! * reduced.total[i]!;
    eliminated += (reduced.lambda[i]! * (reduced.total[i]! - eliminatedVariance[i]! / shrink)) / shrink;
  }
  const traces: Traces = { logDeterminant, slope: [eliminated, kept], error: [0, 0] };
  return { reduced, factor, traces, keptVariance, eliminatedVariance };
}

function quadraticForms(reduced: Reduced, factor: Factor): Float64Array {
  const { start, kept, weight, eliminatedCount, keptCount } = reduced.model;
  const { cells, stride } = factor;
  const row = new Float64Array(keptCount);
  const out = new Float64Array(eliminatedCount);
  for (let i = 0; i < eliminatedCount; i++) {
    let first = keptCount;
    for (let k = start[i]!; k < start[i + 1]!; k++) first = Math.min(first, kept[k]!);
    row.fill(0, first);
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const level = kept[k]!;
      const scale = weight[k]! * reduced.root[level]!;
      const base = level * stride;
      for (let j = level; j < keptCount; j++) row[j]! += scale * cells[base + j]!;
    }
    let sum = 0;
    for (let j = first; j < keptCount; j++) sum += row[j]! * row[j]!;
    out[i] = sum;
  }
  return out;
}

/** Traces by probes: unbiased, and smooth in the ratios because the probes stay the same. */
export function tracesByProbes(reduced: Reduced, probes: readonly Float64Array[], tolerance: number): Traces {
  const { diagonal, lambda, total } = reduced;
  const roots = diagonal.map((value) => Math.sqrt(value));
  const { solutions, logQuadratics } = solveIteratively(
    reduced,
    probes.map((probe) => probe.map((sign, j) => sign * roots[j]!)),
    tolerance,
  );
  let logDiagonal = 0;
  for (const value of diagonal) logDiagonal += Math.log(value);
  const slopes = solutions.map((solution, at): Pair => {
    const scaled = probes[at]!.map((sign, j) => sign / roots[j]!);
    let kept = diagonal.length;
    for (let j = 0; j < scaled.length; j++) kept -= scaled[j]! * solution[j]!;
    const [left, right] = [sumsOfKept(reduced, scaled), sumsOfKept(reduced, solution)];
    let eliminated = 0;
    for (let i = 0; i < lambda.length; i++) {
      const shrink = 1 + lambda[i]! * total[i]!;
      eliminated += (lambda[i]! * (total[i]! - (left[i]! * right[i]!) / shrink)) / shrink;
    }
    return [eliminated, kept];
  });
  const [eliminated, kept] = [meanAndError(slopes.map(([e]) => e)), meanAndError(slopes.map(([, k]) => k))];
  return {
    logDeterminant: reduced.logDeterminantEliminated + logDiagonal + diagonal.length * meanAndError(logQuadratics).mean,
    slope: [eliminated.mean, kept.mean],
    error: [eliminated.error, kept.error],
  };
}

function meanAndError(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length * Math.max(1, values.length - 1))) };
}

export function solveExactly(exact: Exact): Solution {
  return solutionOf(exact.reduced, (sides) => sides.map((side) => solveDense(exact.factor, side)));
}

export function solveByGradients(reduced: Reduced, tolerance: number): Solution {
  return solutionOf(reduced, (sides) => solveIteratively(reduced, sides, tolerance).solutions);
}

function solutionOf(reduced: Reduced, solve: Solve): Solution {
  const { model, lambda, total, q, root } = reduced;
  const one = project(reduced, model.room[0].fill(1));
  const value = project(reduced, model.value);
  const [response, raw] = solve([one.rightHandSide, value.rightHandSide]) as [Float64Array, Float64Array];
  const meanInformation = innerProduct(reduced, one, one) - dot(one.rightHandSide, response);
  const cross = innerProduct(reduced, one, value) - dot(one.rightHandSide, raw);
  const mean = cross / meanInformation;
  const residual = innerProduct(reduced, value, value) - dot(value.rightHandSide, raw) - mean * cross;
  const scaledKept = raw.map((effect, j) => effect - mean * response[j]!);
  const kept = scaledKept.map((effect, j) => effect * root[j]!);
  const fromKept = sumsOfKept(reduced, scaledKept);
  const remains = value.sums.map((sum, i) => sum - mean * one.sums[i]! - fromKept[i]!);
  const eliminated = remains.map((sum, i) => sum * q[i]!);
  const fromResponse = sumsOfKept(reduced, response);
  const squaresOf = (effects: Float64Array, sums: (i: number) => number): Pair => [
    lambda.reduce((sum, ratio, i) => sum + ratio * (sums(i) / (1 + ratio * total[i]!)) ** 2, 0),
    dot(effects, effects),
  ];
  const squares = squaresOf(scaledKept, (i) => remains[i]!);
  const constantSquares = squaresOf(response, (i) => one.sums[i]! - fromResponse[i]!);
  const working = [
    project(reduced, spreadEliminated(model, eliminated, model.room[1])),
    project(reduced, spreadKept(model, kept, model.room[2])),
  ] as const;
  const information = informationOf({ reduced, solve, one, response, meanInformation, residual, squares, working });
  return {
    reduced,
    mean,
    meanInformation,
    response,
    scaledKept,
    kept,
    eliminated,
    residual,
    squares,
    information,
    constantSquares,
  };
}

/** Average information (Gilmour, Thompson and Cullis 1995): the fitted effects themselves are the working variates. */
function informationOf(at: {
  readonly reduced: Reduced;
  readonly solve: Solve;
  readonly one: Projected;
  readonly response: Float64Array;
  readonly meanInformation: number;
  readonly residual: number;
  readonly squares: Pair;
  readonly working: readonly [Projected, Projected];
}): readonly [Pair, Pair] {
  const { reduced, one, working, residual, squares } = at;
  const solved = at.solve(working.map(({ rightHandSide }) => rightHandSide));
  const onMean = working.map((side) => innerProduct(reduced, one, side) - dot(at.response, side.rightHandSide));
  const cell = (i: 0 | 1, j: 0 | 1): number =>
    ((innerProduct(reduced, working[i], working[j]) -
      dot(working[i].rightHandSide, solved[j]!) -
      (onMean[i]! * onMean[j]!) / at.meanInformation -
      (squares[i] * squares[j]) / residual) *
      (reduced.model.value.length - 1)) /
    residual;
  const mixed = cell(0, 1);
  return [
    [cell(0, 0), mixed],
    [mixed, cell(1, 1)],
  ];
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < one.length; j++) sum += one[j]! * other[j]!;
  return sum;
}
