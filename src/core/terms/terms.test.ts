import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termsHeld } from './consecutive.ts';
import type { TermsQuestion } from './consecutive.ts';
import { amongFirst, fromTheBeginning, soleWinner } from './distinction.ts';
import { isHeldOn, problemsInHistory, statuses, statusOn } from './honour.ts';
import type { Edition, Honour, HonourStatus, StatusChange } from './honour.ts';
import { forerunnersOf, problemsInLineage } from './lineage.ts';
import type { UnitChange } from './lineage.ts';
import { texts } from './texts.ts';

const change = (status: HonourStatus, from: string | null = null): StatusChange => ({
  status,
  from,
  ground: 'review',
  document: 'No. 1',
});
const edition = (number: number, from?: number, to?: number): Edition => ({
  label: String(number),
  number,
  period: from === undefined ? null : { from: `${from}-01-01`, to: `${to ?? from}-12-31` },
});
const honour = (unit: string, of: Edition | null, more: Partial<Honour> = {}): Honour => ({
  programme: 'model-unit',
  kind: 'title',
  edition: of,
  unit,
  sector: null,
  batch: null,
  conferredOn: null,
  validFrom: null,
  validTo: null,
  history: [change('valid')],
  ...more,
});

/** The editions as they were held in fact: two years each, then one of three. */
const editions = {
  16: edition(16, 2011, 2012),
  17: edition(17, 2013, 2014),
  18: edition(18, 2015, 2016),
  19: edition(19, 2017, 2018),
  20: edition(20, 2019, 2020),
  21: edition(21, 2021, 2023),
};
const question: TermsQuestion = { unit: 'ada', programme: 'model-unit', asOf: '2026-01-01' };
const named = (numbers: (keyof typeof editions)[], unit = 'ada') => numbers.map((one) => honour(unit, editions[one]));

