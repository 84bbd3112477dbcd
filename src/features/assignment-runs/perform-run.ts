import { createHash } from 'node:crypto';
import type { Solved } from '../../core/assignment/answer.ts';
import { previewOf } from '../../core/assignment/preview.ts';
import { readAssignmentProblem } from '../../core/assignment/read.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { startAssignment } from '../assignments/index.ts';
import { getPackOfEdition } from '../editions/index.ts';
import { type BuiltProblem, buildProblem, pairKey } from './build-problem.ts';
import type { Settings } from './check-settings.ts';
import { changeRun, findRunForUpdate, type RunPair, type RunRow, saveRunPairs } from './queries.ts';

/** Does some work in a transaction of its own, so that others see how far it is. */
export type Act = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;

const pulseMs = 500;

/** Works one run out, from the problem as it stands when its turn comes. Bears being called twice for the same run. */
export async function performRun(act: Act, runId: string, signal: AbortSignal): Promise<void> {
  const run = await act((ctx) => takeUp(ctx, runId));
  if (run === undefined) return;
  try {
    const built = await act((ctx) => build(ctx, run));
    const text = JSON.stringify(built.input);
    const digest = createHash('sha256').update(text).update(JSON.stringify(built.objective)).digest('hex');
    const outcome = await solve(act, runId, { text, objective: built.objective }, signal);
    if (outcome === undefined) return await act((ctx) => giveUp(ctx, runId, 'broken-off', signal.aborted));
    await act((ctx) => keep(ctx, run, built, digest, outcome));
  } catch (error) {
    await act((ctx) => giveUp(ctx, runId, 'error', true));
    throw error;
  }
}

/** The run, once: a second process, or the same after a crash, finds it taken. */
async function takeUp({ db, now }: Ctx, runId: string): Promise<RunRow | undefined> {
  const run = await findRunForUpdate(db, runId);
  if (run?.state === 'running')
    await changeRun(db, runId, { state: 'failed', endedAt: now, result: { kind: 'broken-off' } });
  if (run?.state !== 'waiting') return undefined;
  await changeRun(db, runId, { state: 'running', beganAt: now, pulseAt: now });
  return run;
}

async function build(ctx: Ctx, run: RunRow): Promise<BuiltProblem> {
  const { editionId, bodyId, stage } = run;
  const pack = await getPackOfEdition(ctx.db, editionId);
  const needed = pack.stages.find(({ id }) => id === stage)?.assessors ?? 1;
  return buildProblem(ctx, { editionId, bodyId, stage, needed }, run.settings as unknown as Settings);
}

type Outcome = Awaited<ReturnType<typeof startAssignment>['outcome']>;

/** In a thread of its own; undefined when it was stopped. */
async function solve(
  act: Act,
  runId: string,
  { text, objective }: { text: string; objective: BuiltProblem['objective'] },
  signal: AbortSignal,
): Promise<Outcome | undefined> {
  let steps = 0;
  const thread = startAssignment({ source: { text }, objective }, ({ pivots }) => (steps = pivots));
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    thread.cancel();
  };
  signal.addEventListener('abort', stop);
  const pulse = setInterval(() => {
    void act((ctx) => tellPulse(ctx, runId, steps)).then((goesOn) => (goesOn ? undefined : stop()), stop);
  }, pulseMs);
  try {
    return await thread.outcome;
  } catch (error) {
    if (isStopped) return undefined;
    throw error;
  } finally {
    clearInterval(pulse);
    signal.removeEventListener('abort', stop);
  }
}

/** False when somebody cancelled it meanwhile. */
async function tellPulse({ db, now }: Ctx, runId: string, steps: number): Promise<boolean> {
  const run = await findRunForUpdate(db, runId);
  if (run?.state !== 'running') return false;
  await changeRun(db, runId, { pulseAt: now, steps });
  return true;
}

async function giveUp({ db, now }: Ctx, runId: string, kind: string, isOurs: boolean): Promise<void> {
  const run = await findRunForUpdate(db, runId);
  if (isOurs && run?.state === 'running')
    await changeRun(db, runId, { state: 'failed', endedAt: now, result: { kind } });
}

async function keep(ctx: Ctx, { id }: RunRow, built: BuiltProblem, digest: string, outcome: Outcome): Promise<void> {
  const run = await findRunForUpdate(ctx.db, id);
  if (run?.state !== 'running') return;
  const basis = {
    entries: built.entries.map((entry) => entry.id),
    present: built.present.map(({ entryId, assessorId }) => pairKey(entryId, assessorId)),
  };
  const ended = { endedAt: ctx.now, digest, basis };
  if (outcome.kind !== 'answered') {
    const problems = outcome.kind === 'unreadable' ? outcome.problems : [];
    return changeRun(ctx.db, id, { ...ended, state: 'refused', result: { kind: 'refused', problems } });
  }
  const { answer, accepted, counts, seconds } = outcome;
  const shared = { counts, seconds, kind: answer.status };
  if (answer.status === 'infeasible')
    return changeRun(ctx.db, id, { ...ended, state: 'infeasible', result: { ...shared, cause: answer.cause } });
  if (answer.status === 'refused')
    return changeRun(ctx.db, id, { ...ended, state: 'refused', result: { ...shared, problems: answer.problems } });
  if (answer.status === 'stopped') return changeRun(ctx.db, id, { ...ended, state: 'cancelled' });
  const { preview, pairs } = compare(built, answer);
  const { assignments: _, ...proof } = answer;
  await saveRunPairs(ctx.db, id, pairs);
  const kept = pairs.filter(({ change }) => change === 'kept').length;
  const { added, removed, ...figures } = preview;
  const sums = { added: added.length, removed: removed.length, kept };
  const result = { ...shared, accepted, preview: { ...figures, ...sums }, proof };
  await changeRun(ctx.db, id, { ...ended, state: 'solved', result });
}

/** Against what runs now. Sheets that somebody began but whose assessor left are no matter of the run, and stay. */
function compare({ input, present, entries, assessors, affinity }: BuiltProblem, answer: Solved) {
  const known = new Set([...entries, ...assessors].map(({ id }) => id));
  const movable = present.filter((pair) => !pair.isBegun || (known.has(pair.entryId) && known.has(pair.assessorId)));
  const before = movable.map(({ entryId, assessorId }) => [entryId, assessorId] as const);
  const read = readAssignmentProblem(input);
  if ('problems' in read) throw new Error('a problem that was solved cannot be read');
  const preview = previewOf(read.problem, answer, before);
  const isNew = new Set(preview.added.map(([entryId, assessorId]) => pairKey(entryId, assessorId)));
  const given = answer.assignments.map(([entryId, assessorId]): RunPair => {
    const change = isNew.has(pairKey(entryId, assessorId)) ? 'added' : 'kept';
    return { entryId, assessorId, change, ...affinity(entryId, assessorId) };
  });
  const taken = preview.removed.map(([entryId, assessorId]): RunPair => {
    const isKnown = known.has(entryId) && known.has(assessorId);
    const { score, reasons } = isKnown ? affinity(entryId, assessorId) : { score: 0, reasons: [] };
    return { entryId, assessorId, change: 'removed', score, reasons };
  });
  return { preview, pairs: [...given, ...taken] };
}
