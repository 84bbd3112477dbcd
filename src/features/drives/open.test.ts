import { expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { anotherUnit, openScene } from '../entries/entries.fixture.ts';
import { checks } from './checks.ts';
import { closeDrive, createGoal, getDrive, listDrives, openDrive, updateDrive } from './contract.ts';
import { departmentOf, employeeOf, openDriveScene, packOf, period } from './drives.fixture.ts';

test('a coordinator opens a drive on a pack in use; every indicator begins at the beginning', async () => {
  const { world, alpha, driveId, packId } = await openDriveScene();
  const drive = await world.call(getDrive, { params: { driveId } }, alpha.coordinator);
  expect(drive).toMatchObject({
    packId,
    name: 'The year 2026',
    credo: 'Eyes for greatness',
    ...period,
    closedAt: null,
  });
  expect(drive.readiness).toEqual({ 'not-begun': 5, begun: 0, half: 0, ready: 0 });
  expect(drive.indicators.map(({ indicator }) => indicator)).toEqual(['1.1', '1.2', '2', 'S-1', 'S-2']);
  expect(drive.may).toEqual({ manage: true, report: true });
  const { items, total } = await world.call(listDrives, { params: { unitId: alpha.unitId } }, alpha.coordinator);
  expect([items[0]?.id, total]).toEqual([driveId, 1]);
  const event = await world.database.db
    .selectFrom('event')
    .selectAll()
    .where('kind', '=', 'drive.opened')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ subjectId: driveId, unitId: alpha.unitId, bodyId: null });
  expect(await faultsIn(world, checks)).toEqual([]);
});

test('all that is wrong with it is told, and nothing is opened', async () => {
  const scene = await openScene();
  const { world, alpha, office, bodyId } = scene;
  const params = { unitId: alpha.unitId };
  const packId = world.border.newId();
  const body = { packId, name: 'A year', periodFrom: '2026-12-31', periodTo: '2026-01-01' };
  const refused = await world.ask(openDrive, { params, body }, alpha.coordinator);
  expect([refused.status, refused.problem?.code]).toEqual([422, 'drive-invalid']);
  expect(refused.problem?.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['pack-not-open', '/packId'],
    ['period-reversed', '/periodTo'],
  ]);
  expect(
    (await world.ask(openDrive, { params, body: { ...body, colour: 'red' } as never }, alpha.coordinator)).status,
  ).toBe(400);
  expect((await world.ask(openDrive, { params, body: { ...body, name: ' ' } }, alpha.coordinator)).status).toBe(400);
  const good = { packId: await packOf(scene), name: 'A year', ...period };
  // An edition that was never opened does not make its pack one to work towards.
  await world.database.db.updateTable('edition').set({ openedAt: null }).where('bodyId', '=', bodyId).execute();
  expect((await world.ask(openDrive, { params, body: good }, alpha.coordinator)).problem?.problems[0]?.code).toBe(
    'pack-not-open',
  );
  expect((await world.ask(openDrive, { params, body: good }, office)).status).toBe(404);
  expect(await world.database.db.selectFrom('drive').selectAll().execute()).toEqual([]);
});

test('two who open at once open one drive; once it is closed another may be opened', async () => {
  const scene = await openScene();
  const { world, alpha } = scene;
  const params = { unitId: alpha.unitId };
  const body = { packId: await packOf(scene), name: 'A year', ...period };
  const both = await Promise.all([1, 2].map(() => world.ask(openDrive, { params, body }, alpha.coordinator)));
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  const driveId = both.find(({ status }) => status === 201)?.answer?.id ?? '';
  const close = () => world.ask(closeDrive, { params: { driveId }, ifMatch: 1 }, alpha.coordinator);
  expect((await close()).answer).toMatchObject({
    closedAt: world.now.toISOString(),
    may: { manage: false, report: false },
  });
  expect((await close()).problem?.code).toBe('drive-closed');
  const goal = await world.ask(createGoal, { params: { driveId }, body: { title: 'Late' } }, alpha.coordinator);
  expect(goal.problem?.code).toBe('drive-closed');
  expect((await world.ask(openDrive, { params, body }, alpha.coordinator)).status).toBe(201);
  const closed = await world.call(listDrives, { params, query: { state: 'closed' } }, alpha.coordinator);
  expect(closed.items.map(({ id }) => id)).toEqual([driveId]);
});

test('it is changed by its coordinator who saw the present version', async () => {
  const scene = await openDriveScene();
  const { world, alpha, driveId } = scene;
  const params = { driveId };
  const body = { name: 'Better', credo: '', ...period };
  const changed = await world.call(updateDrive, { params, body, ifMatch: 1 }, alpha.coordinator);
  expect(changed).toMatchObject({ name: 'Better', credo: '', version: 2 });
  expect((await world.ask(updateDrive, { params, body, ifMatch: 1 }, alpha.coordinator)).status).toBe(412);
  const reversed = { ...body, periodTo: '2025-01-01' };
  expect((await world.ask(updateDrive, { params, body: reversed, ifMatch: 2 }, alpha.coordinator)).problem?.code).toBe(
    'drive-invalid',
  );
  for (const person of [scene.owner, await departmentOf(scene, 'Quality')])
    expect((await world.ask(updateDrive, { params, body, ifMatch: 2 }, person)).status).toBe(404);
});

test('the people of the unit see it, nobody else learns of it', async () => {
  const scene = await openDriveScene();
  const { world, alpha, office, driveId } = scene;
  const stranger = (await anotherUnit(scene, 'Beta')).coordinator;
  for (const person of [await departmentOf(scene, 'Quality'), await employeeOf(scene, 'Ann')])
    expect((await world.ask(getDrive, { params: { driveId } }, person)).status).toBe(200);
  for (const person of [office, stranger, undefined]) {
    const expected = person === undefined ? 401 : 404;
    expect((await world.ask(getDrive, { params: { driveId } }, person)).status).toBe(expected);
    expect((await world.ask(listDrives, { params: { unitId: alpha.unitId } }, person)).status).toBe(expected);
  }
});