describe('consecutive terms', () => {
  test('three editions of two years are six consecutive years', () => {
    const held = termsHeld({ ...question, asOf: '2019-04-10' }, named([19, 17, 18]));
    expect(held.runs).toHaveLength(1);
    expect(held.current).toMatchObject({ years: 6, period: { from: '2013-01-01', to: '2018-12-31' } });
    expect(held.reasoning.map((line) => line.code)).toEqual([
      'term-counted',
      'term-counted',
      'term-counted',
      'run-of-years',
    ]);
    expect(held.reasoning.at(-1)?.params).toEqual({
      count: 3,
      editions: '17, 18, 19',
      years: 6,
      from: '2013-01-01',
      to: '2018-12-31',
    });
  });

  test('the length of an edition is data', () => {
    expect(termsHeld(question, named([19, 20, 21])).current?.years).toBe(7);
  });

  test('years to come are not yet years held', () => {
    const honours = [honour('ada', editions[20]), honour('ada', editions[21], { conferredOn: '2021-05-01' })];
    expect(termsHeld({ ...question, asOf: '2022-06-30' }, honours).current?.years).toBe(3);
  });

  test('what was conferred later does not count yet', () => {
    const honours = [...named([17, 18]), honour('ada', editions[19], { conferredOn: '2019-04-10' })];
    expect(termsHeld({ ...question, asOf: '2019-04-09' }, honours).longest?.years).toBe(4);
    expect(termsHeld({ ...question, asOf: '2019-04-10' }, honours).longest?.years).toBe(6);
  });

  test('a gap is named, and the longest run is not the current one', () => {
    const held = termsHeld(question, [...named([16, 17, 18, 20]), ...named([19], 'bo')]);
    expect(held.gaps).toEqual([{ after: editions[18], before: editions[20], missing: ['19'] }]);
    expect(held.longest).toMatchObject({ years: 6, current: false });
    expect(held.current).toMatchObject({ years: 2, current: true });
    expect(held.reasoning).toContainEqual({ code: 'term-gap', params: { after: '18', before: '20', missing: '19' } });
  });

  test('a missing edition is told from the numbers where nobody else is recorded', () => {
    expect(termsHeld(question, named([17, 20])).gaps[0]?.missing).toEqual(['18', '19']);
  });

  test('nobody is current who is not in the newest edition', () => {
    const held = termsHeld(question, [...named([17, 18]), ...named([19], 'bo')]);
    expect(held.current).toBeNull();
    expect(held.longest?.years).toBe(4);
  });

  test('without periods the editions are counted and the years are not', () => {
    const held = termsHeld(
      question,
      [edition(3), edition(4), edition(5)].map((one) => honour('ada', one)),
    );
    expect(held.current).toMatchObject({ years: null, period: null });
    expect(held.current?.terms).toHaveLength(3);
    expect(held.reasoning.at(-1)).toEqual({ code: 'run-of-editions', params: { count: 3, editions: '3, 4, 5' } });
  });

  test('numbers that follow each other over a pause make consecutive editions, not consecutive years', () => {
    const held = termsHeld(question, [honour('ada', edition(4, 2014)), honour('ada', edition(5, 2017))]);
    expect(held.runs).toHaveLength(1);
    expect(held.current).toMatchObject({ years: null });
  });

  test('editions labelled by every second year follow each other by their periods, or when no other was held', () => {
    const dated = [edition(2016, 2015, 2016), edition(2018, 2017, 2018)].map((one) => honour('ada', one));
    expect(termsHeld(question, dated).current?.years).toBe(4);
    const undated = [edition(2016), edition(2018)].map((one) => honour('ada', one));
    expect(termsHeld(question, undated).gaps[0]?.missing).toEqual(['2017']);
    expect(termsHeld({ ...question, editions: { known: [], complete: true } }, undated).runs).toHaveLength(1);
  });

  test('an edition known to have been held breaks the run though nobody is recorded in it', () => {
    const known = [edition(2017, 2017)];
    const honours = [honour('ada', edition(2016)), honour('ada', edition(2018))];
    const held = termsHeld({ ...question, editions: { known, complete: true } }, honours);
    expect(held.gaps[0]?.missing).toEqual(['2017']);
  });

  test.each<[HonourStatus, string | null, boolean]>([
    ['renewed', null, true],
    ['warned', '2016-01-01', true],
    ['lapsed', null, true],
    ['lapsed', '2016-06-01', false],
    ['lapsed', '2017-01-01', true],
    ['revoked', '2017-06-01', false],
    ['suspended', '2016-03-01', false],
    ['ended-by-reform', '2016-03-01', false],
    ['ended-by-reform', '2017-03-01', true],
    ['re-recognised', '2016-03-01', true],
  ])('an edition that ended as %s (from %s) counts: %s', (status, from, counts) => {
    const middle = honour('ada', editions[18], { history: [change('valid', '2015-05-01'), change(status, from)] });
    const held = termsHeld(question, [...named([17, 19]), middle]);
    expect(held.runs).toHaveLength(counts ? 1 : 2);
    if (!counts) {
      expect(held.gaps[0]?.missing).toEqual(['18']);
      expect(held.reasoning.map((line) => line.code)).toContain(`term-not-counted-${status}`);
    }
  });

  test('other programmes and other units add nothing', () => {
    const honours = [...named([17]), honour('ada', editions[18], { programme: 'other' }), ...named([18], 'bo')];
    expect(termsHeld(question, honours).longest?.years).toBe(2);
    expect(termsHeld({ ...question, unit: 'nobody' }, honours)).toMatchObject({
      runs: [],
      longest: null,
      current: null,
    });
  });

  test('any set of editions: runs and gaps account for every edition, in any order of rows', () => {
    const all = Array.from({ length: 12 }, (_, index) => edition(index + 1, 2000 + index));
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(11), { minLength: 1 }), fc.func(fc.integer()), (held, key) => {
        const rows = [
          ...held.map((index) => honour('ada', all[index] as Edition)),
          ...all.map((one) => honour('bo', one)),
        ];
        const result = termsHeld(
          question,
          rows.sort((a, b) => key(a) - key(b)),
        );
        const inRuns = result.runs.flatMap((run) => run.terms.map((term) => term.edition.number));
        expect(inRuns).toEqual(held.map((index) => index + 1).sort((a, b) => a - b));
        for (const run of result.runs) expect(run.years).toBe(run.terms.length);
        const missing = result.gaps.flatMap((gap) => gap.missing.map(Number));
        expect(missing.length + held.length).toBe(Math.max(...held) - Math.min(...held) + 1);
      }),
    );
  });
});

