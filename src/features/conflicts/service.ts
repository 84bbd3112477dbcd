import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { endRunningAssignment } from '../assignments/index.ts';
import { findSheetForUpdate } from '../score-sheets/index.ts';
import type { declareConflict, declareTie, listConflicts, recordConflict } from './contract.ts';
import { mayDeclareConflict, mayRecordConflict } from './policy.ts';
import { findAssessorBody, isUnit, listVisibleConflicts, type NewConflict, saveConflict } from './queries.ts';

export async function stepBack(
  ctx: Ctx,
  { params, body }: InputOf<typeof declareConflict>,
): Promise<ReplyOf<typeof declareConflict>> {
  const sheet = await findSheetForUpdate(ctx.db, params.sheetId);
  if (sheet === undefined || sheet.endedAt !== null || !mayDeclareConflict(ctx.actor, sheet)) throw notFound();
  if (sheet.submittedAt !== null) throw new Refusal(409, 'score-sheet-already-submitted');
  const { bodyId, assessorId, unitId } = sheet;
  const conflictId = await keep(ctx, { bodyId, assessorId, unitId, source: 'declared', ...body });
  return { conflictId };
}

/** A tie that the assessor knows of before anything is assigned. */
export async function declareOwn(
  ctx: Ctx,
  { params: { assessorId }, body }: InputOf<typeof declareTie>,
): Promise<ReplyOf<typeof declareTie>> {
  const assessor = await findAssessorBody(ctx.db, assessorId);
  if (assessor === undefined || !mayDeclareConflict(ctx.actor, { assessorId }) || !(await isUnit(ctx.db, body.unitId)))
    throw notFound();
  return { conflictId: await keep(ctx, { ...body, assessorId, bodyId: assessor.bodyId, source: 'declared' }) };
}

export async function keepConflict(
  ctx: Ctx,
  { body }: InputOf<typeof recordConflict>,
): Promise<ReplyOf<typeof recordConflict>> {
  const assessor = await findAssessorBody(ctx.db, body.assessorId);
  if (assessor === undefined || !mayRecordConflict(ctx.actor, assessor.bodyId) || !(await isUnit(ctx.db, body.unitId)))
    throw notFound();
  return { conflictId: await keep(ctx, { ...body, bodyId: assessor.bodyId, source: 'recorded' }) };
}

async function keep(ctx: Ctx, conflict: Omit<NewConflict, 'id' | 'recordedAt' | 'recordedBy'>): Promise<string> {
  const id = ctx.newId();
  const isNew = await saveConflict(ctx.db, { id, ...conflict, recordedAt: ctx.now, recordedBy: ctx.actor.personId });
  if (!isNew) throw new Refusal(409, 'conflict-already-recorded');
  const { bodyId, ...about } = conflict;
  await recordEvent(ctx, {
    kind: `conflict.${conflict.source}`,
    subject: { type: 'conflict', id },
    bodyId,
    after: about,
  });
  await endRunningAssignment(ctx, conflict, conflict.reason);
  return id;
}

export async function conflictsKnown(
  ctx: Ctx,
  { query }: InputOf<typeof listConflicts>,
): Promise<ReplyOf<typeof listConflicts>> {
  const page = await listVisibleConflicts(ctx.db, ctx.actor, query);
  const items = page.items.map(({ nameZh, nameEn, source, kind, ...row }) => ({
    ...row,
    source: source as 'declared' | 'recorded',
    kind: kind as 'interest' | 'family',
    unitName: { zh: nameZh, en: nameEn },
  }));
  return { ...page, items };
}
