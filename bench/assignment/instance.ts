import { readFileSync } from 'node:fs';
import type { AssignmentProblem } from '../../src/core/assignment/problem.ts';

/** An instance as `generate.mjs` writes it. */
export function readInstance(path: string): AssignmentProblem {
  const bytes = readFileSync(path);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const [, entries = 0, assessors = 0, pairs = 0] = words;
  let at = 4;
  const take = (count: number) => words.subarray(at, (at += count));
  return {
    entryIds: Array.from({ length: entries }, (_, entry) => `e${entry + 1}`),
    assessorIds: Array.from({ length: assessors }, (_, assessor) => `a${assessor + 1}`),
    coverage: take(entries),
    min: take(assessors),
    max: take(assessors),
    firstPair: take(entries + 1),
    pairAssessor: take(pairs),
    score: take(pairs),
    fixed: new Uint8Array(pairs),
    quotas: [],
  };
}
