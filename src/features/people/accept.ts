import type { Role } from '../../core/relations.ts';
import { createPerson, hashOf } from '../../platform/auth/create-person.ts';
import { lockEmail } from '../../platform/auth/queries.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { acceptInvitation, readInvitation } from './contract.ts';
import {
  findInvitationForUpdate,
  findPersonByEmail,
  getPlaceName,
  markInvitation,
  saveStanding,
  tieAssessorToPerson,
  tieEmployeeToPerson,
} from './queries.ts';
import { stateOf } from './invite.ts';
import { hashOfSecret } from '../../platform/auth/secret-link.ts';

/** Whoever holds the secret of the mail may know what it offers; nobody else can ask. */
export async function readOffer(
  ctx: Ctx,
  { body }: InputOf<typeof readInvitation>,
): Promise<ReplyOf<typeof readInvitation>> {
  const invitation = await openInvitation(ctx, body.token);
  const person = await findPersonByEmail(ctx.db, invitation.email);
  return {
    email: invitation.email,
    name: invitation.name,
    role: invitation.role as Role,
    place: await getPlaceName(ctx.db, invitation),
    hasAccount: person !== undefined,
  };
}

export async function acceptOffer(
  ctx: Ctx,
  { body }: InputOf<typeof acceptInvitation>,
): Promise<ReplyOf<typeof acceptInvitation>> {
  const invitation = await openInvitation(ctx, body.token);
  const { bodyId, unitId, departmentId, employeeId, assessorId } = invitation;
  const role = invitation.role as Role;
  await lockEmail(ctx.db, invitation.email);
  const personId = (await findPersonByEmail(ctx.db, invitation.email))?.id ?? (await newPerson(ctx, invitation, body));
  await saveStanding(ctx.db, {
    id: ctx.newId(),
    personId,
    role,
    bodyId,
    unitId,
    departmentId,
    employeeId,
    assessorId,
    beganAt: ctx.now,
  });
  if (assessorId !== null) await tieAssessorToPerson(ctx.db, assessorId, personId);
  if (employeeId !== null) await tieEmployeeToPerson(ctx.db, employeeId, personId);
  await markInvitation(ctx.db, invitation.id, { acceptedAt: ctx.now });
  const by = { ...ctx, actor: { personId, name: body.name ?? invitation.name, standings: [] } };
  await recordEvent(by, {
    kind: 'invitation.accepted',
    subject: { type: 'invitation', id: invitation.id },
    bodyId,
    unitId,
    after: { role },
  });
  return { role, email: invitation.email };
}

async function newPerson(
  ctx: Ctx,
  invitation: { email: string; name: string },
  { name, password }: { name?: string | undefined; password?: string | undefined },
): Promise<string> {
  if (password === undefined)
    throw new Refusal(422, 'password-missing', { problems: [{ code: 'field-missing', pointer: '/password' }] });
  return createPerson(ctx, {
    email: invitation.email,
    name: name ?? invitation.name,
    passwordHash: await hashOf(password),
  });
}

async function openInvitation(ctx: Ctx, token: string) {
  const invitation = await findInvitationForUpdate(ctx.db, { tokenHash: hashOfSecret(token) });
  if (invitation === undefined || stateOf(invitation, ctx.now) !== 'open') throw new Refusal(409, 'link-not-valid');
  return invitation;
}
