/**
 * A pack as a document to read: what is asked of whom, in one language, with headings and sentences but no layout. The
 * doors, the public register and the printed document are set from it, so that they say the same.
 */
import { toExact } from '../ratio.ts';
import type { Line } from '../scoring/line.ts';
import type { Text } from '../text.ts';
import type { CriterionNode, EvidenceAsked, Indicator, Pack } from './pack.ts';
import type { Params } from './shape.ts';
import type { SourceNote } from './sources.ts';
import { indicatorsOf, isBranch, pointsOf } from './tree.ts';
import {
  barWords,
  combinationWords,
  decisionWords,
  deductionWords,
  gateWords,
  holdingWords,
  notApplicableWords,
  scaleWords,
  stageWords,
  totalWords,
  vetoWords,
} from './words.ts';

/** How a reader's language is spoken: sentences by key, and texts that people wrote in both. */
export interface Voice {
  readonly say: (key: string, params?: Params) => string;
  readonly text: (text: Text) => string;
}

export interface DocumentNode {
  readonly number: string;
  readonly text: string;
  readonly points: string;
  /** 1 for a dimension. */
  readonly level: number;
  readonly isIndicator: boolean;
  readonly guidance: string | null;
  /** Label and value: how it is measured, marked and evidenced. */
  readonly facts: readonly (readonly [string, string])[];
  /** Where its number comes from. */
  readonly source: string | null;
}

/** A dimension with everything under it, in the order of the pack. */
export interface DocumentPart {
  readonly number: string;
  readonly text: string;
  readonly points: string;
  readonly isSpecial: boolean;
  readonly indicators: number;
  readonly nodes: readonly DocumentNode[];
}

export interface PackDocument {
  readonly title: string;
  readonly lead: string | null;
  readonly facts: readonly (readonly [string, string])[];
  readonly parts: readonly DocumentPart[];
  /** Gates, vetoes, negative list, stages, decision…: a heading with sentences, those that the pack has. */
  readonly rules: readonly { readonly id: string; readonly title: string; readonly items: readonly string[] }[];
  readonly sources: readonly string[];
}

export function documentOf(pack: Pack, voice: Voice): PackDocument {
  const { say, text } = voice;
  const sentence = ({ code, params, texts = {} }: Line): string =>
    say(code, { ...params, ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, text(value)])) });
  const joined = (lines: readonly Line[]): string => lines.map(sentence).join(say('document.between'));
  const rules: readonly (readonly [string, readonly string[]])[] = [
    ['gates', (pack.gates ?? []).map((gate) => sentence(gateWords(gate)))],
    ['vetoes', (pack.vetoes ?? []).map((veto) => sentence(vetoWords(veto)))],
    ['bars', (pack.bars ?? []).map((bar) => sentence(barWords(bar)))],
    ['negative', (pack.negative ?? []).map((item) => joined(deductionWords(item)))],
    ['stages', pack.stages.map((stage) => sentence(stageWords(stage)))],
    [
      'combination',
      pack.combination === undefined ? [] : combinationWords(pack.combination, pack.stages).map(sentence),
    ],
    ['total', totalWords(pack).map(sentence)],
    ['decision', decisionWords(pack.decision).map(sentence)],
    ['holding', pack.holding === undefined ? [] : holdingWords(pack.holding).map(sentence)],
  ];
  const special = pack.special;
  return {
    title: text(pack.title),
    lead: pack.summary === undefined ? null : text(pack.summary),
    facts: [
      [say('document.version'), pack.version],
      [say('document.base'), String(pack.base)],
      ...(special === undefined ? [] : [[say('document.cap'), String(special.cap)] as const]),
      [say('document.indicators'), String(indicatorsOf(pack).length)],
      [
        say('document.valid'),
        pack.valid.to === undefined
          ? say('document.valid-from', { from: pack.valid.from })
          : say('document.valid-between', { from: pack.valid.from, to: pack.valid.to }),
      ],
    ],
    parts: [
      ...pack.criteria.map((node) => partOf(pack, node, false, voice, joined)),
      ...(special?.criteria ?? []).map((node) => partOf(pack, node, true, voice, joined)),
    ],
    rules: rules.flatMap(([id, items]) => (items.length === 0 ? [] : [{ id, title: say(`document.${id}`), items }])),
    sources: Object.values(pack.sources).map(({ title, grade, where }) =>
      say('document.source', { title: text(title), grade, where: where ?? '' }).trim(),
    ),
  };
}

