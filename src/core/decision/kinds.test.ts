import { describe, expect, it } from 'vitest';

import { ratio, toExact } from '../ratio.ts';
import { decide, renewalPlaces, ruleFor } from './decide.ts';
import type { Candidate, Decision } from './decide.ts';
import type { CombinedRankRule, PassFailRule, QuotaRule, RenewalRule } from './rules.ts';

function candidate(id: string, total: number, more: Partial<Candidate> = {}): Candidate {
  return { id, eligible: true, total: ratio(total), lines: [], ...more };
}
function named(decision: Decision): string[] {
  return decision.entries.filter(({ outcome }) => outcome === 'named').map(({ id }) => id);
}
function codes(decision: Decision, id: string): string[] {
  return decision.entries.find((entry) => entry.id === id)!.lines.map(({ code }) => code);
}

describe('quota by group', () => {
  const rule: QuotaRule = {
    kind: 'quota',
    by: 'district',
    places: { north: 2, south: 2 },
    reserve: 1,
    transfer: false,
    atLeast: 60,
    ties: { kind: 'all-in' },
  };
  const of = (id: string, total: number, district: string) => candidate(id, total, { groups: { district } });
  const field = [
    of('n1', 90, 'north'),
    of('n2', 85, 'north'),
    of('n3', 84, 'north'),
    of('n4', 80, 'north'),
    of('s1', 70, 'south'),
    of('s2', 50, 'south'),
    of('x', 99, 'west'),
  ];

  it('gives each group its own places, its reserve behind them', () => {
    const decision = decide(rule, field);
    expect(named(decision)).toEqual(['n1', 'n2', 's1']);
    expect(decision.emptyPlaces).toBe(1);
    expect(decision.entries.filter(({ outcome }) => outcome === 'reserve').map(({ id }) => id)).toEqual(['x', 'n3']);
    expect(codes(decision, 'n3')).toEqual(['threshold-met', 'quota', 'place-missed', 'in-reserve']);
    expect(codes(decision, 's2')).toEqual(['threshold-missed']);
  });

  it('transfers what stays empty to the best of all the others', () => {
    const decision = decide({ ...rule, transfer: true, reserve: undefined }, field);
    expect(named(decision)).toEqual(['x', 'n1', 'n2', 's1']);
    expect(codes(decision, 'x')).toContain('place-transferred');
    expect(decision.emptyPlaces).toBe(0);
    expect(named(decide({ ...rule, otherwise: 1 }, field))).toContain('x');
  });

  it('keeps the place of a lot that is still to be drawn, and asks for none where transferred places take everybody in', () => {
    const lots = { ...rule, transfer: true, reserve: undefined, ties: { kind: 'lot' } } as const;
    const level = [of('n1', 90, 'north'), of('n2', 85, 'north'), of('n3', 85, 'north'), of('x', 80, 'west')];
    // South leaves two places: one for whoever loses between n2 and n3, one for x.
    const enough = decide(lots, level);
    expect(named(enough)).toEqual(['n1', 'n2', 'n3', 'x']);
    expect(codes(enough, 'n2').slice(-2)).toEqual(['place-transferred', 'tie-needs-no-lot']);
    expect([enough.tiedAtCut, enough.emptyPlaces]).toEqual([[], 0]);
    // South takes its own: the one place of north is for the lot, and nobody else gets it.
    const full = decide(lots, [...level, of('s1', 70, 'south'), of('s2', 65, 'south')]);
    expect(named(full)).toEqual(['n1', 's1', 's2']);
    expect(full.entries.filter(({ outcome }) => outcome === 'undecided').map(({ id }) => id)).toEqual(['n2', 'n3']);
    expect([full.tiedAtCut, full.emptyPlaces]).toEqual([['n2', 'n3'], 0]);
  });

  it('names ties at the edge of each group', () => {
    const level = [...field, of('n5', 85, 'north')];
    const decision = decide({ ...rule, ties: { kind: 'none-in' } }, level);
    expect(decision.tiedAtCut).toEqual(['n2', 'n5']);
    expect(named(decision)).toEqual(['n1', 's1']);
  });
});

