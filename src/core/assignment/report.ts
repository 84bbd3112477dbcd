import type { Certificate, Objective, Solved } from './answer.ts';
import { earlierPairs } from './certificate.ts';
import type { Prices } from './network.ts';
import { compareIds } from './order.ts';
import type { AssignmentProblem } from './problem.ts';
import type { QuotaForest } from './quotas.ts';

/** An optimum of the nested problem, as pairs and prices. */
export interface Optimum {
  readonly problem: AssignmentProblem;
  readonly forest: QuotaForest;
  readonly objective: Objective;
  readonly value: Int32Array | Float64Array;
  readonly given: Int32Array;
  readonly prices: Prices;
}

export function balancePriceOf(objective: Objective): number {
  return 'balancePrice' in objective ? (objective.balancePrice ?? 0) : 0;
}

/** Scores, with the price of change added to every earlier pair that may stay. */
export function valuesOf(problem: AssignmentProblem, objective: Objective): Int32Array | Float64Array {
  if (objective.kind !== 'stable') return problem.score;
  const value = Float64Array.from(problem.score);
  for (const pair of earlierPairs(problem, objective)) value[pair]! += objective.price;
  return value;
}

/** Puts the given pairs and the prices that speak for them into words and sums. */
export function answerOf(base: Optimum, given: Int32Array, prices: Prices, proof: Partial<Certificate> = {}): Solved {
  const { problem, objective } = base;
  const { total, smallest } = sums(problem, given);
  const value = total - sideCosts(base, given);
  const bound = proof.bound ?? sumOf(base.given, base.value) - sideCostsOfOptimum(base);
  const dropped = objective.kind === 'stable' ? droppedPairs(problem, objective, given) : undefined;
  return {
    status: value === bound ? 'optimal' : 'bounded',
    total,
    value,
    minEntry: smallest,
    assignments: namedPairs(problem, given),
    certificate: certificateOf(base, prices, { ...proof, bound }),
    gap: bound - value,
    ...(dropped === undefined ? {} : { dropped }),
  };
}

function certificateOf(base: Optimum, prices: Prices, proof: Partial<Certificate> & { bound: number }): Certificate {
  const { problem, forest } = base;
  const quotaPrice = problem.quotas.map((quota) => {
    const group = forest.groups.indexOf(quota);
    return group < 0 ? problem.entryIds.map(() => 0) : Array.from(prices.group[group]!);
  });
  return {
    entry: problem.entryIds,
    entryPrice: Array.from(prices.entry),
    assessor: problem.assessorIds,
    assessorPrice: Array.from(prices.assessor),
    ...(quotaPrice.length > 0 ? { quotaPrice } : {}),
    ...proof,
  };
}

function sums(problem: AssignmentProblem, given: Int32Array): { total: number; smallest: number } {
  const own = new Float64Array(problem.entryIds.length);
  let entry = 0;
  for (const pair of given) {
    while (problem.firstPair[entry + 1]! <= pair) entry++;
    own[entry]! += problem.score[pair]!;
  }
  const total = own.reduce((sum, one) => sum + one, 0);
  return { total, smallest: own.length === 0 ? 0 : own.reduce((least, one) => Math.min(least, one), Infinity) };
}

function sumOf(pairs: Int32Array, value: Int32Array | Float64Array): number {
  return pairs.reduce((sum, pair) => sum + value[pair]!, 0);
}

function sideCosts(base: Optimum, given: Int32Array): number {
  const { problem, objective } = base;
  const kept = objective.kind === 'stable' ? earlierPairs(problem, objective) : new Set<number>();
  const keptGiven = given.reduce((count, pair) => count + (kept.has(pair) ? 1 : 0), 0);
  const changes = objective.kind === 'stable' ? objective.price * (kept.size - keptGiven) : 0;
  return changes + balanceCost(base, given);
}

/** The optimum's value counts the price of change as a gain of what stays; here it becomes a cost of what goes. */
function sideCostsOfOptimum(base: Optimum): number {
  const { problem, objective, given } = base;
  const promised = objective.kind === 'stable' ? objective.price * earlierPairs(problem, objective).size : 0;
  return promised + balanceCost(base, given);
}

function balanceCost({ problem, objective }: Optimum, given: Int32Array): number {
  const price = balancePriceOf(objective);
  if (price === 0) return 0;
  const load = new Int32Array(problem.assessorIds.length);
  for (const pair of given) load[problem.pairAssessor[pair]!]!++;
  return load.reduce((sum, count) => sum + (price * count * (count + 1)) / 2, 0);
}

/** Each dropped pair once, in the order of the ids, whether it might have stayed or not. */
function droppedPairs(
  problem: AssignmentProblem,
  objective: Extract<Objective, { kind: 'stable' }>,
  given: Int32Array,
) {
  const now = new Set(namedPairs(problem, given).map((pair) => pair.join('\n')));
  const dropped = objective.earlier.filter((pair) => !now.has(pair.join('\n')));
  const once = new Map(dropped.map(([entry, assessor]) => [`${entry}\n${assessor}`, [entry, assessor] as const]));
  return [...once.values()].sort((a, b) => compareIds(a[0], b[0]) || compareIds(a[1], b[1]));
}

function namedPairs(problem: AssignmentProblem, given: Int32Array): (readonly [string, string])[] {
  let entry = 0;
  return Array.from(given, (pair) => {
    while (problem.firstPair[entry + 1]! <= pair) entry++;
    return [problem.entryIds[entry]!, problem.assessorIds[problem.pairAssessor[pair]!]!] as const;
  });
}

/** How far every pair's value lies below its prices; negative where it lies above. */
export function distancesBelowPrice(
  problem: AssignmentProblem,
  forest: QuotaForest,
  value: Int32Array | Float64Array,
  prices: Prices,
): Float64Array {
  const below = new Float64Array(problem.pairAssessor.length);
  for (let entry = 0; entry < problem.entryIds.length; entry++) {
    for (let pair = problem.firstPair[entry]!; pair < problem.firstPair[entry + 1]!; pair++) {
      const assessor = problem.pairAssessor[pair]!;
      let price = prices.entry[entry]! + prices.assessor[assessor]!;
      for (let group = forest.smallest[assessor]!; group >= 0; group = forest.parent[group]!)
        price += prices.group[group]![entry]!;
      below[pair] = price - value[pair]!;
    }
  }
  return below;
}
