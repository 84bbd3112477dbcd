import type { Problem } from '../problem.ts';
import type { Objective, Solved } from './answer.ts';
import { type AssignmentProblem, findPair } from './problem.ts';

/** Weights of a fair assignment are hundredths. */
export const weightUnit = 100;

export interface Check {
  readonly accepted: boolean;
  readonly problems: readonly Problem[];
  readonly total: number;
  readonly value: number;
  readonly bound: number;
}

/**
 * Checks an answer against the problem alone: nothing of the solver is used. First that the assignment keeps every
 * rule and adds up as it says; then, by weak duality of linear programmes and one pass over the pairs, that no
 * assignment can exceed the bound its prices give; then that bound and value meet where the answer says they do.
 */
export function checkAssignment(problem: AssignmentProblem, objective: Objective, answer: Solved): Check {
  const problems: Problem[] = [];
  const given = readGiven(problem, answer, problems);
  checkRules(problem, given, problems);
  const { total, smallest } = totals(problem, given);
  const value = total - sideCosts(problem, objective, given);
  const bound = boundByPrices(problem, objective, answer);
  if (total !== answer.total) say(problems, 'assignment-total-differs', { stated: answer.total, found: total });
  if (smallest !== answer.minEntry)
    say(problems, 'assignment-min-entry-differs', { stated: answer.minEntry, found: smallest });
  if (value !== answer.value) say(problems, 'assignment-value-differs', { stated: answer.value, found: value });
  if (bound !== answer.certificate.bound)
    say(problems, 'assignment-bound-differs', { stated: answer.certificate.bound, found: bound });
  if (smallest < (answer.certificate.floor ?? -Infinity))
    say(problems, 'assignment-below-floor', { floor: answer.certificate.floor!, found: smallest });
  const proven = answer.status !== 'optimal' || bound === value;
  if (bound < value || !proven) say(problems, 'assignment-not-proven', { bound, value });
  return { accepted: problems.length === 0, problems, total, value, bound };
}

function say(problems: Problem[], code: string, params: Readonly<Record<string, string | number>>): void {
  problems.push({ code, pointer: '', params });
}

/** Marks the given pairs by position. */
function readGiven(problem: AssignmentProblem, answer: Solved, problems: Problem[]): Uint8Array {
  const entries = new Map(problem.entryIds.map((id, at) => [id, at]));
  const assessors = new Map(problem.assessorIds.map((id, at) => [id, at]));
  const given = new Uint8Array(problem.pairAssessor.length);
  for (const [entryId, assessorId] of answer.assignments) {
    const entry = entries.get(entryId);
    const assessor = assessors.get(assessorId);
    const pair = entry === undefined || assessor === undefined ? -1 : findPair(problem, entry, assessor);
    if (pair === -1) say(problems, 'assignment-pair-not-allowed', { entry: entryId, assessor: assessorId });
    else if (given[pair] === 1) say(problems, 'assignment-pair-given-twice', { entry: entryId, assessor: assessorId });
    else given[pair] = 1;
  }
  return given;
}

function checkRules(problem: AssignmentProblem, given: Uint8Array, problems: Problem[]): void {
  const load = new Int32Array(problem.assessorIds.length);
  problem.entryIds.forEach((id, entry) => {
    const members = new Set<number>();
    for (let pair = problem.firstPair[entry]!; pair < problem.firstPair[entry + 1]!; pair++) {
      const assessor = problem.pairAssessor[pair]!;
      if (given[pair] === 1) {
        members.add(assessor);
        load[assessor]!++;
      } else if (problem.fixed[pair] === 1) {
        say(problems, 'assignment-fixed-missing', { entry: id, assessor: problem.assessorIds[assessor]! });
      }
    }
    if (members.size !== problem.coverage[entry])
      say(problems, 'assignment-coverage-differs', { entry: id, found: members.size });
    for (const quota of problem.quotas) {
      const found = quota.members.reduce((count, member) => count + (members.has(member) ? 1 : 0), 0);
      if (found < quota.min || found > quota.max)
        say(problems, 'assignment-quota-broken', { entry: id, role: quota.role, found });
    }
  });
  problem.assessorIds.forEach((id, assessor) => {
    const found = load[assessor]!;
    if (found < problem.min[assessor]! || found > problem.max[assessor]!)
      say(problems, 'assignment-load-outside', { assessor: id, found });
  });
}

function totals(problem: AssignmentProblem, given: Uint8Array): { total: number; smallest: number } {
  let total = 0;
  let smallest = Infinity;
  for (let entry = 0; entry < problem.entryIds.length; entry++) {
    let own = 0;
    for (let pair = problem.firstPair[entry]!; pair < problem.firstPair[entry + 1]!; pair++) {
      if (given[pair] === 1) own += problem.score[pair]!;
    }
    total += own;
    smallest = Math.min(smallest, own);
  }
  return { total, smallest: smallest === Infinity ? 0 : smallest };
}

/** What balance and change cost in this assignment. */
function sideCosts(problem: AssignmentProblem, objective: Objective, given: Uint8Array): number {
  let cost = 0;
  const load = new Int32Array(problem.assessorIds.length);
  for (let pair = 0; pair < given.length; pair++) if (given[pair] === 1) load[problem.pairAssessor[pair]!]!++;
  for (const count of load) cost += loadCost(objective, count);
  if (objective.kind === 'stable') {
    for (const pair of earlierPairs(problem, objective)) if (given[pair] === 0) cost += objective.price;
  }
  return cost;
}

