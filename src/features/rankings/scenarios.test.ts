/** The worked scenarios of the field, with their numbers, through the API. */
import { describe, expect, test } from 'vitest';
import { leaf, smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { recordFacts, recordFinding, recordIncident } from '../findings/contract.ts';
import { saveScoreSheet } from '../score-sheets/contract.ts';
import { getWhatIf, setDecisionSettings, tryRule } from './contract.ts';
import { assess, assign, decided, openSelection, ranked, type Selection, submittedBy } from './rankings.fixture.ts';

const text = { zh: '文字', en: 'Text' };

function packOf(value: object): object {
  const stages = [{ id: 'review', text, kind: 'review', assessors: 1, combine: 'mean' }];
  return { ...smallPack(), special: undefined, stages, ...value };
}

async function lineOf(selection: Selection, entryId: string) {
  const { lines } = await ranked(selection);
  const line = lines.find((one) => one.entryId === entryId);
  if (line === undefined) throw new Error('the entry is not ranked');
  return line;
}

async function find({ world, office }: Selection, entryId: string, kind: string, value: object): Promise<void> {
  const body = { kind, value, ground: 'On record.' } as never;
  await world.call(recordFinding, { params: { entryId }, body }, office);
}

test('S1: of alternatives by unit type and by unit, those count that the unit submitted', async () => {
  const types = ['one', 'two'];
  const selection = await openSelection(
    packOf({
      base: 90,
      unitTypes: types.map((id) => ({ id, text })),
      criteria: [
        leaf('1', 84),
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
    }),
  );
  const choices = { unitType: 'two', chosen: { '39': '39-2' } };
  const { entryId, unit } = await submittedBy(selection, 'Alpha', choices);
  const marks = { '1': { points: 84 }, '33-2': { points: 4 }, '39-2': { points: 2 }, S: { points: 12 } };
  await assess(selection, entryId, 'review', [marks]);
  // The unit's present type is another one; what counts is the one it submitted under.
  await selection.world.database.db
    .updateTable('unit')
    .set({ unitType: 'one' })
    .where('id', '=', unit.unitId)
    .execute();
  const line = await lineOf(selection, entryId);
  expect(line.total).toBe('100');
  expect(line.explanation.map(({ message }) => message).join(' ')).toContain('base 90 and special 10');
});

test('what a unit says does not apply is not marked: its points go to those beside it, or another mark counts', async () => {
  const beside = { notApplicable: { kind: 'redistribute', over: 'siblings' } };
  const instead = { notApplicable: { kind: 'substitute', by: ['2'] } };
  const selection = await openSelection(
    packOf({
      base: 20,
      criteria: [
        { number: '1', text, points: 12, children: [leaf('1.1', 4, beside), leaf('1.2', 8)] },
        leaf('2', 4),
        leaf('3', 4, instead),
      ],
      decision: { kind: 'threshold', atLeast: 10 },
    }),
  );
  const { entryId } = await submittedBy(selection, 'Alpha', {
    notApplicable: ['1.1', '3'],
    substitutes: { '3': '2' },
  });
  await assess(selection, entryId, 'review', [{ '1.2': { points: 6 }, '2': { points: 3 } }]);
  // Six of eight is nine of twelve; three of four counts twice.
  expect((await lineOf(selection, entryId)).total).toBe('15');
});

test('S2: 178 of 200 is out at 89 %, 181 is in, and out again after one accident; the score is kept', async () => {
  const selection = await openSelection(
    packOf({
      base: 100,
      criteria: [leaf('1', 100)],
      facts: [{ id: 'content', text, kind: 'share' }],
      gates: [{ id: 'content', text, condition: { kind: 'at-least', fact: 'content', value: '90%' } }],
      vetoes: [{ id: 'safety', text: { zh: '安全事故', en: 'Safety accident' }, count: 1, confirmedBy: text }],
      decision: { kind: 'threshold', atLeast: 90 },
    }),
  );
  const { world, office } = selection;
  const { entryId } = await submittedBy(selection, 'Alpha');
  await assess(selection, entryId, 'review', [{ '1': { points: 96.5 } }]);
  const content = (part: number) =>
    world.call(recordFacts, { params: { entryId }, body: { facts: { content: { part, whole: 200 } } } }, office);
  await content(178);
  expect(await lineOf(selection, entryId)).toMatchObject({ outcome: 'excluded', total: '96.5' });
  await content(181);
  expect(await lineOf(selection, entryId)).toMatchObject({ outcome: 'named', total: '96.5' });
  const incident = { veto: 'safety', happenedOn: '2025-06-01', ground: 'An accident.', confirmed: true };
  await world.call(recordIncident, { params: { entryId }, body: incident }, office);
  const out = await lineOf(selection, entryId);
  expect(out).toMatchObject({ outcome: 'excluded', total: '96.5' });
  const veto = out.explanation.find(({ code }) => code === 'veto-applies')?.message ?? '';
  expect(veto).toContain('Safety accident');
  expect(veto).toContain('2025-06-01');
});

test('S4: 96 volunteers of 240, 76 members of 80, six times and twelve hours count as the pack reads the hours', async () => {
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
  const criteria = ['mean', 'total', 'each'].map((reading, index) => leaf(`${index + 1}`, 1, { scale: reading }));
  const scales = { mean: demands('mean', 12), total: demands('total', 1152), each: demands('each', 12) };
  const selection = await openSelection(
    packOf({ base: 3, scales, criteria, decision: { kind: 'threshold', atLeast: 1 } }),
  );
  const { entryId } = await submittedBy(selection, 'Alpha');
  await assess(selection, entryId, 'review', [{ '1': { found }, '2': { found }, '3': { found } }]);
  expect((await lineOf(selection, entryId)).total).toBe('2');
});

test('S5: grades, bonus, the mean of two secret visits, and 105 for a renewing unit', async () => {
  const items = Array.from({ length: 40 }, (_, index) => leaf(`${index + 1}`, 2.5, { scale: 'abc' }));
  const grades = ['100%', '66%', '33%'].map((share, index) => ({ grade: 'ABC'.charAt(index), share }));
  const selection = await openSelection(
    packOf({
      base: 100,
      scales: { abc: { kind: 'grades', grades }, halves: { kind: 'points', step: 0.5 } },
      criteria: items,
      special: { cap: 4, criteria: [leaf('bonus', 4)] },
      renewing: { base: 105 },
      secretVisits: { visits: 2 },
      decision: { kind: 'threshold', atLeast: 85 },
    }),
  );
  const { entryId } = await submittedBy(selection, 'Alpha');
  const marks = Object.fromEntries(
    items.map(({ number }, index) => [number, { grade: index < 30 ? 'A' : index < 36 ? 'B' : 'C' }]),
  );
  await assess(selection, entryId, 'review', [{ ...marks, bonus: { points: 4 } }]);
  await find(selection, entryId, 'secret-visit', { visitedOn: '2026-04-01', points: 2 });
  expect((await ranked(selection)).problems.map(({ code }) => code)).toEqual(['secret-visits-missing']);
  await find(selection, entryId, 'secret-visit', { visitedOn: '2026-04-05', points: 3 });
  expect((await lineOf(selection, entryId)).total).toBe('89.7');
  await find(selection, entryId, 'renewing', { renewing: true });
  expect((await lineOf(selection, entryId)).total).toBe('94.11');
  await find(selection, entryId, 'renewing', { renewing: false });
  expect((await lineOf(selection, entryId)).total).toBe('89.7');
  expect((await ranked(selection)).problems).toEqual([]);
});

test('S13: the places are 90 % of those that expire, ties at the edge by the lot of a published seed', async () => {
  const ties = { kind: 'lot' };
  const selection = await openSelection(
    packOf({
      base: 10,
      criteria: [leaf('1', 10)],
      decision: { kind: 'renewal-share', share: '90%', rounding: 'down', ties },
    }),
  );
  const { world, editionId, office } = selection;
  const entryIds: string[] = [];
  const marks = [9, 8, 8, 7];
  for (const index of marks.keys()) entryIds.push((await submittedBy(selection, `Unit ${index}`)).entryId);
  for (const [index, points] of marks.entries()) {
    await assess(selection, entryIds[index] ?? '', 'review', [{ '1': { points } }]);
  }
  const set = (seed: number | null, expiring: number | null) =>
    world.call(setDecisionSettings, { params: { editionId }, body: { seed, expiring } }, office);
  expect((await ranked(selection)).problems.map(({ code }) => code)).toContain('expiring-unknown');
  // 90 % of 3 is 2.7, which leaves two places, and two entries stand level across the second.
  const open = await set(null, 3);
  expect(new Set(open.tiedAtCut)).toEqual(new Set(entryIds.slice(1, 3)));
  expect(open.problems.map(({ code }) => code)).toEqual(['tie-undecided', 'tie-undecided']);
  const drawn = await set(20260510, 3);
  expect(drawn.problems).toEqual([]);
  expect(drawn.lines.filter(({ outcome }) => outcome === 'named')).toHaveLength(2);
  // 90 % of 40 = 36: everybody who is here has a place.
  const wide = await set(20260510, 40);
  expect(wide.lines.every(({ outcome }) => outcome === 'named')).toBe(true);
  expect(wide.lines[0]?.explanation.map(({ message }) => message).join(' ')).toContain('36');
  await set(20260510, 3);
  const decision = await decided(selection);
  expect(decision.settings).toMatchObject({ seed: 20260510, expiring: 3 });
  expect(decision.lines).toEqual(drawn.lines);
});

/** Four assessors, a consensus that may replace them, and five years without a new entry after winning. */
describe('S15: one evidence, many honours', () => {
  const prize = {
    base: 70,
    scales: {
      baldrige: {
        kind: 'percentage',
        step: 5,
        ranges: [
          [0, 25],
          [30, 45],
          [50, 65],
          [70, 100],
        ].map(([from, to]) => ({ from, to, text })),
      },
    },
    criteria: [leaf('1.1', 70, { scale: 'baldrige' })],
    stages: [
      { id: 'independent', text, kind: 'review', assessors: 4, combine: 'mean' },
      { id: 'consensus', text, kind: 'consensus', assessors: 1, combine: 'mean' },
    ],
    combination: { kind: 'replace' },
    bars: [{ id: 'five', kind: 'years-after', text, programmes: ['gold'], years: 5 }],
    decision: { kind: 'threshold', atLeast: 40 },
  };

  test('four assessors at 45, 60, 65 and 70 % of 70 points; the consensus of 60 % is 42 points', async () => {
    const selection = await openSelection(packOf(prize));
    const { entryId } = await submittedBy(selection, 'Alpha');
    const mark = (percent: number, range: string) => ({ '1.1': { percent, range } });
    const four = [mark(45, '30-45'), mark(60, '50-65'), mark(65, '50-65'), mark(70, '70-100')];
    await assess(selection, entryId, 'independent', four);
    expect((await lineOf(selection, entryId)).total).toBe('42');
    await assess(selection, entryId, 'consensus', [mark(65, '50-65')]);
    expect((await lineOf(selection, entryId)).total).toBe('45.5');
  });

  test('who won within five years is barred, whatever the total', async () => {
    const selection = await openSelection(packOf(prize));
    const { entryId } = await submittedBy(selection, 'Alpha');
    const mark = { '1.1': { percent: 100, range: '70-100' } };
    await assess(selection, entryId, 'independent', [mark, mark, mark, mark]);
    await find(selection, entryId, 'conferral', { programme: 'gold', conferredOn: '2021-04-30' });
    expect(await lineOf(selection, entryId)).toMatchObject({ outcome: 'excluded', total: '70' });
    selection.world.now = new Date('2026-05-02T02:00:00Z');
    expect(await lineOf(selection, entryId)).toMatchObject({ outcome: 'named' });
  });

  test('an open major nonconformity fails a certification until it is closed', async () => {
    const selection = await openSelection(
      packOf({ kind: 'certification', decision: { kind: 'pass-fail', openMajors: 0, minorsWithoutPlan: 1 } }),
    );
    const { world, office } = selection;
    const { entryId } = await submittedBy(selection, 'Alpha');
    await assess(selection, entryId, 'review', [{ '1.1': { points: 4 }, '1.2': { points: 4 }, '2': { points: 2 } }]);
    const nonconformity = async (state: string, replaces?: string) => {
      const body = { kind: 'nonconformity', value: { grade: 'major', state }, ground: 'Audit.', replaces } as never;
      return (await world.call(recordFinding, { params: { entryId }, body }, office)).findingId;
    };
    const open = await nonconformity('open');
    expect((await lineOf(selection, entryId)).outcome).toBe('not-named');
    await nonconformity('closed', open);
    expect((await lineOf(selection, entryId)).outcome).toBe('named');
  });
});

test('stages that weigh are added up, and each must have its sheets', async () => {
  const stage = (id: string, criteria?: string[]) => ({
    id,
    text: { zh: id, en: id },
    kind: 'review',
    assessors: 1,
    combine: 'mean',
    ...(criteria && { criteria }),
  });
  const selection = await openSelection(
    packOf({
      base: 10,
      criteria: [leaf('1', 6), leaf('2', 4)],
      stages: [stage('online', ['1']), stage('visit', ['2'])],
      combination: { kind: 'weighted', weights: { online: 6, visit: 4 } },
      decision: { kind: 'threshold', atLeast: 9 },
    }),
  );
  const { world, assessors } = selection;
  const { entryId } = await submittedBy(selection, 'Alpha');
  await assess(selection, entryId, 'online', [{ '1': { points: 6 } }]);
  const short = (await ranked(selection)).problems.map(({ message }) => message);
  expect(short).toEqual(['Entry 0001 has too few assessors in "visit": 0 of 1.']);
  const sheetId = await assign(selection, entryId, 'visit', assessors[0]!);
  const wrong = await world.ask(
    saveScoreSheet,
    {
      params: { sheetId },
      body: { marks: { '1': { mark: { points: 1 }, comment: '' } }, overallComment: '' },
      ifMatch: 1,
    },
    assessors[0],
  );
  expect(wrong.status).toBe(422);
  expect(wrong.problem?.problems?.map(({ code }) => code)).toEqual(['mark-not-in-stage']);
});

test('what was missing, and how the result moves, is told to the office and to nobody else', async () => {
  const selection = await openSelection(
    packOf({ base: 10, criteria: [leaf('1', 6), leaf('2', 4)], decision: { kind: 'threshold', atLeast: 9 } }),
  );
  const { world, office, editionId, assessors } = selection;
  const { entryId, unit } = await submittedBy(selection, 'Alpha');
  await assess(selection, entryId, 'review', [{ '1': { points: 5 }, '2': { points: 3 } }]);
  const missing = await world.call(getWhatIf, { params: { entryId } }, office);
  expect(missing).toMatchObject({ kind: 'points', needed: '1' });
  expect(missing.gains.map(({ number, gain }) => [number, gain])).toEqual([['1', '1']]);
  const lower = await world.call(tryRule, { params: { editionId }, query: { atLeast: '8' } }, office);
  expect(lower).toMatchObject({ named: 1, cut: '8', leaving: [] });
  expect(lower.entering.map((moved) => moved.entryId)).toEqual([entryId]);
  for (const persona of [assessors[0], unit.coordinator, await world.person('Nobody')]) {
    expect((await world.ask(getWhatIf, { params: { entryId } }, persona)).status).toBe(404);
    const trial = await world.ask(tryRule, { params: { editionId }, query: { atLeast: '8' } }, persona);
    expect(trial.status).toBe(404);
    const body = { kind: 'votes', value: { votes: 1 }, ground: 'x' } as const;
    expect((await world.ask(recordFinding, { params: { entryId }, body }, persona)).status).toBe(404);
  }
  const bad = await world.ask(tryRule, { params: { editionId }, query: { atLeast: 'x', criterion: '9' } }, office);
  expect(bad.problem?.problems?.map(({ code }) => code)).toEqual([
    'trial-one-thing',
    'trial-amount',
    'trial-criterion',
    'trial-amount',
  ]);
});

test('a ranking costs the same number of queries however many entries it has', async () => {
  const selection = await openSelection(smallPack());
  await submittedBy(selection, 'Alpha');
  const count = async () => {
    selection.world.queries.length = 0;
    await ranked(selection);
    return selection.world.queries.length;
  };
  const one = await count();
  await submittedBy(selection, 'Beta');
  await submittedBy(selection, 'Gamma');
  expect(await count()).toBe(one);
});
