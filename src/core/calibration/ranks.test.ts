import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RankDraws, Ranking } from './ranks.ts';

const items = fc.array(
  fc.record({
    value: fc.oneof(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 })),
    group: fc.nat(2),
  }),
  { minLength: 1, maxLength: 120 },
);

function sizesOf(groups: Int32Array): Int32Array {
  const sizes = new Int32Array(3);
  for (const group of groups) sizes[group]! += 1;
  return sizes;
}

describe('ranks', () => {
  test('are one more than the number of better values in the group, with ties and far values', () => {
    fc.assert(
      fc.property(items, (list) => {
        const values = Float64Array.from(list, ({ value }) => value);
        const groups = Int32Array.from(list, ({ group }) => group);
        const ranks = new Ranking(groups, sizesOf(groups)).ranks(values, new Int32Array(list.length));
        list.forEach(({ value, group }, i) => {
          expect(ranks[i]).toBe(1 + list.filter((other) => other.group === group && other.value > value).length);
        });
      }),
    );
  });

  test('one far value does not slow the ranking of a hundred thousand', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) => Math.sin(i));
    values[5] = 1e9;
    const groups = new Int32Array(values.length);
    const ranking = new Ranking(groups, Int32Array.of(values.length));
    const order = ranking.order(values);
    expect(order[0]).toBe(5);
    for (let at = 1; at < order.length; at++) expect(values[order[at - 1]!]! >= values[order[at]!]!).toBe(true);
  });

  test('intervals keep the asked share of the draws and no rank more than they need', () => {
    const draws = fc.array(fc.array(fc.nat(50), { minLength: 6, maxLength: 6 }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(draws, (rounds) => {
        const groups = new Int32Array(6);
        const kept = new RankDraws(new Ranking(groups, Int32Array.of(6)), 6, rounds.length);
        const seen = rounds.map((values, draw) => [...kept.add(Float64Array.from(values), draw)]);
        const { low, high } = kept.intervals(0.9);
        for (let i = 0; i < 6; i++) {
          const within = (from: number, to: number) =>
            seen.filter((ranks) => ranks[i]! >= from && ranks[i]! <= to).length;
          const needed = Math.ceil(0.9 * rounds.length - 1e-9);
          expect(within(low[i]!, high[i]!)).toBeGreaterThanOrEqual(needed);
          expect(within(low[i]! + 1, high[i]!)).toBeLessThan(needed);
          expect(within(low[i]!, high[i]! - 1)).toBeLessThan(needed);
        }
      }),
    );
  });
});
