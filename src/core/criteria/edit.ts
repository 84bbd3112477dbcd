/**
 * Edits of a tree that is being written. Each gives a new draft that shares what did not change, and the place of
 * what was edited; or nothing, where it cannot be done. Places are JSON pointers of nodes or of lists of nodes.
 */
import { compare, div, mul, ratio, sub, toExact, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Amount } from './amount.ts';
import { sumOfNodes, worthOf } from './draft.ts';
import type { DraftNode, PackDraft } from './draft.ts';
import { freshNumber, numbersIn, referencesRenamed, renumberList } from './numbers.ts';

export interface Edited {
  readonly draft: PackDraft;
  /** The node to look at now; empty for none. */
  readonly at: string;
}

export function listOf(at: string): string {
  return at.slice(0, at.lastIndexOf('/'));
}

export function indexOf(at: string): number {
  return Number(at.slice(at.lastIndexOf('/') + 1));
}

/** The node whose children a list holds; empty for the roots of a part. */
export function parentOf(list: string): string {
  return list.endsWith('/children') ? listOf(list) : '';
}

export function isSpecial(at: string): boolean {
  return at.startsWith('/special/');
}

/** The criteria that a pointer leads to or into: the pointer of the innermost node, empty when it leads elsewhere. */
export function nodePointerOf(pointer: string): string {
  return /^(?:\/special)?\/criteria\/\d+(?:\/children\/\d+)*/.exec(pointer)?.[0] ?? '';
}

export function nodesAt(draft: PackDraft, list: string): readonly DraftNode[] | undefined {
  if (list === '/criteria') return draft.criteria;
  if (list === '/special/criteria') return draft.special?.criteria;
  return nodeAt(draft, parentOf(list))?.children;
}

export function nodeAt(draft: PackDraft, at: string): DraftNode | undefined {
  if (at === '' || nodePointerOf(at) !== at) return undefined;
  return nodesAt(draft, listOf(at))?.[indexOf(at)];
}

type Change = (nodes: readonly DraftNode[]) => readonly DraftNode[];

function changeList(draft: PackDraft, list: string, change: Change): PackDraft {
  if (list === '/criteria') return { ...draft, criteria: change(draft.criteria) };
  if (list === '/special/criteria') {
    return { ...draft, special: { ...draft.special, criteria: change(draft.special?.criteria ?? []) } };
  }
  return changeNode(draft, parentOf(list), (node) => ({ ...node, children: change(node.children ?? []) }));
}

export function changeNode(draft: PackDraft, at: string, change: (node: DraftNode) => DraftNode): PackDraft {
  const index = indexOf(at);
  return changeList(draft, listOf(at), (nodes) => {
    const node = nodes[index];
    return node === undefined ? nodes : nodes.with(index, change(node));
  });
}

export function insertNodes(draft: PackDraft, list: string, index: number, nodes: readonly DraftNode[]): Edited {
  return {
    draft: changeList(draft, list, (present) => present.toSpliced(index, 0, ...nodes)),
    at: nodes.length === 0 ? '' : `${list}/${index}`,
  };
}

/** What only indicators have: it goes to the first child when an indicator becomes a branch. */
const leafParts = [
  'scale',
  'methods',
  'length',
  'evidence',
  'owner',
  'lookBackMonths',
  'methodShares',
  'notApplicable',
  'core',
];

function leafPartsOf(node: DraftNode): Record<string, unknown> {
  return Object.fromEntries(leafParts.flatMap((part) => (Object.hasOwn(node, part) ? [[part, node[part]]] : [])));
}

/** What a new indicator takes over from the one beside it: how it is marked and what it asks. */
const inherited = new Set(['scale', 'methods', 'length', 'evidence', 'owner']);

function newLeaf(draft: PackDraft, list: string): DraftNode {
  const nodes = nodesAt(draft, list) ?? [];
  const parent = nodeAt(draft, parentOf(list));
  const model = nodes.findLast(({ children }) => children === undefined);
  const scales = draft['scales'];
  const scale = typeof scales === 'object' && scales !== null ? (Object.keys(scales)[0] ?? '') : '';
  const parts = { scale, methods: ['material'], ...(model && leafPartsOf(model)) };
  return {
    number: freshNumber(draft, nodes, parent, isSpecial(list)),
    text: { zh: '', en: '' },
    points: rest(worthOf(parent?.points ?? (isSpecial(list) ? 0 : draft['base'])), nodes),
    ...Object.fromEntries(Object.entries(parts).filter(([part]) => inherited.has(part))),
  };
}

