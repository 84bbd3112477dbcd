import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { getUnit, refuseUnit, updateUnit } from './contract.ts';
import { registeredUnit } from './units.fixture.ts';

const code = '91310000ABCDEFGH12';
const revised = (change: object = {}) => ({
  name: { zh: '甲', en: 'Alpha' },
  code: null,
  unitType: 'enterprise' as const,
  sector: 'devices',
  district: 'Pudong',
  ...change,
});

async function oneUnit() {
  const world = await openWorld();
  const alpha = await registeredUnit(world, { nameZh: '甲', nameEn: 'Alpha' });
  return { world, ...alpha, params: { unitId: alpha.unitId } };
}

describe('changing a unit', () => {
  it('keeps the former name with its last day in the zone, and records who changed what', async () => {
    const { world, coordinator, params } = await oneUnit();
    world.now = new Date('2026-03-02T17:00:00Z');
    const unit = await world.call(
      updateUnit,
      { params, body: revised({ name: { zh: '乙', en: 'Beta' }, code }), ifMatch: 1 },
      coordinator,
    );
    expect(unit).toMatchObject({ name: { zh: '乙', en: 'Beta' }, code, sector: 'devices', version: 2 });
    expect(unit.formerNames).toEqual([{ name: { zh: '甲', en: 'Alpha' }, usedUntil: '2026-03-03' }]);
    const event = await world.database.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'unit.changed')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({
      personId: coordinator.personId,
      unitId: params.unitId,
      before: { name: { en: 'Alpha' } },
      after: { name: { en: 'Beta' } },
    });
  });

  it('keeps no former name when the name stays', async () => {
    const { world, coordinator, params } = await oneUnit();
    const unit = await world.call(updateUnit, { params, body: revised(), ifMatch: 1 }, coordinator);
    expect([unit.formerNames, unit.district]).toEqual([[], 'Pudong']);
  });

  it('makes a refused unit wait again', async () => {
    const { world, coordinator, params } = await oneUnit();
    const office = await world.person('Office', { role: 'office', bodyId: await world.body() });
    await world.call(refuseUnit, { params, body: { reason: 'No such unit.' }, ifMatch: 1 }, office);
    const unit = await world.call(updateUnit, { params, body: revised(), ifMatch: 2 }, coordinator);
    expect([unit.state, unit.refusedReason]).toEqual(['waiting', null]);
  });

  it('is refused to a stale version, naming who was quicker, and without a version', async () => {
    const { world, coordinator, params } = await oneUnit();
    await world.call(updateUnit, { params, body: revised(), ifMatch: 1 }, coordinator);
    const stale = await world.ask(updateUnit, { params, body: revised(), ifMatch: 1 }, coordinator);
    expect([stale.status, stale.problem?.code]).toEqual([412, 'stale-version']);
    expect(stale.problem?.title).toContain('Coordinator');
    expect((await world.ask(updateUnit, { params, body: revised() }, coordinator)).status).toBe(428);
  });

  it('lets only one of two changes at once win', async () => {
    const { world, coordinator, params } = await oneUnit();
    const both = await Promise.all(
      ['one', 'two'].map((sector) =>
        world.ask(updateUnit, { params, body: revised({ sector }), ifMatch: 1 }, coordinator),
      ),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  });

  it('does not give one code to two units, not even at once', async () => {
    const { world, coordinator, params } = await oneUnit();
    const other = await registeredUnit(world, { nameZh: '丙', nameEn: 'Gamma' });
    const both = await Promise.all([
      world.ask(updateUnit, { params, body: revised({ code }), ifMatch: 1 }, coordinator),
      world.ask(
        updateUnit,
        { params: { unitId: other.unitId }, body: revised({ code }), ifMatch: 1 },
        other.coordinator,
      ),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.problem?.problems).toMatchObject([
      { code: 'unit-code-taken', pointer: '/code' },
    ]);
  });

  it("names every problem of what was sent, and is the coordinator's alone", async () => {
    const { world, coordinator, params, unitId } = await oneUnit();
    const body = { ...revised({ code: 'x', sector: 'y'.repeat(101) }), colour: 'red' };
    const refused = await world.ask(updateUnit, { params, body, ifMatch: 1 }, coordinator);
    expect(refused.problem?.problems.map(({ pointer }) => pointer).toSorted()).toEqual(['/code', '/colour', '/sector']);
    const office = await world.person('Office', { role: 'office', bodyId: await world.body() });
    const stranger = await world.person('Stranger', { role: 'coordinator', unitId: await world.unit() });
    const employee = await world.person('Mei', { role: 'employee', unitId, employeeId: await world.employee(unitId) });
    for (const person of [office, stranger, employee]) {
      expect((await world.ask(updateUnit, { params, body: revised(), ifMatch: 1 }, person)).status).toBe(404);
    }
    expect((await world.call(getUnit, { params }, coordinator)).version).toBe(1);
  });
});
