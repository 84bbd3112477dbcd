import { expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { checks } from './checks.ts';
import {
  createGoal,
  createMeasure,
  getDrivePlan,
  listDangling,
  removeGoal,
  removeMeasure,
  removeTask,
  updateGoal,
  updateMeasure,
} from './contract.ts';
import { departmentOf, openDriveScene, planned } from './drives.fixture.ts';

test('a goal opens into measures and tasks, and nothing dangles unnamed', async () => {
  const scene = await openDriveScene();
  const { world, alpha, driveId, owner } = scene;
  const by = alpha.coordinator;
  const { goalId, measureId, taskId } = await planned(scene);
  const bare = await world.call(createGoal, { params: { driveId }, body: { title: 'Be green' } }, by);
  const params = { goalId };
  const loose = await world.call(createMeasure, { params, body: { title: 'A walk', indicator: '2' } }, by);
  const { goals } = await world.call(getDrivePlan, { params: { driveId } }, owner);
  expect(goals.map(({ title }) => title)).toEqual(['Be kind', 'Be green']);
  expect(goals[0]?.measures.map(({ id, indicator }) => [id, indicator])).toEqual([
    [measureId, '1.1'],
    [loose.id, '2'],
  ]);
  expect(goals[0]?.measures[0]?.tasks).toMatchObject([
    { id: taskId, ownerName: 'Mei', dueOn: '2026-03-10', isOverdue: false },
  ]);
  expect(await world.call(listDangling, { params: { driveId } }, by)).toEqual({
    goals: [{ id: bare.id, title: 'Be green' }],
    measures: [{ id: loose.id, title: 'A walk', goalTitle: 'Be kind' }],
    indicators: ['1.2', 'S-1', 'S-2'],
  });
  expect(await faultsIn(world, checks)).toEqual([]);
});

test('a measure is tied to an indicator of the pack, and to no criterion above it', async () => {
  const scene = await openDriveScene();
  const { world, alpha } = scene;
  const { goalId, measureId } = await planned(scene);
  for (const indicator of ['1', '9.9']) {
    const body = { title: 'A walk', indicator };
    const made = await world.ask(createMeasure, { params: { goalId }, body }, alpha.coordinator);
    const changed = await world.ask(updateMeasure, { params: { measureId }, body, ifMatch: 1 }, alpha.coordinator);
    for (const { status, problem } of [made, changed])
      expect([status, problem?.problems[0]?.code, problem?.problems[0]?.pointer]).toEqual([
        422,
        'unknown-indicator',
        '/indicator',
      ]);
  }
});

test('goals and measures are changed by the version that was seen, and removed when nothing hangs on them', async () => {
  const scene = await openDriveScene();
  const { world, alpha, driveId } = scene;
  const by = alpha.coordinator;
  const { goalId, measureId, taskId } = await planned(scene);
  const goal = await world.call(updateGoal, { params: { goalId }, body: { title: 'Be kinder' }, ifMatch: 1 }, by);
  expect(goal).toMatchObject({
    title: 'Be kinder',
    version: 2,
    measures: [{ id: measureId, tasks: [{ id: taskId }] }],
  });
  expect((await world.ask(updateGoal, { params: { goalId }, body: { title: 'x' }, ifMatch: 1 }, by)).status).toBe(412);
  const body = { title: 'Two courses', indicator: '1.2' };
  expect(await world.call(updateMeasure, { params: { measureId }, body, ifMatch: 1 }, by)).toMatchObject({
    ...body,
    version: 2,
  });
  expect((await world.ask(removeGoal, { params: { goalId } }, by)).problem?.code).toBe('goal-has-measures');
  expect((await world.ask(removeMeasure, { params: { measureId } }, by)).problem?.code).toBe('measure-has-tasks');
  await world.call(removeTask, { params: { taskId } }, by);
  await world.call(removeMeasure, { params: { measureId } }, by);
  await world.call(removeGoal, { params: { goalId } }, by);
  expect((await world.ask(removeGoal, { params: { goalId } }, by)).status).toBe(404);
  expect(await world.call(getDrivePlan, { params: { driveId } }, by)).toEqual({ goals: [] });
  const events = await world.database.db
    .selectFrom('event')
    .select('kind')
    .where('kind', 'like', '%.removed')
    .orderBy('id')
    .execute();
  expect(events.map(({ kind }) => kind)).toEqual(['task.removed', 'measure.removed', 'goal.removed']);
});

test('the plan is made by the coordinator alone', async () => {
  const scene = await openDriveScene();
  const { world, driveId, owner, office } = scene;
  const { goalId, measureId } = await planned(scene);
  for (const person of [owner, office, await departmentOf(scene, 'Quality')]) {
    const all = [
      await world.ask(createGoal, { params: { driveId }, body: { title: 'Mine' } }, person),
      await world.ask(updateGoal, { params: { goalId }, body: { title: 'Mine' }, ifMatch: 1 }, person),
      await world.ask(removeGoal, { params: { goalId } }, person),
      await world.ask(removeMeasure, { params: { measureId } }, person),
    ];
    expect(all.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  }
});
