/** Numbers of a tree that is being written: new ones, those by position, and what refers to them. */
import type { DraftNode, PackDraft } from './draft.ts';
import { walkDraft } from './draft.ts';

export function numbersIn(draft: PackDraft): Set<string> {
  return new Set([...walkDraft(draft)].map(({ node }) => node.number));
}

const romans: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let rest = value;
  let written = '';
  for (const [worth, sign] of romans) {
    while (rest >= worth) {
      written += sign;
      rest -= worth;
    }
  }
  return written;
}

function chinese(value: number): string {
  const digits = '〇一二三四五六七八九';
  if (value < 10) return digits.charAt(value);
  if (value < 20) return `十${value === 10 ? '' : digits.charAt(value - 10)}`;
  if (value < 100)
    return `${digits.charAt(Math.floor(value / 10))}十${value % 10 === 0 ? '' : digits.charAt(value % 10)}`;
  return String(value);
}

/** How the numbers of a list are made; each kind says whether a number looks like one of its own. */
const styles = [
  { fits: /^[IVXLC]+$/, write: roman },
  { fits: /^[A-Z]$/, write: (value: number) => (value <= 26 ? String.fromCodePoint(64 + value) : `Z${value}`) },
  { fits: /^[一二三四五六七八九十]+$/, write: chinese },
  { fits: /^/, write: String },
] as const;

interface Scheme {
  readonly prefix: string;
  readonly write: (value: number) => string;
}

/** What stands between a branch's number and its children's: as it is there already, else as in the branch's own. */
function markBetween(parent: DraftNode, children: readonly DraftNode[]): string {
  const first = children[0]?.number ?? '';
  if (first.startsWith(`${parent.number}-`)) return '-';
  return parent.number.includes('-') && !first.startsWith(`${parent.number}.`) ? '-' : '.';
}

/** How a list is numbered: below a branch by its number, at the root as its first number is. */
function schemeOf(nodes: readonly DraftNode[], parent: DraftNode | undefined, special: boolean): Scheme {
  if (parent !== undefined) {
    return { prefix: parent.number === '' ? '' : parent.number + markBetween(parent, nodes), write: String };
  }
  const [, prefix = '', own = ''] = /^(.*[.-])?([^.-]*)$/.exec(nodes[0]?.number ?? '') ?? [];
  if (special && prefix === '') return { prefix: 'S-', write: String };
  const style = styles.find(({ fits }) => fits.test(own)) ?? styles[3];
  return { prefix, write: style.write };
}

/** A number that nobody in the draft has, in the manner of the list it is for. */
export function freshNumber(
  draft: PackDraft,
  nodes: readonly DraftNode[],
  parent: DraftNode | undefined,
  special: boolean,
  besides: ReadonlySet<string> = new Set(),
): string {
  const taken = numbersIn(draft);
  const { prefix, write } = schemeOf(nodes, parent, special);
  let count = nodes.length + 1;
  while (taken.has(prefix + write(count)) || besides.has(prefix + write(count))) count += 1;
  return prefix + write(count);
}

export interface Renumbered {
  readonly nodes: readonly DraftNode[];
  /** Old number to new one, where the old one was held by one node alone. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Numbers a list and all below it by position. */
export function renumberList(nodes: readonly DraftNode[], parent: DraftNode | undefined, special = false): Renumbered {
  const renamed = new Map<string, string>();
  const held = new Set<string>();
  const numbered = (list: readonly DraftNode[], { prefix, write }: Scheme): readonly DraftNode[] =>
    list.map((node, index) => {
      const number = prefix + write(index + 1);
      if (held.has(node.number)) renamed.delete(node.number);
      else renamed.set(node.number, number);
      held.add(node.number);
      if (node.children === undefined) return node.number === number ? node : { ...node, number };
      const below = { prefix: number + markBetween(node, node.children), write: String };
      return { ...node, number, children: numbered(node.children, below) };
    });
  return { nodes: numbered(nodes, schemeOf(nodes, parent, special)), renamed };
}

type Loose = Readonly<Record<string, unknown>>;

function renamedIn(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'string' ? (names.get(one) ?? one) : one));
}

function withRenamed(holder: unknown, key: string, names: ReadonlyMap<string, string>): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return holder;
  return { ...holder, [key]: renamedIn((holder as Loose)[key], names) };
}

function substitutesRenamed(nodes: readonly DraftNode[], names: ReadonlyMap<string, string>): readonly DraftNode[] {
  let changed = false;
  const next = nodes.map((node) => {
    const children = node.children && substitutesRenamed(node.children, names);
    const by = (node['notApplicable'] as Loose | undefined)?.['by'];
    const refers = Array.isArray(by) && by.some((one) => names.has(String(one)));
    if (!refers && children === node.children) return node;
    changed = true;
    return {
      ...node,
      ...(children !== undefined && { children }),
      ...(refers && { notApplicable: withRenamed(node['notApplicable'], 'by', names) }),
    };
  });
  return changed ? next : nodes;
}

/** Everything that names criteria by number follows their new numbers: stages, bands, ties, substitutes. */
export function referencesRenamed(draft: PackDraft, names: ReadonlyMap<string, string>): PackDraft {
  const effective = new Map([...names].filter(([before, after]) => before !== after && before !== ''));
  if (effective.size === 0) return draft;
  const listed = (value: unknown): unknown =>
    Array.isArray(value) ? value.map((one: unknown) => withRenamed(one, 'criteria', effective)) : value;
  const next: Record<string, unknown> = {
    ...draft,
    criteria: substitutesRenamed(draft.criteria, effective),
  };
  if (draft.special !== undefined) {
    next['special'] = { ...draft.special, criteria: substitutesRenamed(draft.special.criteria, effective) };
  }
  for (const part of ['stages', 'bands']) if (Object.hasOwn(draft, part)) next[part] = listed(draft[part]);
  const decision = draft['decision'];
  if (typeof decision === 'object' && decision !== null && 'ties' in decision) {
    next['decision'] = { ...decision, ties: withRenamed(decision.ties, 'criteria', effective) };
  }
  return next as unknown as PackDraft;
}
