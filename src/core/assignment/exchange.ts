import type { AssignmentProblem } from './problem.ts';

/** Longest chain of exchanges that is looked for. */
const longestChain = 8;

/** One step of a chain: in `entry`, the pair `out` gives way to the pair `in`. */
interface Step {
  readonly entry: number;
  readonly out: number;
  readonly in: number;
}

/**
 * An assignment that is mended by chains of exchanges: an entry swaps one assessor for another, who therefore gives up
 * an entry, which takes a third, and so on until loads are as they may be. No entry of the chain may fall below the
 * floor (or, where it lies below already, any lower), and quotas within entries hold.
 */
export class Exchange {
  readonly #problem: AssignmentProblem;
  readonly #floor: number;
  readonly #optionsOf: (entry: number) => Int32Array;
  readonly #options: Int32Array[] = [];
  /** Pairs given, by entry and by assessor. */
  readonly #ofEntry: number[][];
  readonly #ofAssessor: Set<number>[];
  readonly #entryOf = new Map<number, number>();
  readonly #sums: Float64Array;
  readonly #touched = new Set<number>();
  /** The labels of the present search: least loss by assessor, and the label that has it. */
  readonly #least: Float64Array;
  readonly #label: (Label | null)[];

  /** `optionsOf` names the pairs that an entry may take instead of those it has. */
  constructor(problem: AssignmentProblem, given: Int32Array, optionsOf: (entry: number) => Int32Array, floor: number) {
    this.#problem = problem;
    this.#floor = floor;
    this.#optionsOf = optionsOf;
    this.#ofEntry = problem.entryIds.map(() => []);
    this.#ofAssessor = problem.assessorIds.map(() => new Set<number>());
    this.#sums = new Float64Array(problem.entryIds.length);
    this.#least = new Float64Array(problem.assessorIds.length);
    this.#label = problem.assessorIds.map(() => null);
    let entry = 0;
    for (const pair of given) {
      while (problem.firstPair[entry + 1]! <= pair) entry++;
      this.#give(entry, pair);
    }
  }

