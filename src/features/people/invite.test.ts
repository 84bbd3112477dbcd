import { expect, test } from 'vitest';
import {
  inviteOffice,
  inviteToUnit,
  listBodyInvitations,
  listUnitInvitations,
  readInvitation,
  withdrawInvitation,
} from './contract.ts';
import { eventsIn, later, peopleScene, tokenFor } from './people.fixture.ts';

const pia = { name: 'Pia', email: 'pia@example.org' };

test('the office invites a colleague by mail, whose link tells what is offered', async () => {
  const { world, bodyId, office } = await peopleScene();
  const invitation = await world.call(
    inviteOffice,
    { params: { bodyId }, body: { role: 'office', name: 'Pia', email: 'Pia@Example.org' } },
    office,
  );
  expect(invitation).toMatchObject({ email: pia.email, role: 'office', state: 'open' });
  const token = await tokenFor(world, pia.email);
  const kept = await world.database.db.selectFrom('invitation').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(token);
  expect(await world.call(readInvitation, { body: { token } })).toMatchObject({
    ...pia,
    role: 'office',
    place: { en: 'Test Body' },
    hasAccount: false,
  });
  expect(await eventsIn(world)).toEqual(['invitation.sent']);
});

test('an assessor is known to the office from the invitation on', async () => {
  const { world, bodyId, office } = await peopleScene();
  const body = { ...pia, role: 'assessor' as const, employer: 'University', sectors: ['Health'] };
  await world.call(inviteOffice, { params: { bodyId }, body }, office);
  const assessor = world.database.db.selectFrom('assessor').selectAll().where('name', '=', 'Pia');
  expect(await assessor.executeTakeFirstOrThrow()).toMatchObject({ bodyId, personId: null, employer: 'University' });
  expect(await eventsIn(world)).toEqual(['assessor.added', 'invitation.sent']);
});

test('only who manages a place invites to it, lists its invitations or takes one back', async () => {
  const scene = await peopleScene();
  const { world, bodyId, unitId, office, coordinator, assessor, otherOffice, otherCoordinator } = scene;
  const toBody = { params: { bodyId }, body: { ...pia, role: 'office' as const } };
  const toUnit = { params: { unitId }, body: { ...pia, role: 'coordinator' as const } };
  const [byOffice, byUnit] = [
    await world.call(inviteOffice, toBody, office),
    await world.call(inviteToUnit, toUnit, coordinator),
  ];
  for (const as of [coordinator, assessor, otherOffice, otherCoordinator]) {
    expect((await world.ask(inviteOffice, toBody, as)).status).toBe(404);
    expect((await world.ask(listBodyInvitations, { params: { bodyId } }, as)).status).toBe(404);
    expect((await world.ask(withdrawInvitation, { params: { invitationId: byOffice.id } }, as)).status).toBe(404);
  }
  for (const as of [office, assessor, otherOffice, otherCoordinator]) {
    expect((await world.ask(inviteToUnit, toUnit, as)).status).toBe(404);
    expect((await world.ask(listUnitInvitations, { params: { unitId } }, as)).status).toBe(404);
    expect((await world.ask(withdrawInvitation, { params: { invitationId: byUnit.id } }, as)).status).toBe(404);
  }
  expect((await world.call(listBodyInvitations, { params: { bodyId } }, office)).total).toBe(1);
  expect((await world.call(listUnitInvitations, { params: { unitId } }, coordinator)).total).toBe(1);
});

test('a department or an employee is invited for one of the unit itself', async () => {
  const { world, unitId, coordinator, otherCoordinator } = await peopleScene();
  const employeeId = await world.employee(unitId);
  const invite = (as: typeof coordinator, id: string) =>
    world.ask(inviteToUnit, { params: { unitId }, body: { ...pia, role: 'employee', employeeId: id } }, as);
  expect((await invite(coordinator, employeeId)).status).toBe(201);
  expect((await invite(otherCoordinator, employeeId)).status).toBe(404);
  const strange = await world.employee(await world.unit('Third'));
  expect((await invite(coordinator, strange)).status).toBe(404);
});

test('an invitation that was taken back or is too old cannot be taken back, and its link is no link', async () => {
  const { world, bodyId, office } = await peopleScene();
  const invite = () => world.call(inviteOffice, { params: { bodyId }, body: { ...pia, role: 'office' } }, office);
  const takeBack = (invitationId: string) => world.ask(withdrawInvitation, { params: { invitationId } }, office);
  const first = await invite();
  const token = await tokenFor(world, pia.email);
  expect((await takeBack(first.id)).status).toBe(204);
  const again = await takeBack(first.id);
  expect([again.status, again.problem?.code]).toEqual([409, 'invitation-not-open']);
  expect((await world.ask(readInvitation, { body: { token } })).problem?.code).toBe('link-not-valid');
  const second = await invite();
  later(world, 14);
  expect((await takeBack(second.id)).problem?.code).toBe('invitation-not-open');
  const { items } = await world.call(listBodyInvitations, { params: { bodyId } }, office);
  expect(items.map(({ state }) => state).toSorted()).toEqual(['expired', 'withdrawn']);
});

test('everything wrong with an invitation is told at once', async () => {
  const { world, bodyId, office } = await peopleScene();
  const body = { role: 'office', name: ' ', email: 'no address', more: 1 } as never;
  const { status, problem } = await world.ask(inviteOffice, { params: { bodyId }, body }, office);
  expect(status).toBe(400);
  expect(problem?.problems.map(({ pointer }) => pointer).toSorted()).toEqual(['/email', '/more', '/name']);
});
