import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { findEdition, getPackOfEdition } from '../editions/index.ts';
import { problemsInSettings } from './check-settings.ts';
import type { cancelAssignmentRun, startAssignmentRun } from './contract.ts';
import { mayRunAssignments } from './policy.ts';
import { changeRun, failSilentRuns, findRunForUpdate, saveRun } from './queries.ts';
import { lockEntries } from './application/queries.ts';
import { silentMs } from './run-state.ts';

export async function askForRun(
  ctx: Ctx,
  { params: { editionId }, body: settings }: InputOf<typeof startAssignmentRun>,
): Promise<ReplyOf<typeof startAssignmentRun>> {
  const edition = await findEdition(ctx.db, editionId);
  if (edition === undefined || !mayRunAssignments(ctx.actor, edition.bodyId)) throw notFound();
  if (await lockEntries(ctx.db, editionId)) throw new Refusal(409, 'edition-already-decided');
  const { bodyId } = edition;
  const { stages } = await getPackOfEdition(ctx.db, editionId);
  const problems = await problemsInSettings(ctx, { editionId, bodyId, stages }, settings);
  if (problems.length > 0) throw new Refusal(422, 'assignment-settings-wrong', { problems });
  await failSilentRuns(ctx.db, editionId, new Date(ctx.now.getTime() - silentMs), ctx.now);
  const id = ctx.newId();
  const stage = settings.stage ?? stages[0]?.id ?? '';
  const run = { id, bodyId, editionId, stage, settings, askedAt: ctx.now, askedBy: ctx.actor.personId };
  if (!(await saveRun(ctx.db, run))) throw new Refusal(409, 'assignment-run-under-way');
  await recordEvent(ctx, {
    kind: 'assignment-run.asked',
    subject: { type: 'assignment-run', id },
    bodyId,
    after: { editionId, stage, settings },
  });
  await ctx.jobs.enqueue(ctx.db, 'run-assignment', { runId: id });
  return { runId: id };
}

export async function cancelRun(ctx: Ctx, { params: { runId } }: InputOf<typeof cancelAssignmentRun>): Promise<void> {
  const run = await findRunForUpdate(ctx.db, runId);
  if (run === undefined || !mayRunAssignments(ctx.actor, run.bodyId)) throw notFound();
  if (run.state !== 'waiting' && run.state !== 'running') throw new Refusal(409, 'assignment-run-over');
  const stamp = { cancelledAt: ctx.now, cancelledBy: ctx.actor.personId };
  // Whoever computes looks here twice a second, and stops its thread.
  await changeRun(ctx.db, runId, { ...stamp, state: 'cancelled', endedAt: ctx.now });
  await recordEvent(ctx, {
    kind: 'assignment-run.cancelled',
    subject: { type: 'assignment-run', id: runId },
    bodyId: run.bodyId,
  });
}
