import type { Cause, Relaxation } from './answer.ts';
import { type Give, ElasticFlow } from './elastic.ts';
import type { AssignmentProblem } from './problem.ts';
import type { QuotaForest } from './quotas.ts';

/** Cures that are tried each by itself, then in company: what an office can do most easily comes first. */
const cures: readonly Give[] = [
  { 'raise-max': 1 },
  { 'lower-min': 1 },
  { 'lower-quota-min': 1, 'raise-quota-max': 1 },
  { 'lower-coverage': 1 },
];
const allTogether: Give = {
  'raise-max': 1,
  'lower-min': 1,
  'lower-quota-min': 2,
  'raise-quota-max': 2,
  'lower-coverage': 3,
};

/**
 * Why a problem has no solution: one set of entries and assessors that collide, and the fewest units of each kind of
 * rule that would have to give way. Quotas of the forest are looked at, overlapping ones are not.
 */
export function explainInfeasible(problem: AssignmentProblem, forest: QuotaForest): Cause {
  const contradiction = fixedTooMany(problem);
  if (contradiction !== null) return contradiction;
  const { entries, assessors, code, short } = collisionOf(problem, forest);
  const needed = entries.reduce((sum, entry) => sum + problem.coverage[entry]!, 0);
  const places = assessors.reduce((sum, assessor) => sum + problem.max[assessor]!, 0);
  const least = assessors.reduce((sum, assessor) => sum + problem.min[assessor]!, 0);
  const relaxed = cures.map((give) => cureBy(problem, forest, give)).filter((cure) => cure !== null);
  const together = relaxed.length === 0 ? cureBy(problem, forest, allTogether) : null;
  return {
    code,
    params: { entries: entries.length, assessors: assessors.length, needed, places, least, short },
    entries: entries.map((entry) => problem.entryIds[entry]!),
    assessors: assessors.map((assessor) => problem.assessorIds[assessor]!),
    cures: together === null ? relaxed : [together],
  };
}

/** The collision, found by letting one kind of rule after the other give way until one alone suffices. */
function collisionOf(problem: AssignmentProblem, forest: QuotaForest) {
  const tries: readonly (readonly [string, Give])[] = [
    ['assignment-too-few-places', { 'lower-coverage': 1 }],
    ['assignment-loads-too-great', { 'lower-min': 1 }],
    ['assignment-quota-unreachable', { 'lower-quota-min': 1 }],
    ['assignment-quota-unreachable', { 'raise-quota-max': 1, 'lower-quota-min': 1 }],
  ];
  for (const [code, give] of tries) {
    const flow = new ElasticFlow(problem, forest, give);
    if (flow.lacking === 0) return { code, ...flow.collision() };
  }
  const all = new ElasticFlow(problem, forest, allTogether);
  return { code: 'assignment-several-collide', ...all.collision() };
}

function cureBy(problem: AssignmentProblem, forest: QuotaForest, give: Give): readonly Relaxation[] | null {
  const flow = new ElasticFlow(problem, forest, give);
  return flow.lacking === 0 ? flow.relaxations() : null;
}

/** Whether fixed pairs alone are more than an entry, an assessor or a quota may have. */
export function breaksFixed(problem: AssignmentProblem): boolean {
  return problem.fixed.includes(1) && fixedTooMany(problem) !== null;
}

/** Fixed pairs that by themselves break a rule: the excess must be unfixed. */
function fixedTooMany(problem: AssignmentProblem): Cause | null {
  const { firstPair, pairAssessor, fixed, entryIds, assessorIds } = problem;
  const load = new Int32Array(assessorIds.length);
  for (let entry = 0; entry < entryIds.length; entry++) {
    const own: number[] = [];
    for (let pair = firstPair[entry]!; pair < firstPair[entry + 1]!; pair++) {
      if (fixed[pair] === 0) continue;
      own.push(pairAssessor[pair]!);
      load[pairAssessor[pair]!]!++;
    }
    const id = entryIds[entry]!;
    const excess = own.length - problem.coverage[entry]!;
    if (excess > 0)
      return fixedCause(
        'assignment-fixed-above-coverage',
        excess,
        [id],
        own.map((at) => assessorIds[at]!),
        { entry: id },
      );
    for (const quota of problem.quotas) {
      const members = own.filter((assessor) => quota.members.includes(assessor));
      const above = members.length - quota.max;
      const names = members.map((at) => assessorIds[at]!);
      if (above > 0)
        return fixedCause('assignment-fixed-above-quota', above, [id], names, { entry: id, role: quota.role });
    }
  }
  for (const [assessor, id] of assessorIds.entries()) {
    const excess = load[assessor]! - problem.max[assessor]!;
    if (excess > 0)
      return fixedCause('assignment-fixed-above-load', excess, fixedEntries(problem, assessor), [id], { assessor: id });
  }
  return null;
}

function fixedEntries(problem: AssignmentProblem, assessor: number): string[] {
  return problem.entryIds.filter((_, entry) => {
    for (let pair = problem.firstPair[entry]!; pair < problem.firstPair[entry + 1]!; pair++) {
      if (problem.fixed[pair] === 1 && problem.pairAssessor[pair] === assessor) return true;
    }
    return false;
  });
}

function fixedCause(
  code: string,
  by: number,
  entries: string[],
  assessors: string[],
  of: Omit<Relaxation, 'kind' | 'by'>,
): Cause {
  return { code, params: { ...of, short: by }, entries, assessors, cures: [[{ kind: 'unfix', ...of, by }]] };
}
