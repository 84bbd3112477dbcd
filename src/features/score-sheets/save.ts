import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import type { saveScoreSheet } from './contract.ts';
import { changeSheet, type KeptMarks } from './queries.ts';
import { marksOf, problemsIn, refuseIfAny, type Sheet, shown } from './sheet.ts';
import { sheetToWrite } from './sheet-to-write.ts';

export async function keepMarks(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof saveScoreSheet>): Promise<Sheet> {
  const sheet = await sheetToWrite(ctx, params.sheetId, ifMatch);
  refuseIfAny(problemsIn(sheet, marksOf(body.marks), { final: false }));
  await changeSheet(ctx.db, sheet.id, { ...body, updatedAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'score-sheet.saved',
    subject: { type: 'score-sheet', id: sheet.id },
    bodyId: sheet.bodyId,
    before: { marks: changedMarks(sheet.marks, body.marks) },
    after: { marks: changedMarks(body.marks, sheet.marks) },
  });
  return shown(ctx, { ...sheet, ...body, updatedAt: ctx.now, version: sheet.version + 1 });
}

function changedMarks(these: KeptMarks, those: KeptMarks): KeptMarks {
  return Object.fromEntries(
    Object.entries(these).filter(([indicator, kept]) => JSON.stringify(kept) !== JSON.stringify(those[indicator])),
  );
}
