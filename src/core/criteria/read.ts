/** From any value to a pack, or to all its problems at once. */
import { limits } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { checkPack } from './check.ts';
import { packShape } from './pack-shape.ts';
import { packFormat } from './pack.ts';
import type { Pack } from './pack.ts';
import type { Params, Report } from './shape.ts';

/** Where a JSON pointer stands in the text that the value was read from; lines and columns from 1. */
export type Locate = (pointer: string) => { readonly line: number; readonly column: number } | undefined;

/** Either a pack, or at least one problem. */
export type PackReading =
  | { readonly pack: Pack; readonly problems?: undefined }
  | { readonly pack?: undefined; readonly problems: readonly Problem[] };

/** Whether a value has more parts than a pack may have; stops counting there, so that shared parts cost nothing. */
function isTooLarge(value: unknown): boolean {
  const open = [value];
  let seen = 0;
  while (open.length > 0) {
    const next = open.pop();
    seen += 1;
    if (seen > limits.packValues) return true;
    if (typeof next !== 'object' || next === null) continue;
    for (const part of Object.values(next)) open.push(part);
    if (open.length > limits.packValues) return true;
  }
  return false;
}

function newerFormatOf(value: unknown): number | undefined {
  const format = (value as { format?: unknown } | null | undefined)?.format;
  return typeof format === 'number' && format > packFormat ? format : undefined;
}

/**
 * Reads a pack out of a parsed document. All problems are told together, in the order of the text where `locate` knows
 * places, at most `limits.problems` of them and then one that counts the rest. The pack is plain JSON; reading it
 * again gives an equal one.
 */
export function readPack(value: unknown, locate: Locate = () => undefined): PackReading {
  const problems: Problem[] = [];
  const report: Report = (code, pointer, params?: Params) => {
    problems.push({ code, pointer, ...(params && { params }), ...locate(pointer) });
  };
  if (isTooLarge(value)) report('pack-too-large', '', { limit: limits.packValues });
  else if (newerFormatOf(value) !== undefined) {
    report('newer-format', '/format', { format: newerFormatOf(value) ?? 0, known: packFormat });
  } else {
    const pack = packShape.read(value, '', report);
    if (pack !== undefined) checkPack(pack, report);
    if (pack !== undefined && problems.length === 0) return { pack };
  }
  return { problems: inOrder(problems) };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const rest = sorted.length - limits.problems;
  return rest > 0
    ? [...sorted.slice(0, limits.problems), { code: 'more-problems', pointer: '', params: { count: rest } }]
    : sorted;
}
