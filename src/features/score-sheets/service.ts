import type { Choices } from '../../core/criteria/tree.ts';
import type { Problem } from '../../core/problem.ts';
import { toText } from '../../core/ratio.ts';
import { type Marks, problemsInSheet } from '../../core/scoring/sheet.ts';
import { totalOf } from '../../core/scoring/total.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import { texts as scoringTexts } from '../../core/scoring/texts.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { getScoreSheet, reopenScoreSheet, saveScoreSheet, submitScoreSheet } from './contract.ts';
import { mayReopenSheet, maySeeSheet, mayWriteSheet } from './policy.ts';
import { changeSheet, findSheet, findSheetForUpdate, type KeptMarks, saveReopening, type SheetRow } from './queries.ts';

const scoring = catalogueOf([scoringTexts]);

type Sheet = ReplyOf<typeof getScoreSheet>;

export async function sheetFor(ctx: Ctx, { params }: InputOf<typeof getScoreSheet>): Promise<Sheet> {
  const sheet = await findSheet(ctx.db, params.sheetId);
  if (sheet === undefined || !maySeeSheet(ctx.actor, sheet)) throw notFound();
  return sheetOf(ctx, sheet);
}

export async function keepMarks(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof saveScoreSheet>): Promise<Sheet> {
  const sheet = await sheetToWrite(ctx, params.sheetId, ifMatch);
  const problems = problemsInSheet(sheet.pack, marksOf(body.marks), { final: false, choices: choicesOf(sheet) });
  if (problems.length > 0) throw new Refusal(422, 'score-sheet-invalid', { problems: problems.map(atMark) });
  await changeSheet(ctx.db, sheet.id, { ...body, updatedAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'score-sheet.saved',
    subject: { type: 'score-sheet', id: sheet.id },
    bodyId: sheet.bodyId,
    before: { marks: changedMarks(sheet.marks, body.marks) },
    after: { marks: changedMarks(body.marks, sheet.marks) },
  });
  return sheetOf(ctx, { ...sheet, ...body, updatedAt: ctx.now, version: sheet.version + 1 });
}

export async function handIn(ctx: Ctx, { params, ifMatch }: InputOf<typeof submitScoreSheet>): Promise<Sheet> {
  const sheet = await sheetToWrite(ctx, params.sheetId, ifMatch);
  const marks = marksOf(sheet.marks);
  const problems = problemsInSheet(sheet.pack, marks, { final: true, choices: choicesOf(sheet) });
  if (problems.length > 0) throw new Refusal(422, 'score-sheet-invalid', { problems: problems.map(atMark) });
  const total = toText(totalOf(sheet.pack, marks, choicesOf(sheet)).exact);
  await changeSheet(ctx.db, sheet.id, { total, submittedAt: ctx.now, updatedAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'score-sheet.submitted',
    subject: { type: 'score-sheet', id: sheet.id },
    bodyId: sheet.bodyId,
    after: { total },
  });
  return sheetOf(ctx, { ...sheet, submittedAt: ctx.now, updatedAt: ctx.now, version: sheet.version + 1 });
}

export async function openAgain(ctx: Ctx, { params, body }: InputOf<typeof reopenScoreSheet>): Promise<Sheet> {
  const sheet = await findSheetForUpdate(ctx.db, params.sheetId);
  if (sheet === undefined || !mayReopenSheet(ctx.actor, sheet)) throw notFound();
  if (sheet.submittedAt === null) throw new Refusal(409, 'score-sheet-not-submitted');
  if (sheet.isDecided) throw new Refusal(409, 'edition-already-decided');
  const formerTotal = toText(totalOf(sheet.pack, marksOf(sheet.marks), choicesOf(sheet)).exact);
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
  return sheetOf(ctx, { ...sheet, submittedAt: null, updatedAt: ctx.now, reopenings, version: sheet.version + 1 });
}

async function sheetToWrite(ctx: Ctx, sheetId: string, ifMatch: number | undefined): Promise<SheetRow> {
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

/** Which of several alternatives counts follows from the unit's type. */
function choicesOf({ unitType }: SheetRow): Choices {
  return { unitType };
}

function marksOf(kept: KeptMarks): Marks {
  return Object.fromEntries(
    Object.entries(kept).flatMap(([indicator, { mark }]) => (mark === undefined ? [] : [[indicator, mark]])),
  );
}

function atMark(problem: Problem): Problem {
  return { ...problem, pointer: `/marks${problem.pointer}` };
}

function changedMarks(these: KeptMarks, those: KeptMarks): KeptMarks {
  return Object.fromEntries(
    Object.entries(these).filter(([indicator, kept]) => JSON.stringify(kept) !== JSON.stringify(those[indicator])),
  );
}

function sheetOf(ctx: Ctx, row: SheetRow): Sheet {
  const { nameZh, nameEn, programmeZh, programmeEn, pack, ...sheet } = row;
  const marks = marksOf(sheet.marks);
  const problems = problemsInSheet(pack, marks, { final: true, choices: choicesOf(row) });
  const say = scoring.sayIn(ctx.language);
  return {
    ...sheet,
    entryNumber: sheet.entryNumber ?? '',
    unitName: { zh: nameZh, en: nameEn },
    programmeName: { zh: programmeZh, en: programmeEn },
    total: toText(totalOf(pack, marks, choicesOf(row)).exact),
    problems: problems.map(({ code, pointer, params }) => ({
      code,
      pointer: `/marks${pointer}`,
      message: say(code, params),
    })),
  };
}
