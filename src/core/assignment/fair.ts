import { weightUnit } from './certificate.ts';
import { Exchange } from './exchange.ts';
import { AssignmentNetwork, type Prices } from './network.ts';
import type { AssignmentProblem } from './problem.ts';
import type { QuotaForest } from './quotas.ts';
import type { Pulse } from './simplex.ts';

/** Weights are hundredths, from 1 (as all others) to 100 times. */
export const largestFairWeight = 100 * weightUnit;
/** Rounds of moving the weights: while the best floor is sought, and for the final floor. */
const scoutRounds = 12;
const finalRounds = 60;
/** Chains are looked for in the first round and in every so-many-th. */
const mendEvery = 4;
/** The search for the best floor ends at this part of its range. */
const floorSteps = 64;

export interface FairSolution {
  readonly given: Int32Array;
  readonly floor: number;
  /** Absent where the greatest total already keeps the floor. */
  readonly weights: Float64Array;
  readonly prices: Prices;
  /** No assignment that keeps the floor has a total above this. */
  readonly bound: number;
}

/**
 * The smallest entry total first, up to `share` of the best that is found, then the total. Raising the smallest total
 * is a hard problem (it contains number partitioning), so it is met from two sides: scores of entries below the floor
 * gain weight until they hold their own (Lagrangian relaxation: any weights give a bound), and what the weights cannot
 * split is mended by chains of exchanges. Null when the pulse stopped it.
 */
export function solveFair(
  problem: AssignmentProblem,
  forest: QuotaForest,
  share: number,
  pulse?: Pulse,
): FairSolution | null {
  const search = new FairSearch(problem, forest, pulse);
  return search.run(share);
}

interface Attempt {
  readonly given: Int32Array;
  readonly total: number;
  readonly smallest: number;
}

class FairSearch {
  readonly #problem: AssignmentProblem;
  readonly #network: AssignmentNetwork;
  readonly #pulse: Pulse | undefined;
  #stopped = false;

  constructor(problem: AssignmentProblem, forest: QuotaForest, pulse?: Pulse) {
    this.#problem = problem;
    this.#pulse = pulse;
    this.#network = new AssignmentNetwork(problem, forest, { largestWeight: largestFairWeight });
  }

