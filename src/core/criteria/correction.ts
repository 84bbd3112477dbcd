/**
 * What may still change in a pack after its edition was opened. Words may be corrected and demands eased; nothing that
 * counts may change. Then every answer that was complete stays complete, every mark stays valid and worth the same, and
 * no entry is held against another rule than the one it was called under. Whatever else must change needs an edition
 * of its own.
 */
import type { Problem } from '../problem.ts';
import { same } from './compare.ts';
import type { CriterionNode, EvidenceAsked, Indicator, Pack } from './pack.ts';
import { isBranch, walk } from './tree.ts';
import type { NodePlace } from './tree.ts';

/** Keys whose values are words for readers: they decide nothing, wherever in a pack they stand. */
const words = new Set(['text', 'note', 'guidance', 'source', 'owner', 'confirmedBy', 'unit', 'factors']);

/** The value without its words. */
function whatCounts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(whatCounts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (words.has(key) ? [] : [[key, whatCounts(part)]])),
  );
}

function countsAlike(before: unknown, after: unknown): boolean {
  return same(whatCounts(before), whatCounts(after));
}

/** Every reason why `after` is no correction of `before`; pointers lead into `after`. None: it may take its place. */
export function problemsInCorrection(before: Pack, after: Pack): readonly Problem[] {
  if (before.id !== after.id) {
    return [{ code: 'correction-of-another', pointer: '/id', params: { before: before.id, after: after.id } }];
  }
  if (before.version === after.version) {
    return [{ code: 'correction-same-version', pointer: '/version', params: { version: after.version } }];
  }
  return [...inTree(before, after), ...inScales(before, after), ...inLists(before, after), ...inRules(before, after)];
}

function inTree(before: Pack, after: Pack): Problem[] {
  const old = new Map([...walk(before)].map((place) => [place.node.number, place]));
  const fresh = new Map([...walk(after)].map((place) => [place.node.number, place]));
  const problems: Problem[] = [];
  for (const [number, place] of fresh) {
    const former = old.get(number);
    if (former === undefined) {
      problems.push({ code: 'correction-adds-criterion', pointer: place.pointer, params: { number } });
    } else problems.push(...inNode(former, place));
  }
  for (const number of old.keys()) {
    if (!fresh.has(number)) problems.push({ code: 'correction-removes-criterion', pointer: '', params: { number } });
  }
  return problems;
}

function parentOf({ parents, part }: NodePlace): string {
  return parents.at(-1)?.number ?? part;
}

/** What of a node must stay as it is, each with the code of its refusal. */
const fixed = [
  ['points', 'correction-changes-points'],
  ['scale', 'correction-changes-scale-of'],
  ['methods', 'correction-changes-methods'],
  ['methodShares', 'correction-changes-methods'],
  ['lookBackMonths', 'correction-changes-look-back'],
  ['core', 'correction-changes-core-mark'],
  ['notApplicable', 'correction-changes-not-applicable'],
  ['choose', 'correction-changes-alternatives'],
  ['unitTypes', 'correction-changes-alternatives'],
] as const;

function inNode(before: NodePlace, { node, pointer, ...place }: NodePlace): Problem[] {
  const { number } = node;
  const problem = (code: string): Problem => ({ code, pointer, params: { number } });
  if (isBranch(before.node) !== isBranch(node) || parentOf(before) !== parentOf({ node, pointer, ...place })) {
    return [problem('correction-moves-criterion')];
  }
  const partOf = (of: CriterionNode, key: string): unknown => (of as unknown as Readonly<Record<string, unknown>>)[key];
  const codes = new Set<string>(
    fixed.filter(([key]) => !same(partOf(before.node, key), partOf(node, key))).map(([, code]) => code),
  );
  if (!isBranch(before.node) && !isBranch(node)) {
    if (!isLengthEased(before.node.length, node.length)) codes.add('correction-shortens-answer');
    if (!isEvidenceEased(before.node, node)) codes.add('correction-asks-more-evidence');
  }
  return [...codes].map(problem);
}

/** As many characters or more; whether an answer is asked at all stays as it was. */
function isLengthEased(before: number | undefined, after: number | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  return after >= before;
}

/** What was enough evidence stays enough, and of a kind that is taken. */
function isEvidenceEased({ evidence: before }: Indicator, { evidence: after }: Indicator): boolean {
  if (after === undefined) return true;
  const former: EvidenceAsked = before ?? { kinds: after.kinds, atLeast: 0 };
  return (
    after.atLeast <= former.atLeast &&
    former.kinds.every((kind) => after.kinds.includes(kind)) &&
    (after.covers !== 'period' || former.covers === 'period')
  );
}

function inScales(before: Pack, after: Pack): Problem[] {
  return Object.keys({ ...before.scales, ...after.scales }).flatMap((name) =>
    countsAlike(before.scales[name], after.scales[name])
      ? []
      : [{ code: 'correction-changes-scale', pointer: `/scales/${name}`, params: { name } }],
  );
}

const lists = ['unitTypes', 'facts', 'gates', 'vetoes', 'bars', 'negative', 'stages', 'bands'] as const;

function inLists(before: Pack, after: Pack): Problem[] {
  return lists.flatMap((list) => {
    const [old, fresh] = [before[list] ?? [], after[list] ?? []];
    const names = [...new Set([...old, ...fresh].map(({ id }) => id))];
    return names.flatMap((name) => {
      const isSame = countsAlike(
        old.find(({ id }) => id === name),
        fresh.find(({ id }) => id === name),
      );
      return isSame ? [] : [{ code: `correction-changes-${list}`, pointer: `/${list}`, params: { name } }];
    });
  });
}

const rules = {
  kind: 'correction-changes-kind',
  base: 'correction-changes-base',
  decimals: 'correction-changes-decimals',
  combination: 'correction-changes-combination',
  secretVisits: 'correction-changes-secret-visits',
  renewing: 'correction-changes-renewing',
  holding: 'correction-changes-holding',
  decision: 'correction-changes-decision',
} as const satisfies Partial<Record<keyof Pack, string>>;

function inRules(before: Pack, after: Pack): Problem[] {
  const cap =
    before.special?.cap === after.special?.cap ? [] : [{ code: 'correction-changes-cap', pointer: '/special' }];
  const names = Object.keys(rules) as (keyof typeof rules)[];
  return [
    ...cap,
    ...names
      .filter((name) => !countsAlike(before[name], after[name]))
      .map((name) => ({ code: rules[name], pointer: `/${name}` })),
  ];
}
