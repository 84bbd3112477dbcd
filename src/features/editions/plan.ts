import type { Problem } from '../../core/problem.ts';
import { problemsInStages, type Stage } from '../../core/stages.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { noteVersion } from '../corrections/index.ts';
import type { createEdition, moveStages, openEdition, updateEdition } from './contract.ts';
import { mayManageEditions } from './policy.ts';
import {
  changeEdition,
  type EditionRow,
  findEditionForUpdate,
  lockProgramme,
  isNumberTaken,
  isPackOfBody,
  saveEdition,
  saveStages,
} from './queries.ts';
import { type Edition, editionOf } from './read.ts';

type PlanBody = InputOf<typeof updateEdition>['body'];

export async function draftEdition(ctx: Ctx, { body }: InputOf<typeof createEdition>): Promise<Edition> {
  const { programmeId, stages, ...plan } = body;
  // Whoever numbers an edition of the programme waits for the one before.
  const programme = await lockProgramme(ctx.db, programmeId);
  if (programme === undefined || !mayManageEditions(ctx.actor, programme.bodyId)) throw notFound();
  await refuseBadPlan(ctx, programme.bodyId, body);
  if (await isNumberTaken(ctx.db, programmeId, plan.number, null)) throw numberTaken(plan.number);
  const id = ctx.newId();
  await saveEdition(ctx.db, { id, programmeId, bodyId: programme.bodyId, ...plan, createdAt: ctx.now });
  await saveStages(ctx.db, id, stages);
  await noteVersion(ctx, { id, bodyId: programme.bodyId }, plan.packId, 'drafted');
  await recordEvent(ctx, {
    kind: 'edition.drafted',
    subject: { type: 'edition', id },
    bodyId: programme.bodyId,
    after: { ...body },
  });
  return readBack(ctx, id);
}

export async function reviseEdition(
  ctx: Ctx,
  { params, body, ifMatch }: InputOf<typeof updateEdition>,
): Promise<Edition> {
  const edition = await editionToChange(ctx, params.editionId, ifMatch);
  if (edition.openedAt !== null) throw new Refusal(409, 'edition-already-opened');
  await refuseBadPlan(ctx, edition.bodyId, body);
  await lockProgramme(ctx.db, edition.programmeId);
  if (await isNumberTaken(ctx.db, edition.programmeId, body.number, edition.id)) throw numberTaken(body.number);
  const { stages, ...plan } = body;
  await changeEdition(ctx.db, edition.id, plan);
  await saveStages(ctx.db, edition.id, stages);
  if (plan.packId !== edition.packId) await noteVersion(ctx, edition, plan.packId, 'rebased');
  await recordEvent(ctx, {
    kind: 'edition.changed',
    subject: { type: 'edition', id: edition.id },
    bodyId: edition.bodyId,
    before: planOf(edition),
    after: { ...body },
  });
  return readBack(ctx, edition.id);
}

/** From here on units can see and enter it, and its pack is frozen: the schema of an entry must not move under it. */
export async function callForEntries(ctx: Ctx, { params, ifMatch }: InputOf<typeof openEdition>): Promise<Edition> {
  const edition = await editionToChange(ctx, params.editionId, ifMatch);
  if (edition.openedAt !== null) throw new Refusal(409, 'edition-already-opened');
  const entryStage = edition.stages.find(({ kind }) => kind === 'entry');
  if (entryStage === undefined || entryStage.closesAt <= ctx.now) throw new Refusal(409, 'edition-entry-stage-over');
  await changeEdition(ctx.db, edition.id, { openedAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'edition.opened',
    subject: { type: 'edition', id: edition.id },
    bodyId: edition.bodyId,
    after: { packId: edition.packId },
  });
  return readBack(ctx, edition.id);
}

export async function moveDates(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof moveStages>): Promise<Edition> {
  const edition = await editionToChange(ctx, params.editionId, ifMatch);
  if (edition.openedAt === null) throw new Refusal(409, 'edition-not-opened');
  const problems = [...problemsInStages(body.stages), ...problemsInMoves(edition, body.stages, ctx.now)];
  if (problems.length > 0) throw new Refusal(422, 'edition-plan-invalid', { problems });
  await saveStages(ctx.db, edition.id, body.stages);
  await changeEdition(ctx.db, edition.id, {});
  const before = { stages: edition.stages };
  await recordEvent(ctx, {
    kind: 'edition.stages-moved',
    subject: { type: 'edition', id: edition.id },
    bodyId: edition.bodyId,
    before,
    after: { ...body },
  });
  return readBack(ctx, edition.id);
}

/** What is past cannot be moved, and nothing can be moved into the past: nobody may be made late afterwards. */
function problemsInMoves(edition: EditionRow, stages: readonly Stage[], now: Date): Problem[] {
  return stages.flatMap((stage, index) => {
    const former = edition.stages.find(({ kind }) => kind === stage.kind);
    if (former === undefined) return [];
    return (['opensAt', 'closesAt'] as const).flatMap((end) => {
      const isMoved = Date.parse(stage[end]) !== former[end].getTime();
      const touchesPast = former[end] <= now || Date.parse(stage[end]) <= now.getTime();
      return isMoved && touchesPast
        ? [{ code: 'stage-moved-in-past', pointer: `/stages/${index}/${end}`, params: { stage: stage.kind } }]
        : [];
    });
  });
}

async function editionToChange(ctx: Ctx, editionId: string, ifMatch: number | undefined): Promise<EditionRow> {
  const edition = await findEditionForUpdate(ctx.db, editionId);
  if (edition === undefined || !mayManageEditions(ctx.actor, edition.bodyId)) throw notFound();
  await refuseIfStale(ctx, { type: 'edition', id: edition.id }, edition, ifMatch);
  return edition;
}

async function refuseBadPlan(ctx: Ctx, bodyId: string, plan: PlanBody): Promise<void> {
  const problems: Problem[] = problemsInStages(plan.stages);
  if (plan.periodTo < plan.periodFrom) problems.push({ code: 'period-reversed', pointer: '/periodTo' });
  if (!(await isPackOfBody(ctx.db, plan.packId, bodyId)))
    problems.push({ code: 'pack-not-of-body', pointer: '/packId' });
  if (problems.length > 0) throw new Refusal(422, 'edition-plan-invalid', { problems });
}

function numberTaken(number: number): Refusal {
  return new Refusal(409, 'edition-number-taken', {
    params: { number },
    problems: [{ code: 'edition-number-taken', pointer: '/number', params: { number } }],
  });
}

function planOf({ number, periodFrom, periodTo, packId, places, stages }: EditionRow) {
  return { number, periodFrom, periodTo, packId, places, stages };
}

async function readBack(ctx: Ctx, editionId: string): Promise<Edition> {
  const row = await findEditionForUpdate(ctx.db, editionId);
  if (row === undefined) throw new Error(`edition ${editionId} vanished within its own transaction`);
  return editionOf(row, ctx.now);
}
