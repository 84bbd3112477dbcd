import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { confirmUnit, getUnit, listMyUnits, listUnits, updateUnit } from './contract.ts';
import { registeredUnit } from './units.fixture.ts';

async function threeUnits() {
  const world = await openWorld();
  const office = await world.person('Office', { role: 'office', bodyId: await world.body() });
  const eyes = await registeredUnit(world, { nameZh: '上海眼力健器械有限公司', nameEn: 'Eyes For Health' });
  world.now = new Date(world.now.getTime() + 60_000);
  const bank = await registeredUnit(world, {
    nameZh: '示范单位０７',
    nameEn: 'Demonstration Unit 07',
    code: '91310000ABCDEFGH12',
  });
  world.now = new Date(world.now.getTime() + 60_000);
  const mill = await registeredUnit(world, { nameZh: '上海健康纺织厂', nameEn: 'Healthy Mill' });
  return { world, office, eyes, bank, mill };
}

const namesOf = (page: { items: { name: { en: string } }[] }) => page.items.map(({ name }) => name.en);

describe('the units for an office', () => {
  it('come with those that wait first, the longest waiting before the others', async () => {
    const { world, office, eyes } = await threeUnits();
    expect(namesOf(await world.call(listUnits, {}, office))).toEqual([
      'Eyes For Health',
      'Demonstration Unit 07',
      'Healthy Mill',
    ]);
    await world.call(confirmUnit, { params: { unitId: eyes.unitId }, ifMatch: 1 }, office);
    expect(namesOf(await world.call(listUnits, {}, office))).toEqual([
      'Demonstration Unit 07',
      'Healthy Mill',
      'Eyes For Health',
    ]);
    expect(namesOf(await world.call(listUnits, { query: { state: 'confirmed' } }, office))).toEqual([
      'Eyes For Health',
    ]);
  });

  it.each([
    ['眼力', ['Eyes For Health']],
    ['健', ['Eyes For Health', 'Healthy Mill']],
    ['力眼', []],
    ['health', ['Eyes For Health', 'Healthy Mill']],
    ['THY MI', ['Healthy Mill']],
    ['示范单位07', ['Demonstration Unit 07']],
    ['07', ['Demonstration Unit 07']],
    ['91310000abcdefgh12', ['Demonstration Unit 07']],
    ['100%', []],
  ])('are found by a part of the name: %s', async (q, found) => {
    const { world, office } = await threeUnits();
    expect(namesOf(await world.call(listUnits, { query: { q } }, office))).toEqual(found);
  });

  it('are found by a former name too', async () => {
    const { world, office, mill } = await threeUnits();
    const body = {
      name: { zh: '上海新纺', en: 'New Mill' },
      code: null,
      unitType: 'enterprise' as const,
      sector: '',
      district: '',
    };
    await world.call(updateUnit, { params: { unitId: mill.unitId }, body, ifMatch: 1 }, mill.coordinator);
    expect(namesOf(await world.call(listUnits, { query: { q: '健康纺织' } }, office))).toEqual(['New Mill']);
    expect(namesOf(await world.call(listUnits, { query: { q: '新纺' } }, office))).toEqual(['New Mill']);
  });

  it('come page by page, with two queries for any number', async () => {
    const { world, office } = await threeUnits();
    world.queries.length = 0;
    const first = await world.call(listUnits, { query: { limit: 2 } }, office);
    const forTwo = world.queries.length;
    const second = await world.call(listUnits, { query: { limit: 2, after: first.next ?? '' } }, office);
    expect([first.total, first.items.length, second.items.length, second.next]).toEqual([3, 2, 1, null]);
    world.queries.length = 0;
    await world.call(listUnits, { query: { limit: 1 } }, office);
    expect(world.queries.length).toBe(forTwo);
  });

  it('are a secret for everybody else', async () => {
    const { world, eyes } = await threeUnits();
    expect((await world.ask(listUnits, {}, eyes.coordinator)).status).toBe(404);
    expect((await world.ask(listUnits, {})).status).toBe(401);
    expect((await world.ask(listUnits, { query: { colour: 'red' } as never }, eyes.coordinator)).status).toBe(400);
  });
});

describe('one unit', () => {
  it('is seen by its own people and by any office, by nobody else', async () => {
    const { world, office, eyes, bank } = await threeUnits();
    const employee = await world.person('Mei', {
      role: 'employee',
      unitId: eyes.unitId,
      employeeId: await world.employee(eyes.unitId),
    });
    const params = { unitId: eyes.unitId };
    for (const reader of [office, eyes.coordinator, employee]) {
      const unit = await world.call(getUnit, { params }, reader);
      expect(unit).toMatchObject({ name: { en: 'Eyes For Health' }, state: 'waiting', version: 1 });
      expect(unit.coordinators).toContainEqual({ name: 'Lin', email: eyes.email });
    }
    expect((await world.ask(getUnit, { params }, bank.coordinator)).status).toBe(404);
    expect((await world.ask(getUnit, { params: { unitId: world.border.newId() } }, office)).status).toBe(404);
  });

  it('is in the list of the units of its own people only', async () => {
    const { world, office, eyes } = await threeUnits();
    expect(namesOf(await world.call(listMyUnits, {}, eyes.coordinator))).toEqual(['Eyes For Health']);
    expect(namesOf(await world.call(listMyUnits, {}, office))).toEqual([]);
  });
});
