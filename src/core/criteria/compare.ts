/** Two versions of a pack compared in the words of people who set criteria, not of lines in a file. */
import { canonicalJson } from '../canonical-json.ts';
import { compare as order } from '../ratio.ts';
import type { Line } from '../scoring/line.ts';
import { exact } from './amount.ts';
import type { Amount } from './amount.ts';
import type { CriterionNode, Pack } from './pack.ts';
import { isBranch, walk } from './tree.ts';
import type { NodePlace } from './tree.ts';

/** What a change is about, in the order in which changes are told. */
export const changeGroups = ['pack', 'criteria', 'conditions', 'judging'] as const;
export type ChangeGroup = (typeof changeGroups)[number];

export interface PackChange extends Line {
  readonly group: ChangeGroup;
  /** Of a change of a criterion: the number of the dimension that it stands under. */
  readonly under?: string;
}

export interface PackChanges {
  readonly changes: readonly PackChange[];
  /** Indicators in which nothing that matters to an entrant or an assessor differs. */
  readonly unchanged: number;
  /** Gates, vetoes, stages and whatever else a pack lists beside its tree, that stayed as they were. */
  readonly unchangedRules: number;
}

/** Every change from one version to the next, in the order of the tree, then of the rules. */
export function comparePacks(before: Pack, after: Pack): PackChanges {
  const pairs = pairNodes([...walk(before)], [...walk(after)]);
  const changes: PackChange[] = [
    ...aboutThePack(before, after).map((line) => ({ ...line, group: 'pack' as const })),
    ...pairs.flatMap((pair) =>
      aboutNode(pair).map((line) => ({ ...line, group: 'criteria' as const, under: dimensionOf(pair) })),
    ),
    ...aboutLists(before, after),
    ...aboutScales(before, after).map((line) => ({ ...line, group: 'judging' as const })),
    ...aboutRules(before, after).map((line) => ({ ...line, group: 'judging' as const })),
  ];
  const unchanged = pairs.filter(
    (pair) =>
      pair.before !== undefined &&
      pair.after !== undefined &&
      !isBranch(pair.after.node) &&
      aboutNode(pair).length === 0,
  ).length;
  return { changes, unchanged, unchangedRules: countUnchanged(before, after) };
}

function dimensionOf({ before, after }: NodePair): string {
  const place = after ?? before;
  return (place?.parents[0] ?? place?.node)?.number ?? '';
}

interface NodePair {
  readonly before?: NodePlace;
  readonly after?: NodePlace;
}

/** Pairs nodes by number; of those left over, one whose text is found again under another number was renumbered. */
function pairNodes(before: readonly NodePlace[], after: readonly NodePlace[]): readonly NodePair[] {
  const old = new Map(before.map((place) => [place.node.number, place]));
  const fresh = new Set(after.map(({ node }) => node.number));
  const leftOver = before.filter(({ node }) => !fresh.has(node.number));
  const renumbered = new Map(leftOver.map((place) => [textKey(place.node), place]));
  const used = new Set<NodePlace>();
  const pairs = after.map((place): NodePair => {
    const same = old.get(place.node.number) ?? renumbered.get(textKey(place.node));
    if (same === undefined || used.has(same)) return { after: place };
    used.add(same);
    return { before: same, after: place };
  });
  return [...pairs, ...before.filter((place) => !used.has(place)).map((place) => ({ before: place }))];
}

function textKey({ text }: CriterionNode): string {
  return `${text.zh}\n${text.en}`;
}

/** Whatever the order of keys: a database keeps JSON in one of its own. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}

function aboutThePack(before: Pack, after: Pack): readonly Line[] {
  const lines: Line[] = [{ code: 'pack-version', params: { before: before.version, after: after.version } }];
  if (!same(before.title, after.title))
    lines.push({ code: 'title-changed', texts: { before: before.title, after: after.title } });
  if (before.base !== after.base)
    lines.push({ code: 'base-changed', params: { before: before.base, after: after.base } });
  if (before.decimals !== after.decimals) {
    lines.push({ code: 'decimals-changed', params: { before: before.decimals, after: after.decimals } });
  }
  const caps = [before.special?.cap ?? 0, after.special?.cap ?? 0] as const;
  if (caps[0] !== caps[1]) lines.push({ code: 'cap-changed', params: { before: caps[0], after: caps[1] } });
  return lines;
}

function aboutNode({ before, after }: NodePair): readonly Line[] {
  if (after === undefined) return before === undefined ? [] : [nodeLine('criterion-removed', before)];
  if (before === undefined) return [nodeLine('criterion-added', after)];
  const lines: Line[] = [];
  const { number } = after.node;
  const texts = { text: after.node.text };
  if (before.node.number !== number)
    lines.push({ code: 'criterion-renumbered', params: { before: before.node.number, number }, texts });
  const parents = [parentOf(before), parentOf(after)] as const;
  if (before.node.number === number && parents[0] !== parents[1]) {
    lines.push({ code: 'criterion-moved', params: { number, before: parents[0], after: parents[1] }, texts });
  }
  lines.push(...aboutPoints(number, before.node.points, after.node.points));
  if (!same(before.node.text, after.node.text)) {
    lines.push({
      code: 'text-changed',
      params: { number },
      texts: { before: before.node.text, after: after.node.text },
    });
  }
  const parts = partsChanged(before.node, after.node);
  return [...lines, ...parts.map((code) => ({ code, params: { number }, texts }))];
}

function nodeLine(code: string, { node }: NodePlace): Line {
  return { code, params: { number: node.number, points: node.points }, texts: { text: node.text } };
}

function parentOf({ parents, part }: NodePlace): string {
  return parents.at(-1)?.number ?? part;
}

function aboutPoints(number: string, before: Amount, after: Amount): readonly Line[] {
  const direction = order(exact(after), exact(before));
  if (direction === 0) return [];
  return [{ code: direction > 0 ? 'points-rise' : 'points-fall', params: { number, before, after } }];
}

/** Parts of a node whose change is told by name; what is left is a change of notes and sources. */
const parts = [
  ['scale', 'scale-changed'],
  ['methods', 'methods-changed'],
  ['methodShares', 'methods-changed'],
  ['length', 'length-changed'],
  ['evidence', 'evidence-changed'],
  ['owner', 'owner-changed'],
  ['lookBackMonths', 'look-back-changed'],
  ['core', 'core-changed'],
  ['notApplicable', 'not-applicable-changed'],
  ['choose', 'alternatives-changed'],
  ['unitTypes', 'alternatives-changed'],
  ['guidance', 'guidance-changed'],
] as const;

