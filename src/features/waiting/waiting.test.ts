import { expect, test } from 'vitest';
import type { Persona } from '../../../test/support/world.ts';
import { closeDrive, getDrive } from '../drives/contract.ts';
import { departmentOf, type DriveScene, openDriveScene, planned } from '../drives/drives.fixture.ts';
import { openInspection, ordered, proof, raised } from '../inspections/inspections.fixture.ts';
import { reportRectification } from '../inspections/contract.ts';
import { anotherUnit } from '../entries/entries.fixture.ts';
import { employeePerson, openPoints, proposed } from '../points/points.fixture.ts';
import { proposeReversal, signSlip } from '../points/contract.ts';
import { listWaiting } from './contract.ts';

async function waitingFor({ world }: Pick<DriveScene, 'world'>, who: Persona) {
  const { items } = await world.call(listWaiting, { query: { door: 'unit' } }, who);
  return items
    .filter(({ context }) => context === null)
    .map(({ kind, count, to, until }) => ({ kind, count, to, until }));
}

test('a task waits until the end of its day where the installation is, for its owner by itself, for the unit in its plan', async () => {
  const scene = await openDriveScene();
  const { taskId } = await planned(scene, { dueOn: '2026-03-10' });
  const until = '2026-03-10T16:00:00.000Z';
  expect(await waitingFor(scene, scene.owner)).toEqual([{ kind: 'my-tasks', count: 1, to: `/tasks/${taskId}`, until }]);
  const plan = `/drives/${scene.driveId}?part=plan`;
  expect(await waitingFor(scene, scene.alpha.coordinator)).toEqual([{ kind: 'tasks', count: 1, to: plan, until }]);
  const { coordinator } = await anotherUnit(scene, 'Gamma');
  expect(await waitingFor(scene, coordinator)).toEqual([]);
});

test('what a closed drive left open waits for nobody', async () => {
  const scene = await openInspection();
  await planned(scene);
  await ordered(scene);
  const { world, alpha, driveId, owner } = scene;
  const { version } = await world.call(getDrive, { params: { driveId } }, alpha.coordinator);
  expect(await waitingFor(scene, owner)).toHaveLength(2);
  await world.call(closeDrive, { params: { driveId }, ifMatch: version }, alpha.coordinator);
  expect(await waitingFor(scene, owner)).toEqual([]);
  expect(await waitingFor(scene, alpha.coordinator)).toEqual([]);
});

test('a finding waits for an order, then for its owner, then for somebody else to close it', async () => {
  const scene = await openInspection();
  const { world, alpha, owner } = scene;
  const first = await raised(scene);
  const order = { kind: 'order-rectification', until: null };
  expect(await waitingFor(scene, alpha.coordinator)).toEqual([{ ...order, count: 1, to: `/findings/${first}` }]);
  const findingId = await ordered(scene);
  await raised(scene);
  expect(await waitingFor(scene, alpha.coordinator)).toEqual([
    { ...order, count: 2, to: '/inspections?f-state=raised' },
  ]);
  const mine = { kind: 'rectify', count: 1, to: `/findings/${findingId}`, until: '2026-03-10T16:00:00.000Z' };
  expect(await waitingFor(scene, owner)).toEqual([mine]);
  await world.call(reportRectification, { params: { findingId }, body: proof }, owner);
  expect(await waitingFor(scene, owner)).toEqual([]);
  const check = { kind: 'close-findings', count: 1, to: `/findings/${findingId}`, until: null };
  expect(await waitingFor(scene, await departmentOf(scene, 'Quality'))).toContainEqual(check);
});

test('a slip waits for those who may sign it: neither its proposer nor its receiver', async () => {
  const scene = await openPoints();
  const { world, unitId, coordinator, quality } = scene;
  const slipId = await proposed(scene);
  const one = { kind: 'sign-slips', count: 1, to: `/points/slips/${slipId}`, until: null };
  expect(await waitingFor(scene, coordinator)).toEqual([one]);
  expect(await waitingFor(scene, quality)).toEqual([]);
  // The coordinator is on the staff list too: a slip in the coordinator's own favour is for others.
  const { employeeId } = await employeePerson(world, unitId, 'Lin');
  await world.database.db
    .updateTable('employee')
    .set({ personId: coordinator.personId })
    .where('id', '=', employeeId)
    .execute();
  await proposed(scene, quality, employeeId);
  expect(await waitingFor(scene, coordinator)).toEqual([one]);
  await world.call(signSlip, { params: { slipId } }, coordinator);
  await world.call(proposeReversal, { params: { slipId }, body: { reason: 'Entered twice' } }, coordinator);
  expect(await waitingFor(scene, coordinator)).toEqual([]);
  expect(await waitingFor(scene, quality)).toEqual([one]);
});
