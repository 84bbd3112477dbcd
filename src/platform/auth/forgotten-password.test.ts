import { expect, test } from 'vitest';
import { openWorld, type TestWorld } from '../../../test/support/world.ts';
import { createPerson, hashOf } from './create-person.ts';
import { verifyPassword } from 'better-auth/crypto';

const [password, fresh] = ['a long enough password', 'another long password'];
const email = 'ann@example.org';

async function scene() {
  const world = await openWorld(new Date(), { withSignIn: true });
  const passwordHash = await hashOf(password);
  await world.act((ctx) => createPerson(ctx, { name: 'Ann', email, passwordHash }));
  return world;
}

async function post({ app }: TestWorld, path: string, body: object, told: Record<string, string> = {}) {
  const began = performance.now();
  const response = await app.inject({
    method: 'POST',
    url: `/api/auth${path}`,
    headers: { host: 'localhost:4300', origin: 'http://localhost:4300', 'accept-language': 'en', ...told },
    payload: body,
  });
  return { status: response.statusCode, text: response.body, cookies: response.cookies, ms: performance.now() - began };
}

const ask = (world: TestWorld, address: string, told?: Record<string, string>) =>
  post(world, '/request-password-reset', { email: address, redirectTo: '/office/new-password' }, told);

const mails = ({ database }: TestWorld) =>
  database.db
    .selectFrom('outboxMail')
    .select(['kind', 'toAddress', 'subject', 'textBody'])
    .orderBy('createdAt')
    .execute();

async function linkIn(world: TestWorld): Promise<URL> {
  const [mail] = await mails(world);
  return new URL(/https?:\S+/.exec(mail?.textBody ?? '')?.[0] ?? 'about:blank');
}

async function passwordNow({ database }: TestWorld): Promise<string> {
  const { password: hash } = await database.db.selectFrom('account').select('password').executeTakeFirstOrThrow();
  for (const one of [password, fresh]) if (await verifyPassword({ hash: hash ?? '', password: one })) return one;
  return 'neither';
}

test('the link leads to the door where it was asked for, sets a password once, and ends every session', async () => {
  const world = await scene();
  const { cookies } = await post(world, '/sign-in/email', { email, password });
  const cookie = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  expect((await ask(world, email)).status).toBe(200);
  const link = await linkIn(world);
  expect(`${link.origin}${link.pathname}`).toBe('http://localhost:4300/office/new-password');
  const token = link.searchParams.get('token') ?? '';
  const kept = await world.database.db.selectFrom('verification').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(token);

  expect((await post(world, '/reset-password', { token, newPassword: 'short' })).status).toBe(400);
  const set = await Promise.all([1, 2].map(() => post(world, '/reset-password', { token, newPassword: fresh })));
  expect(set.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  expect(await passwordNow(world)).toBe(fresh);
  expect((await world.app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(401);
  expect((await post(world, '/reset-password', { token, newPassword: password })).status).toBe(400);
  expect(await passwordNow(world)).toBe(fresh);
  expect((await mails(world)).map(({ kind }) => kind).toSorted()).toEqual(['password-changed', 'password-reset']);
  const events = await world.database.db.selectFrom('event').select(['kind', 'personName']).execute();
  expect(events).toEqual([{ kind: 'person.password-reset', personName: 'Ann' }]);
});

test('an address that is not known is answered alike, and about as late', async () => {
  const world = await scene();
  const [known, unknown] = [await ask(world, email), await ask(world, 'nobody@example.org')];
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
  for (const { ms } of [known, unknown]) expect(ms).toBeGreaterThan(390);
  expect((await mails(world)).map(({ toAddress }) => toAddress)).toEqual([email]);
});

test('a link that is too old sets nothing', async () => {
  const world = await scene();
  await ask(world, email);
  const token = (await linkIn(world)).searchParams.get('token') ?? '';
  await world.database.db
    .updateTable('verification')
    .set({ expiresAt: new Date(0) })
    .execute();
  expect((await post(world, '/reset-password', { token, newPassword: fresh })).status).toBe(400);
  expect(await passwordNow(world)).toBe(password);
});

test('nobody floods a mailbox, neither from one place nor from many', async () => {
  const world = await scene();
  for (let place = 0; place < 5; place += 1) expect((await ask(world, email)).status).toBe(200);
  expect(await mails(world)).toHaveLength(3);
  expect((await ask(world, email)).status).toBe(429);
});

test('the mail speaks the language of whoever asked', async () => {
  const world = await scene();
  await ask(world, email, { 'accept-language': 'zh-CN' });
  expect((await mails(world))[0]?.subject).toBe('重新设置 Exemplar 登录密码');
});
