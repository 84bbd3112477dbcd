import type { Solved } from './answer.ts';
import type { AssignmentProblem } from './problem.ts';

export interface Preview {
  readonly total: number;
  readonly minEntry: number;
  /** Entries that get the smallest total. */
  readonly poorest: readonly string[];
  readonly loads: readonly {
    readonly assessor: string;
    readonly load: number;
    readonly before: number;
    readonly min: number;
    readonly max: number;
  }[];
  readonly added: readonly (readonly [string, string])[];
  readonly removed: readonly (readonly [string, string])[];
}

/** What an office looks at before it applies an assignment: loads, who is worst off, and what changes against now. */
export function previewOf(
  problem: AssignmentProblem,
  answer: Solved,
  present: readonly (readonly [string, string])[],
): Preview {
  const keyOf = (pair: readonly [string, string]) => pair.join('\n');
  const before = new Set(present.map(keyOf));
  const after = new Set(answer.assignments.map(keyOf));
  const loads = countLoads(answer.assignments);
  const loadsBefore = countLoads(present);
  return {
    total: answer.total,
    minEntry: answer.minEntry,
    poorest: poorestOf(problem, after, answer.minEntry),
    loads: problem.assessorIds.map((assessor, at) => ({
      assessor,
      load: loads.get(assessor) ?? 0,
      before: loadsBefore.get(assessor) ?? 0,
      min: problem.min[at]!,
      max: problem.max[at]!,
    })),
    added: answer.assignments.filter((pair) => !before.has(keyOf(pair))),
    removed: present.filter((pair) => !after.has(keyOf(pair))),
  };
}

function countLoads(pairs: readonly (readonly [string, string])[]): Map<string, number> {
  const loads = new Map<string, number>();
  for (const [, assessor] of pairs) loads.set(assessor, (loads.get(assessor) ?? 0) + 1);
  return loads;
}

function poorestOf(problem: AssignmentProblem, given: ReadonlySet<string>, smallest: number): string[] {
  return problem.entryIds.filter((id, entry) => {
    let own = 0;
    for (let pair = problem.firstPair[entry]!; pair < problem.firstPair[entry + 1]!; pair++) {
      if (given.has(`${id}\n${problem.assessorIds[problem.pairAssessor[pair]!]!}`)) own += problem.score[pair]!;
    }
    return own === smallest;
  });
}