  /** Raises entries that lie below the floor, the cheapest way for each; whether none is left below. */
  raise(): boolean {
    const below = [...this.#sums.keys()].filter((entry) => this.#sums[entry]! < this.#floor);
    below.sort((a, b) => this.#sums[a]! - this.#sums[b]! || a - b);
    return below.every((entry) => this.#raiseEntry(entry));
  }

  /** Applies chains that add to the total, from the entries that `raise` has changed; how much was gained. */
  improve(): number {
    let gained = 0;
    for (const entry of [...this.#touched].sort((a, b) => a - b)) {
      const chain = this.#cheapestOf(entry, this.#floor - this.#sums[entry]!);
      if (chain === null || chain.loss >= 0) continue;
      this.#apply(chain.steps);
      gained -= chain.loss;
    }
    return gained;
  }

  total(): number {
    return this.#sums.reduce((sum, own) => sum + own, 0);
  }

  smallest(): number {
    return this.#sums.reduce((least, own) => Math.min(least, own), Infinity);
  }

  given(): Int32Array {
    return Int32Array.from(this.#ofEntry.flat()).sort();
  }

  #raiseEntry(entry: number): boolean {
    while (this.#sums[entry]! < this.#floor) {
      const wanted = this.#floor - this.#sums[entry]!;
      const chain = this.#cheapestOf(entry, wanted) ?? this.#cheapestOf(entry, 1);
      if (chain === null) return false;
      this.#apply(chain.steps);
    }
    return true;
  }

  /** The cheapest chain that begins in `entry` and gains it at least `wanted`. */
  #cheapestOf(entry: number, wanted: number): Chain | null {
    let best: Chain | null = null;
    for (const out of this.#ofEntry[entry]!) {
      if (this.#problem.fixed[out] === 1) continue;
      const chain = this.#cheapestChain(entry, out, wanted);
      if (chain !== null && (best === null || chain.loss < best.loss)) best = chain;
    }
    return best;
  }

  /**
   * Label correction over assessors: the label of an assessor is the least loss of a chain that begins in `entry`
   * without `out` and leaves the assessor with one entry more. It ends with the assessor who was let go, or with one
   * who has room, if the one let go can spare the entry. Chains that lose more than one already complete are dropped.
   */
  #cheapestChain(entry: number, out: number, wanted: number): Chain | null {
    const { pairAssessor, score, max, min } = this.#problem;
    const start = pairAssessor[out]!;
    const canSpare = this.#ofAssessor[start]!.size > min[start]!;
    this.#least.fill(Infinity);
    const search: Search = { start, entry, ended: null, frontier: [] };
    const reach = (label: Label): void => {
      this.#least[label.assessor] = label.loss;
      const hasRoom = this.#ofAssessor[label.assessor]!.size < max[label.assessor]!;
      if (label.assessor === start || (canSpare && hasRoom)) {
        if (search.ended === null || label.loss < search.ended.loss) search.ended = label;
        if (label.assessor === start) return;
      }
      this.#label[label.assessor] = label;
      search.frontier.push(label);
    };
    for (const taken of this.#optionsFor(entry)) {
      const assessor = pairAssessor[taken]!;
      const gain = score[taken]! - score[out]!;
      if (gain < wanted || -gain >= this.#least[assessor]! || !this.#maySwap(entry, out, taken)) continue;
      reach({ assessor, loss: -gain, step: { entry, out, in: taken }, before: null });
    }
    for (let length = 1; length < longestChain && search.frontier.length > 0; length++) {
      const round = search.frontier;
      search.frontier = [];
      for (const label of round) if (this.#label[label.assessor] === label) this.#extend(label, search, reach);
    }
    return search.ended === null ? null : { loss: search.ended.loss, steps: stepsOf(search.ended) };
  }

  /** From an assessor with one entry too many: every entry it could give up, and who could take that. */
  #extend(label: Label, search: Search, reach: (label: Label) => void): void {
    const { pairAssessor, score, fixed } = this.#problem;
    const least = this.#least;
    for (const out of this.#ofAssessor[label.assessor]!) {
      const entry = this.#entryOf.get(out)!;
      if (fixed[out] === 1 || entry === search.entry || passes(label, entry)) continue;
      const spare = Math.max(0, this.#sums[entry]! - this.#floor);
      const options = this.#optionsFor(entry);
      for (let at = 0; at < options.length; at++) {
        const taken = options[at]!;
        const assessor = pairAssessor[taken]!;
        const loss = score[out]! - score[taken]!;
        const sum = label.loss + loss;
        if (loss > spare || sum >= least[assessor]! || (search.ended !== null && sum >= search.ended.loss)) continue;
        if (holds(label, assessor) || !this.#maySwap(entry, out, taken)) continue;
        reach({ assessor, loss: sum, step: { entry, out, in: taken }, before: label });
      }
    }
  }

  #optionsFor(entry: number): Int32Array {
    return (this.#options[entry] ??= this.#optionsOf(entry));
  }

  /** Whether the entry does not have `taken` yet and its quotas allow the swap. */
  #maySwap(entry: number, out: number, taken: number): boolean {
    const given = this.#ofEntry[entry]!;
    if (given.includes(taken)) return false;
    const { pairAssessor, quotas } = this.#problem;
    for (const quota of quotas) {
      const isMember = (pair: number) => (contains(quota.members, pairAssessor[pair]!) ? 1 : 0);
      const change = isMember(taken) - isMember(out);
      if (change === 0) continue;
      const count = given.reduce((sum: number, pair) => sum + isMember(pair), 0) + change;
      if (count < quota.min || count > quota.max) return false;
    }
    return true;
  }

  #apply(steps: readonly Step[]): void {
    for (const { entry, out } of steps) {
      const given = this.#ofEntry[entry]!;
      given.splice(given.indexOf(out), 1);
      this.#ofAssessor[this.#problem.pairAssessor[out]!]!.delete(out);
      this.#entryOf.delete(out);
      this.#sums[entry]! -= this.#problem.score[out]!;
    }
    for (const { entry, in: taken } of steps) {
      this.#give(entry, taken);
      this.#touched.add(entry);
    }
  }

  #give(entry: number, pair: number): void {
    this.#ofEntry[entry]!.push(pair);
    this.#ofAssessor[this.#problem.pairAssessor[pair]!]!.add(pair);
    this.#entryOf.set(pair, entry);
    this.#sums[entry]! += this.#problem.score[pair]!;
  }
}

interface Label {
  readonly assessor: number;
  readonly loss: number;
  readonly step: Step;
  readonly before: Label | null;
}

interface Search {
  readonly start: number;
  readonly entry: number;
  ended: Label | null;
  frontier: Label[];
}

interface Chain {
  readonly loss: number;
  readonly steps: readonly Step[];
}

function passes(label: Label, entry: number): boolean {
  for (let at: Label | null = label; at !== null; at = at.before) if (at.step.entry === entry) return true;
  return false;
}

function holds(label: Label, assessor: number): boolean {
  for (let at: Label | null = label; at !== null; at = at.before) if (at.assessor === assessor) return true;
  return false;
}

function stepsOf(label: Label): Step[] {
  const steps: Step[] = [];
  for (let at: Label | null = label; at !== null; at = at.before) steps.push(at.step);
  return steps;
}

function contains(members: Int32Array, assessor: number): boolean {
  let low = 0;
  let high = members.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (members[middle] === assessor) return true;
    if (members[middle]! < assessor) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
