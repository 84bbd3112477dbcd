import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { openWorld, type TestWorld } from '../../test/support/world.ts';
import { getMe, registerUnit } from '../features/people/contract.ts';
import { createPerson, hashOf } from '../platform/auth/create-person.ts';
import { bindPages } from '../platform/http/pages.tsx';
import { pages, refusalPage } from './pages.tsx';

const password = 'a long enough password';
const email = 'ann@example.org';

async function worldWithAnn(): Promise<TestWorld> {
  const world = await openWorld(new Date(), { withSignIn: true });
  const passwordHash = await hashOf(password);
  await world.act((ctx) => createPerson(ctx, { name: 'Ann', email, passwordHash }));
  return world;
}

interface Told {
  readonly cookie?: string;
  readonly bearer?: string;
  readonly origin?: string;
}

async function tell({ app }: TestWorld, method: 'GET' | 'POST', path: string, body?: object, told: Told = {}) {
  const { cookie, bearer, origin = 'http://localhost:4300' } = told;
  const response = await app.inject({
    method,
    url: path,
    headers: {
      host: 'localhost:4300',
      origin,
      'accept-language': 'en',
      ...(cookie === undefined ? {} : { cookie }),
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  const cookies = response.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  return {
    status: response.statusCode,
    text: response.body,
    set: response.cookies,
    cookies,
    headers: response.headers,
  };
}

function signIn(world: TestWorld, as = { email, password }) {
  return tell(world, 'POST', '/api/auth/sign-in/email', as);
}

test('a session is proven by a cookie that scripts cannot read and other sites do not send', async () => {
  const world = await worldWithAnn();
  expect((await tell(world, 'GET', getMe.path)).status).toBe(401);
  const { status, set, cookies } = await signIn(world);
  expect(status).toBe(200);
  expect(set.find(({ name }) => name.endsWith('session_token'))).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
  });
  const me = await tell(world, 'GET', getMe.path, undefined, { cookie: cookies });
  expect(JSON.parse(me.text)).toMatchObject({ email, twoFactor: false });
  const forged = cookies.replace(/session_token=(.)/, (_, first) => `session_token=${first === 'Z' ? 'Y' : 'Z'}`);
  expect((await tell(world, 'GET', getMe.path, undefined, { cookie: forged })).status).toBe(401);
});

test('sessions are listed, and one that is revoked opens nothing any more', async () => {
  const world = await worldWithAnn();
  const here = (await signIn(world)).cookies;
  const elsewhere = (await signIn(world)).cookies;
  const listed = await tell(world, 'GET', '/api/auth/list-sessions', undefined, { cookie: here });
  expect(JSON.parse(listed.text)).toHaveLength(2);
  const present = await tell(world, 'GET', '/api/auth/get-session', undefined, { cookie: elsewhere });
  const { token } = (JSON.parse(present.text) as { session: { token: string } }).session;
  expect((await tell(world, 'POST', '/api/auth/revoke-session', { token }, { cookie: here })).status).toBe(200);
  expect((await tell(world, 'GET', getMe.path, undefined, { cookie: elsewhere })).status).toBe(401);
  expect((await tell(world, 'GET', getMe.path, undefined, { cookie: here })).status).toBe(200);
  expect((await tell(world, 'POST', '/api/auth/sign-out', {}, { cookie: here })).status).toBe(200);
  expect((await tell(world, 'GET', getMe.path, undefined, { cookie: here })).status).toBe(401);
});

test('nobody learns from sign-in or registration whether an address is known', async () => {
  const world = await worldWithAnn();
  const known = await signIn(world, { email, password: 'not this password' });
  const unknown = await signIn(world, { email: 'nobody@example.org', password: 'not this password' });
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
  expect(known.status).toBe(401);
  const unit = { nameZh: '甲单位', nameEn: 'Unit A', unitType: 'enterprise' as const };
  const asking = (address: string) =>
    tell(world, 'POST', registerUnit.path, { email: address, password, personName: 'Ann', unit });
  const [first, second] = [await asking(email), await asking('nobody@example.org')];
  expect(first.status).toBe(201);
  expect([second.status, second.text.replace('nobody@example.org', email)]).toEqual([first.status, first.text]);
});

test('nobody signs up past our own acts', async () => {
  const world = await worldWithAnn();
  const other = { email: 'eve@example.org', password, name: 'Eve' };
  expect((await tell(world, 'POST', '/api/auth/sign-up/email', other)).status).toBe(400);
  expect((await signIn(world, other)).status).toBe(401);
});

test('who guesses passwords is made to wait, even with the right one', async () => {
  const world = await worldWithAnn();
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 11; attempt += 1)
    statuses.push((await signIn(world, { email, password: `guess number ${attempt}` })).status);
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
  expect((await signIn(world)).status).toBe(429);
});

