import type { Relaxation } from './answer.ts';
import type { AssignmentProblem } from './problem.ts';
import type { QuotaForest } from './quotas.ts';
import { NetworkSimplex, unbounded } from './simplex.ts';

/** Which rules may give way, and at what price for a unit; a kind that is not named holds. */
export type Give = Partial<Record<Relaxation['kind'], number>>;

/** One arc that stands for a rule giving way. */
interface Elastic {
  readonly arc: number;
  readonly kind: Relaxation['kind'];
  readonly entry: number;
  readonly assessor: number;
  readonly group: number;
}

/**
 * The assignment as a flow in which rules may give way, affinities left aside: the cheapest flow says how few units of
 * which rules must be given up. Used once a problem is known to have no solution.
 */
export class ElasticFlow {
  readonly simplex: NetworkSimplex;
  /** Units that lack even with everything given that may be. */
  readonly lacking: number;
  readonly #problem: AssignmentProblem;
  readonly #forest: QuotaForest;
  readonly #elastic: Elastic[] = [];
  readonly #firm: Int32Array;
  readonly #sink: number;

  constructor(problem: AssignmentProblem, forest: QuotaForest, give: Give) {
    const entries = problem.entryIds.length;
    const assessors = problem.assessorIds.length;
    const groups = forest.groups.length;
    this.#problem = problem;
    this.#forest = forest;
    this.#sink = entries + assessors;
    const nodes = this.#sink + 1 + entries * groups;
    const dearest = Math.max(1, ...Object.values(give));
    this.simplex = new NetworkSimplex(nodes, this.#sink, problem.pairAssessor.length + 6 * nodes, 4 * nodes * dearest);
    const supply = new Int32Array(nodes);
    this.#addSeats(supply, give);
    this.#addLoads(supply, give);
    this.#addGroups(supply, give);
    this.#firm = new Int32Array(this.simplex.arcCount).fill(1);
    for (const { arc } of this.#elastic) this.#firm[arc] = 0;
    this.#hangAll(supply);
    this.simplex.run();
    this.lacking = this.simplex.shortage();
  }

  /** What gives way, rule by rule. */
  relaxations(): Relaxation[] {
    const { entryIds, assessorIds } = this.#problem;
    return this.#elastic.flatMap(({ arc, kind, entry, assessor, group }): Relaxation[] => {
      const by = this.simplex.flow[arc]!;
      if (by === 0) return [];
      return [
        {
          kind,
          ...(entry >= 0 ? { entry: entryIds[entry]! } : {}),
          ...(assessor >= 0 ? { assessor: assessorIds[assessor]! } : {}),
          ...(group >= 0 ? { role: this.#forest.groups[group]!.role } : {}),
          by,
        },
      ];
    });
  }

  /**
   * The nodes that collide with the first rule that gives way: all that a missing unit could turn to (or, for a load
   * that lacks entries, all that could pass one on), none of which can help.
   */
  collision(): { entries: number[]; assessors: number[]; short: number } {
    const first = this.#elastic.find(({ arc }) => this.simplex.flow[arc]! > 0);
    if (first === undefined) return { entries: [], assessors: [], short: 0 };
    const { source, target } = this.simplex;
    const short = first.kind === 'lower-coverage' || first.kind.startsWith('raise');
    const reached = short
      ? this.#reach(source[first.arc]!, true)
      : this.#reach(this.#laggard(first, target, source), false);
    const entryCount = this.#problem.entryIds.length;
    const inside = (from: number, to: number) =>
      reached.filter((node) => node >= from && node < to).map((node) => node - from);
    const groupEntries = reached
      .filter((node) => node > this.#sink)
      .map((node) => Math.floor((node - this.#sink - 1) / this.#forest.groups.length));
    return {
      entries: [...new Set([...inside(0, entryCount), ...groupEntries])].sort((a, b) => a - b),
      assessors: inside(entryCount, this.#sink).sort((a, b) => a - b),
      short: this.simplex.flow[first.arc]!,
    };
  }

  /** A least load runs from the sink to the assessor, a least number of a group from the group back to the entry. */
  #laggard(first: Elastic, target: Int32Array, source: Int32Array): number {
    return first.kind === 'lower-min' ? target[first.arc]! : source[first.arc]!;
  }

  /** Nodes to which (or from which) one more unit could go over firm arcs; never through the sink. */
  #reach(start: number, forward: boolean): number[] {
    const { source, target, flow, capacity } = this.simplex;
    const arcsOf: number[][] = Array.from({ length: this.simplex.potential.length }, () => []);
    for (let arc = 0; arc < this.#firm.length; arc++) {
      if (this.#firm[arc] === 0) continue;
      arcsOf[source[arc]!]!.push(arc);
      arcsOf[target[arc]!]!.push(arc);
    }
    const seen = new Set([start]);
    for (const node of seen) {
      if (node === this.#sink) continue;
      for (const arc of arcsOf[node]!) {
        const along = (source[arc] === node) === forward;
        const next = source[arc] === node ? target[arc]! : source[arc]!;
        if (along ? flow[arc]! < capacity[arc]! : flow[arc]! > 0) seen.add(next);
      }
    }
    seen.delete(this.#sink);
    return [...seen];
  }

  #mayGive(
    give: Give,
    kind: Relaxation['kind'],
    source: number,
    target: number,
    most: number,
    of: Partial<Elastic>,
  ): void {
    const price = give[kind];
    if (price === undefined || most <= 0) return;
    const arc = this.simplex.addArc(source, target, price, most);
    this.#elastic.push({ arc, kind, entry: -1, assessor: -1, group: -1, ...of });
  }

  /** Pairs, and seats that stay empty. Fixed pairs are given beforehand. */
  #addSeats(supply: Int32Array, give: Give): void {
    const { coverage, firstPair, pairAssessor, fixed } = this.#problem;
    for (let entry = 0; entry < coverage.length; entry++) {
      supply[entry] = coverage[entry]!;
      for (let pair = firstPair[entry]!; pair < firstPair[entry + 1]!; pair++) {
        const assessor = pairAssessor[pair]!;
        if (fixed[pair] === 1) supply[entry]!--;
        else this.simplex.addArc(this.#from(entry, assessor), coverage.length + assessor, 0, 1);
      }
      this.#mayGive(give, 'lower-coverage', entry, this.#sink, supply[entry]!, { entry });
    }
  }

  #addLoads(supply: Int32Array, give: Give): void {
    const { min, max, fixed, pairAssessor } = this.#problem;
    const entries = this.#problem.entryIds.length;
    const given = new Int32Array(min.length);
    fixed.forEach((is, pair) => (given[pairAssessor[pair]!]! += is));
    for (let assessor = 0; assessor < min.length; assessor++) {
      const node = entries + assessor;
      const floor = Math.max(0, min[assessor]! - given[assessor]!);
      const room = Math.max(floor, max[assessor]! - given[assessor]!);
      this.simplex.addArc(node, this.#sink, 0, room - floor);
      supply[node]! -= floor;
      this.#mayGive(give, 'raise-max', node, this.#sink, unbounded, { assessor });
      this.#mayGive(give, 'lower-min', this.#sink, node, floor, { assessor });
    }
  }

  #addGroups(supply: Int32Array, give: Give): void {
    const { groups, parent } = this.#forest;
    for (let entry = 0; groups.length > 0 && entry < this.#problem.entryIds.length; entry++) {
      const fixed = this.#fixedOfGroups(entry);
      for (const [group, quota] of groups.entries()) {
        const node = this.#groupNode(entry, group);
        const from = parent[group]! < 0 ? entry : this.#groupNode(entry, parent[group]!);
        const floor = Math.max(0, quota.min - fixed[group]!);
        const room = Math.max(floor, quota.max - fixed[group]!);
        this.simplex.addArc(from, node, 0, room - floor);
        supply[from]! -= floor;
        supply[node]! += floor;
        this.#mayGive(give, 'raise-quota-max', from, node, unbounded, { entry, group });
        this.#mayGive(give, 'lower-quota-min', node, from, floor, { entry, group });
      }
    }
  }

  #fixedOfGroups(entry: number): Int32Array {
    const { firstPair, pairAssessor, fixed } = this.#problem;
    const counts = new Int32Array(this.#forest.groups.length);
    for (let pair = firstPair[entry]!; pair < firstPair[entry + 1]!; pair++) {
      if (fixed[pair] === 0) continue;
      let group = this.#forest.smallest[pairAssessor[pair]!]!;
      for (; group >= 0; group = this.#forest.parent[group]!) counts[group]!++;
    }
    return counts;
  }

  #hangAll(supply: Int32Array): void {
    for (let node = 0; node < supply.length; node++) {
      if (node === this.#sink) continue;
      const units = supply[node]!;
      const arc =
        units >= 0 ? this.simplex.addArtificialArc(node, this.#sink) : this.simplex.addArtificialArc(this.#sink, node);
      this.simplex.hang(node, arc, Math.abs(units));
    }
  }

  #from(entry: number, assessor: number): number {
    const group = this.#forest.smallest[assessor]!;
    return group < 0 ? entry : this.#groupNode(entry, group);
  }

  #groupNode(entry: number, group: number): number {
    return this.#sink + 1 + entry * this.#forest.groups.length + group;
  }
}
