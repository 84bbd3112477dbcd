import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { endBarred } from '../assignments/index.ts';
import { findTies } from '../conflicts/index.ts';
import type { decideLifting, listLiftings, requestLifting, withdrawLifting } from './contract.ts';
import { isSecondPerson, mayAskForLifting } from './policy.ts';
import { findEntryOf, findLiftingForUpdate, listVisibleLiftings, markLifting, saveLifting } from './queries.ts';

export async function askForLifting(
  ctx: Ctx,
  { body: { entryId, assessorId, kind, through, reason } }: InputOf<typeof requestLifting>,
): Promise<ReplyOf<typeof requestLifting>> {
  const entry = await findEntryOf(ctx.db, entryId);
  const { personId } = ctx.actor;
  if (entry === undefined || personId === null || !mayAskForLifting(ctx.actor, entry.bodyId)) throw notFound();
  const ties = await findTies(ctx, { ...entry, entryIds: [entryId], assessorIds: [assessorId] });
  const tie = ties.find((one) => one.kind === kind && one.through === through);
  if (tie === undefined) throw new Refusal(409, 'conflict-not-detected');
  const { bodyId, unitId } = entry;
  const id = ctx.newId();
  const isNew = await saveLifting(ctx.db, {
    id,
    bodyId,
    assessorId,
    unitId,
    kind,
    through,
    throughName: ctx.language === 'en' ? tie.throughName.en : tie.throughName.zh,
    reason,
    requestedAt: ctx.now,
    requestedBy: personId,
  });
  if (!isNew) throw new Refusal(409, 'conflict-lifting-requested-already');
  await record(ctx, 'requested', { id, bodyId }, { assessorId, unitId, kind, through, reason });
  return { liftingId: id };
}

export async function decide(ctx: Ctx, { params, body }: InputOf<typeof decideLifting>): Promise<void> {
  const lifting = await getForUpdate(ctx, params.liftingId);
  if (lifting.outcome !== null) throw new Refusal(409, 'conflict-lifting-decided-already');
  if (!isSecondPerson(ctx.actor, lifting)) throw new Refusal(409, 'conflict-lifting-needs-second-person');
  await mark(ctx, lifting, body.outcome, body.reason);
}

export async function withdraw(ctx: Ctx, { params, body }: InputOf<typeof withdrawLifting>): Promise<void> {
  const lifting = await getForUpdate(ctx, params.liftingId);
  if (lifting.outcome !== null && lifting.outcome !== 'lifted') throw new Refusal(409, 'conflict-lifting-over');
  await mark(ctx, lifting, 'withdrawn', body.reason);
  if (lifting.outcome === 'lifted') await endBarred(ctx, { bodyId: lifting.bodyId, assessorId: lifting.assessorId });
}

async function getForUpdate(ctx: Ctx, liftingId: string) {
  const lifting = await findLiftingForUpdate(ctx.db, liftingId);
  if (lifting === undefined || !mayAskForLifting(ctx.actor, lifting.bodyId)) throw notFound();
  return lifting;
}

async function mark(
  ctx: Ctx,
  lifting: { readonly id: string; readonly bodyId: string },
  outcome: 'lifted' | 'kept' | 'withdrawn',
  decisionReason: string,
): Promise<void> {
  const stamp = { decidedAt: ctx.now, decidedBy: ctx.actor.personId };
  await markLifting(ctx.db, lifting.id, { outcome, decisionReason, ...stamp });
  await record(ctx, outcome, lifting, { reason: decisionReason });
}

function record(
  ctx: Ctx,
  verb: string,
  { id, bodyId }: { readonly id: string; readonly bodyId: string },
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  return recordEvent(ctx, {
    kind: `conflict-lifting.${verb}`,
    subject: { type: 'conflict-lifting', id },
    bodyId,
    after,
  });
}

export async function liftingsKnown(
  ctx: Ctx,
  { query }: InputOf<typeof listLiftings>,
): Promise<ReplyOf<typeof listLiftings>> {
  const page = await listVisibleLiftings(ctx.db, ctx.actor, query);
  const items = page.items.map(({ nameZh, nameEn, kind, requestedBy, requestedByName, ...row }) => ({
    ...row,
    kind: kind as InputOf<typeof requestLifting>['body']['kind'],
    unitName: { zh: nameZh, en: nameEn },
    requestedByName: requestedByName ?? '',
    mayDecide: row.state === 'requested' && isSecondPerson(ctx.actor, { requestedBy }),
  }));
  return { ...page, items };
}
