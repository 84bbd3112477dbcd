import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balancesAfter, lotsAfter, problemsInMovement, problemsInPostings } from './accounts.ts';
import type { AccountKind, Drafted, Movement } from './accounts.ts';
import { award, expire, grantBudget, reverse } from './movements.ts';
import type { AwardFacts, AwardRequest, ReversalFacts, ReversalRequest } from './movements.ts';
import { problemsInRanks, problemsInRule, problemsInSignatures } from './rules.ts';
import type { PointsRule, Rank } from './rules.ts';
import { texts } from './texts.ts';

const ranks: Rank[] = [
  { code: 'employee', leader: false, mayReceive: true, mostPerAward: null },
  { code: 'team-leader', leader: true, mayReceive: true, mostPerAward: 50 },
  { code: 'department-head', leader: true, mayReceive: true, mostPerAward: 500 },
  { code: 'general-manager', leader: true, mayReceive: false, mostPerAward: 2000 },
];
const goodDeed: PointsRule = {
  code: 'good-deed',
  least: 10,
  most: 3000,
  limits: [
    { per: 'month', mostPoints: 4000, mostTimes: 3 },
    { per: 'year', mostPoints: null, mostTimes: 5 },
  ],
  expiresAfterMonths: 12,
};
const kinds = new Map<string, AccountKind>([
  ['source', 'source'],
  ['budget', 'budget'],
  ['expired', 'expired'],
  ['reversal', 'reversal'],
  ['ada', 'employee'],
  ['bo', 'employee'],
]);
const request: AwardRequest = {
  id: 'award-1',
  on: '2018-05-15',
  points: 50,
  reason: 'Helped a visitor',
  receiver: { person: 'ada', rank: 'employee', account: 'ada' },
  signatures: [
    { person: 'bo', rank: 'employee' },
    { person: 'lin', rank: 'team-leader' },
  ],
};
const facts: AwardFacts = {
  rule: goodDeed,
  ranks,
  budget: { account: 'budget', period: { from: '2018-01-01', to: '2018-12-31' }, balance: 10_000 },
  before: [],
};
const reversal: ReversalRequest = {
  id: 'undo-1',
  on: '2018-06-01',
  reason: 'Wrong person',
  signatures: request.signatures,
};
const reversalFacts: ReversalFacts = {
  ranks,
  receiver: 'ada',
  alreadyReversed: false,
  expiredPoints: 0,
  expiredAccount: 'expired',
  insteadOfBudget: null,
};

function movementOf(drafted: Drafted): Movement {
  expect(drafted.problems).toBeUndefined();
  return drafted.movement as Movement;
}
function codesOf(drafted: Drafted): string[] {
  return (drafted.problems ?? []).map((one) => one.code);
}

describe('an award', () => {
  test('moves points from the budget to the employee and says how long they count', () => {
    expect(movementOf(award(request, facts))).toEqual({
      id: 'award-1',
      kind: 'award',
      on: '2018-05-15',
      postings: [
        { account: 'budget', amount: -50, lot: null },
        { account: 'ada', amount: 50, lot: 'award-1' },
      ],
      usableUntil: '2019-05-15',
      reverses: null,
    });
  });

  test.each<[string, Partial<AwardRequest>, Partial<AwardFacts>]>([
    ['points-outside-rule', { points: 9 }, {}],
    ['points-outside-rule', { points: 10.5 }, {}],
    ['budget-not-open', { on: '2019-01-01' }, {}],
    ['budget-exceeded', {}, { budget: { ...facts.budget, balance: 49 } }],
    ['receiver-outside-scheme', { receiver: { ...request.receiver, rank: 'general-manager' } }, {}],
    ['receiver-rank-unknown', { receiver: { ...request.receiver, rank: 'guest' } }, {}],
    ['ledger-reason-missing', { reason: '  ' }, {}],
    ['points-limit-month', {}, { before: [{ on: '2018-05-01', points: 3951 }] }],
    ['times-limit-month', {}, { before: ['01', '02', '31'].map((day) => ({ on: `2018-05-${day}`, points: 10 })) }],
    [
      'times-limit-year',
      {},
      { before: ['01', '02', '03', '04', '06'].map((month) => ({ on: `2018-${month}-01`, points: 10 })) },
    ],
  ])('is refused: %s', (code, change, factChange) => {
    expect(codesOf(award({ ...request, ...change }, { ...facts, ...factChange }))).toEqual([code]);
  });

  test('limits look at their own period only and allow exactly the most', () => {
    const before = [
      { on: '2018-04-30', points: 3950 },
      { on: '2018-05-01', points: 3950 },
      { on: '2018-06-01', points: 3950 },
    ];
    expect(codesOf(award(request, { ...facts, before }))).toEqual([]);
  });

  test('all that stands against it is said at once', () => {
    const bad = { ...request, points: 5, reason: '', signatures: [] };
    expect(codesOf(award(bad, facts))).toEqual([
      'points-outside-rule',
      'ledger-reason-missing',
      'second-signature-missing',
      'leader-signature-missing',
    ]);
  });
});

