import type { AssignmentProblem } from './problem.ts';

/** Below so many pairs the guess costs more than it saves. */
const worthGuessing = 2_000_000;
/** Pairs that the guess looks at in one round, at most; rounds; how far prices move in the first. */
const samplePairs = 100_000;
const rounds = 12;
const firstStep = 0.15;

/**
 * Roughly what the seats of each assessor will cost. On a sample of the entries, everybody takes the best seats for the
 * present prices; assessors who are asked for too often become dearer, the others cheaper, by ever smaller steps. Only
 * the choice of pairs to begin with hangs on it, never the answer.
 */
export function guessPrices(problem: AssignmentProblem, value: Int32Array | Float64Array): Float64Array {
  const { coverage, max } = problem;
  const stride = Math.max(1, Math.ceil(value.length / samplePairs));
  const price = new Float64Array(max.length);
  if (value.length < worthGuessing) return price;
  const scale = spanOf(value);
  let sampled = 0;
  let seats = 0;
  coverage.forEach((count, entry) => {
    seats += count;
    if (entry % stride === 0) sampled += count;
  });
  for (let round = 0; round < rounds; round++) {
    const demand = demandAt(problem, value, price, stride);
    const step = (firstStep * scale) / (1 + round / 3);
    for (let assessor = 0; assessor < price.length; assessor++) {
      const room = Math.max(1e-9, (max[assessor]! * sampled) / Math.max(1, seats));
      const excess = Math.max(-1, Math.min(1, demand[assessor]! / room - 1));
      price[assessor] = Math.max(0, price[assessor]! + step * excess);
    }
  }
  return price.map(Math.round);
}

/** How many of the sampled entries want each assessor at these prices. */
function demandAt(
  problem: AssignmentProblem,
  value: Int32Array | Float64Array,
  price: Float64Array,
  stride: number,
): Float64Array {
  const { coverage, firstPair, pairAssessor } = problem;
  const demand = new Float64Array(price.length);
  for (let entry = 0; entry < coverage.length; entry += stride) {
    const first = firstPair[entry]!;
    const count = Math.min(coverage[entry]!, firstPair[entry + 1]! - first);
    if (count === 0) continue;
    const best = new BestOf(count);
    for (let pair = first; pair < firstPair[entry + 1]!; pair++) {
      best.offer(value[pair]! - price[pairAssessor[pair]!]!);
    }
    for (let pair = first; pair < firstPair[entry + 1]!; pair++) {
      if (best.takes(value[pair]! - price[pairAssessor[pair]!]!)) demand[pairAssessor[pair]!]!++;
    }
  }
  return demand;
}

function spanOf(value: Int32Array | Float64Array): number {
  let least = Infinity;
  let most = -Infinity;
  for (let at = 0; at < value.length; at++) {
    const each = value[at]!;
    if (each < least) least = each;
    if (each > most) most = each;
  }
  return most - least;
}

/** The `count` largest of what is offered: first offer all, then ask of each, in the same order, whether it is one. */
export class BestOf {
  readonly #heap: Float64Array;
  #size = 0;
  #equals: number | null = null;

  constructor(count: number) {
    this.#heap = new Float64Array(count);
  }

  offer(item: number): void {
    const heap = this.#heap;
    if (this.#size < heap.length) {
      let hole = this.#size++;
      while (hole > 0 && heap[(hole - 1) >> 1]! > item) {
        heap[hole] = heap[(hole - 1) >> 1]!;
        hole = (hole - 1) >> 1;
      }
      heap[hole] = item;
    } else if (item > heap[0]!) this.#replaceLeast(item);
  }

  /** Of equal ones at the end the first are taken. */
  takes(item: number): boolean {
    const least = this.#heap[0]!;
    if (item !== least) return item > least;
    if (this.#equals === null) this.#equals = this.#heap.reduce((count, one) => count + (one === least ? 1 : 0), 0);
    return this.#equals > 0 && this.#equals-- > 0;
  }

  #replaceLeast(item: number): void {
    const heap = this.#heap;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
      if (child >= heap.length || heap[child]! >= item) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = item;
  }
}
