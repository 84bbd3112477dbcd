/** Votes and experts together, as a list such as "the ten best" is decided. */
import { exact } from '../criteria/amount.ts';
import { add, compare, div, greatest, mul, negate, ratio, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { CombinedRankRule } from './rules.ts';

interface Counted {
  readonly id: string;
  readonly total: Ratio;
  readonly votes: number;
}

/**
 * What each entry is placed by, the larger the better. Under `scores` each of votes and total counts as a share of the
 * best, in hundredths; under `ranks` the weighted mean of the two ranks counts, with its sign turned.
 */
export function combinedKeys(rule: CombinedRankRule, entries: readonly Counted[]): ReadonlyMap<string, Ratio> {
  const votes = entries.map((entry) => ratio(entry.votes));
  const totals = entries.map((entry) => entry.total);
  const part = rule.of === 'scores' ? sharesOfBest : ranksTurned;
  const [byVotes, byTotal] = [part(votes), part(totals)];
  return new Map(
    entries.map(({ id }, index) => [
      id,
      add(mul(exact(rule.votes), byVotes[index] ?? zero), mul(exact(rule.total), byTotal[index] ?? zero)),
    ]),
  );
}

function sharesOfBest(values: readonly Ratio[]): readonly Ratio[] {
  const best = values.reduce(greatest, zero);
  return values.map((value) => (best.num === 0n ? zero : mul(ratio(100), div(value, best))));
}

function ranksTurned(values: readonly Ratio[]): readonly Ratio[] {
  const sorted = values.toSorted((a, b) => compare(b, a));
  return values.map((value) => negate(ratio(1 + sorted.findIndex((other) => compare(other, value) === 0))));
}