function partsChanged(before: CriterionNode, after: CriterionNode): readonly string[] {
  const [old, fresh] = [before, after] as unknown as readonly Readonly<Record<string, unknown>>[];
  const codes = parts.filter(([key]) => !same(old?.[key], fresh?.[key])).map(([, code]) => code);
  const kind = isBranch(before) === isBranch(after) ? [] : ['criterion-split-or-joined'];
  return [...kind, ...new Set(codes)];
}

/** What a pack lists beside its tree, each with what a change of it is about. */
const lists = {
  unitTypes: 'conditions',
  facts: 'conditions',
  gates: 'conditions',
  vetoes: 'conditions',
  bars: 'conditions',
  negative: 'conditions',
  stages: 'judging',
  bands: 'judging',
} as const satisfies Partial<Record<keyof Pack, ChangeGroup>>;
const listNames = Object.keys(lists) as (keyof typeof lists)[];

function aboutLists(before: Pack, after: Pack): readonly PackChange[] {
  return listNames.flatMap((list) => {
    const [old, fresh] = [before[list] ?? [], after[list] ?? []];
    const line = (what: string, { id, text }: (typeof fresh)[number]): PackChange => ({
      code: `${list}-${what}`,
      params: { name: id },
      texts: { text },
      group: lists[list],
    });
    return [
      ...fresh.filter(({ id }) => !old.some((item) => item.id === id)).map((item) => line('added', item)),
      ...old.filter(({ id }) => !fresh.some((item) => item.id === id)).map((item) => line('removed', item)),
      ...fresh
        .filter((item) => old.some(({ id }) => id === item.id) && !old.some((other) => same(other, item)))
        .map((item) => line('changed', item)),
    ];
  });
}

function countUnchanged(before: Pack, after: Pack): number {
  return listNames.reduce((count, list) => {
    const old = before[list] ?? [];
    return count + (after[list] ?? []).filter((item) => old.some((other) => same(other, item))).length;
  }, 0);
}

function aboutScales(before: Pack, after: Pack): readonly Line[] {
  const names = [...new Set([...Object.keys(before.scales), ...Object.keys(after.scales)])];
  return names.flatMap((name) => {
    const [old, fresh] = [before.scales[name], after.scales[name]];
    if (same(old, fresh)) return [];
    const what = old === undefined ? 'added' : fresh === undefined ? 'removed' : 'changed';
    return [{ code: `scales-${what}`, params: { name } }];
  });
}

const rules = ['combination', 'secretVisits', 'renewing', 'holding', 'calibration'] as const;

function aboutRules(before: Pack, after: Pack): readonly Line[] {
  const lines: Line[] = rules
    .filter((rule) => !same(before[rule], after[rule]))
    .map((rule) => ({ code: `${rule}-rule-changed` }));
  const [old, fresh] = [numbersOf(before.decision), numbersOf(after.decision)];
  if (!same(old.rest, fresh.rest)) lines.push({ code: 'decision-rule-changed' });
  if (old.line !== fresh.line)
    lines.push({ code: 'threshold-changed', params: { before: old.line, after: fresh.line } });
  if (old.places !== fresh.places && old.places !== undefined && fresh.places !== undefined) {
    lines.push({ code: 'places-changed', params: { before: old.places, after: fresh.places } });
  }
  return lines;
}

/** The line and the places of a decision rule, whose change is told in numbers, apart from the rest of it. */
function numbersOf(rule: Pack['decision']): { line: Amount; places?: number; rest: unknown } {
  const { atLeast, source: _, ...rest } = rule;
  if (!('places' in rest) || typeof rest.places !== 'number') return { line: atLeast ?? 0, rest };
  const { places, ...others } = rest;
  return { line: atLeast ?? 0, places, rest: others };
}