function loadCost(objective: Objective, count: number): number {
  const price = 'balancePrice' in objective ? (objective.balancePrice ?? 0) : 0;
  return (price * count * (count + 1)) / 2;
}

/** Positions of the earlier pairs that may still be given. */
export function earlierPairs(
  problem: AssignmentProblem,
  objective: Extract<Objective, { kind: 'stable' }>,
): ReadonlySet<number> {
  const entries = new Map(problem.entryIds.map((id, at) => [id, at]));
  const assessors = new Map(problem.assessorIds.map((id, at) => [id, at]));
  const pairs = new Set<number>();
  for (const [entryId, assessorId] of objective.earlier) {
    const entry = entries.get(entryId);
    const assessor = assessors.get(assessorId);
    const pair = entry === undefined || assessor === undefined ? -1 : findPair(problem, entry, assessor);
    if (pair !== -1) pairs.add(pair);
  }
  return pairs;
}

/**
 * The bound: every entry pays its price for every seat and every assessor's seat costs its price, each at the load that
 * is dearest for the bound; a pair adds what its value exceeds its prices by. All sums are exact.
 */
function boundByPrices(problem: AssignmentProblem, objective: Objective, answer: Solved): number {
  const { entryPrice, assessorPrice, quotaPrice, entryWeight, floor } = answer.certificate;
  const unit = entryWeight === undefined ? 1 : weightUnit;
  const kept = objective.kind === 'stable' ? earlierPairs(problem, objective) : new Set<number>();
  const keepPrice = objective.kind === 'stable' ? objective.price : 0;
  const quotasOf = quotasByAssessor(problem, quotaPrice);
  const fixedOfAssessor = new Int32Array(problem.assessorIds.length);
  const degree = new Int32Array(problem.assessorIds.length);
  const sum = new ExactSum();
  for (let entry = 0; entry < problem.entryIds.length; entry++) {
    const price = entryPrice[entry]!;
    const weight = entryWeight?.[entry] ?? 1;
    const fixedOfQuota = new Int32Array(quotaPrice === undefined ? 0 : problem.quotas.length);
    sum.addProduct(problem.coverage[entry]!, price);
    if (entryWeight !== undefined) sum.addProduct(-(weight - unit), floor ?? 0);
    for (let pair = problem.firstPair[entry]!; pair < problem.firstPair[entry + 1]!; pair++) {
      const assessor = problem.pairAssessor[pair]!;
      let surplus = weight * problem.score[pair]! - price - assessorPrice[assessor]!;
      if (kept.has(pair)) surplus += keepPrice;
      for (const quota of quotasOf[assessor] ?? []) {
        surplus -= quotaPrice![quota]![entry]!;
        if (problem.fixed[pair] === 1) fixedOfQuota[quota]!++;
      }
      degree[assessor]!++;
      if (problem.fixed[pair] === 1) fixedOfAssessor[assessor]!++;
      if (surplus > 0 || problem.fixed[pair] === 1) sum.add(surplus);
    }
    fixedOfQuota.forEach((fixed, at) => {
      const quota = problem.quotas[at]!;
      const most = Math.min(quota.max, problem.assessorIds.length);
      addDearest(sum, quotaPrice![at]![entry]!, Math.max(quota.min, fixed), most);
    });
  }
  for (const [assessor, price] of assessorPrice.entries()) {
    const least = Math.max(problem.min[assessor]!, fixedOfAssessor[assessor]!);
    const most = Math.min(problem.max[assessor]!, degree[assessor]!);
    if (loadCost(objective, 1) === 0) addDearest(sum, price, least, most);
    else addDearestLoad(sum, objective, price, least, most);
  }
  // The price of change is counted for every earlier pair and given back for those that are kept.
  if (objective.kind === 'stable') sum.addProduct(-earlierPairs(problem, objective).size, keepPrice);
  return sum.dividedBy(unit);
}

function quotasByAssessor(problem: AssignmentProblem, quotaPrice: Solved['certificate']['quotaPrice']): number[][] {
  const quotasOf: number[][] = [];
  if (quotaPrice === undefined) return quotasOf;
  problem.quotas.forEach((quota, at) => {
    for (const member of quota.members) (quotasOf[member] ??= []).push(at);
  });
  return quotasOf;
}

function addDearest(sum: ExactSum, price: number, least: number, most: number): void {
  sum.addProduct(price > 0 ? most : least, price);
}

/** With a balance price the dearest load lies where the price no longer pays for one more entry. */
function addDearestLoad(sum: ExactSum, objective: Objective, price: number, least: number, most: number): void {
  let load = least;
  while (load < most && price > loadCost(objective, load + 1) - loadCost(objective, load)) load++;
  sum.addProduct(load, price);
  sum.add(-loadCost(objective, load));
}

/** Adds whole numbers without loss beyond 2^53. */
class ExactSum {
  #carried = 0n;
  #small = 0;

  add(value: number): void {
    this.#small += value;
    if (Math.abs(this.#small) > 2 ** 51) this.#carry();
  }

  addProduct(count: number, value: number): void {
    const product = count * value;
    if (Math.abs(product) < 2 ** 51) this.add(product);
    else this.#carried += BigInt(count) * BigInt(value);
  }

  /** The largest whole number not above sum / divisor. */
  dividedBy(divisor: number): number {
    this.#carry();
    const by = BigInt(divisor);
    const rest = ((this.#carried % by) + by) % by;
    return Number((this.#carried - rest) / by);
  }

  #carry(): void {
    this.#carried += BigInt(this.#small);
    this.#small = 0;
  }
}
