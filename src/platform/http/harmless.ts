import type { Problem } from '../../core/problem.ts';

/** Deeper than anything we take, and far from where a function that calls itself runs out of room. */
const deepest = 100;

/**
 * What no handler should meet: texts that PostgreSQL cannot keep (U+0000, and half a character, neither of which anybody
 * means), also as names of fields, and bottomless nesting.
 */
export function harmIn(value: unknown, pointer: string): Problem[] {
  const problems: Problem[] = [];
  const open = [{ value, pointer, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: part, pointer: at, depth } = next;
    if (depth > deepest) return [{ code: 'nested-too-deep', pointer, params: { limit: deepest } }];
    if (typeof part === 'string') problems.push(...harmInText(part, at));
    if (typeof part !== 'object' || part === null) continue;
    for (const [key, item] of Object.entries(part)) {
      // Where the name itself cannot be told, the thing that has it is.
      problems.push(...harmInText(key, at));
      open.push({ value: item, pointer: `${at}/${key}`, depth: depth + 1 });
    }
  }
  return problems.reverse();
}

function harmInText(text: string, pointer: string): Problem[] {
  if (text.includes('\0')) return [{ code: 'nul-character', pointer }];
  return text.isWellFormed() ? [] : [{ code: 'broken-character', pointer }];
}
