/**
 * The assignment problem: which assessors judge which entries. Read from the published JSON form (docs: "Assignment
 * problem") into columns of numbers, entries and assessors in the order of their ids, pairs by entry and then by assessor.
 */

/** A group of assessors of whom every entry gets at least `min` and at most `max`. */
export interface Quota {
  readonly role: string;
  /** Positions of the members, ascending. */
  readonly members: Int32Array;
  readonly min: number;
  readonly max: number;
}

export interface AssignmentProblem {
  readonly entryIds: readonly string[];
  readonly assessorIds: readonly string[];
  /** Assessors that each entry must get. */
  readonly coverage: Int32Array;
  /** Entries that each assessor must get at least and may get at most. */
  readonly min: Int32Array;
  readonly max: Int32Array;
  /** The pairs of entry i are those from `firstPair[i]` up to `firstPair[i + 1]`. Conflicts are left out. */
  readonly firstPair: Int32Array;
  readonly pairAssessor: Int32Array;
  /** Affinity of every pair in whole millionths. */
  readonly score: Int32Array | Float64Array;
  /** 1 where the pair is fixed. */
  readonly fixed: Uint8Array;
  readonly quotas: readonly Quota[];
}

/** The published JSON form. */
export interface AssignmentInput {
  readonly entries: readonly { readonly id: string; readonly coverage: number }[];
  readonly assessors: readonly { readonly id: string; readonly min: number; readonly max: number }[];
  readonly affinities: {
    readonly entry: ArrayLike<number>;
    readonly assessor: ArrayLike<number>;
    readonly score: ArrayLike<number>;
  };
  readonly conflicts?: readonly (readonly [string, string])[];
  readonly fixed?: readonly (readonly [string, string])[];
  readonly quotas?: readonly {
    readonly role: string;
    readonly assessors: readonly string[];
    readonly min: number;
    readonly max: number;
  }[];
}

/** The pair's position, or −1 when the problem does not list it. */
export function findPair(problem: AssignmentProblem, entry: number, assessor: number): number {
  let low = problem.firstPair[entry]!;
  let high = problem.firstPair[entry + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = problem.pairAssessor[middle]!;
    if (there === assessor) return middle;
    if (there < assessor) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The entry of every pair, from the rows. */
export function entryOfPair(problem: AssignmentProblem, pair: number): number {
  let low = 0;
  let high = problem.coverage.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (problem.firstPair[middle]! <= pair) low = middle;
    else high = middle - 1;
  }
  return low;
}

const largestKnown = new WeakMap<object, number>();

/** The largest absolute value, remembered: the values of a problem do not change. */
export function largestOf(values: Int32Array | Float64Array): number {
  const known = largestKnown.get(values);
  if (known !== undefined) return known;
  let [least, most] = [0, 0];
  // By index: an iterator costs a tenth of a whole solution before it is compiled.
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value > most) most = value;
    else if (value < least) least = value;
  }
  const largest = Math.max(most, -least);
  largestKnown.set(values, largest);
  return largest;
}

/**
 * The largest score with which totals (seats times score) and prices (a few times the longest chain of exchanges, which
 * passes every entry or every assessor at most once) stay exact in a double.
 */
export function largestSafeScore(coverage: Int32Array, assessorCount: number): number {
  const seats = coverage.reduce((sum, count) => sum + count, 0);
  const chain = 16 * (Math.min(coverage.length, assessorCount) + 2);
  return Math.floor(Number.MAX_SAFE_INTEGER / Math.max(seats, chain));
}

/** The problem with only the pairs named, which stand in order; the n-th pair is then `kept[n]`. */
export function onlyPairs(problem: AssignmentProblem, kept: Int32Array): AssignmentProblem {
  const firstPair = new Int32Array(problem.firstPair.length);
  for (let entry = 0, at = 0; entry < problem.entryIds.length; entry++) {
    while (at < kept.length && kept[at]! < problem.firstPair[entry + 1]!) at++;
    firstPair[entry + 1] = at;
  }
  const score = problem.score instanceof Int32Array ? new Int32Array(kept.length) : new Float64Array(kept.length);
  kept.forEach((pair, at) => (score[at] = problem.score[pair]!));
  return {
    ...problem,
    firstPair,
    pairAssessor: Int32Array.from(kept, (pair) => problem.pairAssessor[pair]!),
    score,
    fixed: Uint8Array.from(kept, (pair) => problem.fixed[pair]!),
  };
}
