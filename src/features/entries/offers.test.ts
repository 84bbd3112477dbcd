import { expect, test } from 'vitest';
import { smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { listOffers, saveAnswer } from './contract.ts';
import { anotherEdition, anotherUnit, enter, fileOf, openScene, type Scene, type Unit } from './entries.fixture.ts';

/** A drive of the unit on the pack of the scene's edition, as the drive's own feature writes it. */
async function driveOf({ world, editionId }: Scene, { unitId }: Unit, name: string): Promise<string> {
  const { db } = world.database;
  const id = world.border.newId();
  const { packId } = await db
    .selectFrom('edition')
    .select('packId')
    .where('id', '=', editionId)
    .executeTakeFirstOrThrow();
  const period = { periodFrom: '2024-01-01', periodTo: '2025-12-31' };
  await db
    .insertInto('drive')
    .values({ id, unitId, packId, name, ...period, openedAt: world.now })
    .execute();
  return id;
}

test('what the drive holds is offered by indicator until the entry has it', async () => {
  const scene = await openScene();
  const { world, alpha } = scene;
  const { db } = world.database;
  const entryId = await enter(scene, alpha);
  const offers = async () => world.call(listOffers, { params: { entryId } }, alpha.coordinator);
  expect(await offers()).toEqual({ driveName: null, items: [] });

  const driveId = await driveOf(scene, alpha, 'The year');
  const [minutes, plan] = [await fileOf(scene, alpha), await fileOf(scene, alpha, 'Plan')];
  const stamp = { updatedAt: world.now, readiness: 'half' };
  await db
    .insertInto('driveIndicator')
    .values({ driveId, indicator: '1.1', draftText: 'Draft', ...stamp })
    .execute();
  await db
    .insertInto('driveIndicator')
    .values({ driveId, indicator: '9.9', draftText: 'Of another version', ...stamp })
    .execute();
  await db.insertInto('driveEvidence').values({ driveId, indicator: '1.1', evidenceId: minutes }).execute();
  await taskDoneWith(scene, driveId, '2', plan);
  const { driveName, items } = await offers();
  expect(driveName).toBe('The year');
  expect(items).toMatchObject([
    {
      indicator: '1.1',
      text: 'Draft',
      evidence: [{ id: minutes, title: 'Minutes', covers: { from: '2024-05-01', to: '2024-05-31' } }],
    },
    { indicator: '2', text: '', evidence: [{ id: plan }] },
  ]);

  const taken = { text: 'Draft', evidenceIds: [minutes] };
  await world.call(saveAnswer, { params: { entryId, indicator: '1.1' }, body: taken, ifMatch: 0 }, alpha.coordinator);
  expect((await offers()).items.map(({ indicator }) => indicator)).toEqual(['2']);
});

test('the drive of another unit, or under other criteria, offers nothing; an office is told nothing', async () => {
  const scene = await openScene();
  const { world, alpha, office } = scene;
  const entryId = await enter(scene, alpha);
  await driveOf(scene, await anotherUnit(scene, 'Beta'), 'Theirs');
  const elsewhere = { ...scene, editionId: await anotherEdition(scene, smallPack()) };
  await driveOf(elsewhere, alpha, 'Under other criteria');
  expect((await world.call(listOffers, { params: { entryId } }, alpha.coordinator)).driveName).toBeNull();
  expect((await world.ask(listOffers, { params: { entryId } }, office)).status).toBe(404);
});

async function taskDoneWith(
  { world, alpha }: Scene,
  driveId: string,
  indicator: string,
  evidenceId: string,
): Promise<void> {
  const { db } = world.database;
  const [goalId, measureId] = [world.border.newId(), world.border.newId()];
  const common = { driveId, unitId: alpha.unitId, createdAt: world.now };
  const ownerId = await world.employee(alpha.unitId);
  await db
    .insertInto('goal')
    .values({ id: goalId, title: 'Goal', position: 1, ...common })
    .execute();
  await db
    .insertInto('measure')
    .values({ id: measureId, goalId, indicator, title: 'Measure', position: 1, ...common })
    .execute();
  const done = { doneAt: world.now, evidenceId, dueOn: '2025-01-01', ownerId };
  await db
    .insertInto('task')
    .values({ id: world.border.newId(), measureId, title: 'Task', ...common, ...done })
    .execute();
}
