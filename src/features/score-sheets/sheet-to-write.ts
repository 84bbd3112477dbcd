import type { Ctx } from '../../platform/ctx.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { mayWriteSheet } from './policy.ts';
import { findSheetForUpdate, type SheetRow } from './queries.ts';

/** The sheet, locked, if the actor may write it now. */
export async function sheetToWrite(ctx: Ctx, sheetId: string, ifMatch: number | undefined): Promise<SheetRow> {
  const sheet = await findSheetForUpdate(ctx.db, sheetId);
  if (sheet === undefined || !mayWriteSheet(ctx.actor, sheet)) throw notFound();
  if (sheet.submittedAt !== null) throw new Refusal(409, 'score-sheet-already-submitted');
  const stage = {
    now: ctx.now.toISOString(),
    opensAt: sheet.opensAt.toISOString(),
    closesAt: sheet.closesAt.toISOString(),
  };
  if (ctx.now < sheet.opensAt) throw new Refusal(409, 'assessment-stage-not-open', { params: stage });
  if (ctx.now >= sheet.closesAt) throw new Refusal(409, 'assessment-stage-closed', { params: stage });
  await refuseIfStale(ctx, { type: 'score-sheet', id: sheet.id }, sheet, ifMatch);
  return sheet;
}
