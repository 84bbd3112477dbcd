import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { findEdition } from '../editions/index.ts';
import type { openEntry } from './contract.ts';
import { maySubmit } from './policy.ts';
import { copyWithdrawn, findEntry, saveEntry } from './queries.ts';
import { type Entry, showEntry } from './read.ts';
import { refuseOutsideStage } from './rules.ts';

/** A unit that waits for confirmation may prepare its entry; submitting it has to wait. */
export async function open(ctx: Ctx, { body }: InputOf<typeof openEntry>): Promise<Entry> {
  const { editionId, unitId } = body;
  const edition = await findEdition(ctx.db, editionId);
  const stage = edition?.stages.find(({ kind }) => kind === 'entry');
  if (edition === undefined || edition.openedAt === null || stage === undefined) throw notFound();
  const place = { unitId, bodyId: edition.bodyId };
  if (!maySubmit(ctx.actor, place)) throw notFound();
  refuseOutsideStage(ctx, stage);
  const id = ctx.newId();
  const isNew = await saveEntry(ctx.db, { id, editionId, ...place, createdAt: ctx.now, createdBy: ctx.actor.personId });
  if (!isNew) throw new Refusal(409, 'entry-exists');
  const takenFrom = await copyWithdrawn(ctx.db, { id, editionId, unitId });
  await recordEvent(ctx, {
    kind: 'entry.opened',
    subject: { type: 'entry', id },
    ...place,
    after: { editionId, ...(takenFrom === undefined ? {} : { takenFrom }) },
  });
  const row = await findEntry(ctx.db, id);
  if (row === undefined) throw notFound();
  return showEntry(ctx, row);
}
