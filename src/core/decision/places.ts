/** Filling a number of places from the best downward, with the tie rule at the last one. */
import { compare, sub, toExact } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Line } from '../scoring/line.ts';
import type { TieRule } from './rules.ts';
import { resolveTie } from './ties.ts';

/** `reserve`: behind those named, in order. `undecided`: a lot that the rule asks for has not been drawn. */
export type Outcome = 'named' | 'reserve' | 'not-named' | 'excluded' | 'undecided';

export interface Verdict {
  readonly outcome: Outcome;
  readonly lines: readonly Line[];
}

/** A candidate in order: `key` is what places are given by, the larger the better. */
export interface Contender {
  readonly id: string;
  readonly key: Ratio;
  readonly rank: number;
  /** Where its scores by criterion are found, should a tie ask for them. */
  readonly candidate: { readonly scores?: ReadonlyMap<string, Ratio> };
}

export interface Filled {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly tiedAtCut: readonly string[];
  /** Places that nobody took. */
  readonly empty: number;
}

/** Fills the places from contenders who stand in order, best first. */
export function fillPlaces(
  contenders: readonly Contender[],
  places: number,
  ties: TieRule,
  seed: number | undefined,
): Filled {
  const isFull = places > 0 && contenders.length > places;
  const last = isFull ? contenders[places - 1]?.key : undefined;
  const level = last === undefined ? [] : contenders.filter(({ key }) => compare(key, last) === 0);
  const above = last === undefined ? 0 : contenders.filter(({ key }) => compare(key, last) > 0).length;
  const room = places - above;
  const isTie = level.length > room;
  const resolved = isTie ? resolveTie(ties, level, room, seed) : undefined;
  const verdicts = new Map<string, Verdict>();
  for (const { id, key, rank } of contenders) {
    verdicts.set(id, resolved?.get(id) ?? placeVerdict(places, rank, key, last));
  }
  const taken = [...verdicts.values()].filter(({ outcome }) => outcome === 'named').length;
  // A lot that is still to be drawn gives every place that is left.
  const awaitsLot = [...verdicts.values()].some(({ outcome }) => outcome === 'undecided');
  const empty = awaitsLot ? 0 : Math.max(0, places - taken);
  return { verdicts, tiedAtCut: isTie ? level.map(({ id }) => id) : [], empty };
}

function placeVerdict(places: number, rank: number, key: Ratio, last: Ratio | undefined): Verdict {
  const params = { rank, places };
  if (places === 0) return { outcome: 'not-named', lines: [{ code: 'no-places', params }] };
  if (last === undefined || compare(key, last) >= 0)
    return { outcome: 'named', lines: [{ code: 'place-won', params }] };
  const by = toExact(sub(last, key));
  return { outcome: 'not-named', lines: [{ code: 'place-missed', params: { ...params, by } }] };
}