  run(share: number): FairSolution | null {
    const weights = new Float64Array(this.#problem.entryIds.length).fill(weightUnit);
    this.#network.setWeights(weights);
    if (!this.#network.solve(this.#pulse)) return null;
    const given = this.#network.given();
    const sums = entrySums(this.#problem, given);
    const best = { given, total: sumOf(sums), smallest: leastOf(sums) };
    const prices = this.#network.prices();
    const floorFor = (reached: number) => Math.floor(reached - (1 - share) * Math.abs(reached));
    const reached = this.#bestFloor(best, floorFor);
    const floor = floorFor(reached.smallest);
    if (this.#stopped) return null;
    if (best.smallest >= floor) return { given, floor: best.smallest, weights, prices, bound: best.total };
    const found = this.#attempt(floor, finalRounds, reached);
    return this.#stopped || found === null ? null : found;
  }

  /**
   * Halves the range between what the greatest total gives and what every entry could get if it were alone; ends as
   * soon as the share of all that is still possible is below what there is.
   */
  #bestFloor(start: Attempt, floorFor: (reached: number) => number): Attempt {
    let best = start;
    let high = ceilingOfFloor(this.#problem);
    const step = Math.max(1, Math.floor((high - best.smallest) / floorSteps));
    let next = high;
    while (high - best.smallest >= step && floorFor(high) > start.smallest && !this.#stopped) {
      const found = this.#attempt(next, scoutRounds, null);
      if (found === null) high = next - 1;
      else {
        const sums = entrySums(this.#problem, found.given);
        best = { given: found.given, total: sumOf(sums), smallest: leastOf(sums) };
      }
      next = best.smallest + Math.ceil((high - best.smallest) / 2);
    }
    return best;
  }

  /**
   * The greatest total that was found with every entry at or above the floor; `known` is one to beat. The weights move
   * along the shortfalls with shrinking steps (subgradient method).
   */
  #attempt(floor: number, rounds: number, known: Attempt | null): FairSolution | null {
    const weights = new Float64Array(this.#problem.entryIds.length).fill(weightUnit);
    let best = known;
    let bound = Infinity;
    let proof: { weights: Float64Array; prices: Prices } | null = null;
    for (let round = 0; round < rounds; round++) {
      this.#network.setWeights(weights);
      if (!this.#network.solve(this.#pulse)) {
        this.#stopped = true;
        return null;
      }
      const given = this.#network.given();
      const sums = entrySums(this.#problem, given);
      const dual = dualBound(weights, sums, floor);
      if (dual < bound) {
        bound = dual;
        proof = { weights: weights.slice(), prices: this.#network.prices() };
      }
      const mended = round % mendEvery === 0 || leastOf(sums) >= floor ? this.#mend(given, floor) : null;
      if (mended !== null && (best === null || mended.total > best.total)) best = mended;
      if (best !== null && best.total >= bound) break;
      if (!moveWeights(weights, sums, floor, round)) break;
      if (known === null && best !== null) break;
    }
    return best === null || proof === null ? null : { given: best.given, floor, bound, ...proof };
  }

  #mend(given: Int32Array, floor: number): Attempt | null {
    const exchange = new Exchange(this.#problem, given, (entry) => this.#network.nearPairs(entry), floor);
    if (!exchange.raise()) return null;
    for (let pass = 0; pass < 3; pass++) if (exchange.improve() === 0) break;
    return { given: exchange.given(), total: exchange.total(), smallest: exchange.smallest() };
  }
}

/** Weight flows to entries below the floor and away from those above it; false when nothing moved. */
function moveWeights(weights: Float64Array, sums: Float64Array, floor: number, round: number): boolean {
  const step = (2 * weightUnit) / (1 + round / 4);
  let moved = false;
  for (let entry = 0; entry < sums.length; entry++) {
    const short = (floor - sums[entry]!) / Math.max(1, Math.abs(floor));
    const to = Math.min(largestFairWeight, Math.max(weightUnit, Math.round(weights[entry]! + step * short)));
    if (to === weights[entry]) continue;
    weights[entry] = to;
    moved = true;
  }
  return moved;
}

/** Lagrange: the weighted optimum less what the weights promise for the floor bounds every assignment above it. */
function dualBound(weights: Float64Array, sums: Float64Array, floor: number): number {
  let bound = 0;
  for (let entry = 0; entry < sums.length; entry++) {
    bound += sums[entry]! + ((weights[entry]! - weightUnit) / weightUnit) * (sums[entry]! - floor);
  }
  return Math.floor(bound + 1e-6);
}

/** No floor can lie above what the poorest entry would get if all assessors were free for it. */
function ceilingOfFloor(problem: AssignmentProblem): number {
  let ceiling = Infinity;
  for (let entry = 0; entry < problem.entryIds.length; entry++) {
    const scores = Array.from(problem.score.subarray(problem.firstPair[entry], problem.firstPair[entry + 1]));
    scores.sort((a, b) => b - a);
    ceiling = Math.min(
      ceiling,
      scores.slice(0, problem.coverage[entry]).reduce((sum, score) => sum + score, 0),
    );
  }
  return ceiling;
}

function entrySums(problem: AssignmentProblem, given: Int32Array): Float64Array {
  const sums = new Float64Array(problem.entryIds.length);
  let entry = 0;
  for (const pair of given) {
    while (problem.firstPair[entry + 1]! <= pair) entry++;
    sums[entry]! += problem.score[pair]!;
  }
  return sums;
}

function sumOf(sums: Float64Array): number {
  return sums.reduce((sum, own) => sum + own, 0);
}

function leastOf(sums: Float64Array): number {
  return sums.reduce((least, own) => Math.min(least, own), Infinity);
}
