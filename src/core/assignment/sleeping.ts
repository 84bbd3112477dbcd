import { type Columns, columnsOf } from './columns.ts';
import type { AssignmentProblem } from './problem.ts';
import type { QuotaForest } from './quotas.ts';

/** In place of an arc: the pair takes no part yet; the pair may take no part. */
export const asleep = -1;
export const barred = -2;

/** What pricing sees of the network. */
interface Network {
  readonly value: Int32Array | Float64Array;
  readonly weight: Float64Array;
  readonly arcOfPair: Int32Array;
  readonly potential: Float64Array;
  readonly groupNode: (entry: number, group: number) => number;
}

type WakePair = (entry: number, pair: number) => void;

/** The pairs that are no arcs of the simplex yet, and what was last known of their prices. */
export class SleepingPairs {
  readonly #problem: AssignmentProblem;
  readonly #forest: QuotaForest;
  readonly #network: Network;
  /** Potentials at the last look, and what the least reduced cost of each entry's sleeping pairs then was at least. */
  readonly #seen: Float64Array;
  readonly #slack: Float64Array;
  #settled = false;
  #columns: Columns | undefined;

  constructor(problem: AssignmentProblem, forest: QuotaForest, network: Network) {
    this.#problem = problem;
    this.#forest = forest;
    this.#network = network;
    this.#seen = new Float64Array(network.potential.length);
    this.#slack = new Float64Array(network.weight.length).fill(-Infinity);
  }

  /** Solved once: from now on changes are small, and an index of the pairs by assessor pays. */
  settle(): void {
    this.#settled = true;
  }

  /** The entry's values changed: its pairs must be looked at again. */
  forget(entry: number): void {
    this.#slack[entry] = -Infinity;
  }

  /**
   * Prices the sleeping pairs and wakes those that would lower the cost; returns how many. A pair can have come to
   * matter only where its entry's potential fell or its assessor's rose since the last look: after a small change these
   * are few, and where an entry's least reduced cost outweighs its fall even its row is passed over.
   */
  wake(wakePair: WakePair): number {
    const { potential } = this.#network;
    const risen = this.#risenAssessors();
    let woken = 0;
    if (risen === null) {
      for (let entry = 0; entry < this.#network.weight.length; entry++) woken += this.#priceEntry(entry, wakePair);
    } else {
      for (let entry = 0; entry < this.#network.weight.length; entry++) {
        this.#slack[entry]! += this.#fallOf(entry);
        if (this.#slack[entry]! < 0) woken += this.#priceEntry(entry, wakePair);
      }
      for (const assessor of risen) woken += this.#priceAssessor(assessor, wakePair);
    }
    this.#seen.set(potential);
    return woken;
  }

  /** Those whose potential rose since the last look; null where a look at every pair is quicker. */
  #risenAssessors(): number[] | null {
    if (!this.#settled) return null;
    const { first } = (this.#columns ??= columnsOf(this.#problem));
    const { potential, weight, arcOfPair } = this.#network;
    const risen: number[] = [];
    let pairs = 0;
    for (let assessor = 0; assessor + 1 < first.length; assessor++) {
      const node = weight.length + assessor;
      if (potential[node]! <= this.#seen[node]!) continue;
      risen.push(assessor);
      pairs += first[assessor + 1]! - first[assessor]!;
    }
    return pairs * 4 > arcOfPair.length ? null : risen;
  }

  /** By how much the lowest of the entry's nodes fell, as a number below zero; 0 where none fell. */
  #fallOf(entry: number): number {
    const { potential, groupNode } = this.#network;
    const seen = this.#seen;
    let move = Math.min(0, potential[entry]! - seen[entry]!);
    for (let group = 0; group < this.#forest.groups.length; group++) {
      const node = groupNode(entry, group);
      move = Math.min(move, potential[node]! - seen[node]!);
    }
    return move;
  }

  #priceAssessor(assessor: number, wakePair: WakePair): number {
    const { first, pairs, entryOf } = (this.#columns ??= columnsOf(this.#problem));
    const { potential, value, weight, arcOfPair, groupNode } = this.#network;
    const group = this.#forest.smallest[assessor]!;
    const own = potential[weight.length + assessor]!;
    let woken = 0;
    for (let at = first[assessor]!; at < first[assessor + 1]!; at++) {
      const pair = pairs[at]!;
      if (arcOfPair[pair] !== asleep) continue;
      const entry = entryOf[at]!;
      const from = potential[group < 0 ? entry : groupNode(entry, group)]!;
      const reduced = from - weight[entry]! * value[pair]! - own;
      if (reduced < 0) {
        wakePair(entry, pair);
        woken++;
      } else if (reduced < this.#slack[entry]!) this.#slack[entry] = reduced;
    }
    return woken;
  }

  #priceEntry(entry: number, wakePair: WakePair): number {
    const { firstPair, pairAssessor } = this.#problem;
    const { potential, value, arcOfPair, groupNode } = this.#network;
    const smallest = this.#forest.smallest;
    const grouped = this.#forest.groups.length > 0;
    const weight = this.#network.weight[entry]!;
    const entries = this.#network.weight.length;
    const end = firstPair[entry + 1]!;
    const own = potential[entry]!;
    let least = Infinity;
    let woken = 0;
    for (let pair = firstPair[entry]!; pair < end; pair++) {
      const assessor = pairAssessor[pair]!;
      let from = own;
      if (grouped && smallest[assessor]! >= 0) from = potential[groupNode(entry, smallest[assessor]!)]!;
      const reduced = from - weight * value[pair]! - potential[entries + assessor]!;
      if (reduced >= least || arcOfPair[pair] !== asleep) continue;
      if (reduced < 0) {
        wakePair(entry, pair);
        woken++;
      } else least = reduced;
    }
    this.#slack[entry] = least;
    return woken;
  }
}
