import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { makeAssignments } from '../assignments/index.ts';
import { bars, findTies } from '../conflicts/index.ts';
import { endByRun, lockEntries, markMadeByRun } from './application/queries.ts';
import { pairKey } from './build-problem.ts';
import type { applyAssignmentRun } from './contract.ts';
import { mayRunAssignments } from './policy.ts';
import { listAssessorsToAssign, listEntriesToAssign, listPresentPairs } from './problem/queries.ts';
import { changeRun, findRunForUpdate, listPairsOfRun, type RunRow } from './queries.ts';
import { listAssessorNames, listEntryNames } from './result/queries.ts';

type Pair = Awaited<ReturnType<typeof listPairsOfRun>>[number];

export async function applyRun(
  ctx: Ctx,
  { params: { runId } }: InputOf<typeof applyAssignmentRun>,
): Promise<ReplyOf<typeof applyAssignmentRun>> {
  const run = await findRunForUpdate(ctx.db, runId);
  if (run === undefined || !mayRunAssignments(ctx.actor, run.bodyId)) throw notFound();
  if (run.state !== 'solved') throw new Refusal(409, 'assignment-run-not-solved');
  if (run.appliedAt !== null) throw new Refusal(409, 'assignment-run-applied-already');
  const { editionId, bodyId, stage } = run;
  if (await lockEntries(ctx.db, editionId)) throw new Refusal(409, 'edition-already-decided');
  const pairs = await listPairsOfRun(ctx.db, runId);
  const present = await listPresentPairs(ctx.db, editionId, stage);
  const removed = new Set(pairs.filter(({ change }) => change === 'removed').map(keyOf));
  const problems = await problemsSince(ctx, run, pairs, present, removed);
  if (problems.length > 0) throw new Refusal(409, 'assignment-run-outdated', { problems });
  const toEnd = present.filter((pair) => removed.has(keyOf(pair))).map(({ id }) => id);
  const stamp = { endedAt: ctx.now, endedBy: ctx.actor.personId, endedReason: 'assignment-run', endedByRunId: runId };
  await endByRun(ctx.db, toEnd, stamp);
  const added = pairs.filter(({ change }) => change === 'added');
  const made = await makeAssignments(ctx, { editionId, bodyId, stage }, added);
  await markMadeByRun(ctx.db, made, runId);
  await changeRun(ctx.db, runId, { appliedAt: ctx.now, appliedBy: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'assignment-run.applied',
    subject: { type: 'assignment-run', id: runId },
    bodyId,
    after: { editionId, digest: run.digest, made: made.length, ended: toEnd.length },
  });
  return { made: made.length, ended: toEnd.length };
}

function keyOf({ entryId, assessorId }: { readonly entryId: string; readonly assessorId: string }): string {
  return pairKey(entryId, assessorId);
}

/** Everything that is no longer as it was when the run was worked out, by name; a conflict wins also here. */
async function problemsSince(
  ctx: Ctx,
  { editionId, bodyId, basis }: RunRow,
  pairs: readonly Pair[],
  present: Awaited<ReturnType<typeof listPresentPairs>>,
  removed: ReadonlySet<string>,
): Promise<Problem[]> {
  const then = basis as unknown as { entries: string[]; present: string[] };
  const entries = new Set((await listEntriesToAssign(ctx.db, editionId)).map(({ id }) => id));
  const assessors = new Set((await listAssessorsToAssign(ctx.db, bodyId)).map(({ id }) => id));
  const ties = (await findTies(ctx, { editionId, bodyId })).filter(bars);
  const barred = new Set(ties.map(keyOf));
  const changes: { code: string; entryId?: string; assessorId?: string }[] = [];
  const before = new Set(then.entries);
  for (const entryId of entries)
    if (!before.has(entryId)) changes.push({ code: 'assignment-run-entry-added', entryId });
  for (const entryId of before) if (!entries.has(entryId)) changes.push({ code: 'assignment-run-entry-gone', entryId });
  const given = pairs.filter(({ change }) => change !== 'removed');
  for (const assessorId of new Set(given.filter(({ change }) => change === 'added').map((pair) => pair.assessorId)))
    if (!assessors.has(assessorId)) changes.push({ code: 'assignment-run-assessor-gone', assessorId });
  for (const { entryId, assessorId, change } of given)
    if (change === 'added' && barred.has(pairKey(entryId, assessorId)))
      changes.push({ code: 'assignment-run-now-in-conflict', entryId, assessorId });
  const ran = new Set(then.present);
  const runs = new Set(present.map(keyOf));
  for (const pair of present) {
    if (!ran.has(keyOf(pair))) changes.push({ ...placeOf(pair), code: 'assignment-run-assigned-since' });
    else if (pair.isBegun && removed.has(keyOf(pair)))
      changes.push({ ...placeOf(pair), code: 'assignment-run-begun-since' });
  }
  for (const key of ran) {
    const [entryId = '', assessorId = ''] = key.split(' ');
    if (!runs.has(key)) changes.push({ code: 'assignment-run-ended-since', entryId, assessorId });
  }
  return named(ctx, changes);
}

function placeOf({ entryId, assessorId }: { entryId: string; assessorId: string }) {
  return { entryId, assessorId };
}

/** More than this is no list that anybody reads. */
const mostNamed = 50;

async function named(
  { db }: Ctx,
  changes: readonly { code: string; entryId?: string; assessorId?: string }[],
): Promise<Problem[]> {
  const shown = changes.slice(0, mostNamed);
  const entries = await listEntryNames(
    db,
    shown.flatMap(({ entryId }) => entryId ?? []),
  );
  const assessors = await listAssessorNames(
    db,
    shown.flatMap(({ assessorId }) => assessorId ?? []),
  );
  const numberOf = new Map(entries.map(({ id, number }) => [id, number ?? '']));
  const nameOf = new Map(assessors.map(({ id, name }) => [id, name]));
  return shown.map(({ code, entryId = '', assessorId = '' }) => ({
    code,
    pointer: '',
    params: { number: numberOf.get(entryId) ?? '', name: nameOf.get(assessorId) ?? '' },
  }));
}
