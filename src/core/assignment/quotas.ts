import type { AssignmentProblem, Quota } from './problem.ts';

/**
 * Quotas whose groups nest (of any two, one holds the other or they share nobody) as a forest: within an entry every
 * group becomes a node of the network, and the quota becomes the bounds of the arc that leads to it.
 */
export interface QuotaForest {
  /** The quotas, larger groups before the groups inside them. */
  readonly groups: readonly Quota[];
  /** For every group the next larger one, −1 for none. */
  readonly parent: Int32Array;
  /** For every assessor the smallest group that holds it, −1 for none. */
  readonly smallest: Int32Array;
}

/** The forest, or null where two groups overlap. */
export function nestQuotas(quotas: readonly Quota[], assessorCount: number): QuotaForest | null {
  const groups = [...quotas].sort((a, b) => b.members.length - a.members.length);
  const parent = new Int32Array(groups.length).fill(-1);
  const smallest = new Int32Array(assessorCount).fill(-1);
  for (const [at, group] of groups.entries()) {
    const around = group.members.length === 0 ? -1 : smallest[group.members[0]!]!;
    for (const member of group.members) {
      if (smallest[member] !== around) return null;
      smallest[member] = at;
    }
    parent[at] = around;
  }
  return { groups, parent, smallest };
}

/**
 * Splits the quotas of a problem into a forest and the rest that overlaps with it; the rest is empty wherever the
 * groups nest.
 */
export function splitQuotas(problem: AssignmentProblem): { forest: QuotaForest; rest: readonly Quota[] } {
  const count = problem.assessorIds.length;
  const kept: Quota[] = [];
  const rest: Quota[] = [];
  for (const quota of [...problem.quotas].sort((a, b) => b.members.length - a.members.length)) {
    if (nestQuotas([...kept, quota], count) === null) rest.push(quota);
    else kept.push(quota);
  }
  return { forest: nestQuotas(kept, count)!, rest };
}
