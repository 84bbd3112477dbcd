/**
 * A pack while it is being written: its tree has the form of a tree, all else may be missing or wrong until it is
 * published. What is unknown here is kept as it came.
 */
import { limits } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { fromText, ratio, sum } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Text } from '../text.ts';
import type { Amount } from './amount.ts';
import { exactNumber } from './amount.ts';
import { pointerTo } from './shape.ts';
import type { Params, Report } from './shape.ts';

export interface DraftNode {
  readonly number: string;
  readonly text: Text;
  /** As it was typed: not yet an amount, perhaps. */
  readonly points: Amount;
  readonly children?: readonly DraftNode[];
  readonly [part: string]: unknown;
}

export interface DraftSpecial {
  readonly criteria: readonly DraftNode[];
  readonly [part: string]: unknown;
}

export interface PackDraft {
  readonly criteria: readonly DraftNode[];
  readonly special?: DraftSpecial;
  readonly [part: string]: unknown;
}

type DraftReading =
  | { readonly draft: PackDraft; readonly problems?: undefined }
  | { readonly draft?: undefined; readonly problems: readonly Problem[] };

/** Either a draft, gaps in its tree filled with nothing, or all that keeps the value from being one. */
export function readDraft(value: unknown): DraftReading {
  const problems: Problem[] = [];
  const report: Report = (code, pointer, params?: Params) => {
    if (problems.length < limits.problems) problems.push({ code, pointer, ...(params && { params }) });
  };
  scan(value, report);
  if (problems.length > 0) return { problems };
  if (!isRecord(value)) {
    report('object-expected', '');
    return { problems };
  }
  const count = { nodes: 0 };
  const criteria = nodesOf(value['criteria'] ?? [], '/criteria', 1, count, report);
  const special = specialOf(value['special'], count, report);
  if (count.nodes > limits.packDraftCriteria) {
    report('too-many-criteria', '/criteria', { count: count.nodes, limit: limits.packDraftCriteria });
  }
  if (problems.length > 0) return { problems };
  return { draft: { ...value, criteria, ...(special !== undefined && { special }) } };
}

/** Before anything walks the value by calling itself: not too much, not too deep, and texts that can be kept. */
function scan(value: unknown, report: Report): void {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    seen += 1;
    if (seen > limits.packDraftValues) return report('pack-too-large', '', { limit: limits.packDraftValues });
    if (next.depth > limits.packNesting) return report('draft-nested-too-deep', '', { limit: limits.packNesting });
    if (typeof next.value === 'string' && !next.value.isWellFormed()) return report('text-not-well-formed', '');
    if (typeof next.value !== 'object' || next.value === null) continue;
    for (const [key, part] of Object.entries(next.value)) {
      if (!key.isWellFormed()) return report('text-not-well-formed', '');
      open.push({ value: part, depth: next.depth + 1 });
    }
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function specialOf(value: unknown, count: { nodes: number }, report: Report): DraftSpecial | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) return report('object-expected', '/special');
  return { ...value, criteria: nodesOf(value['criteria'] ?? [], '/special/criteria', 1, count, report) };
}

function nodesOf(value: unknown, pointer: string, depth: number, count: { nodes: number }, report: Report) {
  if (!Array.isArray(value)) {
    report('list-expected', pointer);
    return [];
  }
  if (depth > limits.packDraftDepth && value.length > 0) {
    report('too-deep', pointer, { limit: limits.packDraftDepth });
    return [];
  }
  count.nodes += value.length;
  return value.map((node: unknown, index) => nodeOf(node, pointerTo(pointer, index), depth, count, report));
}

function nodeOf(value: unknown, at: string, depth: number, count: { nodes: number }, report: Report): DraftNode {
  const given = isRecord(value) ? value : {};
  if (!isRecord(value)) report('object-expected', at);
  const { number = '', points = '', text = {}, children } = given;
  if (typeof number !== 'string') report('text-expected', pointerTo(at, 'number'));
  if (typeof points !== 'number' && typeof points !== 'string') report('amount-expected', pointerTo(at, 'points'));
  if (!isRecord(text)) report('both-languages-expected', pointerTo(at, 'text'));
  const words = isRecord(text) ? { zh: '', en: '', ...text } : { zh: '', en: '' };
  for (const language of ['zh', 'en'] as const) {
    if (typeof words[language] !== 'string') report('text-expected', `${at}/text/${language}`);
  }
  return {
    ...given,
    number: typeof number === 'string' ? number : '',
    points: points as Amount,
    text: words,
    ...(children !== undefined && { children: nodesOf(children, pointerTo(at, 'children'), depth + 1, count, report) }),
  };
}

export interface DraftPlace {
  readonly node: DraftNode;
  /** JSON pointer of the node. */
  readonly at: string;
  /** 0 at the root of its part. */
  readonly depth: number;
}

function* walkNodes(nodes: readonly DraftNode[], pointer: string, depth: number): Generator<DraftPlace> {
  for (const [index, node] of nodes.entries()) {
    const at = `${pointer}/${index}`;
    yield { node, at, depth };
    if (node.children !== undefined) yield* walkNodes(node.children, `${at}/children`, depth + 1);
  }
}

/** Every node of a list and below, parents before children. */
export function walkList(nodes: readonly DraftNode[], pointer = ''): Generator<DraftPlace> {
  return walkNodes(nodes, pointer, 0);
}

/** Every node of the draft, the base before the special points. */
export function* walkDraft(draft: PackDraft): Generator<DraftPlace> {
  yield* walkList(draft.criteria, '/criteria');
  if (draft.special !== undefined) yield* walkList(draft.special.criteria, '/special/criteria');
}

/** What an amount is worth that somebody is typing; undefined while it is none. */
export function worthOf(points: unknown): Ratio | undefined {
  if (typeof points === 'number') return exactNumber(points);
  return typeof points === 'string' ? fromText(points.trim()) : undefined;
}

/** The points of a list together; what is no amount yet counts nothing. */
export function sumOfNodes(nodes: readonly DraftNode[]): Ratio {
  return sum(nodes.map(({ points }) => worthOf(points) ?? ratio(0)));
}

/** Where to begin from nothing: two criteria of two indicators each, a scale, one review and a line. */
export function blankDraft({ id, title, from }: { id: string; title: Text; from: string }): PackDraft {
  const leaf = (number: string) => ({
    number,
    text: { zh: '', en: '' },
    points: 25,
    scale: 'half-points',
    methods: ['material'],
    length: 500,
    evidence: { kinds: ['file', 'link', 'record'], atLeast: 1, covers: 'period' },
  });
  const branch = (number: string) => ({
    number,
    text: { zh: '', en: '' },
    points: 50,
    children: [leaf(`${number}.1`), leaf(`${number}.2`)],
  });
  return {
    format: 1,
    id,
    version: '1.0.0',
    kind: 'title',
    title,
    valid: { from },
    sources: {},
    scales: {
      'half-points': {
        kind: 'points',
        step: 0.5,
        text: { zh: '按达到要求的程度给分，以0.5分为一档', en: 'Points by how far the demand is met, by halves' },
      },
      met: { kind: 'yes-no', text: { zh: '达到得满分，未达到不得分', en: 'Full points if met, none if not' } },
    },
    base: 100,
    decimals: 2,
    criteria: [branch('1'), branch('2')],
    stages: [{ id: 'review', text: { zh: '评审', en: 'Review' }, kind: 'review', assessors: 3, combine: 'mean' }],
    decision: { kind: 'threshold', atLeast: 60 },
  };
}
