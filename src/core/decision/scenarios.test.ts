/** The worked scenarios of the field (domain 9) that belong to criteria, scoring and decision, with their numbers. */
import { describe, expect, it } from 'vitest';

import { problemsInAnswers } from '../criteria/answers.ts';
import { holdingDates } from '../criteria/holding.ts';
import type { Pack } from '../criteria/pack.ts';
import { readPack } from '../criteria/read.ts';
import { leaf, smallPack } from '../criteria/small-pack.fixture.ts';
import { toExact, toText } from '../ratio.ts';
import { totalOf } from '../scoring/total.ts';
import { assess } from './assess.ts';
import type { EntryRecord } from './assess.ts';
import { decide } from './decide.ts';

const text = { zh: '文字', en: 'Text' };
const occasion = { period: { from: '2017-01-01', to: '2018-12-31' }, asOf: '2018-12-31' };
function packOf(value: object): Pack {
  const { pack, problems } = readPack({ ...smallPack(), special: undefined, ...value });
  expect(problems).toBeUndefined();
  return pack!;
}

describe('S1: choose-one indicators', () => {
  const types = ['one', 'two', 'three', 'four'];
  const pack = packOf({
    base: 90,
    unitTypes: types.map((id) => ({ id, text })),
    criteria: [
      leaf('1', 80),
      leaf('20', 2, { notApplicable: { kind: 'substitute', by: ['21'] } }),
      leaf('21', 2),
      {
        number: '33',
        text,
        points: 4,
        choose: 'by-unit-type',
        children: types.map((type, index) => leaf(`33-${index + 1}`, 4, { unitTypes: [type] })),
      },
      { number: '39', text, points: 2, choose: 'by-unit', children: [leaf('39-1', 2), leaf('39-2', 2)] },
    ],
    special: { cap: 10, criteria: [leaf('S', 12)] },
    decision: { kind: 'threshold', atLeast: 90 },
  });
  const choices = { unitType: 'two', chosen: { '39': '39-2' }, notApplicable: ['20'], substitutes: { '20': '21' } };

  it('the total stays 90 + 10 whatever is chosen, and one that does not apply is replaced', () => {
    const marks = {
      '1': { points: 80 },
      '21': { points: 2 },
      '33-2': { points: 4 },
      '39-2': { points: 2 },
      S: { points: 12 },
    };
    const total = totalOf(pack, marks, choices);
    expect([total.base, total.special, total.total].map(toText)).toEqual(['90', '10', '100']);
    expect(toText(totalOf(pack, { ...marks, '33-1': { points: 4 }, '33-2': { points: 1 } }, choices).base)).toBe('87');
  });

  it('an undecided alternative is missing from the entry and earns nothing', () => {
    expect(
      problemsInAnswers(pack, {}, { unitType: 'two' }).missing.map(({ code, params }) => [code, params?.['number']]),
    ).toEqual([['alternative-not-chosen', '39']]);
    expect(toText(totalOf(pack, { '39-1': { points: 2 } }, { unitType: 'two' }).base)).toBe('0');
  });
});

describe('S2: gate before score', () => {
  const pack = packOf({
    base: 100,
    criteria: [leaf('1', 100)],
    facts: [{ id: 'content', text, kind: 'share' }],
    gates: [{ id: 'content', text, condition: { kind: 'at-least', fact: 'content', value: '90%' } }],
    vetoes: [{ id: 'safety', text: { zh: '安全事故', en: 'Safety accident' }, count: 1, confirmedBy: text }],
    decision: { kind: 'threshold', atLeast: 90 },
  });
  const entry = (id: string, part: number, more: Partial<EntryRecord> = {}): EntryRecord => ({
    id,
    sheets: [{ stage: 'review', marks: { '1': { points: 96.5 } } }],
    facts: { content: { part, whole: 200 } },
    ...more,
  });

  it('178 of 200 is out at 89 %, 181 is in, and out again after one accident; the score is kept', () => {
    const events = [{ veto: 'safety', date: '2018-06-01', confirmed: true }];
    const records = [entry('a', 178), entry('b', 181), entry('c', 181, { events })];
    const { entries } = decide(
      pack.decision,
      records.map((record) => assess(pack, record, occasion).candidate),
    );
    const of = (id: string) => entries.find((one) => one.id === id)!;
    expect([of('a').outcome, of('b').outcome, of('c').outcome]).toEqual(['excluded', 'named', 'excluded']);
    expect(toExact(of('a').total!)).toBe('96.5');
    expect(of('c').lines).toContainEqual({
      code: 'veto-applies',
      params: { veto: 'safety', count: 1, from: '2017-01-01', to: '2018-12-31', dates: '2018-06-01' },
      texts: { text: { zh: '安全事故', en: 'Safety accident' } },
    });
  });
});

