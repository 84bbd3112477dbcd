import { verifyPassword } from 'better-auth/crypto';
import { expect, test } from 'vitest';
import { acceptInvitation, getMe, inviteOffice, inviteToUnit, readInvitation, withdrawInvitation } from './contract.ts';
import { eventsIn, later, password, peopleScene, personCalled, tokenFor } from './people.fixture.ts';

const email = 'pia@example.org';

async function invited() {
  const scene = await peopleScene();
  const { world, bodyId, office } = scene;
  const body = { role: 'office' as const, name: 'Pia', email };
  const invitation = await world.call(inviteOffice, { params: { bodyId }, body }, office);
  const token = await tokenFor(world, email);
  const accept = (change: object = {}) =>
    world.ask(acceptInvitation, { body: { token, password, name: 'Pia Prim', ...change } });
  return { ...scene, invitation, token, accept };
}

test('who has no account chooses a name and a password, and stands where they were invited', async () => {
  const { world, bodyId, accept } = await invited();
  expect((await accept()).answer).toEqual({ role: 'office', email });
  const pia = await personCalled(world, email);
  expect(await world.call(getMe, {}, pia)).toMatchObject({ name: 'Pia Prim', standings: [{ role: 'office', bodyId }] });
  const account = await world.database.db.selectFrom('account').select('password').executeTakeFirstOrThrow();
  expect(await verifyPassword({ hash: account.password ?? '', password })).toBe(true);
  expect(await eventsIn(world)).toEqual(['invitation.sent', 'invitation.accepted']);
});

test('two who accept at the same time make one person with one standing', async () => {
  const { world, bodyId, accept } = await invited();
  const both = await Promise.all([accept(), accept()]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  expect(both.map(({ problem }) => problem?.code)).toContain('link-not-valid');
  const standings = world.database.db.selectFrom('standing').select('id').where('bodyId', '=', bodyId);
  expect(await standings.where('role', '=', 'office').execute()).toHaveLength(2);
});

test('two invitations accepted at the same time by somebody new make one person with both standings', async () => {
  const { world, unitId, coordinator, token } = await invited();
  later(world, 1);
  const body = { role: 'coordinator' as const, name: 'Pia', email };
  await world.call(inviteToUnit, { params: { unitId }, body }, coordinator);
  const other = await tokenFor(world, email);
  const accept = (secret: string) => world.ask(acceptInvitation, { body: { token: secret, password } });
  const both = await Promise.all([accept(token), accept(other)]);
  for (const [index, { status }] of both.entries())
    if (status !== 201) expect((await accept(index === 0 ? token : other)).status).toBe(201);
  const pia = await personCalled(world, email);
  const { standings } = await world.call(getMe, {}, pia);
  expect(standings.map(({ role }) => role).toSorted()).toEqual(['coordinator', 'office']);
  expect(both.every(({ status }) => status < 500)).toBe(true);
});

test('who has an account keeps its password and name, and is asked for none', async () => {
  const { world, accept, unitId, coordinator } = await invited();
  await accept();
  const pia = await personCalled(world, email);
  later(world, 1);
  const body = { role: 'coordinator' as const, name: 'Somebody Else', email };
  await world.call(inviteToUnit, { params: { unitId }, body }, coordinator);
  const token = await tokenFor(world, email);
  expect((await world.call(readInvitation, { body: { token } })).hasAccount).toBe(true);
  await world.call(acceptInvitation, { body: { token, password: 'a password of somebody else' } });
  const account = await world.database.db.selectFrom('account').select('password').execute();
  expect(account).toHaveLength(1);
  expect(await verifyPassword({ hash: account[0]?.password ?? '', password })).toBe(true);
  expect((await world.call(getMe, {}, pia)).name).toBe('Pia Prim');
});

test('a link is of no use without a password, with a short one, too late, or once it was taken back', async () => {
  const { world, office, invitation, accept } = await invited();
  const without = await accept({ password: undefined });
  expect([without.status, without.problem?.problems[0]?.pointer]).toEqual([422, '/password']);
  expect((await accept({ password: 'short' })).status).toBe(400);
  expect((await accept({ token: 'x'.repeat(43) })).problem?.code).toBe('link-not-valid');
  later(world, 14);
  expect((await accept()).problem?.code).toBe('link-not-valid');
  later(world, -1);
  await world.call(withdrawInvitation, { params: { invitationId: invitation.id } }, office);
  expect((await accept()).problem?.code).toBe('link-not-valid');
  expect(await world.database.db.selectFrom('person').select('id').where('email', '=', email).execute()).toEqual([]);
});
