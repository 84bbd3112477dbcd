import { BestOf, guessPrices } from './first-choice.ts';
import { type AssignmentProblem, largestOf } from './problem.ts';
import type { QuotaForest } from './quotas.ts';
import { NetworkSimplex, type Pulse } from './simplex.ts';
import { asleep, barred, SleepingPairs } from './sleeping.ts';

/** How many pairs of an entry take part from the start: its best ones. */
const firstChoice = 20;

/** How many pairs of an entry an exchange looks at, by price and by score. */
const nearCount = 20;

export interface NetworkOptions {
  /** Value of every pair; its score where none is given. */
  readonly value?: Int32Array | Float64Array;
  /** Values of an entry are multiplied by its weight (`setWeights`); weights never exceed this. */
  readonly largestWeight?: number;
  /** The n-th entry of one assessor costs n times this. */
  readonly balancePrice?: number;
  /**
   * For lotteries: every seat is cut into so many parts. Of one pair at most the sum of `levels` may be given, the
   * parts of the n-th level (from 0) at a price of n each.
   */
  readonly parts?: number;
  readonly levels?: readonly number[];
  /** Only what these prices allow an optimum: loads and groups with a price stay at their bound. */
  readonly tight?: Prices;
}

/** Prices of entries, of assessors, and of the entries' groups: together they prove an optimum. */
export interface Prices {
  readonly entry: Float64Array;
  readonly assessor: Float64Array;
  /** By group of the forest, then by entry. */
  readonly group: readonly Float64Array[];
}

/**
 * The assignment as a flow: from every entry, over a node for each of its quota groups, to assessors and on to a sink.
 * Only promising pairs are arcs of the simplex. When it is done the others are priced with the node potentials, those
 * that violate them wake up, and it goes on from the same tree; when none is left, the proof is that of the whole.
 */
export class AssignmentNetwork {
  readonly simplex: NetworkSimplex;
  readonly #problem: AssignmentProblem;
  readonly #forest: QuotaForest;
  readonly #value: Int32Array | Float64Array;
  readonly #parts: number;
  readonly #levels: readonly number[];
  readonly #tight: Prices | undefined;
  readonly #balancePrice: number;
  readonly #sink: number;
  readonly #weight: Float64Array;
  readonly #arcOfPair: Int32Array;
  readonly #fixedOfAssessor: Int32Array;
  readonly #degree: Int32Array;
  readonly #loadArc: Int32Array;
  readonly #loadFloor: Int32Array;
  /** Lower bounds that wait for the first solution. */
  readonly #floors: { readonly arc: number; readonly floor: number }[] = [];
  readonly #sleeping: SleepingPairs;

