import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import { bars, findTies } from '../conflicts/index.ts';
import type { giveBid, listEntriesToBid } from './contract.ts';
import { findEntryToBid, listEditionsToBid, listOpenEntries, removeBid, saveBid } from './queries.ts';

/** An entry with which the assessor is in conflict is not on the list, as if it were not there. */
export async function entriesToBid(
  ctx: Ctx,
  { query }: InputOf<typeof listEntriesToBid>,
): Promise<ReplyOf<typeof listEntriesToBid>> {
  const barred: string[] = [];
  for (const { assessorId, ...scope } of await listEditionsToBid(ctx.db, ctx.actor)) {
    const ties = await findTies(ctx, { ...scope, assessorIds: [assessorId] });
    barred.push(...ties.filter(bars).map(({ entryId }) => entryId));
  }
  const page = await listOpenEntries(ctx.db, ctx.actor, barred, query);
  const items = page.items.map(({ nameZh, nameEn, programmeZh, programmeEn, number, wish, ...row }) => ({
    ...row,
    number: number ?? '',
    unitName: { zh: nameZh, en: nameEn },
    programmeName: { zh: programmeZh, en: programmeEn },
    wish: wish as InputOf<typeof giveBid>['body']['wish'],
  }));
  return { ...page, items };
}

export async function bid(ctx: Ctx, { params: { entryId }, body }: InputOf<typeof giveBid>): Promise<void> {
  const entry = await findEntryToBid(ctx.db, ctx.actor, entryId);
  if (entry === undefined) throw notFound();
  const { editionId, bodyId, assessorId } = entry;
  const ties = await findTies(ctx, { editionId, bodyId, entryIds: [entryId], assessorIds: [assessorId] });
  if (ties.some(bars)) throw notFound();
  if (entry.wish === body.wish) return;
  if (body.wish === null) await removeBid(ctx.db, entryId, assessorId);
  else await saveBid(ctx.db, { entryId, assessorId, wish: body.wish, givenAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'bid.given',
    subject: { type: 'assessor', id: assessorId },
    bodyId,
    before: { entryId, wish: entry.wish },
    after: { entryId, wish: body.wish },
  });
}
