/** Bands: bronze, silver, gold, or the bands 1 to 8 of process and results. */
import { exact } from '../criteria/amount.ts';
import type { Band, BandSet, Pack } from '../criteria/pack.ts';
import { compare, rounded, sum, toExact } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Line } from './line.ts';
import type { Total } from './total.ts';

export interface BandReached {
  readonly set: BandSet;
  readonly score: Ratio;
  /** Absent below the lowest band. */
  readonly band?: Band;
}

/** The band of each set that a total reaches, its score rounded as the total is. */
export function bandsReached(pack: Pack, total: Total): readonly BandReached[] {
  return (pack.bands ?? []).map((set) => {
    const score =
      set.criteria === undefined
        ? total.total
        : rounded(sum(set.criteria.map((number) => total.scoreOf(number))), pack.decimals);
    const band = set.bands.findLast(({ atLeast }) => compare(score, exact(atLeast)) >= 0);
    return { set, score, ...(band && { band }) };
  });
}

export function bandLine({ set, score, band }: BandReached): Line {
  const params = { score: toExact(score) };
  if (band === undefined) return { code: 'band-none', params, texts: { set: set.text } };
  return { code: 'band-reached', params, texts: { set: set.text, band: band.text } };
}
