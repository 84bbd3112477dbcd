import { expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import type { Persona } from '../../../test/support/world.ts';
import { profile } from '../assessors/assessors.fixture.ts';
import { assignAssessors, listEntryAssignments } from '../assignments/contract.ts';
import { openTieScene, tiesIn, type TieScene } from '../conflicts/conflicts.fixture.ts';
import { listTies } from '../conflicts/contract.ts';
import { checks } from './checks.ts';
import { decideLifting, listLiftings, requestLifting, withdrawLifting } from './contract.ts';

async function openBarred(): Promise<TieScene & { request: (as: Persona) => ReturnType<TieScene['world']['ask']> }> {
  const scene = await openTieScene();
  const { world, ann, alpha, entryId } = scene;
  await profile(world, ann, { employers: [{ name: 'Alpha', from: '2019-01-01', until: '2022-12-31' }] });
  const body = {
    entryId,
    assessorId: ann.assessorId,
    kind: 'employer' as const,
    through: alpha.unitId,
    reason: 'Long ago.',
  };
  return { ...scene, request: (as) => world.ask(requestLifting, { body }, as) };
}

test('a tie is lifted by a second person only, and bars again once that is taken back', async () => {
  const scene = await openBarred();
  const { world, office, second, ann, entryId, editionId } = scene;
  const asked = await scene.request(office);
  expect(asked.status).toBe(201);
  const { liftingId } = asked.answer as { liftingId: string };
  expect(await tiesIn(scene)).toEqual(['0001 Ann Assessor employer requested']);
  const assign = () =>
    world.ask(assignAssessors, { params: { entryId }, body: { assessorIds: [ann.assessorId] } }, office);
  expect((await assign()).status).toBe(409);

  const lift = { params: { liftingId }, body: { outcome: 'lifted', reason: 'He left four years ago.' } } as const;
  const own = await world.ask(decideLifting, lift, office);
  expect([own.status, own.problem?.code]).toEqual([409, 'conflict-lifting-needs-second-person']);
  const race = await Promise.all([1, 2].map(() => world.ask(decideLifting, lift, second)));
  expect(race.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
  expect(await tiesIn(scene)).toEqual(['0001 Ann Assessor employer lifted']);
  expect((await assign()).status).toBe(201);
  expect((await scene.request(office)).problem?.code).toBe('conflict-lifting-requested-already');

  await world.call(withdrawLifting, { params: { liftingId }, body: { reason: 'A complaint came in.' } }, office);
  expect(await tiesIn(scene)).toEqual(['0001 Ann Assessor employer']);
  const { items } = await world.call(listEntryAssignments, { params: { editionId } }, office);
  expect(items[0]?.assessors).toEqual([]);
  const over = await world.ask(withdrawLifting, { params: { liftingId }, body: { reason: 'Again.' } }, office);
  expect(over.problem?.code).toBe('conflict-lifting-over');
  const events = await world.database.db
    .selectFrom('event')
    .select('kind')
    .where('kind', 'like', 'conflict-lifting.%')
    .orderBy('id')
    .execute();
  expect(events.map(({ kind }) => kind.split('.')[1])).toEqual(['requested', 'lifted', 'withdrawn']);
  expect(await faultsIn(world, checks)).toEqual([]);
});

test('what is declared cannot be lifted, and what is not there cannot be asked for', async () => {
  const { world, office, alpha, ann, entryId } = await openTieScene();
  const ask = (kind: string) =>
    world.ask(
      requestLifting,
      {
        body: { entryId, assessorId: ann.assessorId, kind: kind as 'group', through: alpha.unitId, reason: 'Please.' },
      },
      office,
    );
  expect((await ask('group')).problem?.code).toBe('conflict-not-detected');
  expect((await ask('family')).status).toBe(400);
  expect((await ask('declared')).status).toBe(400);
});

test('only the office of the body asks, decides and sees', async () => {
  const scene = await openBarred();
  const { world, office, second, alpha, ann } = scene;
  const stranger = await world.person('Other', { role: 'office', bodyId: await world.body('Other') });
  for (const who of [ann, alpha.coordinator, stranger]) expect((await scene.request(who)).status).toBe(404);
  const { liftingId } = (await scene.request(office)).answer as { liftingId: string };
  const body = { outcome: 'kept', reason: 'Too close.' } as const;
  for (const who of [ann, alpha.coordinator, stranger]) {
    expect((await world.ask(decideLifting, { params: { liftingId }, body }, who)).status).toBe(404);
    const withdrawal = { params: { liftingId }, body: { reason: 'x' } };
    expect((await world.ask(withdrawLifting, withdrawal, who)).status).toBe(404);
    expect((await world.call(listLiftings, {}, who)).items).toEqual([]);
  }
  const mine = async (who: Persona) => (await world.call(listLiftings, {}, who)).items.map((one) => one.mayDecide);
  expect([await mine(office), await mine(second)]).toEqual([[false], [true]]);
  await world.call(decideLifting, { params: { liftingId }, body }, second);
  expect(await tiesIn(scene)).toEqual(['0001 Ann Assessor employer']);
  const kept = await world.call(listLiftings, { query: { state: 'kept' } }, office);
  expect(kept.items[0]).toMatchObject({ decidedByName: 'Sam Second', decisionReason: 'Too close.' });
  const shown = await world.call(listTies, { params: { editionId: scene.editionId } }, office);
  expect(shown.items[0]?.lifting).toBeNull();
});