type Join = (lines: readonly Line[]) => string;

function partOf(pack: Pack, root: CriterionNode, isSpecial: boolean, voice: Voice, joined: Join): DocumentPart {
  const nodes: DocumentNode[] = [];
  const visit = (node: CriterionNode, level: number): void => {
    nodes.push(nodeOf(pack, node, level, voice, joined));
    if (isBranch(node)) for (const child of node.children) visit(child, level + 1);
  };
  visit(root, 1);
  const { number, text, points } = nodes[0] as DocumentNode;
  const indicators = nodes.filter(({ isIndicator }) => isIndicator).length;
  return { number, text, points, isSpecial, indicators, nodes };
}

function nodeOf(pack: Pack, node: CriterionNode, level: number, voice: Voice, joined: Join): DocumentNode {
  const { say, text } = voice;
  const alternatives = isBranch(node) && node.choose !== undefined ? [say(`document.choose-${node.choose}`)] : [];
  const types = node.unitTypes?.map((id) => {
    const type = pack.unitTypes?.find((one) => one.id === id);
    return type === undefined ? id : text(type.text);
  });
  return {
    number: node.number,
    text: text(node.text),
    points: toExact(pointsOf(node)),
    level,
    isIndicator: !isBranch(node),
    guidance: node.guidance === undefined ? null : text(node.guidance),
    facts: [
      ...alternatives.map((how) => [say('document.alternatives'), how] as const),
      ...(types === undefined ? [] : [[say('document.for-types'), types.join(say('document.comma'))] as const]),
      ...(isBranch(node) ? [] : indicatorFacts(pack, node, voice, joined)),
    ],
    source: node.source === undefined ? null : sourceOf(pack, node.source, voice),
  };
}

function indicatorFacts(
  pack: Pack,
  node: Indicator,
  { say, text }: Voice,
  joined: Join,
): (readonly [string, string])[] {
  const comma = say('document.comma');
  const scale = pack.scales[node.scale];
  const facts: [string, string | undefined][] = [
    ['method', node.methods.map((method) => methodOf(node, method, say)).join(comma)],
    ['scale', scale === undefined ? undefined : joined(scaleWords(scale))],
    ['evidence', node.evidence && evidenceOf(node.evidence, { say, text })],
    ['length', node.length === undefined ? undefined : say('document.length-of', { limit: node.length })],
    ['core', node.core && say('document.core-of', { least: node.core.atLeast })],
    ['not-applicable', node.notApplicable && joined([notApplicableWords(node.notApplicable)])],
    [
      'look-back',
      node.lookBackMonths === undefined ? undefined : say('document.months', { months: node.lookBackMonths }),
    ],
    ['owner', node.owner && text(node.owner)],
  ];
  return facts.flatMap(([key, value]) => (value === undefined ? [] : [[say(`document.${key}`), value] as const]));
}

function methodOf({ methodShares }: Indicator, method: Indicator['methods'][number], say: Voice['say']): string {
  const share = methodShares?.[method];
  const name = say(`method.${method}`);
  return share === undefined ? name : say('document.method-share', { name, share });
}

function evidenceOf({ kinds, atLeast, covers, note }: EvidenceAsked, { say, text }: Voice): string {
  const named = kinds.map((kind) => say(`evidence-kind.${kind}`)).join(say('document.comma'));
  return [
    atLeast === 0
      ? say('document.evidence-free', { kinds: named })
      : say('document.evidence-least', { count: atLeast, kinds: named }),
    ...(covers === 'period' ? [say('document.evidence-period')] : []),
    ...(note === undefined ? [] : [text(note)]),
  ].join(say('document.between'));
}

function sourceOf(pack: Pack, { mark, where, note }: SourceNote, { say, text }: Voice): string {
  const source = where === undefined ? undefined : pack.sources[where];
  const said = note === undefined ? '' : text(note);
  if (mark === 'assumption') return say('document.assumed', { note: said }).trim();
  return say('document.sourced', { source: source === undefined ? '' : text(source.title), note: said }).trim();
}