describe('signatures', () => {
  const codes = (signatures: [person: string, rank: string][], points: number | null = 50) =>
    problemsInSignatures(
      signatures.map(([person, rank]) => ({ person, rank })),
      ranks,
      { receiver: 'ada', points },
    ).map((one) => one.code);

  test.each<[string[], [string, string][], number | null]>([
    [
      [],
      [
        ['bo', 'employee'],
        ['lin', 'team-leader'],
      ],
      50,
    ],
    [['second-signature-missing'], [['lin', 'team-leader']], 50],
    [
      ['signature-repeated', 'second-signature-missing'],
      [
        ['lin', 'team-leader'],
        ['lin', 'team-leader'],
      ],
      50,
    ],
    [
      ['leader-signature-missing'],
      [
        ['bo', 'employee'],
        ['cy', 'employee'],
      ],
      50,
    ],
    [
      ['signature-of-receiver', 'leader-signature-missing'],
      [
        ['ada', 'team-leader'],
        ['bo', 'employee'],
      ],
      50,
    ],
    [
      ['signature-rank-unknown', 'leader-signature-missing'],
      [
        ['bo', 'employee'],
        ['lin', 'guest'],
      ],
      50,
    ],
    [
      ['award-above-rank'],
      [
        ['bo', 'employee'],
        ['lin', 'team-leader'],
      ],
      51,
    ],
    [
      [],
      [
        ['lin', 'team-leader'],
        ['wu', 'department-head'],
      ],
      51,
    ],
    [
      ['award-above-every-rank'],
      [
        ['wu', 'department-head'],
        ['gm', 'general-manager'],
      ],
      2001,
    ],
    [
      [],
      [
        ['bo', 'employee'],
        ['lin', 'team-leader'],
      ],
      null,
    ],
  ])('%j for %j, %s points', (expected, signatures, points) => expect(codes(signatures, points)).toEqual(expected));

  test('above a leader’s limit the rank is named that may sign', () => {
    const [problem] = problemsInSignatures(request.signatures, ranks, { receiver: 'ada', points: 501 });
    expect(problem?.params).toEqual({ points: 501, rank: 'general-manager' });
  });
});

describe('schemes and rules', () => {
  test('are checked before they are used', () => {
    expect(problemsInRanks(ranks)).toEqual([]);
    const doubled = [...ranks, { code: 'employee', leader: false, mayReceive: true, mostPerAward: 0 }];
    expect(problemsInRanks(doubled).map((one) => one.code)).toEqual(['rank-repeated', 'limit-not-a-count']);
    expect(problemsInRanks(ranks.slice(0, 1)).map((one) => one.code)).toEqual(['rank-of-leader-missing']);
    expect(problemsInRule(goodDeed)).toEqual([]);
    const bad = { ...goodDeed, least: 9000, limits: [{ per: 'day' as const, mostPoints: -1, mostTimes: null }] };
    expect(problemsInRule(bad).map((one) => [one.code, one.pointer])).toEqual([
      ['limit-not-a-count', '/limits/0/mostPoints'],
      ['rule-range-reversed', '/most'],
    ]);
  });
});

