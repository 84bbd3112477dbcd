import { expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { anotherUnit, fileOf } from '../entries/entries.fixture.ts';
import { listEvidence } from '../evidence/contract.ts';
import { checks } from './checks.ts';
import {
  completeTask,
  createTask,
  getTask,
  listDrives,
  listMyTasks,
  reopenTask,
  removeTask,
  updateTask,
} from './contract.ts';
import { departmentOf, type DriveScene, employeeOf, openDriveScene, pieceOf, planned } from './drives.fixture.ts';

const link = { kind: 'link', title: 'Photos', url: 'https://example.org/photos' } as const;

function doer({ world, owner }: DriveScene, taskId: string) {
  return (evidence: object = link, as: typeof owner | DriveScene['office'] = owner, ifMatch = 1) =>
    world.ask(
      completeTask,
      { params: { taskId }, body: { note: 'Held on Monday', evidence: evidence as never }, ifMatch },
      as,
    );
}

test('its owner does a task with a note and evidence, which goes into the library', async () => {
  const scene = await openDriveScene();
  const { world, alpha, owner } = scene;
  const { taskId } = await planned(scene);
  const mine = async (state: 'open' | 'done') =>
    (await world.call(listMyTasks, { query: { state } }, owner)).items.map(({ id }) => id);
  expect(await mine('open')).toEqual([taskId]);
  const done = await doer(scene, taskId)();
  expect(done.answer).toMatchObject({
    doneBy: 'Mei',
    doneAt: world.now.toISOString(),
    doneNote: 'Held on Monday',
    evidenceTitle: 'Photos',
    may: { complete: false },
  });
  expect([await mine('open'), await mine('done')]).toEqual([[], [taskId]]);
  const library = await world.call(listEvidence, { params: { unitId: alpha.unitId } }, alpha.coordinator);
  expect(library.items).toMatchObject([{ title: 'Photos', addedBy: 'Mei' }]);
  const event = await world.database.db
    .selectFrom('event')
    .selectAll()
    .where('kind', '=', 'task.done')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ subjectId: taskId, personName: 'Mei', after: { note: 'Held on Monday' } });
  expect(await faultsIn(world, checks)).toEqual([]);
});

test('done twice at once is done once, and nothing of the second stays', async () => {
  const scene = await openDriveScene();
  const { world } = scene;
  const { taskId } = await planned(scene);
  const finish = doer(scene, taskId);
  const both = await Promise.all([finish(), finish()]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.problem?.code).toBe('task-done');
  expect(await world.database.db.selectFrom('evidence').select('id').execute()).toHaveLength(1);
});

test('the coordinator reports for somebody without an account, with evidence of the library', async () => {
  const scene = await openDriveScene();
  const { alpha, office, owner } = scene;
  const { taskId } = await planned(scene);
  const finish = doer(scene, taskId);
  const evidenceId = await pieceOf(scene);
  const theirs = await fileOf(scene, await anotherUnit(scene, 'Beta'));
  const foreign = await finish({ kind: 'library', evidenceId: theirs }, alpha.coordinator);
  expect(foreign.problem?.problems).toMatchObject([
    { code: 'evidence-not-in-library', pointer: '/evidence/evidenceId' },
  ]);
  // An employee may hand in, not pick from a library that is closed to employees.
  expect((await finish({ kind: 'library', evidenceId }, owner)).problem?.code).toBe('evidence-invalid');
  const upload = await finish({ kind: 'file', title: 'Photos', uploadId: theirs }, owner);
  expect(upload.problem?.problems).toMatchObject([{ code: 'upload-not-finished', pointer: '/evidence/uploadId' }]);
  for (const person of [office, await employeeOf(scene, 'Ann'), await departmentOf(scene, 'Quality')])
    expect((await finish(link, person)).status).toBe(404);
  expect((await finish(link, owner, 7)).status).toBe(412);
  expect((await finish({ kind: 'library', evidenceId }, alpha.coordinator)).answer).toMatchObject({
    evidenceId,
    doneBy: 'Coordinator of Alpha',
  });
});

test('a task is overdue from the day after its last', async () => {
  const scene = await openDriveScene();
  const { world, alpha, owner } = scene;
  const { taskId } = await planned(scene, { dueOn: '2026-03-10' });
  const look = async () => ({
    task: (await world.call(getTask, { params: { taskId } }, owner)).isOverdue,
    drive: (await world.call(listDrives, { params: { unitId: alpha.unitId } }, owner)).items[0]?.overdueTasks,
  });
  world.now = new Date('2026-03-10T15:59:59Z');
  expect(await look()).toEqual({ task: false, drive: 0 });
  world.now = new Date('2026-03-10T16:00:00Z');
  expect(await look()).toEqual({ task: true, drive: 1 });
});

test('a task goes to somebody at work in the unit, and is changed and removed only while it is open', async () => {
  const scene = await openDriveScene();
  const { world, alpha, owner } = scene;
  const by = alpha.coordinator;
  const { measureId, taskId } = await planned(scene);
  const beta = await anotherUnit(scene, 'Beta');
  const body = { title: 'Other', ownerId: await world.employee(beta.unitId), dueOn: '2026-04-01' };
  const foreign = await world.ask(createTask, { params: { measureId }, body }, by);
  expect(foreign.problem?.problems).toMatchObject([{ code: 'employee-unknown', pointer: '/ownerId' }]);
  const params = { taskId };
  expect((await world.ask(updateTask, { params, body, ifMatch: 1 }, by)).problem?.code).toBe('drive-invalid');
  const mine = { ...body, ownerId: owner.employeeId };
  expect(await world.call(updateTask, { params, body: mine, ifMatch: 1 }, by)).toMatchObject({ ...mine, version: 2 });
  expect((await world.ask(updateTask, { params, body: mine, ifMatch: 1 }, by)).status).toBe(412);
  expect((await world.ask(reopenTask, { params }, by)).problem?.code).toBe('task-not-done');
  await doer(scene, taskId)(link, owner, 2);
  expect((await world.ask(updateTask, { params, body: mine, ifMatch: 3 }, by)).problem?.code).toBe('task-done');
  expect((await world.ask(removeTask, { params }, by)).problem?.code).toBe('task-done');
  expect((await world.ask(reopenTask, { params }, owner)).status).toBe(404);
  await world.call(reopenTask, { params }, by);
  expect(await world.call(getTask, { params }, owner)).toMatchObject({
    doneAt: null,
    evidenceId: null,
    may: { complete: true },
  });
  await world.call(removeTask, { params }, by);
  expect((await world.ask(getTask, { params }, owner)).status).toBe(404);
});

test('my tasks come page by page, those due first before the others', async () => {
  const scene = await openDriveScene();
  const { world, owner } = scene;
  for (const dueOn of ['2026-05-01', '2026-03-01', '2026-04-01']) await planned(scene, { dueOn });
  const first = await world.call(listMyTasks, { query: { limit: 2 } }, owner);
  expect([first.items.map(({ dueOn }) => dueOn), first.total]).toEqual([['2026-03-01', '2026-04-01'], 3]);
  world.queries.length = 0;
  const rest = await world.call(listMyTasks, { query: { limit: 2, after: first.next ?? '' } }, owner);
  expect(rest.items.map(({ dueOn }) => dueOn)).toEqual(['2026-05-01']);
  expect(world.queries.filter((text) => text.includes('from "task"')).length).toBe(2);
  expect((await world.call(listMyTasks, {}, await employeeOf(scene, 'Ann'))).total).toBe(0);
});
