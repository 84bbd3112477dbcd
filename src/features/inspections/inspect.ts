import { indicatorsOf } from '../../core/criteria/tree.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { findDrive } from '../drives/index.ts';
import type { createInspection, raiseFinding, updateInspection } from './contract.ts';
import { mayManageInspections } from './policy.ts';
import { changeInspection, findInspectionForUpdate, type InspectionRow, saveInspection } from './queries.ts';
import { saveFinding } from './rectify-queries.ts';
import { type FindingWhole, type Inspection, presentFinding, presentInspection, todayOf } from './read.ts';

type Body = InputOf<typeof createInspection>['body'];

export async function create(ctx: Ctx, { params, body }: InputOf<typeof createInspection>): Promise<Inspection> {
  const { driveId } = params;
  const drive = await findDrive(ctx.db, driveId, todayOf(ctx));
  if (drive === undefined || !mayManageInspections(ctx.actor, drive.unitId)) throw notFound();
  if (drive.closedAt !== null) throw new Refusal(409, 'drive-closed');
  refuseProblems(await problemsIn(ctx, driveId, body));
  const id = ctx.newId();
  const { unitId } = drive;
  const by = { createdAt: ctx.now, createdBy: ctx.actor.personId };
  await saveInspection(ctx.db, { id, unitId, driveId, ...body, ...by });
  const subject = { type: 'inspection', id };
  await recordEvent(ctx, { kind: 'inspection.recorded', subject, unitId, after: { driveId, ...body } });
  return presentInspection(ctx, id);
}

export async function revise(
  ctx: Ctx,
  { params, body, ifMatch }: InputOf<typeof updateInspection>,
): Promise<Inspection> {
  const present = await inspectionToChange(ctx, params.inspectionId);
  const subject = { type: 'inspection', id: present.id };
  await refuseIfStale(ctx, subject, present, ifMatch);
  refuseProblems(await problemsIn(ctx, present.driveId, body));
  await changeInspection(ctx.db, present.id, body);
  const { title, heldOn, inspector, checklist, unitId } = present;
  const before = { title, heldOn, inspector, checklist };
  await recordEvent(ctx, { kind: 'inspection.changed', subject, unitId, before, after: { ...body } });
  return presentInspection(ctx, present.id);
}

export async function raise(ctx: Ctx, { params, body }: InputOf<typeof raiseFinding>): Promise<FindingWhole> {
  const { id: inspectionId, unitId, driveId } = await inspectionToChange(ctx, params.inspectionId);
  if (!(await knownIndicators(ctx, driveId)).has(body.indicator)) {
    refuseProblems([{ code: 'unknown-indicator', pointer: '/indicator', params: { number: body.indicator } }]);
  }
  const id = ctx.newId();
  const by = { raisedAt: ctx.now, raisedBy: ctx.actor.personId };
  await saveFinding(ctx.db, { id, inspectionId, unitId, driveId, ...body, ...by });
  const subject = { type: 'finding', id };
  await recordEvent(ctx, { kind: 'finding.raised', subject, unitId, after: { inspectionId, ...body } });
  return presentFinding(ctx, id);
}

async function inspectionToChange(ctx: Ctx, inspectionId: string): Promise<InspectionRow> {
  const inspection = await findInspectionForUpdate(ctx.db, inspectionId);
  if (inspection === undefined || !mayManageInspections(ctx.actor, inspection.unitId)) throw notFound();
  if (inspection.driveClosedAt !== null) throw new Refusal(409, 'drive-closed');
  return inspection;
}

async function problemsIn(ctx: Ctx, driveId: string, { heldOn, checklist }: Body): Promise<Problem[]> {
  const known = await knownIndicators(ctx, driveId);
  const problems: Problem[] = heldOn > todayOf(ctx) ? [{ code: 'inspection-in-future', pointer: '/heldOn' }] : [];
  for (const [index, { indicator }] of checklist.entries()) {
    if (known.has(indicator)) continue;
    const pointer = `/checklist/${index}/indicator`;
    problems.push({ code: 'unknown-indicator', pointer, params: { number: indicator } });
  }
  return problems;
}

async function knownIndicators(ctx: Ctx, driveId: string): Promise<ReadonlySet<string>> {
  const drive = await findDrive(ctx.db, driveId, todayOf(ctx));
  return new Set(drive === undefined ? [] : indicatorsOf(drive.pack).map(({ number }) => number));
}

export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(422, 'inspection-invalid', { problems });
}
