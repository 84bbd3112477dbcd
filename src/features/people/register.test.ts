import { expect, test } from 'vitest';
import { confirmRegistration, getMe, registerUnit } from './contract.ts';
import { eventsIn, later, password, peopleScene, personCalled, tokenFor } from './people.fixture.ts';

const email = 'cleo@example.org';
const unit = { nameZh: '示范厂', nameEn: 'Demonstration Works', unitType: 'enterprise' as const };

async function scene() {
  const { world, coordinator } = await peopleScene();
  const register = (change: object = {}, address = email) =>
    world.ask(registerUnit, { body: { email: address, password, personName: 'Cleo', unit, ...change } });
  const follow = (token: string) => world.ask(confirmRegistration, { body: { token } });
  return { world, coordinator, register, follow };
}

test('nothing comes into being before the link is followed; then a person and a unit do, once', async () => {
  const { world, register, follow } = await scene();
  expect((await register()).answer).toEqual({ sentTo: email });
  const unitsCalled = world.database.db.selectFrom('unit').select('id').where('nameEn', '=', unit.nameEn);
  expect(await unitsCalled.execute()).toEqual([]);
  const token = await tokenFor(world, email);
  const both = await Promise.all([follow(token), follow(token)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  expect(await unitsCalled.execute()).toHaveLength(1);
  const { standings } = await world.call(getMe, {}, await personCalled(world, email));
  expect(standings).toMatchObject([{ role: 'coordinator', name: { en: unit.nameEn } }]);
  expect(await eventsIn(world)).toEqual(['unit.registered', 'registration.followed']);
  const kept = await world.database.db.selectFrom('registration').select(['passwordHash', 'tokenHash']).execute();
  expect(kept[0]?.passwordHash).toBe('');
  expect(JSON.stringify(kept)).not.toContain(token);
});

test('who has an account already gains a unit and keeps the password', async () => {
  const { world, coordinator, register, follow } = await scene();
  await register({}, coordinator.email);
  expect((await follow(await tokenFor(world, coordinator.email))).status).toBe(201);
  expect((await world.call(getMe, {}, coordinator)).standings).toHaveLength(2);
  expect(await world.database.db.selectFrom('account').select('id').execute()).toEqual([]);
});

test('a link is of use for two days', async () => {
  const { world, register, follow } = await scene();
  await register();
  const token = await tokenFor(world, email);
  later(world, 2);
  expect((await follow(token)).problem?.code).toBe('link-not-valid');
  expect((await follow('x'.repeat(43))).problem?.code).toBe('link-not-valid');
});

test('a code belongs to one unit', async () => {
  const { world, register, follow } = await scene();
  const code = '91310000MA1FL0X001';
  for (const address of [email, 'carl@example.org']) await register({ unit: { ...unit, code } }, address);
  expect((await follow(await tokenFor(world, email))).status).toBe(201);
  expect((await follow(await tokenFor(world, 'carl@example.org'))).problem?.code).toBe('unit-code-taken');
});

test('everything wrong with a registration is told at once', async () => {
  const { register } = await scene();
  const { status, problem } = await register({ password: 'short', unit: { ...unit, code: '12', nameZh: '' } }, 'no');
  expect(status).toBe(400);
  expect(problem?.problems.map(({ pointer }) => pointer).toSorted()).toEqual([
    '/email',
    '/password',
    '/unit/code',
    '/unit/nameZh',
  ]);
});
