/**
 * A criteria pack: the rule book of an honour as plain JSON, the same shape in a file, in the database and on the wire.
 * Read one by `readPack`; a value of these types has passed every check there.
 */
import type { DecisionRule } from '../decision/rules.ts';
import type { Scale } from '../scoring/scales/kinds.ts';
import type { Text } from '../text.ts';
import type { Amount } from './amount.ts';
import type { Source, SourceNote } from './sources.ts';

export const packFormat = 1;

export const programmeKinds = ['title', 'prize', 'benchmark', 'certification', 'list'] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

/** How an indicator is measured. */
export const methods = [
  'material',
  'online-check',
  'site-visit',
  'questionnaire',
  'interview',
  'department-opinion',
  'secret-visit',
  'records',
] as const;
export type Method = (typeof methods)[number];

export const evidenceKinds = ['file', 'link', 'record'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What evidence an indicator asks: kinds, at least how many, and whether its dates must lie in the edition's period. */
export interface EvidenceAsked {
  readonly kinds: readonly EvidenceKind[];
  readonly atLeast: number;
  readonly covers?: 'period' | 'any-time';
  readonly note?: Text;
}

interface NodeCommon {
  /** Unique in the pack, special points included. */
  readonly number: string;
  readonly text: Text;
  readonly points: Amount;
  readonly guidance?: Text;
  readonly source?: SourceNote;
  /** On one of several alternatives: the unit types it is meant for. */
  readonly unitTypes?: readonly string[];
}

/** A criterion with criteria under it, whose points add up to its own. */
export interface Branch extends NodeCommon {
  readonly children: readonly CriterionNode[];
  /** The children are alternatives of equal points: one counts, by the unit's type or as the unit chooses. */
  readonly choose?: 'by-unit-type' | 'by-unit';
}

/** A leaf of the tree: what is answered, evidenced and marked. */
export interface Indicator extends NodeCommon {
  /** A name in the pack's scales. */
  readonly scale: string;
  readonly methods: readonly Method[];
  /** The answer asked of the unit, at most so many characters; absent where no words are asked. */
  readonly length?: number;
  readonly evidence?: EvidenceAsked;
  /** Which department of a unit answers, as a hint. */
  readonly owner?: Text;
  /** Facts of so many months before the day of reference count; absent: those of the edition's period. */
  readonly lookBackMonths?: number;
  /** A core mark ("*"): below this share of the points the entry fails, whatever its total. */
  readonly core?: { readonly atLeast: Amount };
}

export type CriterionNode = Branch | Indicator;

/** Points beyond the base, counted up to the cap. */
export interface SpecialPoints {
  readonly cap: Amount;
  readonly criteria: readonly CriterionNode[];
  readonly source?: SourceNote;
}

/** A fact of an entry that gates ask for: found by a survey, a department or the office, not by assessors. */
export interface FactAsked {
  readonly id: string;
  readonly text: Text;
  readonly kind: 'share' | 'number' | 'yes-no';
  readonly source?: SourceNote;
}

export type Condition =
  | { readonly kind: 'yes'; readonly fact: string }
  | { readonly kind: 'at-least'; readonly fact: string; readonly value: Amount }
  | { readonly kind: 'at-most'; readonly fact: string; readonly value: Amount };

/** Must hold before any score counts. */
export interface Gate {
  readonly id: string;
  readonly text: Text;
  readonly condition: Condition;
  readonly source?: SourceNote;
}

/** A gate about events: so many of them within the time looked back upon shut the entry out. */
export interface Veto {
  readonly id: string;
  readonly text: Text;
  /** So many confirmed events are enough. */
  readonly count: number;
  /** Events within so many months before the day of reference count; absent: those in the edition's period. */
  readonly lookBackMonths?: number;
  /** Who confirms that such an event happened. */
  readonly confirmedBy: Text;
  readonly source?: SourceNote;
}

export const stageKinds = ['review', 'consensus', 'visit', 'survey', 'defence', 'vote', 'secret-visit'] as const;
export type StageKind = (typeof stageKinds)[number];

/** How the totals of several assessors become one. A trimmed mean leaves out the highest and the lowest. */
export const combineRules = ['mean', 'median', 'trimmed-mean'] as const;
export type CombineRule = (typeof combineRules)[number];

/** One round of judging. */
export interface Stage {
  readonly id: string;
  readonly text: Text;
  readonly kind: StageKind;
  /** Assessors that every entry needs. */
  readonly assessors: number;
  readonly combine: CombineRule;
  readonly source?: SourceNote;
}

export interface Pack {
  readonly format: typeof packFormat;
  readonly id: string;
  /** Three numbers with points, such as 1.2.0; an edition freezes one version. */
  readonly version: string;
  readonly kind: ProgrammeKind;
  readonly title: Text;
  readonly summary?: Text;
  /** The days between which editions may open under this pack, "2017-01-01"; no end: until replaced. */
  readonly valid: { readonly from: string; readonly to?: string };
  readonly sources: Readonly<Record<string, Source>>;
  readonly unitTypes?: readonly { readonly id: string; readonly text: Text }[];
  readonly scales: Readonly<Record<string, Scale>>;
  /** Full points without special points; what the criteria at the root add up to. */
  readonly base: Amount;
  /** Decimals to which the total is rounded, once, half up; what the decision compares. */
  readonly decimals: number;
  readonly criteria: readonly CriterionNode[];
  readonly special?: SpecialPoints;
  readonly facts?: readonly FactAsked[];
  readonly gates?: readonly Gate[];
  readonly vetoes?: readonly Veto[];
  readonly stages: readonly Stage[];
  readonly decision: DecisionRule;
}
