import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { withdrawEntry } from './contract.ts';
import { maySubmit } from './policy.ts';
import { changeEntry, findEntryForUpdate } from './queries.ts';
import { type Entry, showEntry } from './read.ts';
import { refuseOutsideStage } from './rules.ts';

/** The number and the receipt of a withdrawn entry stay its own: numbers have no gaps and are never given twice. */
export async function withdraw(ctx: Ctx, { params, body }: InputOf<typeof withdrawEntry>): Promise<Entry> {
  const entry = await findEntryForUpdate(ctx.db, params.entryId);
  if (entry === undefined || !maySubmit(ctx.actor, entry)) throw notFound();
  if (entry.state === 'withdrawn') throw new Refusal(409, 'entry-withdrawn');
  refuseOutsideStage(ctx, entry);
  await changeEntry(ctx.db, entry.id, { withdrawnAt: ctx.now, withdrawnReason: body.reason });
  const { id, bodyId, unitId, state: before, number } = entry;
  await recordEvent(ctx, {
    kind: 'entry.withdrawn',
    subject: { type: 'entry', id },
    bodyId,
    unitId,
    before: { state: before, number },
    after: { reason: body.reason },
  });
  return showEntry(ctx, (await findEntryForUpdate(ctx.db, id)) ?? entry);
}
