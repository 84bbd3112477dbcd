import { expect, test } from 'vitest';
import { openWorld, type Persona, type TestWorld } from '../../../test/support/world.ts';
import { getMe } from '../../features/people/contract.ts';
import { askForEmail, confirmEmail } from './contract.ts';
import { createPerson, hashOf } from './create-person.ts';

const password = 'a long enough password';
const [old, next] = ['ann@example.org', 'ann.new@example.org'];

async function scene() {
  const world = await openWorld();
  const passwordHash = await hashOf(password);
  const personId = await world.act((ctx) => createPerson(ctx, { name: 'Ann', email: old, passwordHash }));
  const ann: Persona = { personId, name: 'Ann', email: old };
  world.welcome(ann);
  const ask = (email: string, change: { password?: string } = {}) =>
    world.ask(askForEmail, { body: { email, password, door: 'office', ...change } }, ann);
  return { world, ann, ask };
}

const mails = ({ database }: TestWorld) =>
  database.db
    .selectFrom('outboxMail')
    .select(['kind', 'toAddress', 'textBody'])
    .orderBy('createdAt')
    .orderBy('kind', 'desc')
    .execute();

async function tokenIn(world: TestWorld): Promise<string> {
  const link = /https?:\S+/.exec((await mails(world)).at(-1)?.textBody ?? '')?.[0] ?? 'about:blank';
  return new URL(link).searchParams.get('token') ?? '';
}

test('an address is changed by password and by the link in the mail to the new one, and the old one is told', async () => {
  const { world, ann, ask } = await scene();
  expect((await ask('Ann.New@Example.org')).answer).toEqual({ sentTo: next });
  expect(await mails(world)).toMatchObject([{ kind: 'email-change', toAddress: next }]);
  expect((await mails(world))[0]?.textBody).toContain('http://localhost:4300/office/new-email?token=');
  expect(await world.call(getMe, {}, ann)).toMatchObject({ email: old });
  const token = await tokenIn(world);
  const both = await Promise.all([1, 2].map(() => world.ask(confirmEmail, { body: { token } })));
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  expect(await world.call(getMe, {}, ann)).toMatchObject({ email: next });
  expect((await mails(world)).map(({ kind, toAddress }) => [kind, toAddress])).toEqual(
    [
      ['email-changed', old],
      ['email-change', next],
    ].toSorted(([a = ''], [b = '']) => (a < b ? 1 : -1)),
  );
  const events = await world.database.db.selectFrom('event').select(['kind', 'personName', 'after']).execute();
  expect(events).toEqual([{ kind: 'person.email-changed', personName: 'Ann', after: { email: next } }]);
});

test('without the password nothing is sent, and everything wrong is told at once', async () => {
  const { world, ask } = await scene();
  const { status, problem } = await ask(old, { password: 'guessed' });
  expect(status).toBe(422);
  expect(problem?.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['password-wrong', '/password'],
    ['email-unchanged', '/email'],
  ]);
  expect((await ask('no address')).status).toBe(400);
  expect(await mails(world)).toEqual([]);
  expect((await world.ask(askForEmail, { body: { email: next, password, door: 'unit' } })).status).toBe(401);
});

test('who has which address is told to nobody, neither when asking nor when confirming', async () => {
  const { world, ask } = await scene();
  const bob = await world.person('Bob');
  const known = await ask(bob.email);
  const unknown = await ask(next);
  expect([known.status, known.answer]).toEqual([unknown.status, { sentTo: bob.email }]);
  expect((await mails(world)).map(({ toAddress }) => toAddress)).toEqual([next]);
  await world.database.db.updateTable('person').set({ email: next }).where('id', '=', bob.personId).execute();
  const { status, problem } = await world.ask(confirmEmail, { body: { token: await tokenIn(world) } });
  expect([status, problem?.code]).toEqual([409, 'email-link-not-valid']);
});

test('a link holds for a day, and a newer wish takes the place of an older one', async () => {
  const { world, ask } = await scene();
  await ask(next);
  const first = await tokenIn(world);
  await world.database.db.deleteFrom('outboxMail').execute();
  await ask('ann.other@example.org');
  const second = await tokenIn(world);
  expect((await world.ask(confirmEmail, { body: { token: first } })).status).toBe(409);
  world.now = new Date(world.now.getTime() + 24 * 3_600_000);
  expect((await world.ask(confirmEmail, { body: { token: second } })).status).toBe(409);
});