describe('lineage', () => {
  const renamed: UnitChange = { kind: 'renamed', on: '2015-03-01', from: 'old', to: 'ada' };
  const merged: UnitChange = { kind: 'merged', on: '2016-07-01', from: ['x', 'y'], to: 'ada', carriesOn: ['x'] };
  const split: UnitChange = { kind: 'split', on: '2014-07-01', from: 'whole', to: ['ada', 'z'], carriesOn: ['ada'] };

  test('terms under a former name count, and the change is shown', () => {
    const honours = [...named([17], 'old'), ...named([18, 19])];
    const held = termsHeld({ ...question, changes: [renamed], nameOf: (unit) => `Unit ${unit}` }, honours);
    expect(held.longest?.years).toBe(6);
    expect(held.reasoning).toContainEqual({
      code: 'unit-renamed',
      params: { on: '2015-03-01', from: 'Unit old', to: 'Unit ada' },
    });
  });

  test('a merger carries on only what it says', () => {
    const changes = [merged];
    expect(termsHeld({ ...question, changes }, [...named([17, 18], 'x'), ...named([19])]).longest?.years).toBe(6);
    expect(termsHeld({ ...question, changes }, [...named([17, 18], 'y'), ...named([19])]).longest?.years).toBe(2);
  });

  test('what a former unit is given after the change is its own', () => {
    const honours = [...named([16], 'whole'), ...named([17], 'ada'), ...named([18], 'whole')];
    expect(termsHeld({ ...question, changes: [split] }, honours).longest?.years).toBe(4);
  });

  test('the other half of a split does not inherit', () => {
    expect(termsHeld({ ...question, unit: 'z', changes: [split] }, named([16, 17], 'whole')).longest).toBeNull();
  });

  test('changes chain backwards in time only', () => {
    const later: UnitChange = { kind: 'renamed', on: '2017-01-01', from: 'elder', to: 'old' };
    const earlier: UnitChange = { kind: 'renamed', on: '2010-01-01', from: 'elder', to: 'old' };
    expect(forerunnersOf('ada', [renamed, later]).map((one) => one.unit)).toEqual(['old']);
    expect(forerunnersOf('ada', [renamed, earlier]).map((one) => one.unit)).toEqual(['old', 'elder']);
    expect(forerunnersOf('ada', [renamed, earlier])[1]?.until).toBe('2010-01-01');
  });

  test('problems', () => {
    const codes = (...changes: UnitChange[]) => problemsInLineage(changes).map((one) => `${one.code} ${one.pointer}`);
    expect(codes(renamed, merged, split)).toEqual([]);
    expect(codes({ ...renamed, from: 'ada' })).toEqual(['unit-follows-itself /0']);
    expect(codes({ ...merged, from: ['x', 'x'] })).toEqual(['units-too-few /0/from']);
    expect(codes({ ...split, carriesOn: ['stranger'] })).toEqual(['carried-by-stranger /0/carriesOn']);
    expect(codes({ ...merged, from: ['ada', 'x'] })).toEqual([]);
    expect(codes(renamed, { kind: 'renamed', on: '2018-01-01', from: 'ada', to: 'old' })).toEqual([
      'lineage-circle /0',
    ]);
  });
});

describe('status', () => {
  const held = honour('ada', editions[19], {
    conferredOn: '2019-04-10',
    history: [
      change('valid', '2019-04-10'),
      change('warned', '2020-04-10'),
      change('rectifying', '2020-04-20'),
      change('restored', '2020-09-01'),
    ],
  });

  test.each([
    ['2019-04-09', null],
    ['2019-04-10', 'valid'],
    ['2020-04-10', 'warned'],
    ['2020-08-31', 'rectifying'],
    ['2026-01-01', 'restored'],
  ])('on %s it is %s', (date, status) => expect(statusOn(held, date)).toBe(status));

  test('a certificate lapses by itself after its last day, unless it was renewed', () => {
    const certificate = honour('ada', null, { validFrom: '2018-05-15', validTo: '2021-05-14' });
    expect(statusOn(certificate, '2021-05-14')).toBe('valid');
    expect(statusOn(certificate, '2021-05-15')).toBe('lapsed');
    expect(isHeldOn(certificate, '2021-05-15')).toBe(false);
    const renewed = { ...certificate, history: [change('valid', '2018-05-15'), change('renewed', '2021-05-01')] };
    expect(statusOn(renewed, '2022-01-01')).toBe('renewed');
    const revoked = { ...certificate, history: [change('valid', '2018-05-15'), change('revoked', '2019-05-01')] };
    expect(statusOn(revoked, '2022-01-01')).toBe('revoked');
  });

  test('the course of an incident is legal, with ground and document for every step', () => {
    expect(problemsInHistory(held)).toEqual([]);
  });

  test.each<[string[], StatusChange[]]>([
    [['history-empty'], []],
    [[], [change('lapsed')]],
    [['history-begins-warned'], [change('warned', '2020-01-01')]],
    [['status-before-conferral'], [change('valid', '2019-04-09')]],
    [['status-cannot-follow'], [change('revoked'), change('restored', '2020-01-01')]],
    [['status-cannot-follow'], [change('renewed'), change('lapsed', '2020-01-01')]],
    [[], [change('ended-by-reform'), change('re-recognised', '2020-01-01')]],
    [['status-day-missing'], [change('valid'), change('warned')]],
    [['status-out-of-order'], [change('valid', '2019-05-01'), change('warned', '2019-04-30')]],
    [
      ['status-ground-missing', 'status-document-missing'],
      [change('valid'), { status: 'revoked', from: '2020-01-01', ground: ' ', document: null }],
    ],
  ])('%j in %j', (codes, history) => {
    expect(problemsInHistory({ ...held, history }).map((one) => one.code)).toEqual(codes);
  });

  test('nothing that has ended comes back except after a reform', () => {
    const final = Object.entries(statuses).filter(([, kind]) => kind.next.length === 0);
    expect(final.map(([status]) => status)).toEqual(['revoked', 'lapsed']);
    expect(statuses['ended-by-reform'].next).toEqual(['re-recognised']);
  });
});

