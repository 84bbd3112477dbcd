/** For every kind of rule on random fields: outcome and explanation say the same, order does not matter, more is never worse. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { add, ratio } from '../ratio.ts';
import { decide } from './decide.ts';
import type { Candidate } from './decide.ts';
import type { DecisionRule, TieRule } from './rules.ts';

const ties = fc.constantFrom<TieRule>(
  { kind: 'all-in' },
  { kind: 'none-in' },
  { kind: 'lot' },
  { kind: 'criteria', criteria: ['1'], otherwise: 'lot' },
);
const atLeast = fc.option(fc.nat(6), { nil: undefined });
const rules: fc.Arbitrary<DecisionRule> = fc.oneof(
  fc.record({ kind: fc.constant('threshold' as const), atLeast: fc.nat(6) }),
  fc.record({ kind: fc.constant('top' as const), places: fc.nat(6), atLeast, ties }),
  fc.record({
    kind: fc.constant('renewal-share' as const),
    share: fc.constant('60%'),
    rounding: fc.constantFrom('down' as const, 'up' as const),
    atLeast,
    ties,
  }),
  fc.record({ kind: fc.constant('pass-fail' as const), openMajors: fc.nat(1), minorsWithoutPlan: fc.nat(1), atLeast }),
  fc.record({
    kind: fc.constant('combined-rank' as const),
    of: fc.constantFrom('scores' as const, 'ranks' as const),
    votes: fc.constant('1/3'),
    total: fc.constant('2/3'),
    places: fc.nat(5),
    atLeast,
    ties,
  }),
  fc.record({
    kind: fc.constant('quota' as const),
    by: fc.constant('line'),
    places: fc.constant({ x: 2, y: 1 }),
    otherwise: fc.nat(1),
    reserve: fc.nat(2),
    transfer: fc.boolean(),
    atLeast,
    ties,
  }),
);
const fields: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      total: fc.nat(8),
      eligible: fc.boolean(),
      votes: fc.nat(4),
      line: fc.constantFrom('x', 'y', 'z'),
      one: fc.nat(2),
      major: fc.nat(2),
      minor: fc.nat(2),
    }),
    { maxLength: 12 },
  )
  .map((given) =>
    given.map(({ total, eligible, votes, line, one, major, minor }, index) => ({
      id: `entry-${index}`,
      eligible,
      total: ratio(total),
      votes,
      groups: { line },
      scores: new Map([['1', ratio(one)]]),
      nonconformities: [...Array<'major'>(major).fill('major'), ...Array<'minor'>(minor).fill('minor')].map(
        (grade) => ({ grade, state: 'open' as const }),
      ),
      lines: [],
    })),
  );

const against = new Set([
  'entry-excluded',
  'threshold-missed',
  'majors-open',
  'minors-without-plan',
  'tie-none-in',
  'tie-lost-on-criterion',
  'tie-lost-by-lot',
  'place-missed',
  'no-places',
  'in-reserve',
  'tie-awaits-lot',
]);
const endings = new Map([
  ['in-reserve', 'reserve'],
  ['tie-awaits-lot', 'undecided'],
  ['entry-excluded', 'excluded'],
]);

describe('whatever the rule', () => {
  it('the explanation ends where the outcome does', () => {
    fc.assert(
      fc.property(rules, fields, fc.option(fc.nat(), { nil: undefined }), (rule, field, seed) => {
        for (const { outcome, lines } of decide(rule, field, { ...(seed !== undefined && { seed }), expiring: 7 })
          .entries) {
          const last = lines.at(-1)!.code;
          const told =
            endings.get(last) ??
            (rule.kind === 'pass-fail' ? passed(lines) : against.has(last) ? 'not-named' : 'named');
          expect([outcome, lines.map(({ code }) => code)]).toEqual([told, lines.map(({ code }) => code)]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('the order of the field makes no difference', () => {
    fc.assert(
      fc.property(rules, fields, fc.nat(), (rule, field, seed) => {
        const options = { seed, expiring: 7 };
        expect(decide(rule, field.toReversed(), options)).toEqual(decide(rule, field, options));
      }),
      { numRuns: 1000 },
    );
  });

  it('a higher total never lowers a rank, nor costs a place that no lot gave', () => {
    fc.assert(
      fc.property(rules, fields, fc.integer({ min: 1, max: 9 }), (rule, field, gain) => {
        fc.pre(field.length > 0);
        const raised = field.map((one, index) => (index === 0 ? { ...one, total: add(one.total!, ratio(gain)) } : one));
        const [before, after] = [field, raised].map((each) =>
          decide(rule, each, { expiring: 7 }).entries.find(({ id }) => id === 'entry-0')!,
        );
        if (before!.rank !== undefined) expect(after!.rank).toBeLessThanOrEqual(before!.rank);
        if (before!.outcome === 'named') expect(after!.outcome).toBe('named');
      }),
      { numRuns: 2000 },
    );
  });
});

function passed(lines: readonly { readonly code: string }[]): string {
  return lines.some(({ code }) => against.has(code)) ? 'not-named' : 'named';
}