describe('S3: two editions of a rule', () => {
  it('an entry is closed under the version that its edition froze', () => {
    const old = packOf({ version: '2016.0.0', decision: { kind: 'threshold', atLeast: 9 } });
    const fresh = packOf({
      version: '2021.0.0',
      base: 20,
      criteria: [leaf('1.1', 4), leaf('1.2', 4), leaf('2', 12)],
      decision: { kind: 'threshold', atLeast: 18 },
    });
    const record: EntryRecord = {
      id: 'a',
      sheets: [{ stage: 'review', marks: { '1.1': { points: 4 }, '1.2': { points: 3.5 }, '2': { points: 2 } } }],
    };
    const outcomes = [old, fresh].map(
      (pack) => decide(pack.decision, [assess(pack, record, occasion).candidate]).entries[0]?.outcome,
    );
    expect(outcomes).toEqual(['named', 'not-named']);
  });
});

describe('S4: volunteering from records', () => {
  const demands = (reading: string, hours: number) => ({
    kind: 'records',
    award: 'all-or-nothing',
    demands: [
      { id: 'staff', kind: 'share', text, atLeast: '40%' },
      { id: 'members', kind: 'share', text, atLeast: '95%' },
      { id: 'times', kind: 'figure', reading: 'mean', text, atLeast: 6 },
      { id: 'hours', kind: 'figure', reading, text, atLeast: hours },
    ],
  });
  const found = {
    staff: { part: 96, whole: 240 },
    members: { part: 76, whole: 80 },
    times: { persons: 96, sum: 576, least: 2 },
    hours: { persons: 96, sum: 1152, least: 4 },
  };
  const scored = (scale: object, given: object) =>
    toText(
      totalOf(
        packOf({
          base: 1,
          scales: { v: scale },
          criteria: [leaf('1', 1, { scale: 'v' })],
          decision: { kind: 'threshold', atLeast: 1 },
        }),
        { '1': { found: given } },
      ).total,
    );

  it('96 of 240, 76 of 80, a mean of 6 and 1,152 hours count as the pack reads them', () => {
    expect(scored(demands('mean', 12), found)).toBe('1');
    expect(scored(demands('total', 1152), found)).toBe('1');
    expect(scored(demands('each', 12), found)).toBe('0');
    expect(scored(demands('mean', 12), { ...found, staff: { part: 95, whole: 240 } })).toBe('0');
    expect(scored(demands('mean', 12), { ...found, members: { part: 75, whole: 80 } })).toBe('0');
  });
});

describe('S5: grades and secret visits', () => {
  const items = Array.from({ length: 40 }, (_, index) => leaf(`${index + 1}`, 2.5, { scale: 'abc' }));
  const pack = packOf({
    base: 100,
    scales: {
      abc: {
        kind: 'grades',
        grades: [
          { grade: 'A', share: '100%' },
          { grade: 'B', share: '66%' },
          { grade: 'C', share: '33%' },
        ],
      },
      halves: { kind: 'points', step: 0.5 },
    },
    criteria: items,
    special: { cap: 4, criteria: [leaf('bonus', 4)] },
    renewing: { base: 105 },
    secretVisits: { visits: 2 },
    decision: { kind: 'threshold', atLeast: 85 },
  });
  // 30 A, 6 B, 4 C: 75 + 9.9 + 3.3 = 88.2
  const marks = Object.fromEntries(
    items.map(({ number }, index) => [number, { grade: index < 30 ? 'A' : index < 36 ? 'B' : 'C' }]),
  );
  const total = (renewing: boolean) =>
    toExact(
      assess(
        pack,
        {
          id: 'a',
          sheets: [{ stage: 'review', marks: { ...marks, bonus: { points: 4 } } }],
          secretVisits: [2, 3],
          renewing,
        },
        occasion,
      ).total!.total,
    );

  it('base, bonus, minus the mean of 2.0 and 3.0; a renewing unit on 105', () => {
    expect(total(false)).toBe('89.7');
    expect(total(true)).toBe('94.11');
  });
});

