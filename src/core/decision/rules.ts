/** Decision rules as a pack declares them: what separates the entries that are named from those that are not. */
import { notNegative } from '../criteria/amount.ts';
import type { Amount } from '../criteria/amount.ts';
import { list, formed, object, oneOf, optional, tagged, wholeNumber } from '../criteria/shape.ts';
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
  | { readonly kind: 'criteria'; readonly criteria: readonly string[]; readonly then: 'all-in' | 'none-in' | 'lot' }
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

export type DecisionRule = ThresholdRule | TopRule;

/** The number of a criterion, as people write it: "1.2", "I-2", "33-1". It is part of pointers and of file names. */
export const criterionNumber = formed(/^[\p{L}\p{N}]+([.-][\p{L}\p{N}]+)*$/u, 30, 'bad-number');

export const tieShape: Shape<TieRule> = tagged<TieRule>({
  'all-in': object({ kind: oneOf(['all-in']) }),
  'none-in': object({ kind: oneOf(['none-in']) }),
  criteria: object({
    kind: oneOf(['criteria']),
    criteria: list(criterionNumber, { min: 1, max: 20 }),
    then: oneOf(['all-in', 'none-in', 'lot']),
  }),
  lot: object({ kind: oneOf(['lot']) }),
});

export const places = wholeNumber(0, 1_000_000);

export const ruleShape: Shape<DecisionRule> = tagged<DecisionRule>({
  threshold: object<ThresholdRule>({
    kind: oneOf(['threshold']),
    atLeast: notNegative,
    source: optional(sourceNoteShape),
  }),
  top: object<TopRule>({
    kind: oneOf(['top']),
    places,
    atLeast: optional(notNegative),
    ties: tieShape,
    source: optional(sourceNoteShape),
  }),
});
