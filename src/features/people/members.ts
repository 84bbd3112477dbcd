import type { Role } from '../../core/relations.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { getMe, listBodyInvitations, listBodyMembers, listUnitInvitations, listUnitMembers } from './contract.ts';
import { stateOf } from './invite.ts';
import { mayInviteToBody, mayInviteToUnit, mayManagePlace } from './policy.ts';
import {
  findStanding,
  getPerson,
  listInvitations,
  listMembers,
  listStandings,
  listStandingsLikeForUpdate,
  markStandingEnded,
} from './queries.ts';

export async function whoAmI(ctx: Ctx): Promise<ReplyOf<typeof getMe>> {
  const person = await getPerson(ctx.db, ctx.actor.personId ?? '');
  const standings = await listStandings(ctx.db, person.id);
  const nowhere = { bodyId: null, unitId: null, departmentId: null, employeeId: null, assessorId: null };
  return {
    personId: person.id,
    name: person.name,
    email: person.email,
    twoFactor: person.twoFactorEnabled ?? false,
    standings: standings.map(({ standing, name }) => ({ ...nowhere, ...standing, name })),
  };
}

export async function membersOfBody(
  ctx: Ctx,
  { params, query }: InputOf<typeof listBodyMembers>,
): Promise<ReplyOf<typeof listBodyMembers>> {
  if (!mayInviteToBody(ctx.actor, params.bodyId)) throw notFound();
  return membersPage(await listMembers(ctx.db, params, query));
}

export async function membersOfUnit(
  ctx: Ctx,
  { params, query }: InputOf<typeof listUnitMembers>,
): Promise<ReplyOf<typeof listUnitMembers>> {
  if (!mayInviteToUnit(ctx.actor, params.unitId)) throw notFound();
  return membersPage(await listMembers(ctx.db, params, query));
}

export async function invitationsOfBody(
  ctx: Ctx,
  { params, query }: InputOf<typeof listBodyInvitations>,
): Promise<ReplyOf<typeof listBodyInvitations>> {
  if (!mayInviteToBody(ctx.actor, params.bodyId)) throw notFound();
  return invitationsPage(await listInvitations(ctx.db, params, query), ctx.now);
}

export async function invitationsOfUnit(
  ctx: Ctx,
  { params, query }: InputOf<typeof listUnitInvitations>,
): Promise<ReplyOf<typeof listUnitInvitations>> {
  if (!mayInviteToUnit(ctx.actor, params.unitId)) throw notFound();
  return invitationsPage(await listInvitations(ctx.db, params, query), ctx.now);
}

type Members = Awaited<ReturnType<typeof listMembers>>;
type Invitations = Awaited<ReturnType<typeof listInvitations>>;

function membersPage(page: Members): ReplyOf<typeof listBodyMembers> {
  return { ...page, items: page.items.map((member) => ({ ...member, role: member.role as Role })) };
}

function invitationsPage(page: Invitations, now: Date): ReplyOf<typeof listBodyInvitations> {
  return { ...page, items: page.items.map((row) => ({ ...row, role: row.role as Role, state: stateOf(row, now) })) };
}

/** A place is never left without anybody who could invite the next. */
export async function removeStanding(ctx: Ctx, standingId: string): Promise<void> {
  const standing = await findStanding(ctx.db, standingId);
  if (standing === undefined || !mayManagePlace(ctx.actor, standing)) throw notFound();
  const alike = await listStandingsLikeForUpdate(ctx.db, standing);
  // Somebody else was quicker.
  if (!alike.includes(standingId)) throw notFound();
  const keepsThePlace = standing.role === 'office' || standing.role === 'coordinator';
  if (keepsThePlace && alike.length === 1) throw new Refusal(409, 'last-of-its-kind');
  await markStandingEnded(ctx.db, standingId, ctx.now);
  const { bodyId, unitId, role, personId } = standing;
  await recordEvent(ctx, {
    kind: 'standing.ended',
    subject: { type: 'standing', id: standingId },
    bodyId,
    unitId,
    before: { role, personId },
  });
}
