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

/**
 * An indicator that does not apply to a unit: its points go to those beside it (then upward, when none of them applies
 * either), or to the whole base, in proportion; or another indicator's mark counts in its place.
 */
export type NotApplicable =
  | { readonly kind: 'redistribute'; readonly over: 'siblings' | 'base' }
  | { readonly kind: 'substitute'; readonly by: readonly string[] };

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
  /** How much each of the methods counts, where stages mark by method; absent: all alike. */
  readonly methodShares?: Readonly<Partial<Record<Method, Amount>>>;
  /** What happens where the indicator does not apply to a unit; absent: it applies to all. */
  readonly notApplicable?: NotApplicable;
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
  /** The methods by which this stage measures, where stages combine by method. */
  readonly methods?: readonly Method[];
  /** The criteria that this stage marks, by number; absent: all. */
  readonly criteria?: readonly string[];
  readonly source?: SourceNote;
}

/**
 * How stages become one result. `last`: the last stage that has sheets is the result. `weighted`: each stage counts so
 * many points, adding up to the base. `replace`: mark by mark, a later stage replaces an earlier one. `bounded`: the
 * same, but a mark may move by no more than a share of its points, and only with a reason. `by-method`: each
 * indicator's methods count by their shares, measured in the stages that use them.
 */
export type Combination =
  | { readonly kind: 'last'; readonly source?: SourceNote }
  | { readonly kind: 'weighted'; readonly weights: Readonly<Record<string, Amount>>; readonly source?: SourceNote }
  | { readonly kind: 'replace'; readonly source?: SourceNote }
  | { readonly kind: 'bounded'; readonly within: Amount; readonly source?: SourceNote }
  | { readonly kind: 'by-method'; readonly source?: SourceNote };

/** An item of the negative list: points off for each confirmed event of the period. */
export interface Deduction {
  readonly id: string;
  readonly text: Text;
  readonly points: Amount;
  /** Not more than so many points off, however many events. */
  readonly atMost?: Amount;
  /** Multiplied when the unit did not report it itself within so many months of the published finding. */
  readonly selfReport?: { readonly withinMonths: number; readonly factor: Amount };
  readonly lookBackMonths?: number;
  readonly source?: SourceNote;
}

/** A conferral that bars: for so many years after it, or another of the same calendar year. */
export type Bar =
  | {
      readonly id: string;
      readonly kind: 'years-after';
      readonly text: Text;
      /** Programmes whose conferral bars. */
      readonly programmes: readonly string[];
      readonly years: number;
      readonly source?: SourceNote;
    }
  | {
      readonly id: string;
      readonly kind: 'same-year';
      readonly text: Text;
      readonly programmes: readonly string[];
      readonly source?: SourceNote;
    };

export interface Band {
  readonly id: string;
  readonly text: Text;
  readonly atLeast: Amount;
}

/** Bands of the total, or of some criteria together, from the lowest to the highest. */
export interface BandSet {
  readonly id: string;
  readonly text: Text;
  readonly criteria?: readonly string[];
  readonly bands: readonly Band[];
}

/** What holding the honour asks afterwards, counted from the day of the decision. */
export interface Holding {
  readonly termMonths: number;
  readonly surveillanceMonths?: number;
  /** A major nonconformity is closed within so many months of the last day on site. */
  readonly majorClosedWithinMonths?: number;
  readonly source?: SourceNote;
}

/**
 * Whether the office may order entries by totals corrected for the severity of their assessors. Thresholds and gates
 * always look at the uncorrected total; absent: never.
 */
export interface CalibrationRule {
  readonly use: 'never' | 'office-may';
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
  readonly bars?: readonly Bar[];
  readonly negative?: readonly Deduction[];
  /** Warning points of so many secret visits: their mean is taken off the total. */
  readonly secretVisits?: { readonly visits: number; readonly source?: SourceNote };
  /** Units that hold the honour already are scored on another base. */
  readonly renewing?: { readonly base: Amount; readonly source?: SourceNote };
  readonly stages: readonly Stage[];
  readonly combination?: Combination;
  readonly bands?: readonly BandSet[];
  readonly holding?: Holding;
  readonly calibration?: CalibrationRule;
  readonly decision: DecisionRule;
}
