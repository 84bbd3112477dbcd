import type { Cause, Solved } from '../../core/assignment/answer.ts';
import type { Preview } from '../../core/assignment/preview.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { downloadCertificate, listRunPairs } from '../assignment-results/contract.ts';
import { findEdition } from '../editions/index.ts';
import { causeFor } from './cause.ts';
import type { Settings } from './check-settings.ts';
import type { getAssignmentRun, listAssignmentRuns } from './contract.ts';
import { mayRunAssignments } from './policy.ts';
import { findRun } from './queries.ts';
import { listAssessorNames, listEntryNames, pageOfPairs, pageOfRuns } from './result/queries.ts';
import { stateOf } from './run-state.ts';

/** What `keep` wrote; which parts are there depends on the state. */
interface Result {
  readonly kind: string;
  readonly counts?: { readonly pairs: number };
  readonly seconds?: number;
  readonly accepted?: boolean;
  readonly cause?: Cause;
  readonly problems?: readonly Problem[];
  readonly preview?: Omit<Preview, 'added' | 'removed'> & { added: number; removed: number; kept: number };
  readonly proof?: Omit<Solved, 'assignments'>;
}

type Run = ReplyOf<typeof getAssignmentRun>;

const mostPoorest = 20;

async function getRun(ctx: Ctx, runId: string) {
  const run = await findRun(ctx.db, runId);
  if (run === undefined || !mayRunAssignments(ctx.actor, run.bodyId)) throw notFound();
  return { ...run, result: run.result as unknown as Result | null };
}

export async function runOf(ctx: Ctx, { params: { runId } }: InputOf<typeof getAssignmentRun>): Promise<Run> {
  const { result, ...run } = await getRun(ctx, runId);
  return {
    ...run,
    settings: run.settings as unknown as Settings,
    state: stateOf(run, result?.kind, ctx.now),
    askedByName: run.askedByName ?? '',
    steps: run.steps,
    seconds: result?.seconds ?? null,
    pairs: result?.counts?.pairs ?? null,
    solved: await solvedFor(ctx, result),
    cause: result?.cause === undefined ? null : await causeFor(ctx, result.cause),
    problems: (result?.problems ?? []).map(({ code, params }) => ({ code, params: params ?? {} })),
  };
}

async function solvedFor({ db }: Ctx, result: Result | null): Promise<Run['solved']> {
  if (result?.preview === undefined || result.proof === undefined) return null;
  const { preview, proof } = result;
  const names = await listAssessorNames(
    db,
    preview.loads.map(({ assessor }) => assessor),
  );
  const loadOf = new Map(preview.loads.map((load) => [load.assessor, load]));
  const poorest = await listEntryNames(db, preview.poorest.slice(0, mostPoorest));
  return {
    status: proof.status,
    total: proof.total,
    minEntry: proof.minEntry,
    gap: proof.gap,
    accepted: result.accepted ?? false,
    added: preview.added,
    kept: preview.kept,
    removed: preview.removed,
    poorest: poorest.map(({ id, number, nameZh, nameEn }) => ({
      entryId: id,
      number: number ?? '',
      unitName: { zh: nameZh, en: nameEn },
    })),
    loads: names.map(({ id, name }) => {
      const { before, load, min, max } = loadOf.get(id)!;
      return { assessorId: id, name, before, after: load, least: min, most: max };
    }),
    lottery: proof.lottery ?? null,
  };
}

export async function runsOf(
  ctx: Ctx,
  { params: { editionId }, query }: InputOf<typeof listAssignmentRuns>,
): Promise<ReplyOf<typeof listAssignmentRuns>> {
  const edition = await findEdition(ctx.db, editionId);
  if (edition === undefined || !mayRunAssignments(ctx.actor, edition.bodyId)) throw notFound();
  const page = await pageOfRuns(ctx.db, editionId, query);
  const items = page.items.map(({ pulseAt, resultKind, askedByName, ...row }) => ({
    ...row,
    state: stateOf({ state: row.state, pulseAt }, resultKind, ctx.now),
    askedByName: askedByName ?? '',
  }));
  return { ...page, items };
}

type Pair = ReplyOf<typeof listRunPairs>['items'][number];

export async function pairsOf(
  ctx: Ctx,
  { params: { runId }, query }: InputOf<typeof listRunPairs>,
): Promise<ReplyOf<typeof listRunPairs>> {
  await getRun(ctx, runId);
  const page = await pageOfPairs(ctx.db, runId, query);
  const items = page.items.map(({ key: _, nameZh, nameEn, number, change, reasons, ...row }) => ({
    ...row,
    number: number ?? '',
    unitName: { zh: nameZh, en: nameEn },
    change: change as Pair['change'],
    reasons: reasons as unknown as Pair['reasons'],
  }));
  return { ...page, items };
}

export async function certificateOf(
  ctx: Ctx,
  { params: { runId } }: InputOf<typeof downloadCertificate>,
): Promise<ReplyOf<typeof downloadCertificate>> {
  const { result, digest, settings } = await getRun(ctx, runId);
  if (result?.proof === undefined) throw notFound();
  const content = JSON.stringify({ digest, settings, accepted: result.accepted, ...result.proof }, undefined, 2);
  return { name: `assignment-${runId}.json`, type: 'application/json', body: Buffer.from(content) };
}
