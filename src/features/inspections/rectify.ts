import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { handIn } from '../evidence/index.ts';
import type { closeFinding, orderRectification, reportRectification, returnRectification } from './contract.ts';
import { refuseProblems } from './inspect.ts';
import { mayJudge, mayManageInspections, mayReport } from './policy.ts';
import { findFindingForUpdate, type FindingRow } from './finding-queries.ts';
import { changeRectification, isAtWork, saveRectification, saveReturn } from './rectify-queries.ts';
import { type FindingWhole, presentFinding, todayOf } from './read.ts';

/** A finding is followed to its closure even when its drive is closed meanwhile. */
export async function order(ctx: Ctx, { params, body }: InputOf<typeof orderRectification>): Promise<FindingWhole> {
  const finding = await findingToChange(ctx, params.findingId);
  if (!mayManageInspections(ctx.actor, finding.unitId)) throw notFound();
  refuseClosed(finding);
  refuseReported(finding);
  const { id: findingId, unitId } = finding;
  const isKnown = await isAtWork(ctx.db, body.ownerId, unitId);
  const isLate = body.dueOn < todayOf(ctx);
  refuseProblems([
    ...(isKnown ? [] : [{ code: 'employee-unknown', pointer: '/ownerId' }]),
    ...(isLate ? [{ code: 'due-in-past', pointer: '/dueOn' }] : []),
  ]);
  const by = { orderedAt: ctx.now, orderedBy: ctx.actor.personId };
  await saveRectification(ctx.db, { findingId, unitId, ...body, ...by });
  const { ownerId, dueOn, plan } = finding;
  const before = ownerId === null ? null : { ownerId, dueOn, plan };
  await record(ctx, finding, 'rectification.ordered', { before, after: body });
  return presentFinding(ctx, findingId);
}

export async function report(ctx: Ctx, { params, body }: InputOf<typeof reportRectification>): Promise<FindingWhole> {
  const finding = await findingToChange(ctx, params.findingId);
  if (!mayReport(ctx.actor, finding)) throw notFound();
  refuseClosed(finding);
  refuseReported(finding);
  if (finding.state === 'raised') throw new Refusal(409, 'finding-not-ordered');
  const evidenceId = await handIn(ctx, finding.unitId, body.evidence);
  const by = { reportedAt: ctx.now, reportedBy: ctx.actor.personId };
  await changeRectification(ctx.db, finding.id, { ...by, report: body.report, evidenceId });
  await record(ctx, finding, 'rectification.reported', { after: { report: body.report, evidenceId } });
  return presentFinding(ctx, finding.id);
}

/** What was reported stays in the trail; the owner reports anew, also where it turns out after the closing. */
export async function sendBack(ctx: Ctx, { params, body }: InputOf<typeof returnRectification>): Promise<FindingWhole> {
  const finding = await findingToJudge(ctx, params.findingId, body.from);
  const { id: findingId, evidenceId } = finding;
  const { reason } = body;
  const by = { returnedAt: ctx.now, returnedBy: ctx.actor.personId };
  await saveReturn(ctx.db, { id: ctx.newId(), findingId, reason, ...by });
  await changeRectification(ctx.db, findingId, unreported);
  const before = { report: finding.report, evidenceId, closedAt: finding.closedAt?.toISOString() ?? null };
  const kind = finding.state === 'closed' ? 'finding.reopened' : 'rectification.returned';
  await record(ctx, finding, kind, { before, after: body });
  return presentFinding(ctx, findingId);
}

const unreported = {
  reportedAt: null,
  reportedBy: null,
  report: null,
  evidenceId: null,
  closedAt: null,
  closedBy: null,
  closingNote: null,
};

export async function close(ctx: Ctx, { params, body }: InputOf<typeof closeFinding>): Promise<FindingWhole> {
  const finding = await findingToJudge(ctx, params.findingId, 'reported');
  const by = { closedAt: ctx.now, closedBy: ctx.actor.personId };
  await changeRectification(ctx.db, finding.id, { ...by, closingNote: body.note });
  await record(ctx, finding, 'finding.closed', { after: body });
  return presentFinding(ctx, finding.id);
}

async function findingToChange(ctx: Ctx, findingId: string): Promise<FindingRow> {
  const finding = await findFindingForUpdate(ctx.db, findingId, todayOf(ctx));
  if (finding === undefined) throw notFound();
  return finding;
}

/** Reported, and to be judged by somebody who neither had to mend it nor reported it. */
async function findingToJudge(ctx: Ctx, findingId: string, from: 'reported' | 'closed'): Promise<FindingRow> {
  const finding = await findingToChange(ctx, findingId);
  if (!mayManageInspections(ctx.actor, finding.unitId)) throw notFound();
  if (from === 'closed' && finding.state !== 'closed') throw new Refusal(409, 'finding-not-closed');
  if (from === 'reported') refuseClosed(finding);
  if (from === 'reported' && finding.state !== 'reported') throw new Refusal(409, 'finding-not-reported');
  if (!mayJudge(ctx.actor, finding)) throw new Refusal(409, 'closed-by-another');
  return finding;
}

function refuseClosed({ state }: FindingRow): void {
  if (state === 'closed') throw new Refusal(409, 'finding-closed');
}

function refuseReported({ state }: FindingRow): void {
  if (state === 'reported') throw new Refusal(409, 'finding-reported');
}

async function record(
  ctx: Ctx,
  { id, unitId }: FindingRow,
  kind: string,
  change: { before?: Record<string, unknown> | null; after: Record<string, unknown> },
): Promise<void> {
  await recordEvent(ctx, { kind, subject: { type: 'finding', id }, unitId, ...change });
}
