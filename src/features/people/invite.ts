import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { queueMail } from '../../platform/mail/mail.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { texts } from './texts.ts';
import { translate } from '../../platform/i18n/catalogue.ts';
import type { inviteOffice, inviteToUnit, listBodyInvitations } from './contract.ts';
import { mayInviteToBody, mayInviteToUnit, mayManagePlace } from './policy.ts';
import {
  findInvitationForUpdate,
  findUnitPlace,
  getPlaceName,
  markInvitation,
  type NewInvitation,
  saveAssessor,
  saveInvitation,
} from './queries.ts';
import { newSecret } from '../../platform/auth/secret-link.ts';

const validDays = 14;
type Invitation = ReplyOf<typeof inviteOffice>;

export async function inviteToOffice(ctx: Ctx, { params, body }: InputOf<typeof inviteOffice>): Promise<Invitation> {
  if (!mayInviteToBody(ctx.actor, params.bodyId)) throw notFound();
  const place = { ...nowhere, bodyId: params.bodyId };
  if (body.role === 'office') return invite(ctx, body, { ...place, role: 'office' });
  const assessorId = ctx.newId();
  const { name, employer, sectors } = body;
  await saveAssessor(ctx.db, { id: assessorId, bodyId: params.bodyId, name, employer, sectors, createdAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'assessor.added',
    subject: { type: 'assessor', id: assessorId },
    bodyId: params.bodyId,
    after: { name, employer, sectors },
  });
  return invite(ctx, body, { ...place, role: 'assessor', assessorId });
}

export async function inviteColleague(ctx: Ctx, { params, body }: InputOf<typeof inviteToUnit>): Promise<Invitation> {
  if (!mayInviteToUnit(ctx.actor, params.unitId)) throw notFound();
  const place = { ...nowhere, unitId: params.unitId };
  if (body.role === 'coordinator') return invite(ctx, body, { ...place, role: 'coordinator' });
  const at = body.role === 'department' ? { departmentId: body.departmentId } : { employeeId: body.employeeId };
  if (!(await findUnitPlace(ctx.db, params.unitId, at))) throw notFound();
  return invite(ctx, body, { ...place, ...at, role: body.role });
}

const nowhere = { bodyId: null, unitId: null, departmentId: null, employeeId: null, assessorId: null };
type Offer = Pick<NewInvitation, 'role' | keyof typeof nowhere>;

async function invite(ctx: Ctx, whom: { email: string; name: string }, offer: Offer): Promise<Invitation> {
  const { invitation, link } = await offerPlace(ctx, whom, offer);
  const { email, name } = whom;
  const place = await getPlaceName(ctx.db, offer);
  const say = (key: string) =>
    translate(texts, ctx.language, key, {
      name,
      link,
      inviter: ctx.actor.name,
      days: validDays,
      place: ctx.language === 'en' ? place.en : place.zh,
    });
  await queueMail(ctx, {
    to: { address: email, name },
    kind: 'invitation',
    subject: say('invitation.subject'),
    text: say('invitation.body'),
    bodyId: offer.bodyId,
  });
  return invitation;
}

/** The invitation itself and its link, which only this answer tells. */
export async function offerPlace(
  ctx: Ctx,
  { email, name }: { email: string; name: string },
  offer: Offer,
): Promise<{ invitation: Invitation; link: string }> {
  const id = ctx.newId();
  const { token, tokenHash } = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + validDays * 86_400_000);
  const stamps = { createdAt: ctx.now, expiresAt };
  await saveInvitation(ctx.db, { id, email, name, ...offer, tokenHash, invitedBy: ctx.actor.personId, ...stamps });
  await recordEvent(ctx, {
    kind: 'invitation.sent',
    subject: { type: 'invitation', id },
    bodyId: offer.bodyId,
    unitId: offer.unitId,
    after: { email, name, role: offer.role },
  });
  const link = `${ctx.publicUrl}/${doorOf[offer.role]}/invitation?token=${token}`;
  return { invitation: { id, email, name, role: offer.role, state: 'open', ...stamps }, link };
}

const doorOf = {
  office: 'office',
  assessor: 'assessor',
  coordinator: 'unit',
  department: 'unit',
  employee: 'unit',
} as const;

export async function takeInvitationBack(ctx: Ctx, invitationId: string): Promise<void> {
  const invitation = await findInvitationForUpdate(ctx.db, { id: invitationId });
  if (invitation === undefined || !mayManagePlace(ctx.actor, invitation)) throw notFound();
  if (stateOf(invitation, ctx.now) !== 'open') throw new Refusal(409, 'invitation-not-open');
  await markInvitation(ctx.db, invitationId, { withdrawnAt: ctx.now });
  const { bodyId, unitId } = invitation;
  await recordEvent(ctx, {
    kind: 'invitation.withdrawn',
    subject: { type: 'invitation', id: invitationId },
    bodyId,
    unitId,
  });
}

type State = ReplyOf<typeof listBodyInvitations>['items'][number]['state'];

export function stateOf(
  invitation: { acceptedAt: Date | null; withdrawnAt: Date | null; expiresAt: Date },
  now: Date,
): State {
  if (invitation.acceptedAt !== null) return 'accepted';
  if (invitation.withdrawnAt !== null) return 'withdrawn';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}