describe('S15: one evidence, many honours', () => {
  it('certification dates follow from the decision, and the time for a major from the last day on site', () => {
    const dates = holdingDates(
      { termMonths: 36, surveillanceMonths: 12, majorClosedWithinMonths: 6 },
      '2018-05-15',
      '2018-04-20',
    );
    expect(dates).toEqual({
      validTo: '2021-05-14',
      surveillanceBy: ['2019-05-15', '2020-05-15'],
      majorClosedBy: '2018-10-20',
    });
    expect(holdingDates({ termMonths: 24 }, '2018-05-15')).toEqual({ validTo: '2020-05-14', surveillanceBy: [] });
  });

  it('a winner is barred for five years, and from two sister prizes in one year', () => {
    const pack = packOf({
      bars: [
        { id: 'five', kind: 'years-after', text, programmes: ['gold'], years: 5 },
        { id: 'sister', kind: 'same-year', text, programmes: ['district'] },
      ],
    });
    const eligible = (programme: string, conferredOn: string, asOf: string) =>
      assess(
        pack,
        { id: 'a', sheets: [{ stage: 'review', marks: {} }], held: [{ programme, conferredOn }] },
        { ...occasion, asOf },
      ).candidate.eligible;
    expect(eligible('gold', '2013-12-31', '2018-12-30')).toBe(false);
    expect(eligible('gold', '2013-12-31', '2018-12-31')).toBe(true);
    expect(eligible('district', '2018-01-01', '2018-12-31')).toBe(false);
    expect(eligible('district', '2017-12-31', '2018-01-01')).toBe(true);
    expect(eligible('brand', '2018-01-01', '2018-01-02')).toBe(true);
  });

  it('four assessors at 45, 60, 65 and 70 % of a 70-point item; the consensus of 60 % is 42', () => {
    const ranges = [
      [0, 5],
      [10, 25],
      [30, 45],
      [50, 65],
      [70, 85],
      [90, 100],
    ].map(([from, to]) => ({ from, to, text }));
    const pack = packOf({
      base: 70,
      scales: { baldrige: { kind: 'percentage', step: 5, ranges } },
      criteria: [leaf('1.1', 70, { scale: 'baldrige' })],
      stages: [
        { id: 'independent', text, kind: 'review', assessors: 4, combine: 'mean' },
        { id: 'consensus', text, kind: 'consensus', assessors: 1, combine: 'mean' },
      ],
      combination: { kind: 'replace' },
      decision: { kind: 'threshold', atLeast: 40 },
    });
    const sheet = (stage: string, percent: number, range: string) => ({ stage, marks: { '1.1': { percent, range } } });
    const independent = [
      sheet('independent', 45, '30-45'),
      sheet('independent', 60, '50-65'),
      sheet('independent', 65, '50-65'),
      sheet('independent', 70, '70-85'),
    ];
    expect(toText(assess(pack, { id: 'a', sheets: independent }, occasion).total!.total)).toBe('42');
    const settled = assess(pack, { id: 'a', sheets: [...independent, sheet('consensus', 60, '50-65')] }, occasion);
    expect(toText(settled.total!.total)).toBe('42');
    expect(
      toText(
        assess(pack, { id: 'a', sheets: [...independent, sheet('consensus', 65, '50-65')] }, occasion).total!.total,
      ),
    ).toBe('91/2');
  });
});
