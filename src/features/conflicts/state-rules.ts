import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import { endBarred } from '../assignments/index.ts';
import type { getConflictRules, setConflictRules } from './contract.ts';
import { maySeeTies } from './policy.ts';
import { findRules, lockBody, saveRules } from './rules/queries.ts';

export async function rulesOf(
  ctx: Ctx,
  { params }: InputOf<typeof getConflictRules>,
): Promise<ReplyOf<typeof getConflictRules>> {
  if (!maySeeTies(ctx.actor, params.bodyId)) throw notFound();
  return findRules(ctx.db, params.bodyId);
}

export async function stateRules(
  ctx: Ctx,
  { params: { bodyId }, body, ifMatch }: InputOf<typeof setConflictRules>,
): Promise<ReplyOf<typeof setConflictRules>> {
  if (!maySeeTies(ctx.actor, bodyId)) throw notFound();
  await lockBody(ctx.db, bodyId);
  const { version, ...before } = await findRules(ctx.db, bodyId);
  await refuseIfStale(ctx, { type: 'conflict-rules', id: bodyId }, { version }, ifMatch);
  await saveRules(ctx.db, bodyId, { ...body, updatedAt: ctx.now, updatedBy: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'conflict-rules.changed',
    subject: { type: 'conflict-rules', id: bodyId },
    bodyId,
    before,
    after: body,
  });
  await endBarred(ctx, { bodyId });
  return findRules(ctx.db, bodyId);
}