describe('a share of those that expire (S13)', () => {
  const rule: RenewalRule = { kind: 'renewal-share', share: '90%', rounding: 'down', ties: { kind: 'all-in' } };
  const selfChecked = Array.from({ length: 38 }, (_, index) =>
    candidate(`u${String(index + 1).padStart(2, '0')}`, 100 - index),
  );

  it('keeps 36 of 40; two sent no self-check and lapse by themselves, ranks 37 and 38 drop', () => {
    const decision = decide(rule, selfChecked, { expiring: 40 });
    expect(named(decision)).toHaveLength(36);
    expect(decision.entries.filter(({ outcome }) => outcome === 'not-named').map(({ id, rank }) => [id, rank])).toEqual(
      [
        ['u37', 37],
        ['u38', 38],
      ],
    );
  });

  it('treats a tie at the edge by the stated rule', () => {
    const level = selfChecked.map((one, index) => (index === 36 ? { ...one, total: ratio(65) } : one));
    expect(named(decide(rule, level, { expiring: 40 }))).toHaveLength(37);
    expect(named(decide({ ...rule, ties: { kind: 'none-in' } }, level, { expiring: 40 }))).toHaveLength(35);
  });

  it.each([
    ['down', 41, 36],
    ['up', 41, 37],
    ['half-up', 41, 37],
    ['half-up', 44, 40],
    ['half-up', 45, 41],
    ['up', 40, 36],
  ] as const)('rounds %s: %d leave %d', (rounding, expiring, places) => {
    expect(renewalPlaces({ share: '90%', rounding }, expiring)).toBe(places);
  });
});

describe('pass or fail', () => {
  const rule: PassFailRule = { kind: 'pass-fail', openMajors: 0, minorsWithoutPlan: 0, atLeast: 80 };
  const found = (...nonconformities: NonNullable<Candidate['nonconformities']>) => [
    candidate('a', 90, { nonconformities }),
  ];

  it.each([
    [[], ['a']],
    [
      [
        { grade: 'major', state: 'closed' },
        { grade: 'minor', state: 'planned' },
      ],
      ['a'],
    ],
    [[{ grade: 'major', state: 'planned' }], []],
    [[{ grade: 'minor', state: 'open' }], []],
  ] as const)('%j', (nonconformities, expected) => {
    expect(named(decide(rule, found(...nonconformities)))).toEqual(expected);
  });

  it('asks the line besides', () => {
    expect(named(decide(rule, [candidate('a', 79)]))).toEqual([]);
  });
});

describe('votes and experts together', () => {
  const rule: CombinedRankRule = {
    kind: 'combined-rank',
    of: 'scores',
    votes: '40%',
    total: '60%',
    places: 1,
    ties: { kind: 'all-in' },
  };
  const field = [
    candidate('a', 80, { votes: 1000 }),
    candidate('b', 100, { votes: 400 }),
    candidate('c', 90, { votes: 700 }),
  ];

  it('each counts as a share of the best', () => {
    const decision = decide(rule, field);
    // a 40 + 48 = 88; b 16 + 60 = 76; c 28 + 54 = 82
    expect(decision.entries.map(({ id, rank, total }) => [id, rank, toExact(total!)])).toEqual([
      ['a', 1, '80'],
      ['c', 2, '90'],
      ['b', 3, '100'],
    ]);
    expect(codes(decision, 'a').at(-1)).toBe('place-won');
  });

  it('or by rank, the smaller weighted mean winning', () => {
    expect(decide({ ...rule, of: 'ranks' }, field).entries.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(named(decide(ruleFor({ ...rule, of: 'ranks' }, { places: 2 }), field))).toEqual(['b', 'c']);
  });

  it('stands without votes at all', () => {
    expect(
      decide(
        rule,
        field.map(({ id, total }) => candidate(id, Number(total!.num))),
      ).entries.map(({ id }) => id),
    ).toEqual(['b', 'c', 'a']);
  });
});
