import type { Scores } from './scores.ts';

/**
 * Groups of entries and assessors that scores connect. Between two groups no assessor judged entries of both, so a high
 * mark in one and a low mark in the other may be a better entry or a milder panel, and nothing in the scores tells which.
 */
export interface Components {
  /** How many groups there are; they are numbered from 0 in the order of their first entry. */
  readonly count: number;
  readonly ofEntry: Int32Array;
  readonly ofAssessor: Int32Array;
  readonly entries: Int32Array;
  readonly assessors: Int32Array;
}

export function componentsOf(scores: Scores): Components {
  const entryCount = scores.entryIds.length;
  const parent = Int32Array.from({ length: entryCount + scores.assessorIds.length }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  for (let i = 0; i < scores.score.length; i++) {
    const one = rootOf(scores.entry[i]!);
    const other = rootOf(entryCount + scores.assessor[i]!);
    parent[Math.max(one, other)] = Math.min(one, other);
  }
  const number = new Int32Array(parent.length).fill(-1);
  let count = 0;
  const numberOf = (node: number): number => {
    const root = rootOf(node);
    if (number[root] === -1) number[root] = count++;
    return number[root]!;
  };
  const ofEntry = Int32Array.from({ length: entryCount }, (_, entry) => numberOf(entry));
  const ofAssessor = Int32Array.from(scores.assessorIds, (_, assessor) => numberOf(entryCount + assessor));
  return { count, ofEntry, ofAssessor, entries: tally(ofEntry, count), assessors: tally(ofAssessor, count) };
}

function tally(groups: Int32Array, count: number): Int32Array {
  const out = new Int32Array(count);
  for (const group of groups) out[group]! += 1;
  return out;
}