test('an API key acts for its holder by Bearer until it is deleted', async () => {
  const world = await worldWithAnn();
  const { cookies: cookie } = await signIn(world);
  const made = await tell(world, 'POST', '/api/auth/api-key/create', { name: 'script', expiresIn: 86_400 }, { cookie });
  const { key, id } = JSON.parse(made.text) as { key: string; id: string };
  expect(JSON.parse((await tell(world, 'GET', getMe.path, undefined, { bearer: key })).text)).toMatchObject({ email });
  expect((await tell(world, 'GET', getMe.path, undefined, { bearer: `${key}x` })).status).toBe(401);
  const kept = await world.database.db.selectFrom('apiKey').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(key);
  expect((await tell(world, 'POST', '/api/auth/api-key/delete', { keyId: id }, { cookie })).status).toBe(200);
  expect((await tell(world, 'GET', getMe.path, undefined, { bearer: key })).status).toBe(401);
});

test('with two-step sign-in the password alone opens nothing', async () => {
  const world = await worldWithAnn();
  const { cookies: cookie } = await signIn(world);
  const begun = await tell(world, 'POST', '/api/auth/two-factor/enable', { password }, { cookie });
  const { totpURI } = JSON.parse(begun.text) as { totpURI: string };
  const verified = await tell(world, 'POST', '/api/auth/two-factor/verify-totp', { code: codeOf(totpURI) }, { cookie });
  expect(verified.status).toBe(200);

  const half = await signIn(world);
  expect(JSON.parse(half.text)).toMatchObject({ twoFactorRedirect: true });
  expect((await tell(world, 'GET', getMe.path, undefined, { cookie: half.cookies })).status).toBe(401);
  const wrong = String((Number(codeOf(totpURI)) + 1) % 1_000_000).padStart(6, '0');
  const refused = await tell(
    world,
    'POST',
    '/api/auth/two-factor/verify-totp',
    { code: wrong },
    { cookie: half.cookies },
  );
  expect(refused.status).toBe(401);
  const code = codeOf(totpURI);
  const whole = await tell(world, 'POST', '/api/auth/two-factor/verify-totp', { code }, { cookie: half.cookies });
  expect(whole.status).toBe(200);
  const me = await tell(world, 'GET', getMe.path, undefined, { cookie: whole.cookies });
  expect(JSON.parse(me.text)).toMatchObject({ email, twoFactor: true });
});

test('a change that another site caused is refused, whatever cookie it carries', async () => {
  const world = await worldWithAnn();
  const { cookies: cookie } = await signIn(world);
  const origin = 'https://elsewhere.example';
  for (const path of ['/api/bodies', '/api/auth/sign-out']) {
    const { status, text } = await tell(world, 'POST', path, {}, { cookie, origin });
    expect([status, JSON.parse(text)]).toMatchObject([403, { code: 'forbidden-origin' }]);
  }
  expect((await tell(world, 'GET', getMe.path, undefined, { cookie })).status).toBe(200);
});

test('pages tell the browser to run no script but our own and to be framed by nobody', async () => {
  const world = await openWorld();
  await bindPages(world.app, world.border, pages, refusalPage);
  const { status, headers } = await tell(world, 'GET', '/');
  expect(status).toBe(200);
  const rules = String(headers['content-security-policy']);
  expect(rules).toContain("default-src 'self'");
  expect(rules).toContain("script-src 'self';");
  expect(rules).toContain("frame-ancestors 'none'");
  expect(rules).not.toContain('unsafe-eval');
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
});

test('what is not there is answered alike, to whoever looks by GET or HEAD', async () => {
  const world = await openWorld();
  for (const url of ['/api/nothing', '/api/entries/00000000-0000-4000-8000-000000000000/nothing']) {
    const got = await world.app.inject({ method: 'GET', url });
    const headed = await world.app.inject({ method: 'HEAD', url });
    expect([got.statusCode, headed.statusCode]).toEqual([404, 404]);
    expect(got.headers['content-type']).toContain('application/problem+json');
    expect(headed.headers['content-type']).toBe(got.headers['content-type']);
    expect(got.json()).toMatchObject({ status: 404, code: 'not-found', problems: [] });
  }
});

/** The six digits that an authenticator shows now (RFC 6238: SHA-1, 30 seconds). */
function codeOf(uri: string): string {
  const letters = new URL(uri).searchParams.get('secret') ?? '';
  const bits = Array.from(letters, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const secret = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