describe('postings', () => {
  const problems = (...amounts: number[]) =>
    problemsInPostings(amounts.map((amount) => ({ account: 'ada', amount, lot: null }))).map((one) => one.code);

  test('are whole, more than one, and add up to nothing', () => {
    expect(problems(5, -5)).toEqual([]);
    expect(problems(5, -4)).toEqual(['postings-unbalanced']);
    expect(problems(5)).toEqual(['postings-too-few']);
    expect(problems(0.5, -0.5)).toEqual(['posting-amount-invalid', 'posting-amount-invalid']);
    expect(problems(0, 0, 1, -1)).toEqual(['posting-amount-invalid', 'posting-amount-invalid']);
    const large = Number.MAX_SAFE_INTEGER;
    expect(problems(large, large, large, -large, -large, 1 - large)).toEqual(['postings-unbalanced']);
  });

  test('a movement may not overdraw, nor touch an account that is not there', () => {
    const movement = movementOf(award(request, facts));
    expect(problemsInMovement(movement, kinds, new Map([['budget', 50]]))).toEqual([]);
    expect(problemsInMovement(movement, kinds, new Map([['budget', 49]]))).toEqual([
      { code: 'balance-below-zero', pointer: '/postings/0/account', params: { missing: 1 } },
    ]);
    expect(problemsInMovement(movement, new Map([['budget', 'source']]), new Map()).map((one) => one.code)).toEqual([
      'account-unknown',
    ]);
  });
});

describe('expiry', () => {
  test('takes away what has passed its last day, not before', () => {
    const movements = [movementOf(award(request, facts))];
    const lots = lotsAfter(movements, kinds);
    expect(lots).toEqual([{ lot: 'award-1', account: 'ada', points: 50, usableUntil: '2019-05-15' }]);
    expect(expire(lots, '2019-05-15', 'expired', () => 'x')).toEqual([]);
    const expiry = expire(lots, '2019-05-16', 'expired', () => 'x');
    expect(expiry.map((one) => one.postings)).toEqual([
      [
        { account: 'ada', amount: -50, lot: 'award-1' },
        { account: 'expired', amount: 50, lot: 'award-1' },
      ],
    ]);
    expect(lotsAfter([...movements, ...expiry], kinds)).toEqual([]);
  });

  test('points of a rule without expiry stay', () => {
    const lasting = { ...facts, rule: { ...goodDeed, expiresAfterMonths: null } };
    const lots = lotsAfter([movementOf(award(request, lasting))], kinds);
    expect(expire(lots, '2099-01-01', 'expired', () => 'x')).toEqual([]);
  });
});

describe('a reversal', () => {
  const original = movementOf(award(request, facts));

  test('mirrors the movement and names it', () => {
    const undone = movementOf(reverse(original, reversal, reversalFacts));
    expect(undone).toMatchObject({ kind: 'reversal', reverses: 'award-1' });
    expect([...balancesAfter([original, undone]).values()]).toEqual([0, 0]);
  });

  test('takes expired points from where they lie', () => {
    const [expiry] = expire(lotsAfter([original], kinds), '2019-06-01', 'expired', () => 'x') as [Movement];
    const undone = movementOf(reverse(original, reversal, { ...reversalFacts, expiredPoints: 50 }));
    expect(Object.fromEntries(balancesAfter([original, expiry, undone]))).toEqual({ budget: 0, ada: 0, expired: 0 });
  });

  test('leaves a closed budget alone', () => {
    const undone = movementOf(reverse(original, reversal, { ...reversalFacts, insteadOfBudget: 'reversal' }));
    expect(Object.fromEntries(balancesAfter([original, undone]))).toEqual({ budget: -50, ada: 0, reversal: 50 });
  });

  test.each<[string, Partial<ReversalRequest>, Partial<ReversalFacts>]>([
    ['already-reversed', {}, { alreadyReversed: true }],
    ['reversal-before-original', { on: '2018-05-14' }, {}],
    ['ledger-reason-missing', { reason: '' }, {}],
    ['signature-of-receiver', {}, { receiver: 'bo' }],
  ])('is refused: %s', (code, change, factChange) => {
    expect(codesOf(reverse(original, { ...reversal, ...change }, { ...reversalFacts, ...factChange }))).toEqual([code]);
  });

  test('cannot itself be reversed', () => {
    const undone = movementOf(reverse(original, reversal, reversalFacts));
    expect(codesOf(reverse(undone, { ...reversal, id: 'undo-2' }, reversalFacts))).toEqual(['reversal-of-reversal']);
  });
});

