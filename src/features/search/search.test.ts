import { expect, test } from 'vitest';
import { openWorld, type TestWorld } from '../../../test/support/world.ts';
import { gramsOfName } from '../../core/names.ts';
import { createProgramme } from '../programmes/contract.ts';
import { search } from './contract.ts';

/** A unit as registering makes it: with the index over its names. */
async function unitCalled(world: TestWorld, nameEn: string): Promise<string> {
  const id = await world.unit(nameEn);
  const nameGrams = gramsOfName(`测试单位${nameEn} ${nameEn}`);
  await world.database.db.updateTable('unit').set({ nameGrams }).where('id', '=', id).execute();
  return id;
}

async function scene() {
  const world = await openWorld();
  const [bodyId, otherBodyId] = [await world.body(), await world.body('Other')];
  const [unitId, otherUnitId] = [await unitCalled(world, 'Alpha'), await unitCalled(world, 'Beta')];
  const office = await world.person('Olga', { role: 'office', bodyId });
  const otherOffice = await world.person('Oscar', { role: 'office', bodyId: otherBodyId });
  const coordinator = await world.person('Cora', { role: 'coordinator', unitId });
  const employee = await world.person('Eve', {
    role: 'employee',
    unitId,
    employeeId: await world.employee(unitId),
  });
  const ann = await world.assessor(bodyId, '安评审 Ann');
  await world.assessor(otherBodyId, '安评审 Otherwise');
  for (const [as, body] of [
    [office, bodyId],
    [otherOffice, otherBodyId],
  ] as const)
    await world.call(
      createProgramme,
      { body: { bodyId: body, kind: 'title', name: { zh: '文明单位称号', en: `Model 50%_Unit ${as.name}` } } },
      as,
    );
  await world.database.db
    .insertInto('evidence')
    .values(
      [unitId, otherUnitId].map((id, index) => ({
        id: `00000000-0000-4000-8000-00000000000${index}`,
        unitId: id,
        title: '会议纪要 Minutes',
        kind: 'link',
        url: 'https://example.org',
        addedAt: world.now,
      })),
    )
    .execute();
  const find = async (as: typeof office, door: 'office' | 'unit' | 'assessor', q: string) => {
    const { hits } = await world.call(search, { query: { door, q } }, as);
    return hits.map(({ kind, name }) => `${kind} ${name.en}`);
  };
  return { world, bodyId, otherBodyId, unitId, office, otherOffice, coordinator, employee, ann, find };
}

test('the office finds its own things by any part of a name, in either language', async () => {
  const { office, find } = await scene();
  expect(await find(office, 'office', '单位称')).toEqual(['programme Model 50%_Unit Olga']);
  expect(await find(office, 'office', 'mODEL')).toEqual(['programme Model 50%_Unit Olga']);
  // Full-width letters are letters; what a pattern would read as a sign is what was typed.
  expect(await find(office, 'office', 'Ｍｏｄｅｌ ５０％')).toEqual(['programme Model 50%_Unit Olga']);
  expect(await find(office, 'office', '5_%')).toEqual([]);
  expect(await find(office, 'office', '安')).toEqual(['assessor 安评审 Ann']);
  expect(await find(office, 'office', '单位Al')).toEqual(['unit Alpha']);
});

test('a unit finds what is its own, each role what its lists show', async () => {
  const { coordinator, employee, find } = await scene();
  expect(await find(coordinator, 'unit', '纪要')).toEqual(['evidence 会议纪要 Minutes']);
  expect(await find(employee, 'unit', '纪要')).toEqual([]);
  expect(await find(coordinator, 'unit', '称号')).toEqual([]);
});

test('at a door where somebody does not stand they find nothing at all', async () => {
  const { office, coordinator, ann, find } = await scene();
  for (const as of [coordinator, ann])
    for (const q of ['单位', '安', '称号']) expect(await find(as, 'office', q)).toEqual([]);
  expect(await find(office, 'unit', '纪要')).toEqual([]);
  expect(await find(office, 'assessor', '单位')).toEqual([]);
});

test('somebody of two bodies finds at each what is of that one', async () => {
  const { world, bodyId, otherBodyId } = await scene();
  const both = await world.person('Bea', { role: 'office', bodyId }, { role: 'office', bodyId: otherBodyId });
  const names = async (query: object) => {
    const { hits } = await world.call(search, { query: { door: 'office', q: '安评审', ...query } }, both);
    return hits.map(({ name }) => name.en);
  };
  expect(await names({ bodyId })).toEqual(['安评审 Ann']);
  expect(await names({ bodyId: otherBodyId })).toEqual(['安评审 Otherwise']);
  expect(await names({})).toHaveLength(2);
});

test('nothing is asked without a sign-in, a door or a word; a name that begins with the word comes first', async () => {
  const { world, office } = await scene();
  expect((await world.ask(search, { query: { door: 'office', q: 'a' } })).status).toBe(401);
  expect((await world.ask(search, { query: { door: 'office', q: ' ' } }, office)).status).toBe(400);
  expect((await world.ask(search, { query: { q: 'a' } as never }, office)).status).toBe(400);
  for (const name of ['Second to Zeta', 'Zeta']) await unitCalled(world, name);
  const { hits } = await world.call(search, { query: { door: 'office', q: 'zeta' } }, office);
  expect(hits.map(({ name }) => name.en)).toEqual(['Zeta', 'Second to Zeta']);
});

test('much to find costs as many queries as little, and of each kind only a few are told', async () => {
  const { world, office } = await scene();
  const cost = async () => {
    world.queries.length = 0;
    const { hits } = await world.call(search, { query: { door: 'office', q: 'unit' } }, office);
    return { queries: world.queries.length, hits: hits.length };
  };
  const few = await cost();
  for (let index = 0; index < 12; index += 1) await unitCalled(world, `Unit ${index}`);
  const many = await cost();
  expect(many.queries).toBe(few.queries);
  expect(many.queries).toBeLessThanOrEqual(9);
  expect(many.hits).toBe(few.hits + 5);
});