/** The points that a list still lacks, where it lacks any. */
function rest(whole: Ratio | undefined, nodes: readonly DraftNode[]): Amount {
  const missing = sub(whole ?? zero, sumOfNodes(nodes));
  return compare(missing, zero) > 0 ? amountOf(missing) : 0;
}

function amountOf(value: Ratio): Amount {
  const written = toExact(value);
  return written.includes('/') ? written : Number(written);
}

/** A new indicator after this node. */
export function addBeside(draft: PackDraft, at: string): Edited {
  return insertNodes(draft, listOf(at), indexOf(at) + 1, [newLeaf(draft, listOf(at))]);
}

/** A new indicator at the end of a list; the special points begin with their first one. */
export function addAtEnd(draft: PackDraft, list: string): Edited {
  return insertNodes(draft, list, nodesAt(draft, list)?.length ?? 0, [newLeaf(draft, list)]);
}

/** A new indicator below this node. An indicator becomes a branch: what it asked is asked by its first child. */
export function addBelow(draft: PackDraft, at: string): Edited {
  const node = nodeAt(draft, at);
  const list = `${at}/children`;
  if (node === undefined) return { draft, at };
  if (node.children !== undefined) return addAtEnd(draft, list);
  const child = {
    number: freshNumber(draft, [], node, isSpecial(at)),
    text: { zh: '', en: '' },
    points: node.points,
    ...leafPartsOf(node),
  };
  return { draft: changeNode(draft, at, (before) => asBranch(before, [child])), at: `${list}/0` };
}

function asBranch(node: DraftNode, children: readonly DraftNode[]): DraftNode {
  const kept = Object.entries(node).filter(([part]) => !leafParts.includes(part));
  return { ...(Object.fromEntries(kept) as unknown as DraftNode), children };
}

/** A branch without children becomes an indicator again. */
export function asIndicator(draft: PackDraft, at: string): Edited | undefined {
  const node = nodeAt(draft, at);
  if (node?.children === undefined || node.children.length > 0) return undefined;
  const { scale, methods } = newLeaf(draft, listOf(at));
  const { children: _children, choose: _choose, ...rest } = node;
  return { draft: changeNode(draft, at, () => ({ ...(rest as unknown as DraftNode), scale, methods })), at };
}

export function removeNode(draft: PackDraft, at: string): Edited {
  const list = listOf(at);
  const index = indexOf(at);
  const next = changeList(draft, list, (nodes) => nodes.toSpliced(index, 1));
  const left = nodesAt(next, list)?.length ?? 0;
  return { draft: next, at: left > 0 ? `${list}/${Math.min(index, left - 1)}` : parentOf(list) };
}

/** Takes a node out of its place and puts it before the one that stands at `index` of `list` now. */
export function moveNode(draft: PackDraft, at: string, list: string, index: number): Edited | undefined {
  const node = nodeAt(draft, at);
  const target = nodesAt(draft, list);
  const isNew = target === undefined && (list === '/special/criteria' || nodeAt(draft, parentOf(list)) !== undefined);
  if (node === undefined || (target === undefined && !isNew)) return undefined;
  if (list.startsWith(`${at}/`) || index < 0 || index > (target?.length ?? 0)) return undefined;
  // Where something was taken out, all that stood behind it in the same list moves up by one.
  const from = listOf(at);
  const gone = indexOf(at);
  const shifted = list === from && index > gone ? index - 1 : index;
  const opened = isNew && parentOf(list) !== '' ? changeNode(draft, parentOf(list), (one) => asBranch(one, [])) : draft;
  const without = changeList(opened, from, (nodes) => nodes.toSpliced(gone, 1));
  return insertNodes(without, afterRemoval(list, from, gone), shifted, [node]);
}

function afterRemoval(list: string, from: string, gone: number): string {
  if (!list.startsWith(`${from}/`)) return list;
  const [step = '', ...below] = list.slice(from.length + 1).split('/');
  return Number(step) > gone ? [from, Number(step) - 1, ...below].join('/') : list;
}

export const directions = ['up', 'down', 'in', 'out'] as const;
export type Direction = (typeof directions)[number];

/** One place up or down among its siblings; in: below the sibling before it; out: behind its parent. */
export function shift(draft: PackDraft, at: string, direction: Direction): Edited | undefined {
  const list = listOf(at);
  const index = indexOf(at);
  switch (direction) {
    case 'up':
      return moveNode(draft, at, list, index - 1);
    case 'down':
      return moveNode(draft, at, list, index + 2);
    case 'in': {
      const before = nodeAt(draft, `${list}/${index - 1}`);
      if (before === undefined) return undefined;
      return moveNode(draft, at, `${list}/${index - 1}/children`, before.children?.length ?? 0);
    }
    case 'out': {
      const parent = parentOf(list);
      return parent === '' ? undefined : moveNode(draft, at, listOf(parent), indexOf(parent) + 1);
    }
  }
}

