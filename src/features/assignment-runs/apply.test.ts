import { expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { assignAssessors } from '../assignments/contract.ts';
import { anotherEntry } from '../conflicts/conflicts.fixture.ts';
import { checks } from './checks.ts';
import { listRunPairs } from '../assignment-results/contract.ts';
import { applyAssignmentRun, undoAssignmentRun } from './contract.ts';
import { assigned, employ, openRunScene, type RunScene, runSeen, work } from './runs.fixture.ts';

const apply = ({ world, office }: RunScene, runId: string) =>
  world.ask(applyAssignmentRun, { params: { runId } }, office);
const undo = ({ world, office }: RunScene, runId: string) =>
  world.ask(undoAssignmentRun, { params: { runId } }, office);

/** Somebody writes a first comment. */
async function begin({ world }: RunScene, name: string): Promise<void> {
  await world.database.db
    .updateTable('scoreSheet')
    .set({ overallComment: 'So far so good.' })
    .where('assessorId', 'in', (eb) => eb.selectFrom('assessor').select('id').where('name', '=', name))
    .execute();
}

test('is one act with one event, and is undone as one', async () => {
  const scene = await openRunScene();
  const { world, office, assessors, entryIds } = scene;
  const [first = ''] = entryIds;
  await world.call(
    assignAssessors,
    {
      params: { entryId: first },
      body: { assessorIds: [assessors[0]!.assessorId, assessors[1]!.assessorId, assessors[2]!.assessorId] },
    },
    office,
  );
  const before = await assigned(scene);
  const runId = await work(scene, { objective: { kind: 'stable', changePrice: 100_000 } });
  const both = await Promise.all([apply(scene, runId), apply(scene, runId)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 200)?.answer).toEqual({ made: 4, ended: 1 });
  expect(await assigned(scene)).toHaveLength(6);
  const events = await world.database.db
    .selectFrom('event')
    .select(['kind', 'after'])
    .where('kind', 'like', 'assignment-run.%')
    .orderBy('id')
    .execute();
  expect(events.map(({ kind }) => kind)).toEqual(['assignment-run.asked', 'assignment-run.applied']);
  expect(events[1]?.after).toMatchObject({ digest: (await runSeen(scene, runId)).digest, made: 4, ended: 1 });
  expect((await undo(scene, runId)).answer).toEqual({ made: 1, ended: 4 });
  expect(await assigned(scene)).toEqual(before);
  expect((await undo(scene, runId)).problem?.code).toBe('assignment-run-not-applied');
  expect((await runSeen(scene, runId)).undoneAt).not.toBeNull();
  expect(await faultsIn(world, checks)).toEqual([]);
});

test('is not undone as a whole once somebody began to mark', async () => {
  const scene = await openRunScene();
  const runId = await work(scene, { least: 1 });
  await apply(scene, runId);
  await begin(scene, 'Ann');
  const refused = await undo(scene, runId);
  expect([refused.status, refused.problem?.code]).toEqual([409, 'assignment-run-sheets-begun']);
  expect(refused.problem?.problems?.[0]?.message).toMatch(/^Ann began to judge entry 000\d\.$/);
});

test('is refused with everything that changed since, by name', async () => {
  const scene = await openRunScene();
  const { world, office, entryIds, assessors } = scene;
  const runId = await work(scene, { least: 1 });
  const { items } = await world.call(listRunPairs, { params: { runId } }, office);
  const annIn = items.find(({ assessorName }) => assessorName === 'Ann')!;
  const free = entryIds.find((id) => id !== annIn.entryId)!;
  await world.call(
    assignAssessors,
    { params: { entryId: free }, body: { assessorIds: [assessors[3]!.assessorId] } },
    office,
  );
  await employ(scene, 0, annIn.unitName.en);
  await anotherEntry(scene, 'Late');
  await world.database.db
    .updateTable('assessor')
    .set({ retiredAt: world.now })
    .where('id', '=', assessors[1]!.assessorId)
    .execute();
  const refused = await apply(scene, runId);
  expect([refused.status, refused.problem?.code]).toEqual([409, 'assignment-run-outdated']);
  expect(new Set(refused.problem?.problems?.map(({ code }) => code))).toEqual(
    new Set([
      'assignment-run-entry-added',
      'assignment-run-assessor-gone',
      'assignment-run-now-in-conflict',
      'assignment-run-assigned-since',
    ]),
  );
  expect(refused.problem?.problems?.map(({ message }) => message)).toContain('Entry 0004 was submitted.');
  expect(await assigned(scene)).toHaveLength(1);
});

test('a late entry and a late assessor do not move what was begun', async () => {
  const scene = await openRunScene();
  const { world, bodyId } = scene;
  await apply(scene, await work(scene, { least: 1 }));
  const before = await assigned(scene);
  await begin(scene, 'Ann');
  await begin(scene, 'Bo');
  const begun = before.filter((pair) => /Ann|Bo/.test(pair));
  await anotherEntry(scene, 'Late');
  await world.assessor(bodyId, 'Eve');
  const runId = await work(scene, { objective: { kind: 'stable', changePrice: 1_000_000 }, most: 2 });
  expect((await runSeen(scene, runId)).solved).toMatchObject({ added: 2, kept: 6, removed: 0 });
  await apply(scene, runId);
  const after = await assigned(scene);
  expect(after).toHaveLength(8);
  expect(after).toEqual(expect.arrayContaining(begun));
  // Even an objective that would rather have it otherwise leaves them.
  const other = await work(scene, { objective: { kind: 'random', seed: 3, lossPercent: 100 }, most: 4 });
  await apply(scene, other);
  expect(await assigned(scene)).toEqual(expect.arrayContaining(begun));
});
