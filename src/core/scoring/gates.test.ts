import { describe, expect, it } from 'vitest';

import { readPack } from '../criteria/read.ts';
import { leaf, smallPack } from '../criteria/small-pack.fixture.ts';
import { adjusted } from './adjustments.ts';
import { bandsReached } from './bands.ts';
import { coreFindings, gateFindings, vetoFindings } from './gates.ts';
import { totalOf } from './total.ts';
import { toText } from '../ratio.ts';

const text = { zh: '文字', en: 'Text' };
const occasion = { period: { from: '2017-01-01', to: '2018-12-31' }, asOf: '2019-01-10' };
const pack = readPack({
  ...smallPack(),
  criteria: [leaf('1', 8, { core: { atLeast: '60%' } }), leaf('2', 2)],
  facts: [
    { id: 'satisfaction', text, kind: 'share' },
    { id: 'led', text, kind: 'yes-no' },
    { id: 'cases', text, kind: 'number' },
  ],
  gates: [
    { id: 'led', text, condition: { kind: 'yes', fact: 'led' } },
    { id: 'satisfied', text, condition: { kind: 'at-least', fact: 'satisfaction', value: '90%' } },
    { id: 'few', text, condition: { kind: 'at-most', fact: 'cases', value: 2 } },
  ],
  vetoes: [
    { id: 'accident', text, count: 1, confirmedBy: text },
    { id: 'crimes', text, count: 3, lookBackMonths: 24, confirmedBy: text },
  ],
  negative: [
    { id: 'found', text, points: 5, selfReport: { withinMonths: 1, factor: 2 }, atMost: 12 },
    { id: 'late', text, points: 0.5 },
  ],
  secretVisits: { visits: 2 },
  renewing: { base: 10.5 },
  bands: [
    {
      id: 'all',
      text,
      bands: [
        { id: 'bronze', text, atLeast: 3 },
        { id: 'gold', text, atLeast: 9 },
      ],
    },
    { id: 'first', text, criteria: ['1'], bands: [{ id: 'good', text, atLeast: 6 }] },
  ],
}).pack!;
const codes = (findings: readonly { holds: boolean; line: { code: string } }[]) =>
  findings.map(({ holds, line }) => `${line.code}:${holds}`);

describe('gates', () => {
  it('hold on what is proven, each with what was found and asked (S2)', () => {
    expect(codes(gateFindings(pack, { led: true, satisfaction: { part: 181, whole: 200 }, cases: 2 }))).toEqual([
      'gate-met:true',
      'gate-at-least-met:true',
      'gate-at-most-met:true',
    ]);
    const failed = gateFindings(pack, { led: false, satisfaction: { part: 178, whole: 200 }, cases: 3 });
    expect(codes(failed)).toEqual(['gate-failed:false', 'gate-at-least-failed:false', 'gate-at-most-failed:false']);
    expect(failed[1]?.line.params).toEqual({ gate: 'satisfied', found: '178/200 = 89%', asked: '90%' });
    expect(codes(gateFindings(pack, { satisfaction: '90%', cases: true }))).toEqual([
      'gate-unproven:false',
      'gate-at-least-met:true',
      'gate-unproven:false',
    ]);
    expect(codes(gateFindings(pack, { led: 1, satisfaction: { part: 1, whole: 0 }, cases: 1.5 }))).toEqual([
      'gate-failed:false',
      'gate-unproven:false',
      'gate-at-most-met:true',
    ]);
  });
});

describe('vetoes', () => {
  const event = (veto: string, date: string, confirmed = true) => ({ veto, date, confirmed });

  it('look at the period, or so many months back', () => {
    expect(vetoFindings(pack, [event('accident', '2016-12-31'), event('accident', '2019-01-01')], occasion)).toEqual(
      [],
    );
    const [found] = vetoFindings(pack, [event('accident', '2018-12-31')], occasion);
    expect(found).toMatchObject({
      holds: false,
      line: { code: 'veto-applies', params: { dates: '2018-12-31', from: '2017-01-01' } },
    });
    const crimes = ['2017-01-09', '2017-01-10', '2018-05-05', '2019-01-10'].map((date) => event('crimes', date));
    expect(codes(vetoFindings(pack, crimes, occasion))).toEqual(['veto-applies:false']);
    expect(vetoFindings(pack, crimes.slice(0, 3), occasion)).toEqual([]);
  });

  it('wait for whoever confirms', () => {
    expect(codes(vetoFindings(pack, [event('accident', '2018-01-01', false)], occasion))).toEqual([
      'veto-not-confirmed:true',
    ]);
  });
});

it('a core mark below its share is a finding whatever the total', () => {
  expect(coreFindings(pack, totalOf(pack, { '1': { points: 5 }, '2': { points: 2 } }))).toEqual([]);
  expect(coreFindings(pack, totalOf(pack, { '1': { points: 4.5 }, '2': { points: 2 } }))[0]?.line).toMatchObject({
    code: 'core-missed',
    params: { number: '1', found: '56.25%', asked: '60%' },
  });
});

describe('at the root', () => {
  const total = totalOf(pack, { '1': { points: 8 }, '2': { points: 1 } });
  const after = (given: Parameters<typeof adjusted>[2]) => {
    const { total: changed, lines } = adjusted(pack, total, given, occasion);
    return [toText(changed.exact), ...lines.map(({ code }) => code)];
  };
  const incident = (date: string, reportedOn?: string, confirmed = true) => ({
    deduction: 'found',
    date,
    confirmed,
    ...(reportedOn && { reportedOn }),
  });

  it('a finding that the unit reports within a month costs 5, later or through the media 10 (S12)', () => {
    expect(after({ incidents: [incident('2018-03-03', '2018-04-03')] })).toEqual(['4', 'deduction']);
    expect(after({ incidents: [incident('2018-03-03', '2018-04-10')] })).toEqual(['0', 'deduction-multiplied']);
    expect(after({ incidents: [incident('2018-03-03')] })).toEqual(['0', 'deduction-multiplied']);
    expect(after({ incidents: [incident('2018-03-03', '2018-03-04', false), incident('2016-03-03')] })).toEqual(['9']);
  });

  it('an item takes off no more than its most, and nobody falls below nothing', () => {
    const { total: changed } = adjusted(
      pack,
      total,
      { incidents: [incident('2018-03-03'), incident('2018-05-03')] },
      occasion,
    );
    expect([changed.deducted, changed.exact].map(toText)).toEqual(['12', '0']);
  });

  it('the mean of the secret visits is taken off, and renewing units have their own base (S5)', () => {
    expect(after({ secretVisits: [2, 3] })).toEqual(['13/2', 'secret-visits']);
    expect(after({ secretVisits: [] })).toEqual(['9']);
    expect(after({ renewing: true })).toEqual(['189/20', 'renewing-base']);
  });

  it('bands are reached by the total or by some criteria', () => {
    expect(bandsReached(pack, total).map(({ band }) => band?.id)).toEqual(['gold', 'good']);
    expect(bandsReached(pack, totalOf(pack, { '1': { points: 2.5 } })).map(({ band }) => band?.id)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
