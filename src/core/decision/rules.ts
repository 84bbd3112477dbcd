/** Decision rules as a pack declares them: what separates the entries that are named from those that are not. */
import { notNegative, share } from '../criteria/amount.ts';
import type { Amount } from '../criteria/amount.ts';
import { formed, list, name, named, object, oneOf, optional, tagged, wholeNumber, yesOrNo } from '../criteria/shape.ts';
import type { Shape } from '../criteria/shape.ts';
import { sourceNoteShape } from '../criteria/sources.ts';
import type { SourceNote } from '../criteria/sources.ts';

/**
 * What happens when equal totals stand on both sides of the last place: all of them in, none of them, the higher score
 * on named criteria one after the other, or a lot drawn from a published seed.
 */
export type TieRule =
  | { readonly kind: 'all-in' }
  | { readonly kind: 'none-in' }
  | {
      readonly kind: 'criteria';
      readonly criteria: readonly string[];
      readonly otherwise: 'all-in' | 'none-in' | 'lot';
    }
  | { readonly kind: 'lot' };

/** Every entry whose total reaches the line. */
export interface ThresholdRule {
  readonly kind: 'threshold';
  readonly atLeast: Amount;
  readonly source?: SourceNote;
}

/** The best so many entries, of those that reach the line where there is one. */
export interface TopRule {
  readonly kind: 'top';
  readonly places: number;
  readonly atLeast?: Amount;
  readonly ties: TieRule;
  readonly source?: SourceNote;
}

/** Places for each group (line, district, sector, unit type), of those that reach the line where there is one. */
export interface QuotaRule {
  readonly kind: 'quota';
  /** The group by which places are given, a key of the candidates' groups. */
  readonly by: string;
  readonly places: Readonly<Record<string, number>>;
  /** Places of each group that is not named; none when absent. */
  readonly otherwise?: number;
  /** So many of each group stand in reserve behind those named. */
  readonly reserve?: number;
  /** Places that a group cannot fill go to the best of the others. */
  readonly transfer: boolean;
  readonly atLeast?: Amount;
  readonly ties: TieRule;
  readonly source?: SourceNote;
}

/** As many places as a share of the honours that expire (90 % of 40 = 36). */
export interface RenewalRule {
  readonly kind: 'renewal-share';
  readonly share: Amount;
  readonly rounding: 'down' | 'half-up' | 'up';
  readonly atLeast?: Amount;
  readonly ties: TieRule;
  readonly source?: SourceNote;
}

/** Every entry without more open major nonconformities, or minor ones without an accepted plan, than are allowed. */
export interface PassFailRule {
  readonly kind: 'pass-fail';
  readonly openMajors: number;
  readonly minorsWithoutPlan: number;
  readonly atLeast?: Amount;
  readonly source?: SourceNote;
}

/**
 * Places by votes and experts together, each with its weight. `scores`: each as a share of the best one; `ranks`: the
 * weighted mean of the two ranks, the smaller the better.
 */
export interface CombinedRankRule {
  readonly kind: 'combined-rank';
  readonly of: 'scores' | 'ranks';
  readonly votes: Amount;
  readonly total: Amount;
  readonly places: number;
  readonly atLeast?: Amount;
  readonly ties: TieRule;
  readonly source?: SourceNote;
}

export type DecisionRule = ThresholdRule | TopRule | QuotaRule | RenewalRule | PassFailRule | CombinedRankRule;

/** The number of a criterion, as people write it: "1.2", "I-2", "33-1". It is part of pointers and of file names. */
export const criterionNumber = formed(/^[\p{L}\p{N}]+([.-][\p{L}\p{N}]+)*$/u, 30, 'bad-number');

const tieShape: Shape<TieRule> = tagged<TieRule>({
  'all-in': object({ kind: oneOf(['all-in']) }),
  'none-in': object({ kind: oneOf(['none-in']) }),
  criteria: object({
    kind: oneOf(['criteria']),
    criteria: list(criterionNumber, { min: 1, max: 20 }),
    otherwise: oneOf(['all-in', 'none-in', 'lot']),
  }),
  lot: object({ kind: oneOf(['lot']) }),
});

const places = wholeNumber(0, 1_000_000);
const groupName = formed(/^[\p{L}\p{N}][\p{L}\p{N} ()（）.-]*$/u, 60, 'bad-group');
const atLeast = optional(notNegative);
const source = optional(sourceNoteShape);

export const ruleShape: Shape<DecisionRule> = tagged<DecisionRule>({
  threshold: object<ThresholdRule>({ kind: oneOf(['threshold']), atLeast: notNegative, source }),
  top: object<TopRule>({ kind: oneOf(['top']), places, atLeast, ties: tieShape, source }),
  quota: object<QuotaRule>({
    kind: oneOf(['quota']),
    by: name,
    places: named(places, groupName),
    otherwise: optional(places),
    reserve: optional(places),
    transfer: yesOrNo,
    atLeast,
    ties: tieShape,
    source,
  }),
  'renewal-share': object<RenewalRule>({
    kind: oneOf(['renewal-share']),
    share,
    rounding: oneOf(['down', 'half-up', 'up']),
    atLeast,
    ties: tieShape,
    source,
  }),
  'pass-fail': object<PassFailRule>({
    kind: oneOf(['pass-fail']),
    openMajors: places,
    minorsWithoutPlan: places,
    atLeast,
    source,
  }),
  'combined-rank': object<CombinedRankRule>({
    kind: oneOf(['combined-rank']),
    of: oneOf(['scores', 'ranks']),
    votes: share,
    total: share,
    places,
    atLeast,
    ties: tieShape,
    source,
  }),
});
