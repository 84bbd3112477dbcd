import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fromText, ratio } from '../ratio.ts';
import { decide, ruleFor } from './decide.ts';
import type { Candidate, Decision } from './decide.ts';
import type { TieRule, TopRule } from './rules.ts';

function candidate(id: string, total: number | string, more: Partial<Candidate> = {}): Candidate {
  return { id, eligible: true, total: fromText(String(total)), lines: [], ...more };
}

function outcomes(decision: Decision): Record<string, string> {
  return Object.fromEntries(decision.entries.map(({ id, outcome }) => [id, outcome]));
}

function top(places: number, ties: TieRule = { kind: 'all-in' }): TopRule {
  return { kind: 'top', places, ties };
}

describe('a threshold', () => {
  it('names whoever reaches it, and says by how much', () => {
    const decision = decide({ kind: 'threshold', atLeast: 90 }, [
      candidate('a', 90),
      candidate('b', '89.99'),
      candidate('c', '96.5'),
    ]);
    expect(outcomes(decision)).toEqual({ c: 'named', a: 'named', b: 'not-named' });
    expect(decision.entries.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    expect(decision.entries[2]?.lines).toEqual([
      { code: 'threshold-missed', params: { total: '89.99', threshold: '90', by: '0.01' } },
    ]);
    expect(decision.cut).toEqual(ratio(90));
  });

  it('leaves out whoever is not eligible, whatever the score', () => {
    const shut = candidate('a', 99, { eligible: false, lines: [{ code: 'gate-failed' }] });
    const [entry] = decide({ kind: 'threshold', atLeast: 90 }, [shut]).entries;
    expect(entry).toMatchObject({ outcome: 'excluded', lines: [{ code: 'gate-failed' }, { code: 'entry-excluded' }] });
    expect(entry?.rank).toBeUndefined();
  });
});

describe('places', () => {
  const four = [candidate('a', 95), candidate('b', 93), candidate('c', 93), candidate('d', 90)];

  it('go to the best, and to nobody below the line', () => {
    expect(outcomes(decide(top(3), four))).toEqual({ a: 'named', b: 'named', c: 'named', d: 'not-named' });
    expect(outcomes(decide({ ...top(4), atLeast: 92 }, four))).toMatchObject({ c: 'named', d: 'not-named' });
    expect(outcomes(decide(top(9), four))).toMatchObject({ d: 'named' });
    expect(outcomes(decide(top(0), four))).toMatchObject({ a: 'not-named' });
    expect(decide(top(3), four).entries[3]?.lines).toEqual([
      { code: 'place-missed', params: { rank: 4, places: 3, by: '3' } },
    ]);
  });

  it.each([
    [{ kind: 'all-in' }, 'named', 'named'],
    [{ kind: 'none-in' }, 'not-named', 'not-named'],
    [{ kind: 'lot' }, 'undecided', 'undecided'],
  ] as const)('are given to equals by %j', (ties, b, c) => {
    const decision = decide(top(2, ties), four);
    expect(outcomes(decision)).toEqual({ a: 'named', b, c, d: 'not-named' });
    expect(decision.tiedAtCut).toEqual(['b', 'c']);
  });

  it('are drawn by a seed that gives everybody the same lot', () => {
    const decision = decide(top(2, { kind: 'lot' }), four, { seed: 20181219 });
    expect(decide(top(2, { kind: 'lot' }), four.toReversed(), { seed: 20181219 })).toEqual(decision);
    expect(Object.values(outcomes(decision)).filter((outcome) => outcome === 'named')).toHaveLength(2);
    const winners = Array.from(
      { length: 40 },
      (_, seed) => outcomes(decide(top(2, { kind: 'lot' }), four, { seed }))['b'],
    );
    expect(new Set(winners)).toEqual(new Set(['named', 'not-named']));
  });

  it('are given by named criteria, one after the other', () => {
    const scored = (id: string, one: number, two: number): Candidate =>
      candidate(id, 93, {
        scores: new Map([
          ['1', ratio(one)],
          ['2', ratio(two)],
        ]),
      });
    const ties: TieRule = { kind: 'criteria', criteria: ['1', '2'], otherwise: 'none-in' };
    const entries = [candidate('a', 95), scored('b', 5, 2), scored('c', 5, 3), scored('d', 4, 9), scored('e', 6, 0)];
    expect(outcomes(decide(top(3, ties), entries))).toEqual({
      a: 'named',
      b: 'not-named',
      c: 'named',
      d: 'not-named',
      e: 'named',
    });
    const still = [...entries.slice(0, 2), scored('c', 5, 2), scored('e', 6, 0)];
    expect(outcomes(decide(top(3, ties), still))).toEqual({ a: 'named', b: 'not-named', c: 'not-named', e: 'named' });
  });
});

it('an edition sets its own line and places', () => {
  expect(ruleFor(top(3), { places: 5, atLeast: 80 })).toEqual({ ...top(3), places: 5, atLeast: 80 });
  expect(ruleFor({ kind: 'threshold', atLeast: 90 }, { places: 5 })).toEqual({ kind: 'threshold', atLeast: 90 });
});

const anyTies = fc.constantFrom<TieRule>(
  { kind: 'all-in' },
  { kind: 'none-in' },
  { kind: 'lot' },
  { kind: 'criteria', criteria: ['1'], otherwise: 'lot' },
);
const anyCandidates = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    total: fc.integer({ min: 0, max: 8 }),
    eligible: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);

describe('properties of a decision', () => {
  it('does not depend on the order of candidates, and fills places as the tie rule allows', () => {
    fc.assert(
      fc.property(anyCandidates, anyTies, fc.nat(8), fc.nat(), (given, ties, places, seed) => {
        const candidates = given.map(({ id, total, eligible }) => candidate(id, total, { eligible }));
        const decision = decide(top(places, ties), candidates, { seed });
        expect(decide(top(places, ties), candidates.toReversed(), { seed })).toEqual(decision);
        const named = decision.entries.filter(({ outcome }) => outcome === 'named').length;
        const able = Math.min(places, given.filter(({ eligible }) => eligible).length);
        if (ties.kind === 'all-in') expect(named).toBeGreaterThanOrEqual(able);
        else if (ties.kind === 'none-in') expect(named).toBeLessThanOrEqual(able);
        else expect(named).toBe(able);
      }),
    );
  });

  it('raising a total never lowers a rank', () => {
    fc.assert(
      fc.property(anyCandidates, fc.nat(8), (given, gain) => {
        fc.pre(given.length > 0);
        const before = given.map(({ id, total }) => candidate(id, total));
        const after = before.map((one, index) => (index === 0 ? candidate(one.id, given[0]!.total + gain) : one));
        const rankIn = (candidates: readonly Candidate[]): number =>
          decide(top(3), candidates).entries.find(({ id }) => id === before[0]!.id)!.rank!;
        expect(rankIn(after)).toBeLessThanOrEqual(rankIn(before));
      }),
    );
  });
});