describe('the only winner', () => {
  const won = (unit: string, sector: string | null, year: number, more: Partial<Honour> = {}) =>
    honour(unit, edition(year, year), { sector, ...more });
  const asked = { programme: 'model-unit', units: ['ada'], sector: 'medical device', since: null };

  test('of its sector, as far as the register is complete', () => {
    const honours = [won('ada', 'medical device', 2018), won('bo', 'steel', 2017)];
    expect(soleWinner(asked, honours, null)).toMatchObject({ answer: 'yes', complete: false });
    expect(soleWinner(asked, honours, fromTheBeginning)).toMatchObject({ answer: 'yes', complete: true });
    expect(soleWinner(asked, honours, '2010-01-01')).toMatchObject({ answer: 'yes', complete: false });
    expect(soleWinner({ ...asked, since: '2015-01-01' }, honours, '2010-01-01')).toMatchObject({ complete: true });
  });

  test('is contradicted by another of the sector, however the sector is written', () => {
    const honours = [won('ada', 'medical device', 2018), won('bo', 'Medical-Device', 2016)];
    expect(soleWinner(asked, honours, null)).toMatchObject({ answer: 'no', others: ['bo'] });
    expect(soleWinner({ ...asked, since: '2017-01-01' }, honours, null).answer).toBe('yes');
    expect(soleWinner({ ...asked, units: ['ada', 'bo'] }, honours, null).answer).toBe('yes');
  });

  test('of all, when no sector is named', () => {
    const honours = [won('ada', 'medical device', 2018), won('bo', 'steel', 2017)];
    expect(soleWinner({ ...asked, sector: null }, honours, null)).toMatchObject({ answer: 'no', others: ['bo'] });
  });

  test('cannot be told where another’s sector is not recorded, and a revoked prize is none', () => {
    const own = won('ada', 'medical device', 2018);
    expect(soleWinner(asked, [own, won('bo', null, 2016)], null)).toMatchObject({
      answer: 'cannot-tell',
      unknown: ['bo'],
    });
    const revoked = won('bo', 'medical device', 2016, { history: [change('valid'), change('revoked', '2017-01-01')] });
    expect(soleWinner(asked, [own, revoked], null).answer).toBe('yes');
  });

  test('must be a winner of that sector at all', () => {
    expect(soleWinner(asked, [won('bo', 'steel', 2018)], null).answer).toBe('not-a-winner');
    expect(soleWinner(asked, [won('ada', 'steel', 2018)], null).answer).toBe('not-a-winner');
    expect(soleWinner(asked, [won('ada', null, 2018)], null).answer).toBe('cannot-tell');
  });
});

test.each([
  [{ batch: 1 }, 'yes', 'batch'],
  [{ batch: 2 }, 'no', 'batch'],
  [{ edition: edition(1) }, 'yes', 'edition'],
  [{ edition: edition(5) }, 'no', 'edition'],
  [{ edition: edition(2018) }, 'cannot-tell', null],
  [{}, 'cannot-tell', null],
])('%j is among the first: %s', (more, answer, by) => {
  expect(amongFirst(honour('ada', null, more))).toEqual({ answer, by });
});

test('every sentence exists in both languages', () => {
  expect(Object.keys(texts.en).sort()).toEqual(Object.keys(texts['zh-CN']).sort());
  for (const status of Object.keys(statuses)) expect(texts.en).toHaveProperty([`honour-status.${status}`]);
  for (const [status, kind] of Object.entries(statuses)) {
    if (!kind.holds && status !== 'renewed') expect(texts.en).toHaveProperty([`term-not-counted-${status}`]);
  }
});
