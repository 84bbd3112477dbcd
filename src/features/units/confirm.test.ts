import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { confirmUnit, refuseUnit } from './contract.ts';
import { registeredUnit } from './units.fixture.ts';

const reason = 'The code is of another unit.';

async function waitingUnit() {
  const world = await openWorld();
  const bodyId = await world.body();
  const office = await world.person('Office', { role: 'office', bodyId });
  const unit = await registeredUnit(world, { nameZh: '甲', nameEn: 'Alpha' });
  return { world, bodyId, office, ...unit, params: { unitId: unit.unitId } };
}

describe('confirming a unit', () => {
  it('tells the coordinators by mail in both languages, in the outbox of the office', async () => {
    const { world, office, bodyId, email, params } = await waitingUnit();
    const unit = await world.call(confirmUnit, { params, ifMatch: 1 }, office);
    expect(unit).toMatchObject({ state: 'confirmed', version: 2 });
    const mail = await world.database.db
      .selectFrom('outboxMail')
      .selectAll()
      .where('kind', '=', 'unit-confirmed')
      .where('toAddress', '=', email)
      .executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ bodyId, toName: 'Lin', subject: '“甲”已通过登记确认 / Alpha is confirmed' });
    expect(mail.textBody).toContain('http://localhost:4300/unit');
    const event = await world.database.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'unit.confirmed')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ personId: office.personId, unitId: params.unitId });
  });

  it('happens once, also when two try at once', async () => {
    const { world, office, params } = await waitingUnit();
    const both = await Promise.all([1, 2].map(() => world.ask(confirmUnit, { params, ifMatch: 1 }, office)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const refused = await world.ask(refuseUnit, { params, body: { reason }, ifMatch: 2 }, office);
    expect([refused.status, refused.problem?.code]).toEqual([409, 'unit-confirmed-already']);
  });

  it("is any office's, and nobody else's", async () => {
    const { world, coordinator, params } = await waitingUnit();
    expect((await world.ask(confirmUnit, { params, ifMatch: 1 }, coordinator)).status).toBe(404);
    const assessor = await world.assessor(await world.body('Third'), 'Assessor');
    expect((await world.ask(confirmUnit, { params, ifMatch: 1 }, assessor)).status).toBe(404);
    const elsewhere = await world.person('Elsewhere', { role: 'office', bodyId: await world.body('Other') });
    expect(
      (await world.ask(confirmUnit, { params: { unitId: world.border.newId() }, ifMatch: 1 }, elsewhere)).status,
    ).toBe(404);
    expect((await world.ask(confirmUnit, { params, ifMatch: 1 }, elsewhere)).status).toBe(200);
  });

  it('is of what the office saw: a changed unit must be looked at again', async () => {
    const { world, office, params } = await waitingUnit();
    expect((await world.ask(confirmUnit, { params, ifMatch: 7 }, office)).status).toBe(412);
  });

  it('is not for a unit that only honours of the past mention', async () => {
    const { world, office } = await waitingUnit();
    const unitId = world.border.newId();
    await world.database.db
      .insertInto('unit')
      .values({
        id: unitId,
        nameZh: '旧',
        nameEn: 'Old',
        unitType: 'other',
        origin: 'recorded',
        registeredAt: world.now,
      })
      .execute();
    const refused = await world.ask(confirmUnit, { params: { unitId }, ifMatch: 1 }, office);
    expect([refused.status, refused.problem?.code]).toEqual([409, 'unit-not-registered']);
  });
});

describe('refusing a unit', () => {
  it('gives the reason to the unit and to the coordinators', async () => {
    const { world, office, email, params } = await waitingUnit();
    const unit = await world.call(refuseUnit, { params, body: { reason }, ifMatch: 1 }, office);
    expect(unit).toMatchObject({ state: 'refused', refusedReason: reason });
    const mail = await world.database.db
      .selectFrom('outboxMail')
      .select('textBody')
      .where('kind', '=', 'unit-refused')
      .where('toAddress', '=', email)
      .executeTakeFirstOrThrow();
    expect(mail.textBody).toContain(reason);
  });

  it('needs a reason, happens once, and can be turned into a confirmation', async () => {
    const { world, office, params } = await waitingUnit();
    expect((await world.ask(refuseUnit, { params, body: { reason: ' ' }, ifMatch: 1 }, office)).status).toBe(400);
    await world.call(refuseUnit, { params, body: { reason }, ifMatch: 1 }, office);
    const again = await world.ask(refuseUnit, { params, body: { reason }, ifMatch: 2 }, office);
    expect([again.status, again.problem?.code]).toEqual([409, 'unit-refused-already']);
    const unit = await world.call(confirmUnit, { params, ifMatch: 2 }, office);
    expect([unit.state, unit.refusedReason]).toEqual(['confirmed', null]);
  });
});
