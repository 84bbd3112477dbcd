import type { Cause, Relaxation } from './answer.ts';
import type { MipModel, MipRow, MipSolver } from './mip.ts';
import type { Prices } from './network.ts';
import { distancesBelowPrice } from './report.ts';
import { type AssignmentProblem, entryOfPair, largestOf } from './problem.ts';
import type { QuotaForest } from './quotas.ts';

/**
 * Overlapping quotas. The nested part alone gives an optimum Z and prices; a pair whose value lies `d` below its prices
 * can only be part of assignments of at most Z − d. So a programme over the pairs within some distance of their prices
 * that reaches Z − distance has reached the optimum of all pairs; else the distance grows.
 */
export function solveOverlap(
  problem: AssignmentProblem,
  forest: QuotaForest,
  relaxed: { readonly value: Int32Array | Float64Array; readonly prices: Prices; readonly given: Int32Array },
  mip: MipSolver,
): Int32Array | null {
  const below = distancesBelowPrice(problem, forest, relaxed.value, relaxed.prices);
  const isGiven = new Set(relaxed.given);
  const optimum = relaxed.given.reduce((sum, pair) => sum + relaxed.value[pair]!, 0);
  let distance = Math.max(1, largestOf(relaxed.value) / 50);
  for (;;) {
    const pairs: number[] = [];
    below.forEach((by, pair) => {
      if (by <= distance || isGiven.has(pair) || problem.fixed[pair] === 1) pairs.push(pair);
    });
    const answer = mip(modelOf(problem, relaxed.value, pairs));
    const whole = pairs.length === below.length;
    if (answer.status === 'optimal') {
      const chosen = Int32Array.from(answer.chosen, (column) => pairs[column]!).sort();
      const gap = optimum - chosen.reduce((sum, pair) => sum + relaxed.value[pair]!, 0);
      if (whole || gap <= distance) return chosen;
      distance = gap;
    } else if (whole) return null;
    else distance *= 4;
  }
}

function modelOf(
  problem: AssignmentProblem,
  value: Int32Array | Float64Array,
  pairs: readonly number[],
): { values: number[]; rows: MipRow[] } {
  const ofEntry: number[][] = problem.entryIds.map(() => []);
  const ofAssessor: number[][] = problem.assessorIds.map(() => []);
  const rows: MipRow[] = [];
  pairs.forEach((pair, column) => {
    ofEntry[entryOfPair(problem, pair)]!.push(column);
    ofAssessor[problem.pairAssessor[pair]!]!.push(column);
    if (problem.fixed[pair] === 1) rows.push({ columns: [column], lower: 1, upper: 1 });
  });
  ofEntry.forEach((columns, entry) =>
    rows.push({ columns, lower: problem.coverage[entry]!, upper: problem.coverage[entry]! }),
  );
  ofAssessor.forEach((columns, at) => rows.push({ columns, lower: problem.min[at]!, upper: problem.max[at]! }));
  for (const { columns, lower, upper } of quotaRows(problem, pairs, ofEntry)) rows.push({ columns, lower, upper });
  return { values: pairs.map((pair) => value[pair]!), rows };
}

interface QuotaRow extends MipRow {
  readonly entry: number;
  readonly role: string;
}

function quotaRows(
  problem: AssignmentProblem,
  pairs: readonly number[],
  ofEntry: readonly (readonly number[])[],
): QuotaRow[] {
  return problem.quotas.flatMap((quota) => {
    const members = new Set(quota.members);
    return ofEntry.map((own, entry) => {
      const columns = own.filter((column) => members.has(problem.pairAssessor[pairs[column]!]!));
      return { columns, lower: quota.min, upper: quota.max, entry, role: quota.role };
    });
  });
}

/** The fewest places by which quotas must give way, asked of the same solver; null where quotas are not to blame. */
export function explainOverlap(problem: AssignmentProblem, mip: MipSolver): Cause | null {
  const pairs = [...problem.pairAssessor.keys()];
  const { rows } = modelOf({ ...problem, quotas: [] }, new Float64Array(pairs.length), pairs);
  const ofEntry = problem.entryIds.map((_, entry) =>
    pairs.slice(problem.firstPair[entry], problem.firstPair[entry + 1]),
  );
  const values: number[] = pairs.map(() => 0);
  const slack: (Relaxation | null)[] = pairs.map(() => null);
  for (const { columns, lower, upper, entry, role } of quotaRows(problem, pairs, ofEntry)) {
    const widened = [...columns];
    const weights = columns.map(() => 1);
    const give = (kind: 'lower-quota-min' | 'raise-quota-max', weight: number, most: number) => {
      for (let by = 1; by <= most; by *= 2) {
        widened.push(values.length);
        weights.push(weight * by);
        values.push(-by);
        slack.push({ kind, entry: problem.entryIds[entry]!, role, by });
      }
    };
    give('lower-quota-min', 1, lower);
    give('raise-quota-max', -1, Math.max(0, Math.min(problem.coverage[entry]!, columns.length) - upper));
    rows.push({ columns: widened, weights, lower, upper });
  }
  const model: MipModel = { values, rows };
  const answer = mip(model);
  if (answer.status === 'infeasible') return null;
  const cure = merged(answer.chosen.flatMap((column) => slack[column] ?? []));
  const entries = [...new Set(cure.map(({ entry }) => entry!))];
  const roles = new Set(cure.map(({ role }) => role));
  const members = problem.quotas.filter(({ role }) => roles.has(role)).flatMap((quota) => [...quota.members]);
  const assessors = [...new Set(members)].sort((a, b) => a - b).map((at) => problem.assessorIds[at]!);
  const short = cure.reduce((sum, { by }) => sum + by, 0);
  const params = { entries: entries.length, assessors: assessors.length, roles: [...roles].join(', '), short };
  return { code: 'assignment-quotas-collide', params, entries, assessors, cures: [cure] };
}

function merged(relaxations: readonly Relaxation[]): Relaxation[] {
  const sums = new Map<string, Relaxation>();
  for (const relaxation of relaxations) {
    const key = [relaxation.kind, relaxation.entry, relaxation.role].join('\n');
    sums.set(key, { ...relaxation, by: relaxation.by + (sums.get(key)?.by ?? 0) });
  }
  return [...sums.values()];
}
