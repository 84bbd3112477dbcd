/** Votes: full points at a stated number of valid votes, in proportion below it. */
import { longText, object, oneOf, optional, wholeNumber } from '../../criteria/shape.ts';
import { least, one, ratio, toDecimal, mul } from '../../ratio.ts';
import type { Ratio } from '../../ratio.ts';
import type { Text } from '../../text.ts';
import type { ScaleKind } from './kind.ts';

export interface VotesScale {
  readonly kind: 'votes';
  readonly fullAt: number;
  readonly text?: Text;
}
export interface VotesMark {
  /** Votes that stand after those found to be fraudulent were taken out. */
  readonly votes: number;
}

function shareOf(mark: VotesMark, scale: VotesScale): Ratio {
  return least(one, ratio(mark.votes, scale.fullAt));
}

export const votes: ScaleKind<VotesScale, VotesMark> = {
  shape: object<VotesScale>({
    kind: oneOf(['votes']),
    fullAt: wholeNumber(1, 1_000_000_000_000),
    text: optional(longText),
  }),
  markShape: () => object<VotesMark>({ votes: wholeNumber(0, 1_000_000_000_000) }),
  share: shareOf,
  explain: (mark, scale) => ({
    code: 'mark-votes',
    params: { votes: mark.votes, full: scale.fullAt, percent: toDecimal(mul(shareOf(mark, scale), ratio(100)), 1) },
  }),
};
