import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent, recordEvents } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { listBars } from '../conflicts/index.ts';
import type { assignAssessors, endAssignment } from './contract.ts';
import { getPackOfEdition } from '../editions/index.ts';
import { mayManageAssignments } from './policy.ts';
import {
  findAssignmentForUpdate,
  findEntryToAssign,
  listAssessorsOfBody,
  listRunningBetween,
  markAssignmentEnded,
  saveAssignments,
} from './queries.ts';
import { stageNamed } from './stage.ts';

export async function assignByHand(
  ctx: Ctx,
  { params, body }: InputOf<typeof assignAssessors>,
): Promise<ReplyOf<typeof assignAssessors>> {
  const entry = await findEntryToAssign(ctx.db, params.entryId);
  if (entry === undefined || !mayManageAssignments(ctx.actor, entry.bodyId)) throw notFound();
  if (entry.submittedAt === null || entry.withdrawnAt !== null) throw new Refusal(409, 'entry-not-submitted');
  if (entry.isDecided) throw new Refusal(409, 'edition-already-decided');
  const assessorIds = [...new Set(body.assessorIds)];
  const stage = stageNamed(await getPackOfEdition(ctx.db, entry.editionId), body.stage).id;
  await refuseBarred(ctx, entry, stage, assessorIds);
  const { id: entryId, editionId, bodyId } = entry;
  const assignments = assessorIds.map((assessorId) => ({
    id: ctx.newId(),
    sheetId: ctx.newId(),
    editionId,
    bodyId,
    entryId,
    assessorId,
    stage,
    assignedAt: ctx.now,
    assignedBy: ctx.actor.personId,
  }));
  const assignmentIds = await saveAssignments(ctx.db, assignments);
  await recordEvents(
    ctx,
    assignments
      .filter(({ id }) => assignmentIds.includes(id))
      .map(({ id, assessorId }) => ({
        kind: 'assignment.made',
        subject: { type: 'assignment', id },
        bodyId,
        after: { entryId, assessorId, stage },
      })),
  );
  return { assignmentIds };
}

/** Nothing outweighs a conflict, and all of them are named, so that the office can choose others in one go. */
async function refuseBarred(
  ctx: Ctx,
  entry: { id: string; editionId: string; bodyId: string },
  stage: string,
  assessorIds: readonly string[],
): Promise<void> {
  const known = new Map(
    (await listAssessorsOfBody(ctx.db, entry.bodyId, { entryId: entry.id, stage })).map((assessor) => [
      assessor.assessorId,
      assessor.name,
    ]),
  );
  const pointerOf = (assessorId: string) => `/assessorIds/${assessorIds.indexOf(assessorId)}`;
  const unknown = assessorIds
    .filter((assessorId) => !known.has(assessorId))
    .map((assessorId) => ({ code: 'assessor-unknown', pointer: pointerOf(assessorId) }));
  if (unknown.length > 0) throw new Refusal(422, 'assessor-unknown', { problems: unknown });
  const bars = await listBars(ctx, { ...entry, entryIds: [entry.id], assessorIds });
  const problems: Problem[] = bars.map(({ assessorId, source, reason }) => ({
    code: 'assessor-in-conflict',
    pointer: pointerOf(assessorId),
    params: { name: known.get(assessorId) ?? '', source, reason },
  }));
  const [first] = problems;
  if (first !== undefined) throw new Refusal(409, 'assessor-in-conflict', { params: first.params ?? {}, problems });
}

export async function takeOff(ctx: Ctx, { params, body }: InputOf<typeof endAssignment>): Promise<void> {
  const assignment = await findAssignmentForUpdate(ctx.db, params.assignmentId);
  if (assignment === undefined || !mayManageAssignments(ctx.actor, assignment.bodyId)) throw notFound();
  if (assignment.endedAt !== null) throw new Refusal(409, 'assignment-already-ended');
  if (assignment.isDecided) throw new Refusal(409, 'edition-already-decided');
  await end(ctx, assignment, body.reason);
}

/** Ends what runs between the two, because they are in conflict now. What a decision was made of stays. */
export async function endRunningAssignment(
  ctx: Ctx,
  { assessorId, unitId }: { assessorId: string; unitId: string },
  reason: string,
): Promise<void> {
  for (const assignment of await listRunningBetween(ctx.db, assessorId, unitId)) await end(ctx, assignment, reason);
}

/** Ends one that runs; what was marked is not used any more. */
export async function end(
  ctx: Ctx,
  { id, bodyId, entryId, assessorId }: { id: string; bodyId: string; entryId: string; assessorId: string },
  reason: string,
): Promise<void> {
  await markAssignmentEnded(ctx.db, id, { endedAt: ctx.now, endedBy: ctx.actor.personId, endedReason: reason });
  await recordEvent(ctx, {
    kind: 'assignment.ended',
    subject: { type: 'assignment', id },
    bodyId,
    before: { entryId, assessorId },
    after: { reason },
  });
}
