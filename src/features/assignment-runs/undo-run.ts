import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { makeAssignments } from '../assignments/index.ts';
import { bars, findTies } from '../conflicts/index.ts';
import { pairKey } from './build-problem.ts';
import type { undoAssignmentRun } from './contract.ts';
import { mayRunAssignments } from './policy.ts';
import { changeRun, findRunForUpdate } from './queries.ts';
import { endByRun, listEndedByRun, listMadeByRun, lockEntries } from './application/queries.ts';

/** More than this is no list that anybody reads. */
const mostNamed = 50;

export async function undoRun(
  ctx: Ctx,
  { params: { runId } }: InputOf<typeof undoAssignmentRun>,
): Promise<ReplyOf<typeof undoAssignmentRun>> {
  const run = await findRunForUpdate(ctx.db, runId);
  if (run === undefined || !mayRunAssignments(ctx.actor, run.bodyId)) throw notFound();
  if (run.appliedAt === null || run.undoneAt !== null) throw new Refusal(409, 'assignment-run-not-applied');
  const { editionId, bodyId, stage } = run;
  if (await lockEntries(ctx.db, editionId)) throw new Refusal(409, 'edition-already-decided');
  const made = await listMadeByRun(ctx.db, runId);
  const problems = made
    .filter(({ isBegun }) => isBegun)
    .slice(0, mostNamed)
    .map(({ number, name }) => ({
      code: 'assignment-run-sheet-begun',
      pointer: '',
      params: { number: number ?? '', name },
    }));
  if (problems.length > 0) throw new Refusal(409, 'assignment-run-sheets-begun', { problems });
  const back = await listEndedByRun(ctx.db, runId);
  const ids = made.map(({ id }) => id);
  const stamp = { endedAt: ctx.now, endedBy: ctx.actor.personId, endedReason: 'assignment-run', endedByRunId: runId };
  await endByRun(ctx.db, ids, stamp);
  // What came to light meanwhile still bars.
  const ties = (await findTies(ctx, { editionId, bodyId })).filter(bars);
  const barred = new Set(ties.map(({ entryId, assessorId }) => pairKey(entryId, assessorId)));
  const free = back.filter(({ entryId, assessorId }) => !barred.has(pairKey(entryId, assessorId)));
  const restored = await makeAssignments(ctx, { editionId, bodyId, stage }, free);
  await changeRun(ctx.db, runId, { undoneAt: ctx.now, undoneBy: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'assignment-run.undone',
    subject: { type: 'assignment-run', id: runId },
    bodyId,
    after: { editionId, digest: run.digest, made: restored.length, ended: ids.length },
  });
  return { made: restored.length, ended: ids.length };
}
