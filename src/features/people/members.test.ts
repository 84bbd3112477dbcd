import { expect, test } from 'vitest';
import { endStanding, getMe, listBodyMembers, listUnitMembers } from './contract.ts';
import { eventsIn, peopleScene } from './people.fixture.ts';

async function standingOf({ database }: Awaited<ReturnType<typeof peopleScene>>['world'], personId: string) {
  const row = await database.db
    .selectFrom('standing')
    .select('id')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
  return { params: { standingId: row.id } };
}

test('who manages a place sees who stands there, and nobody else does', async () => {
  const scene = await peopleScene();
  const { world, bodyId, unitId, office, coordinator, assessor, otherOffice, otherCoordinator } = scene;
  const { items } = await world.call(listBodyMembers, { params: { bodyId } }, office);
  expect(items.map(({ name, role }) => [name, role])).toEqual([
    ['Asa', 'assessor'],
    ['Olga', 'office'],
  ]);
  const found = await world.call(listBodyMembers, { params: { bodyId }, query: { q: 'OLG' } }, office);
  expect(found.items.map(({ name }) => name)).toEqual(['Olga']);
  expect((await world.call(listUnitMembers, { params: { unitId } }, coordinator)).total).toBe(1);
  for (const as of [coordinator, assessor, otherOffice, otherCoordinator])
    expect((await world.ask(listBodyMembers, { params: { bodyId } }, as)).status).toBe(404);
  for (const as of [office, assessor, otherOffice, otherCoordinator])
    expect((await world.ask(listUnitMembers, { params: { unitId } }, as)).status).toBe(404);
});

test('many members cost as many queries as one', async () => {
  const { world, bodyId, office } = await peopleScene();
  const cost = async () => {
    world.queries.length = 0;
    await world.call(listBodyMembers, { params: { bodyId } }, office);
    return world.queries.length;
  };
  const few = await cost();
  for (let index = 0; index < 20; index += 1) await world.person(`Colleague ${index}`, { role: 'office', bodyId });
  expect(await cost()).toBe(few);
});

test('a standing that was ended opens nothing any more, and the work stays', async () => {
  const { world, bodyId, office, assessor } = await peopleScene();
  const colleague = await world.person('Pia', { role: 'office', bodyId });
  await world.call(endStanding, await standingOf(world, colleague.personId), office);
  expect((await world.ask(listBodyMembers, { params: { bodyId } }, colleague)).status).toBe(404);
  expect((await world.call(getMe, {}, colleague)).standings).toEqual([]);
  await world.call(endStanding, await standingOf(world, assessor.personId), office);
  expect((await world.call(listBodyMembers, { params: { bodyId } }, office)).items.map(({ name }) => name)).toEqual([
    'Olga',
  ]);
  expect(await eventsIn(world)).toEqual(['standing.ended', 'standing.ended']);
  expect((await world.ask(endStanding, await standingOf(world, assessor.personId), office)).status).toBe(404);
});

test('others cannot end it, and learn nothing of it', async () => {
  const scene = await peopleScene();
  const { world, office, coordinator, assessor, otherOffice, otherCoordinator } = scene;
  const ofOffice = await standingOf(world, office.personId);
  for (const as of [coordinator, assessor, otherOffice, otherCoordinator])
    expect((await world.ask(endStanding, ofOffice, as)).status).toBe(404);
  const ofUnit = await standingOf(world, coordinator.personId);
  for (const as of [office, assessor, otherOffice, otherCoordinator])
    expect((await world.ask(endStanding, ofUnit, as)).status).toBe(404);
});

test('the last in charge of a body or of a unit cannot leave, not even when two leave at once', async () => {
  const { world, bodyId, office, coordinator } = await peopleScene();
  for (const one of [office, coordinator]) {
    const { status, problem } = await world.ask(endStanding, await standingOf(world, one.personId), one);
    expect([status, problem?.code]).toEqual([409, 'last-of-its-kind']);
  }
  const colleague = await world.person('Pia', { role: 'office', bodyId });
  const both = await Promise.all([
    world.ask(endStanding, await standingOf(world, office.personId), office),
    world.ask(endStanding, await standingOf(world, colleague.personId), colleague),
  ]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
});
