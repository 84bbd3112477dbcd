import type { Problem } from '../../core/problem.ts';

/** Deeper than anything we take, and far from where a function that calls itself runs out of room. */
const deepest = 100;

/** What no handler should meet: texts that PostgreSQL cannot keep (U+0000, which nobody means), and bottomless nesting. */
export function harmIn(value: unknown, pointer: string): Problem[] {
  const problems: Problem[] = [];
  const open = [{ value, pointer, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: part, pointer: at, depth } = next;
    if (depth > deepest) return [{ code: 'nested-too-deep', pointer, params: { limit: deepest } }];
    if (typeof part === 'string' && part.includes('\0')) problems.push({ code: 'nul-character', pointer: at });
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, item] of Object.entries(part)) {
      open.push({ value: item, pointer: `${at}/${key}`, depth: depth + 1 });
    }
  }
  return problems.reverse();
}
