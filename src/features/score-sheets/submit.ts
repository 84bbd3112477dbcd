import { toText } from '../../core/ratio.ts';
import { totalOf } from '../../core/scoring/total.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import type { submitScoreSheet } from './contract.ts';
import { changeSheet } from './queries.ts';
import { marksOf, problemsIn, refuseIfAny, type Sheet, shown } from './sheet.ts';
import { sheetToWrite } from './sheet-to-write.ts';

export async function handIn(ctx: Ctx, { params, ifMatch }: InputOf<typeof submitScoreSheet>): Promise<Sheet> {
  const sheet = await sheetToWrite(ctx, params.sheetId, ifMatch);
  const marks = marksOf(sheet.marks);
  refuseIfAny(problemsIn(sheet, marks, { final: true }));
  const total = toText(totalOf(sheet.pack, marks, sheet.choices).exact);
  await changeSheet(ctx.db, sheet.id, { total, submittedAt: ctx.now, updatedAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'score-sheet.submitted',
    subject: { type: 'score-sheet', id: sheet.id },
    bodyId: sheet.bodyId,
    after: { total },
  });
  return shown(ctx, { ...sheet, submittedAt: ctx.now, updatedAt: ctx.now, version: sheet.version + 1 });
}
