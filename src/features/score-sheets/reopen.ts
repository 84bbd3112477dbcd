import { toText } from '../../core/ratio.ts';
import { totalOf } from '../../core/scoring/total.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { reopenScoreSheet } from './contract.ts';
import { mayReopenSheet } from './policy.ts';
import { changeSheet, findSheetForUpdate, saveReopening } from './queries.ts';
import { marksOf, type Sheet, shown } from './sheet.ts';

export async function openAgain(ctx: Ctx, { params, body }: InputOf<typeof reopenScoreSheet>): Promise<Sheet> {
  const sheet = await findSheetForUpdate(ctx.db, params.sheetId);
  if (sheet === undefined || !mayReopenSheet(ctx.actor, sheet)) throw notFound();
  if (sheet.submittedAt === null) throw new Refusal(409, 'score-sheet-not-submitted');
  if (sheet.isDecided) throw new Refusal(409, 'edition-already-decided');
  const formerTotal = toText(totalOf(sheet.pack, marksOf(sheet.marks), sheet.choices).exact);
  await changeSheet(ctx.db, sheet.id, { total: null, submittedAt: null, updatedAt: ctx.now });
  const reopening = { reason: body.reason, reopenedAt: ctx.now };
  await saveReopening(ctx.db, {
    id: ctx.newId(),
    sheetId: sheet.id,
    ...reopening,
    reopenedBy: ctx.actor.personId,
    formerTotal,
  });
  await recordEvent(ctx, {
    kind: 'score-sheet.reopened',
    subject: { type: 'score-sheet', id: sheet.id },
    bodyId: sheet.bodyId,
    before: { total: formerTotal },
    after: body,
  });
  const reopenings = [{ ...reopening, reopenedAt: ctx.now.toISOString() }, ...sheet.reopenings];
  return shown(ctx, { ...sheet, submittedAt: null, updatedAt: ctx.now, reopenings, version: sheet.version + 1 });
}