  constructor(problem: AssignmentProblem, forest: QuotaForest, options: NetworkOptions = {}) {
    const entries = problem.entryIds.length;
    const assessors = problem.assessorIds.length;
    const nodes = entries + assessors + 1 + entries * forest.groups.length;
    this.#problem = problem;
    this.#forest = forest;
    this.#value = options.value ?? problem.score;
    this.#parts = options.parts ?? 1;
    this.#levels = options.levels ?? [this.#parts];
    this.#tight = options.tight;
    this.#balancePrice = options.balancePrice ?? 0;
    this.#sink = entries + assessors;
    this.#weight = new Float64Array(entries).fill(1);
    this.#arcOfPair = new Int32Array(problem.pairAssessor.length).fill(asleep);
    this.#fixedOfAssessor = new Int32Array(assessors);
    this.#degree = new Int32Array(assessors);
    this.#loadArc = new Int32Array(assessors);
    this.#loadFloor = new Int32Array(assessors);

    const levels = this.#levels.length - 1;
    const dearest = largestOf(this.#value) * (options.largestWeight ?? 1) + this.#balancePrice * entries + levels;
    const artificialCost = 2 * (Math.min(entries, assessors) + 2) * dearest + 1;
    const arcRoom = (1 + levels) * Math.min(this.#arcOfPair.length, 2 * firstChoice * entries) + 2 * nodes;
    this.simplex = new NetworkSimplex(nodes, this.#sink, arcRoom, artificialCost);
    this.#sleeping = new SleepingPairs(problem, forest, {
      value: this.#value,
      weight: this.#weight,
      arcOfPair: this.#arcOfPair,
      potential: this.simplex.potential,
      groupNode: (entry, group) => this.#groupNode(entry, group),
    });
    this.#build();
  }

  /** Solves to the proven optimum. False when the pulse stopped it. */
  solve(pulse?: Pulse): boolean {
    if (this.#floors.length > 0) {
      if (!this.simplex.run(pulse)) return false;
      this.#raiseFloors();
    }
    for (;;) {
      if (!this.simplex.run(pulse)) return false;
      if (this.#sleeping.wake((entry, pair) => this.#wakePair(entry, pair)) === 0) break;
    }
    this.#sleeping.settle();
    return true;
  }

  /** Seats (or parts of them) that could not be given, and least loads that could not be met. */
  shortage(): number {
    return this.simplex.shortage();
  }

  /** The pairs that are given, fixed ones included, in order; with parts: those that get any. */
  given(): Int32Array {
    const { fixed } = this.#problem;
    const { flow } = this.simplex;
    const arcOfPair = this.#arcOfPair;
    const given: number[] = [];
    for (let pair = 0; pair < arcOfPair.length; pair++) {
      const arc = arcOfPair[pair]!;
      if (arc >= 0 ? flow[arc]! > 0 : fixed[pair] === 1) given.push(pair);
    }
    return Int32Array.from(given);
  }

  /** Parts that the pair gets. */
  partsOf(pair: number): number {
    const arc = this.#arcOfPair[pair]!;
    if (arc < 0) return this.#problem.fixed[pair]! * this.#parts;
    return this.#levels.reduce((sum, _, level) => sum + this.simplex.flow[arc + level]!, 0);
  }

  /** Puts all that a pair gets on its first arc, whatever the levels; the network is done with then. */
  mergeLevels(): void {
    const { flow } = this.simplex;
    this.#arcOfPair.forEach((arc, pair) => {
      if (arc < 0) return;
      flow[arc] = this.partsOf(pair);
      flow.fill(0, arc + 1, arc + this.#levels.length);
    });
  }

  prices(): Prices {
    const { potential } = this.simplex;
    const entries = this.#weight.length;
    const { groups, parent } = this.#forest;
    const priceOf = (group: number) =>
      Float64Array.from({ length: entries }, (_, entry) => {
        const around = parent[group]!;
        return (
          potential[this.#groupNode(entry, group)]! - potential[around < 0 ? entry : this.#groupNode(entry, around)]!
        );
      });
    return {
      entry: potential.slice(0, entries),
      assessor: potential.slice(entries, this.#sink).map((value) => 0 - value),
      group: groups.map((_, group) => priceOf(group)),
    };
  }

  /**
   * The entry's pairs that are worth an exchange: those that prices keep out by least, and those with the best scores,
   * since what is dear may still be what an entry needs.
   */
  nearPairs(entry: number): Int32Array {
    const { firstPair, pairAssessor } = this.#problem;
    const { potential } = this.simplex;
    const value = this.#value;
    const open: number[] = [];
    for (let pair = firstPair[entry]!; pair < firstPair[entry + 1]!; pair++) {
      if (this.#arcOfPair[pair] !== barred) open.push(pair);
    }
    const weight = this.#weight[entry]!;
    const worth = (pair: number) => weight * value[pair]! + potential[this.#weight.length + pairAssessor[pair]!]!;
    const byWorth = open.toSorted((a, b) => worth(b) - worth(a) || value[b]! - value[a]! || a - b);
    const byScore = open.sort((a, b) => value[b]! - value[a]! || worth(b) - worth(a) || a - b);
    return Int32Array.from(new Set([...byWorth.slice(0, nearCount), ...byScore.slice(0, nearCount)]));
  }

  /** Gives entries new weights; the next `solve` goes on from the present tree. */
  setWeights(weights: Float64Array): void {
    const { firstPair } = this.#problem;
    for (let entry = 0; entry < weights.length; entry++) {
      const weight = weights[entry]!;
      if (weight === this.#weight[entry]) continue;
      this.#weight[entry] = weight;
      this.#sleeping.forget(entry);
      for (let pair = firstPair[entry]!; pair < firstPair[entry + 1]!; pair++) {
        const arc = this.#arcOfPair[pair]!;
        if (arc >= 0) this.simplex.cost[arc] = -weight * this.#value[pair]!;
      }
    }
    this.simplex.reprice();
  }

  /** Bars a pair: what flowed there goes round. */
  bar(pair: number): void {
    const arc = this.#arcOfPair[pair]!;
    this.#arcOfPair[pair] = barred;
    if (arc < 0) return;
    this.simplex.setBounds(arc, 0, 0);
  }

  /** Changes an assessor's least and greatest load. Only without a balance price, and after a first `solve`. */
  setLoad(assessor: number, min: number, max: number): void {
    const { floor, room } = this.#loadBounds(assessor, min, max);
    this.simplex.setBounds(this.#loadArc[assessor]!, floor - this.#loadFloor[assessor]!, room - floor);
    this.#loadFloor[assessor] = floor;
  }

  #groupNode(entry: number, group: number): number {
    return this.#sink + 1 + entry * this.#forest.groups.length + group;
  }

  /** What of an assessor's bounds is left when the fixed pairs are taken off; both in parts. */
  #loadBounds(assessor: number, min: number, max: number): { floor: number; room: number } {
    const degree = this.#degree[assessor]!;
    const fixed = this.#fixedOfAssessor[assessor]!;
    return this.#boundsOf(min, Math.min(max, degree), degree, fixed, this.#tight?.assessor[assessor] ?? 0);
  }

  /** The same for an assessor or a group of `size` that is priced so. */
  #boundsOf(min: number, max: number, size: number, fixed: number, price: number): { floor: number; room: number } {
    const least = Math.max(0, Math.min(min, size + 1) - fixed) * this.#parts;
    const most = Math.max(least, (Math.min(max, size) - fixed) * this.#parts);
    return { floor: price > 0 ? most : least, room: price < 0 ? least : most };
  }

  #build(): void {
    const fixedOfGroup = this.#countFixed();
    this.#buildLoads();
    this.#buildGroups(fixedOfGroup);
    const price = guessPrices(this.#problem, this.#value);
    for (let entry = 0; entry < this.#weight.length; entry++) this.#wakeBest(entry, price);
  }

  /** Takes fixed pairs out of the flow: their seats are given. */
  #countFixed(): Int32Array {
    const { coverage, firstPair, pairAssessor, fixed } = this.#problem;
    const { groups, parent, smallest } = this.#forest;
    const degree = this.#degree;
    const fixedOfGroup = new Int32Array(coverage.length * groups.length);
    for (let entry = 0; entry < coverage.length; entry++) {
      let seats = coverage[entry]!;
      for (let pair = firstPair[entry]!; pair < firstPair[entry + 1]!; pair++) {
        const assessor = pairAssessor[pair]!;
        degree[assessor]!++;
        if (fixed[pair] === 0) continue;
        this.#arcOfPair[pair] = barred;
        this.#fixedOfAssessor[assessor]!++;
        seats--;
        for (let group = smallest[assessor]!; group >= 0; group = parent[group]!) {
          fixedOfGroup[entry * groups.length + group]!++;
        }
      }
      this.simplex.hang(entry, this.simplex.addArtificialArc(entry, this.#sink), seats * this.#parts);
    }
    return fixedOfGroup;
  }

  /** One arc for an assessor's load; with a balance price one for every unit of it, each dearer than the last. */
  #buildLoads(): void {
    const { min, max } = this.#problem;
    const { simplex } = this;
    for (let assessor = 0; assessor < min.length; assessor++) {
      const { floor, room } = this.#loadBounds(assessor, min[assessor]!, max[assessor]!);
      const node = this.#weight.length + assessor;
      const first = simplex.arcCount;
      this.#loadArc[assessor] = first;
      this.#loadFloor[assessor] = floor;
      if (this.#balancePrice === 0) {
        simplex.addArc(node, this.#sink, 0, room);
        if (floor > 0) this.#floors.push({ arc: first, floor });
      } else {
        for (let unit = 1; unit <= Math.max(1, room); unit++) {
          const price = (this.#fixedOfAssessor[assessor]! + unit) * this.#balancePrice;
          const arc = simplex.addArc(node, this.#sink, price, Math.min(1, room));
          if (unit <= floor) this.#floors.push({ arc, floor: 1 });
        }
      }
      simplex.hang(node, room > 0 ? first : simplex.addArtificialArc(node, this.#sink), 0);
    }
  }

  #buildGroups(fixedOfGroup: Int32Array): void {
    const { groups, parent } = this.#forest;
    const { simplex } = this;
    const assessors = this.#loadArc.length;
    for (let entry = 0; entry < this.#weight.length; entry++) {
      for (const [group, quota] of groups.entries()) {
        const fixed = fixedOfGroup[entry * groups.length + group]!;
        const price = this.#tight?.group[group]![entry] ?? 0;
        const { floor, room } = this.#boundsOf(quota.min, quota.max, assessors, fixed, price);
        const from = parent[group]! < 0 ? entry : this.#groupNode(entry, parent[group]!);
        const node = this.#groupNode(entry, group);
        const arc = simplex.addArc(from, node, 0, room);
        if (floor > 0) this.#floors.push({ arc, floor });
        simplex.hang(node, simplex.addArtificialArc(node, this.#sink), 0);
      }
    }
  }

  /** The first solution leaves the lower bounds out: few of them bind, and those are soon mended. */
  #raiseFloors(): void {
    for (const { arc, floor } of this.#floors) this.simplex.setBounds(arc, floor, this.simplex.capacity[arc]! - floor);
    this.#floors.length = 0;
  }

  #wakePair(entry: number, pair: number): void {
    const { simplex } = this;
    const assessor = this.#problem.pairAssessor[pair]!;
    const group = this.#forest.smallest[assessor]!;
    const from = group < 0 ? entry : this.#groupNode(entry, group);
    const cost = -this.#weight[entry]! * this.#value[pair]!;
    this.#arcOfPair[pair] = simplex.arcCount;
    for (const [level, parts] of this.#levels.entries()) {
      simplex.addArc(from, this.#weight.length + assessor, cost + level, parts);
    }
  }

  /** Wakes the entry's best pairs at the prices guessed; of equal ones the first. */
  #wakeBest(entry: number, price: Float64Array): void {
    const { firstPair, pairAssessor, coverage } = this.#problem;
    const first = firstPair[entry]!;
    const end = firstPair[entry + 1]!;
    const count = Math.max(firstChoice, 2 * coverage[entry]!);
    const all = end - first <= count;
    const value = this.#value;
    const best = new BestOf(count);
    if (!all) for (let pair = first; pair < end; pair++) best.offer(value[pair]! - price[pairAssessor[pair]!]!);
    for (let pair = first; pair < end; pair++) {
      const taken = all || best.takes(value[pair]! - price[pairAssessor[pair]!]!);
      if (taken && this.#arcOfPair[pair] === asleep) this.#wakePair(entry, pair);
    }
  }
}
