import type { Scores } from './scores.ts';

/**
 * Krippendorff's alpha, with gaps allowed (Krippendorff, Content Analysis, chapter on reliability): one less the observed
 * disagreement within entries over that expected by chance. Entries with a single score say nothing and are left out.
 * A level is null where alpha is not defined: no two scores of any entry, or no variation at all.
 */
export interface Alpha {
  readonly nominal: number | null;
  readonly ordinal: number | null;
  readonly interval: number | null;
  /** Null also where a score is negative, or where there are too many distinct scores or scores of one entry for pairs. */
  readonly ratio: number | null;
}

/** Ratio distances have no closed form: every distinct value meets every other, and every score its entry's others. */
const mostDistinctForRatio = 6000;
const mostScoresOfEntryForRatio = 1000;

export function krippendorffAlpha(scores: Scores): Alpha {
  const { values, start } = pairable(scores);
  if (values.length === 0) return { nominal: null, ordinal: null, interval: null, ratio: null };
  const { distinct, counts, rank } = tally(values);
  let below = 0;
  const middles = Float64Array.from(counts, (count) => (below += count) - count / 2);
  return {
    nominal: nominalAlpha(rank, counts, start),
    ordinal: intervalAlpha(
      Float64Array.from(rank, (at) => middles[at]!),
      start,
    ),
    interval: intervalAlpha(values, start),
    ratio: ratioIsTractable(distinct, start) ? ratioAlpha(values, start, distinct, counts) : null,
  };
}

function ratioIsTractable(distinct: Float64Array, start: Int32Array): boolean {
  if (distinct[0]! < 0 || distinct.length > mostDistinctForRatio) return false;
  return start.every((from, u) => u === 0 || from - start[u - 1]! <= mostScoresOfEntryForRatio);
}

interface Pairable {
  readonly values: Float64Array;
  /** Values start[u] … start[u + 1] − 1 are of one entry. */
  readonly start: Int32Array;
}

function pairable({ entry, score, entryIds }: Scores): Pairable {
  const size = new Int32Array(entryIds.length);
  for (const one of entry) size[one]! += 1;
  const values = score.filter((_, i) => size[entry[i]!]! > 1);
  const start = [0];
  for (const count of size) if (count > 1) start.push(start.at(-1)! + count);
  return { values, start: Int32Array.from(start) };
}

function tally(values: Float64Array) {
  const sorted = values.slice().sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const counts = new Int32Array(distinct.length);
  const rank = Int32Array.from(values, (value) => positionOf(distinct, value));
  for (const at of rank) counts[at]! += 1;
  return { distinct, counts, rank };
}

function positionOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function alphaOf(observed: number, expected: number, total: number): number | null {
  return expected > 0 ? 1 - (observed * (total - 1)) / expected : null;
}

/** Squared differences need no pairs: over a group they sum to twice its size times its sum of squares. */
function intervalAlpha(values: Float64Array, start: Int32Array): number | null {
  let observed = 0;
  for (let u = 0; u + 1 < start.length; u++) {
    const size = start[u + 1]! - start[u]!;
    observed += (2 * size * sumOfSquares(values, start[u]!, start[u + 1]!)) / (size - 1);
  }
  return alphaOf(observed, 2 * values.length * sumOfSquares(values, 0, values.length), values.length);
}

function sumOfSquares(values: Float64Array, from: number, to: number): number {
  let mean = 0;
  for (let i = from; i < to; i++) mean += values[i]! / (to - from);
  let sum = 0;
  for (let i = from; i < to; i++) sum += (values[i]! - mean) ** 2;
  return sum;
}

function nominalAlpha(rank: Int32Array, counts: Int32Array, start: Int32Array): number | null {
  let observed = 0;
  for (let u = 0; u + 1 < start.length; u++) {
    const group = Int32Array.from(rank.subarray(start[u], start[u + 1])).sort();
    let equal = 0;
    for (let i = 0, run = 0; i < group.length; i++) {
      run = i > 0 && group[i] === group[i - 1] ? run + 1 : 0;
      equal += 2 * run;
    }
    observed += (group.length * (group.length - 1) - equal) / (group.length - 1);
  }
  const expected = counts.reduce((sum, count) => sum - count * count, rank.length * rank.length);
  return alphaOf(observed, expected, rank.length);
}

function ratioAlpha(
  values: Float64Array,
  start: Int32Array,
  distinct: Float64Array,
  counts: Int32Array,
): number | null {
  const distance = (one: number, other: number) => (one + other === 0 ? 0 : ((one - other) / (one + other)) ** 2);
  let observed = 0;
  for (let u = 0; u + 1 < start.length; u++) {
    let sum = 0;
    for (let i = start[u]!; i < start[u + 1]!; i++) {
      for (let j = start[u]!; j < i; j++) sum += distance(values[i]!, values[j]!);
    }
    observed += (2 * sum) / (start[u + 1]! - start[u]! - 1);
  }
  let expected = 0;
  for (let i = 0; i < distinct.length; i++) {
    for (let j = 0; j < i; j++) expected += 2 * counts[i]! * counts[j]! * distance(distinct[i]!, distinct[j]!);
  }
  return alphaOf(observed, expected, values.length);
}