type Act =
  | { readonly do: 'grant'; readonly points: number }
  | { readonly do: 'award'; readonly points: number; readonly to: 'ada' | 'bo' }
  | { readonly do: 'expire'; readonly months: number }
  | { readonly do: 'reverse'; readonly which: number; readonly closed: boolean };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('grant' as const), points: fc.integer({ min: -5, max: 900 }) }),
  fc.record({
    do: fc.constant('award' as const),
    points: fc.integer({ min: 1, max: 400 }),
    to: fc.constantFrom('ada' as const, 'bo' as const),
  }),
  fc.record({ do: fc.constant('expire' as const), months: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ do: fc.constant('reverse' as const), which: fc.nat(30), closed: fc.boolean() }),
);

/** Drafts what an act asks for, as a service would: the facts are read off the movements so far. */
function draft(one: Act, movements: readonly Movement[], newId: () => string): Movement[] {
  const balances = balancesAfter(movements);
  const signatures = [
    { person: 'cy', rank: 'employee' },
    { person: 'wu', rank: 'department-head' },
  ];
  if (one.do === 'expire') {
    const day = `${2018 + Math.floor(one.months / 12)}-${String((one.months % 12) + 1).padStart(2, '0')}-20`;
    return expire(lotsAfter(movements, kinds), day, 'expired', newId);
  }
  if (one.do === 'grant') {
    const accounts = { source: 'source', budget: 'budget' };
    return [grantBudget({ id: newId(), on: '2018-05-15', points: one.points }, accounts).movement].filter(
      (it) => it !== undefined,
    );
  }
  if (one.do === 'award') {
    const receiver = { person: one.to, rank: 'employee', account: one.to };
    const budget = { ...facts.budget, balance: balances.get('budget') ?? 0 };
    const asked = { ...request, id: newId(), points: one.points, receiver, signatures };
    return [award(asked, { ...facts, rule: { ...goodDeed, limits: [] }, budget }).movement].filter(
      (it) => it !== undefined,
    );
  }
  const original = movements[one.which];
  if (original === undefined) return [];
  const expiredPoints = movements
    .flatMap((it) => it.postings)
    .filter((it) => it.account === 'expired' && it.lot === original.id)
    .reduce((sum, it) => sum + it.amount, 0);
  const undone = reverse(
    original,
    { id: newId(), on: '2020-01-01', reason: 'mistake', signatures },
    {
      ...reversalFacts,
      alreadyReversed: movements.some((it) => it.reverses === original.id),
      expiredPoints,
      insteadOfBudget: one.closed ? 'reversal' : null,
    },
  );
  return undone.movement === undefined ? [] : [undone.movement];
}

describe('any course of events', () => {
  test('sums to nothing, overdraws nobody, and a reversal restores what was', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let count = 0;
        const movements: Movement[] = [];
        for (const one of acts) {
          for (const movement of draft(one, movements, () => `m${(count += 1)}`)) {
            if (problemsInMovement(movement, kinds, balancesAfter(movements)).length === 0) movements.push(movement);
          }
          const balances = balancesAfter(movements);
          expect([...balances.values()].reduce((sum, balance) => sum + balance, 0)).toBe(0);
          for (const [account, balance] of balances)
            if (account !== 'source') expect(balance).toBeGreaterThanOrEqual(0);
          const inLots = lotsAfter(movements, kinds).reduce((sum, lot) => sum + lot.points, 0);
          expect(inLots).toBe((balances.get('ada') ?? 0) + (balances.get('bo') ?? 0));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an award undone leaves every balance as it was, expired or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 400 }), fc.boolean(), (points, expires) => {
        const before = new Map([['budget', 1000]]);
        const given = movementOf(
          award(
            { ...request, points, signatures: [...request.signatures, { person: 'wu', rank: 'department-head' }] },
            facts,
          ),
        );
        const gone = expires ? expire(lotsAfter([given], kinds), '2020-01-01', 'expired', () => 'e') : [];
        const undone = movementOf(reverse(given, reversal, { ...reversalFacts, expiredPoints: expires ? points : 0 }));
        const after = balancesAfter([given, ...gone, undone], before);
        expect([after.get('budget'), after.get('ada'), after.get('expired') ?? 0]).toEqual([1000, 0, 0]);
      }),
    );
  });
});

test('every problem has its sentence in both languages', () => {
  expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts['zh-CN']).sort());
  for (const per of ['day', 'month', 'quarter', 'year']) expect(texts.en).toHaveProperty([`points-limit-${per}`]);
});
