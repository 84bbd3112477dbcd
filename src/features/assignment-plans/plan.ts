import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { bars, findTies } from '../conflicts/index.ts';
import { findEdition, getPackOfEdition } from '../editions/index.ts';
import type { getAssignmentPlan, setAssignmentPlan } from './contract.ts';
import { mayPlanAssignments } from './policy.ts';
import { countProblem, findPlan, lockEdition, savePlan } from './queries.ts';

type Plan = ReplyOf<typeof getAssignmentPlan>;

export async function planOf(ctx: Ctx, { params }: InputOf<typeof getAssignmentPlan>): Promise<Plan> {
  return glance(ctx, await getBodyOf(ctx, params.editionId), params.editionId);
}

export async function setPlan(
  ctx: Ctx,
  { params: { editionId }, body, ifMatch }: InputOf<typeof setAssignmentPlan>,
): Promise<Plan> {
  const bodyId = await getBodyOf(ctx, editionId);
  const isDecided = await lockEdition(ctx.db, editionId);
  const present = await findPlan(ctx.db, editionId);
  await refuseIfStale(ctx, { type: 'assignment-plan', id: editionId }, present, ifMatch);
  if (isDecided) throw new Refusal(409, 'edition-already-decided');
  const { weights, bidsOpen } = body;
  const bidsOpenedAt = bidsOpen ? (present.bidsOpenedAt ?? ctx.now) : null;
  await savePlan(ctx.db, editionId, {
    bodyId,
    weights,
    bidsOpenedAt,
    updatedAt: ctx.now,
    updatedBy: ctx.actor.personId,
  });
  await recordEvent(ctx, {
    kind: 'assignment-plan.changed',
    subject: { type: 'assignment-plan', id: editionId },
    bodyId,
    before: { weights: present.weights, bidsOpen: present.bidsOpenedAt !== null },
    after: body,
  });
  return glance(ctx, bodyId, editionId);
}

async function getBodyOf(ctx: Ctx, editionId: string): Promise<string> {
  const edition = await findEdition(ctx.db, editionId);
  if (edition === undefined || !mayPlanAssignments(ctx.actor, edition.bodyId)) throw notFound();
  return edition.bodyId;
}

async function glance(ctx: Ctx, bodyId: string, editionId: string): Promise<Plan> {
  const { weights, bidsOpenedAt, version } = await findPlan(ctx.db, editionId);
  const pack = await getPackOfEdition(ctx.db, editionId);
  const ties = (await findTies(ctx, { editionId, bodyId })).filter(bars);
  const barred = new Set(ties.map(({ entryId, assessorId }) => `${entryId} ${assessorId}`));
  return {
    weights,
    bidsOpen: bidsOpenedAt !== null,
    ...(await countProblem(ctx.db, editionId, bodyId)),
    stages: pack.stages.map(({ id, text, assessors }) => ({ id, name: text, needed: assessors })),
    barredPairs: barred.size,
    version,
  };
}