/** Two indicators out of one: the points are shared out in steps of the scale, the texts stand in both to be cut. */
export function splitIndicator(draft: PackDraft, at: string): Edited | undefined {
  const node = nodeAt(draft, at);
  const list = listOf(at);
  if (node === undefined || node.children !== undefined) return undefined;
  const whole = worthOf(node.points);
  const first = whole === undefined ? undefined : halfInSteps(whole, stepOf(draft, node));
  const second = {
    ...node,
    number: freshNumber(draft, nodesAt(draft, list) ?? [], nodeAt(draft, parentOf(list)), isSpecial(at)),
    ...(whole !== undefined && first !== undefined && { points: amountOf(sub(whole, first)) }),
  };
  const halved = changeNode(draft, at, (one) => (first === undefined ? one : { ...one, points: amountOf(first) }));
  return insertNodes(halved, list, indexOf(at) + 1, [second]);
}

function stepOf(draft: PackDraft, node: DraftNode): Ratio | undefined {
  const scales = draft['scales'] as Readonly<Record<string, unknown>> | undefined;
  const scale = scales?.[String(node['scale'])] as { step?: unknown; kind?: unknown } | undefined;
  const step = scale?.kind === 'points' ? worthOf(scale.step) : undefined;
  return step !== undefined && compare(step, zero) > 0 ? step : undefined;
}

function halfInSteps(whole: Ratio, step: Ratio | undefined): Ratio {
  const half = div(whole, ratio(2));
  if (step === undefined) return half;
  const steps = div(half, step);
  const first = mul(step, ratio((steps.num + steps.den - 1n) / steps.den));
  return compare(first, whole) > 0 ? half : first;
}

/** Gives one node another number; what referred to the old one follows, where it was unique and the new one is. */
export function setNumber(draft: PackDraft, at: string, number: string): PackDraft {
  const before = nodeAt(draft, at)?.number;
  if (before === undefined || before === number) return draft;
  const next = changeNode(draft, at, (node) => ({ ...node, number }));
  const taken = numbersIn(draft).has(number);
  return taken || number === '' || numbersIn(next).has(before)
    ? next
    : referencesRenamed(next, new Map([[before, number]]));
}

/** Numbers the nodes of a list and all below them by position; what refers to them follows. */
export function renumber(draft: PackDraft, list: string): Edited {
  const nodes = nodesAt(draft, list) ?? [];
  const numbered = renumberList(nodes, nodeAt(draft, parentOf(list)), isSpecial(list));
  const next = changeList(draft, list, () => numbered.nodes);
  return { draft: referencesRenamed(next, numbered.renamed), at: parentOf(list) };
}

/** A branch and all below it, from the leaves upward, have the points that their children make; alternatives stay. */
export function addUp(draft: PackDraft, at: string): PackDraft {
  const summed = (node: DraftNode): DraftNode => {
    if (node.children === undefined || node.children.length === 0) return node;
    const children = node.children.map(summed);
    const points = node['choose'] === undefined ? amountOf(sumOfNodes(children)) : node.points;
    return { ...node, children, points };
  };
  return changeNode(draft, at, summed);
}

/** Sets what a JSON pointer leads to, making the objects on the way; undefined takes it away. */
export function setAt(draft: PackDraft, pointer: string, value: unknown): PackDraft {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return changedAt(draft, steps, value) as PackDraft;
}

function changedAt(holder: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...below] = steps;
  if (step === undefined) return value;
  if (Array.isArray(holder)) {
    const index = Number(step);
    if (below.length === 0 && value === undefined) return holder.toSpliced(index, 1);
    if (index >= holder.length) return [...(holder as unknown[]), changedAt(undefined, below, value)];
    return (holder as unknown[]).with(index, changedAt(holder[index], below, value));
  }
  const object = (typeof holder === 'object' && holder !== null ? holder : {}) as Readonly<Record<string, unknown>>;
  const next = changedAt(Object.hasOwn(object, step) ? object[step] : undefined, below, value);
  if (next !== undefined) return { ...object, [step]: next };
  const { [step]: _gone, ...rest } = object;
  return rest;
}

export function valueAt(draft: PackDraft, pointer: string): unknown {
  let value: unknown = draft;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
