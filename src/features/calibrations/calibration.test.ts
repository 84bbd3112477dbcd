import { expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { listBodyEvents } from '../audit/contract.ts';
import { checks } from '../calibrated-orders/checks.ts';
import { chooseCalibratedOrder, getCalibratedOrder, withdrawCalibratedOrder } from '../calibrated-orders/contract.ts';
import { decideEdition, getRanking } from '../rankings/contract.ts';
import { exportCalibration, getCalibration } from './contract.ts';
import { assign, openPanel, packWithChoice, score, scoredPanel } from './calibrations.fixture.ts';

const reason = 'One assessor is severe.';

test('shows the office severities, ranks with their intervals, the line, and what would change', async () => {
  const { world, office, editionId, assessors, entryIds } = await scoredPanel();
  const found = await world.call(getCalibration, { params: { editionId } }, office);
  expect(found).toMatchObject({ sheets: 12, openSheets: 0, problems: [], isDecided: false });
  const { answer } = found;
  expect(answer?.assessors[0]).toMatchObject({ assessorId: assessors[2]?.assessorId, name: 'Assessor 2', sheets: 4 });
  expect(answer?.assessors[0]?.severity).toBeLessThan(-1);
  expect(answer?.entries.map(({ entryId }) => entryId).toSorted()).toEqual(entryIds.toSorted());
  for (const { rank, rankLow, rankHigh, chanceAbove } of answer?.entries ?? []) {
    expect(rankLow).toBeLessThanOrEqual(rank);
    expect(rankHigh).toBeGreaterThanOrEqual(rank);
    expect(chanceAbove).toBeGreaterThanOrEqual(0);
  }
  expect(answer?.reliability.icc2?.value).toBeGreaterThan(0);
});

test('answers the same digest and the same figures again, and others once a sheet has changed', async () => {
  const scene = await scoredPanel();
  const { world, office, editionId } = scene;
  const read = () => world.call(getCalibration, { params: { editionId } }, office);
  const [first, again] = [await read(), await read()];
  expect(again).toEqual(first);
  await world.database.db.updateTable('scoreSheet').set({ total: '1' }).where('total', '=', '10').execute();
  expect((await read()).digest).not.toBe(first.digest);
});

test('is there for the office of the body alone', async () => {
  const { world, editionId, assessors, alpha } = await scoredPanel();
  const otherOffice = await world.person('Other Office', { role: 'office', bodyId: await world.body('Other') });
  for (const who of [assessors[0], alpha.coordinator, otherOffice]) {
    const params = { editionId };
    const outcomes = [
      await world.ask(getCalibration, { params }, who),
      await world.ask(exportCalibration, { params }, who),
      await world.ask(getCalibratedOrder, { params }, who),
      await world.ask(chooseCalibratedOrder, { params, body: { fit: 'standard', reason } }, who),
      await world.ask(withdrawCalibratedOrder, { params, body: { reason } }, who),
    ];
    expect(outcomes.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  }
});

test('asks the database as often for many sheets as for few', async () => {
  const scene = await scoredPanel();
  const { world, office, editionId, entryIds, assessors } = scene;
  const count = async () => {
    world.queries.length = 0;
    await world.call(getCalibration, { params: { editionId } }, office);
    await world.call(getCalibratedOrder, { params: { editionId } }, office);
    return world.queries.length;
  };
  const before = await count();
  for (const [at, entryId] of entryIds.entries()) {
    const third = assessors[(at + 2) % 3];
    if (third === undefined) continue;
    await assign(scene, entryId, [third]);
    await score(scene, third, entryId, at);
  }
  expect(await count()).toBe(before);
});

test('hands both tables out as files', async () => {
  const { world, office, editionId } = await scoredPanel();
  const entries = await world.ask(exportCalibration, { params: { editionId } }, office);
  expect(entries.headers['content-disposition']).toContain('calibration-entries.csv');
  expect(entries.text.trim().split('\r\n')).toHaveLength(7);
  const query = { table: 'assessors' } as const;
  const assessors = await world.ask(exportCalibration, { params: { editionId }, query }, office);
  expect(assessors.text).toContain('Assessor,Sheets,Severity (above zero is mild)');
});

test('says why scores cannot be calibrated, and lets nobody choose an order then', async () => {
  const scene = await openPanel(3, 3);
  const { world, office, editionId, entryIds, assessors } = scene;
  const params = { editionId };
  const codes = async () => (await world.call(getCalibration, { params }, office)).problems.map(({ code }) => code);
  expect(await codes()).toEqual(['scores-none']);
  for (const [at, entryId] of entryIds.entries()) {
    await assign(scene, entryId, assessors.slice(at, at + 1));
    await score(scene, assessors[at]!, entryId, at);
  }
  expect(await codes()).toEqual(['calibration-one-score-per-entry']);
  for (const entryId of entryIds.slice(1)) {
    await assign(scene, entryId, assessors.slice(0, 1));
    await score(scene, assessors[0]!, entryId, 0);
  }
  await world.database.db.updateTable('scoreSheet').set({ total: '7' }).where('total', 'is not', null).execute();
  expect(await codes()).toEqual(['calibration-scores-constant']);
  const refused = await world.ask(chooseCalibratedOrder, { params, body: { fit: 'standard', reason } }, office);
  expect([refused.status, refused.problem?.code]).toEqual([422, 'calibration-not-possible']);
  expect(refused.problem?.problems.map(({ code }) => code)).toEqual(['calibration-scores-constant']);
  expect((await world.ask(exportCalibration, { params }, office)).status).toBe(422);
});

test('does not order groups that share no assessor', async () => {
  const scene = await openPanel(4, 4);
  const { world, office, editionId, entryIds, assessors } = scene;
  for (const [at, entryId] of entryIds.entries()) {
    const pair = at < 2 ? assessors.slice(0, 2) : assessors.slice(2);
    await assign(scene, entryId, pair);
    for (const [seat, who] of pair.entries())
      await score(scene, who, entryId, [0, 1, 4, 2, 1, 5, 6, 2][at * 2 + seat]!);
  }
  const params = { editionId };
  const { answer } = await world.call(getCalibration, { params }, office);
  expect(answer).toMatchObject({ components: 2, line: null });
  expect(answer?.notices.map(({ code }) => code)).toContain('calibration-disconnected');
  const refused = await world.ask(chooseCalibratedOrder, { params, body: { fit: 'standard', reason } }, office);
  expect(refused.problem?.problems.map(({ code }) => code)).toEqual(['calibration-disconnected']);
});

test('orders by calibrated values only under a pack that leaves the choice', async () => {
  const { world, office, editionId } = await scoredPanel(packWithChoice('never'));
  const body = { fit: 'standard', reason } as const;
  const refused = await world.ask(chooseCalibratedOrder, { params: { editionId }, body }, office);
  expect([refused.status, refused.problem?.code]).toEqual([409, 'calibrated-order-not-in-pack']);
});

test('the chosen order ranks, explains itself, can be taken back, and is fixed by the decision', async () => {
  const { world, office, editionId, bodyId } = await scoredPanel();
  const params = { editionId };
  const before = await world.call(getRanking, { params }, office);
  const { answer } = await world.call(getCalibration, { params }, office);
  const { effect, choice, use } = await world.call(getCalibratedOrder, { params }, office);
  expect([use, choice]).toEqual(['office-may', null]);
  await world.call(chooseCalibratedOrder, { params, body: { fit: 'standard', reason } }, office);
  const again = await world.ask(chooseCalibratedOrder, { params, body: { fit: 'robust', reason } }, office);
  expect(again.problem?.code).toBe('calibrated-order-already-chosen');

  const after = await world.call(getRanking, { params }, office);
  expect(after.lines.map(({ entryId }) => entryId)).toEqual(answer?.entries.map(({ entryId }) => entryId));
  expect(after.lines.map(({ entryId }) => entryId)).not.toEqual(before.lines.map(({ entryId }) => entryId));
  const totals = (of: typeof after) => new Map(of.lines.map(({ entryId, total }) => [entryId, total]));
  expect(totals(after)).toEqual(totals(before));
  for (const { explanation } of after.lines) {
    expect(explanation.map(({ code }) => code).some((code) => /^order-(raised|lowered)$/.test(code))).toBe(true);
  }
  const named = (of: typeof after) =>
    of.lines.flatMap(({ entryId, outcome }) => (outcome === 'named' ? [entryId] : []));
  expect(named(after).filter((id) => !named(before).includes(id))).toEqual(effect?.comeIn);
  expect(named(before).filter((id) => !named(after).includes(id))).toEqual(effect?.goOut);

  await world.call(withdrawCalibratedOrder, { params, body: { reason: 'Not agreed.' } }, office);
  expect(await world.call(getRanking, { params }, office)).toEqual(before);
  await world.call(chooseCalibratedOrder, { params, body: { fit: 'robust', reason } }, office);
  world.now = new Date('2026-05-02T02:00:00Z');
  await world.call(decideEdition, { params, body: { reasons: 'By the rule.' } }, office);
  const late = await world.ask(withdrawCalibratedOrder, { params, body: { reason } }, office);
  expect([late.status, late.problem?.code]).toEqual([409, 'edition-already-decided']);
  const { items } = await world.call(listBodyEvents, { params: { bodyId }, query: { limit: 200 } }, office);
  expect(items.filter(({ kind }) => kind.includes('calibrated-order')).map(({ kind }) => kind)).toEqual([
    'edition.calibrated-order-chosen',
    'edition.calibrated-order-withdrawn',
    'edition.calibrated-order-chosen',
  ]);
  expect(await faultsIn(world, checks)).toEqual([]);
});
