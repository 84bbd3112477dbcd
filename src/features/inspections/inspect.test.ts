import { expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { anotherUnit } from '../entries/entries.fixture.ts';
import { closeDrive, getDrive } from '../drives/contract.ts';
import { checks } from './checks.ts';
import { createInspection, getInspection, listInspections, raiseFinding, updateInspection } from './contract.ts';
import { openInspection, raised, sheet } from './inspections.fixture.ts';

test('an inspection is written down with its checklist, and a finding shows on the readiness of its indicator', async () => {
  const scene = await openInspection();
  const { world, alpha, driveId, inspectionId } = scene;
  await raised(scene);
  const inspection = await world.call(getInspection, { params: { inspectionId } }, alpha.coordinator);
  expect(inspection).toMatchObject({
    ...sheet,
    items: 2,
    itemsNotMet: 1,
    findings: 1,
    openFindings: 1,
    mayManage: true,
  });
  expect(inspection.findingList).toMatchObject([
    { state: 'raised', gravity: 'major', indicator: '1.1', raisedBy: 'Coordinator of Alpha', ownerId: null },
  ]);
  const drive = await world.call(getDrive, { params: { driveId } }, alpha.coordinator);
  expect(drive.openFindings).toBe(1);
  expect(drive.indicators[0]).toMatchObject({ indicator: '1.1', openFindings: 1, majorFindings: 1 });
  const { items } = await world.call(listInspections, { params: { unitId: alpha.unitId } }, alpha.coordinator);
  expect(items).toMatchObject([{ id: inspectionId, driveName: 'The year 2026', openFindings: 1 }]);
  const kinds = await world.database.db
    .selectFrom('event')
    .select('kind')
    .where('unitId', '=', alpha.unitId)
    .orderBy('id')
    .execute();
  expect(kinds.map(({ kind }) => kind)).toEqual(['drive.opened', 'inspection.recorded', 'finding.raised']);
  expect(await faultsIn(world, checks)).toEqual([]);
});

test('all that is wrong with it is told, and nothing is written down', async () => {
  const { world, alpha, driveId, inspectionId } = await openInspection();
  const checklist = [...sheet.checklist, { text: 'x', indicator: '9.9', result: 'met' as const }];
  const body = { ...sheet, heldOn: '2026-03-03', checklist };
  const refused = await world.ask(createInspection, { params: { driveId }, body }, alpha.coordinator);
  expect([refused.status, refused.problem?.code]).toEqual([422, 'inspection-invalid']);
  expect(refused.problem?.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['inspection-in-future', '/heldOn'],
    ['unknown-indicator', '/checklist/2/indicator'],
  ]);
  const params = { inspectionId };
  const finding = { indicator: '1', gravity: 'minor' as const, description: 'x' };
  const raise = (change: object) =>
    world.ask(raiseFinding, { params, body: { ...finding, ...change } }, alpha.coordinator);
  expect((await raise({})).problem?.problems).toMatchObject([{ code: 'unknown-indicator', pointer: '/indicator' }]);
  expect((await raise({ indicator: '1.1', gravity: 'grave' })).status).toBe(400);
  expect((await raise({ indicator: '1.1', description: ' ' })).status).toBe(400);
  await world.call(closeDrive, { params: { driveId }, ifMatch: 1 }, alpha.coordinator);
  expect((await raise({ indicator: '1.1' })).problem?.code).toBe('drive-closed');
  expect(
    (await world.ask(createInspection, { params: { driveId }, body: sheet }, alpha.coordinator)).problem?.code,
  ).toBe('drive-closed');
  expect(await world.database.db.selectFrom('inspection').select('id').execute()).toHaveLength(1);
});

test('it is changed by the version that was seen, and is a matter of coordinator and departments', async () => {
  const scene = await openInspection();
  const { world, alpha, owner, office, inspectionId, driveId } = scene;
  const params = { inspectionId };
  const body = { ...sheet, title: 'Quarter one', checklist: [] };
  expect(await world.call(updateInspection, { params, body, ifMatch: 1 }, alpha.coordinator)).toMatchObject({
    title: 'Quarter one',
    items: 0,
    version: 2,
  });
  expect((await world.ask(updateInspection, { params, body, ifMatch: 1 }, alpha.coordinator)).status).toBe(412);
  const both = [1, 2].map(() => world.ask(updateInspection, { params, body, ifMatch: 2 }, alpha.coordinator));
  expect((await Promise.all(both)).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  const stranger = (await anotherUnit(scene, 'Beta')).coordinator;
  for (const person of [owner, office, stranger]) {
    const all = [
      await world.ask(getInspection, { params }, person),
      await world.ask(listInspections, { params: { unitId: alpha.unitId } }, person),
      await world.ask(updateInspection, { params, body, ifMatch: 3 }, person),
      await world.ask(createInspection, { params: { driveId }, body: sheet }, person),
    ];
    expect(all.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  }
});
