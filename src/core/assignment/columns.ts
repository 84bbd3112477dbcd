import type { AssignmentProblem } from './problem.ts';

/** The pairs of every assessor, one after the other, with their entries. */
export interface Columns {
  readonly first: Int32Array;
  readonly pairs: Int32Array;
  readonly entryOf: Int32Array;
}

export function columnsOf({ firstPair, pairAssessor, assessorIds }: AssignmentProblem): Columns {
  const first = new Int32Array(assessorIds.length + 1);
  for (const assessor of pairAssessor) first[assessor + 1]!++;
  for (let assessor = 0; assessor < assessorIds.length; assessor++) first[assessor + 1]! += first[assessor]!;
  const next = first.slice();
  const pairs = new Int32Array(pairAssessor.length);
  const entryOf = new Int32Array(pairAssessor.length);
  for (let entry = 0; entry + 1 < firstPair.length; entry++) {
    for (let pair = firstPair[entry]!; pair < firstPair[entry + 1]!; pair++) {
      const at = next[pairAssessor[pair]!]!++;
      pairs[at] = pair;
      entryOf[at] = entry;
    }
  }
  return { first, pairs, entryOf };
}
