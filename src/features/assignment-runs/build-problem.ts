import { setImmediate as breathe } from 'node:timers/promises';
import { affinityOf, type Affinity } from '../../core/assignment/affinity.ts';
import type { Objective } from '../../core/assignment/answer.ts';
import type { AssignmentInput } from '../../core/assignment/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { findPlan } from '../assignment-plans/index.ts';
import { bars, findTies } from '../conflicts/index.ts';
import { listAssessorsToAssign, listBids, listEntriesToAssign, listPresentPairs } from './problem/queries.ts';
import type { Settings } from './check-settings.ts';

type Entry = Awaited<ReturnType<typeof listEntriesToAssign>>[number];
type Assessor = Awaited<ReturnType<typeof listAssessorsToAssign>>[number];
type Present = Awaited<ReturnType<typeof listPresentPairs>>[number];

export interface BuiltProblem {
  readonly input: AssignmentInput;
  readonly objective: Objective;
  readonly entries: readonly Entry[];
  readonly assessors: readonly Assessor[];
  readonly present: readonly Present[];
  /** Why a pair has the affinity it has. */
  readonly affinity: (entryId: string, assessorId: string) => Affinity;
}

/** So many pairs are looked at before others get their turn: a million takes seconds. */
const pairsInOneGo = 20_000;

export const pairKey = (entryId: string, assessorId: string): string => `${entryId} ${assessorId}`;

/** The problem of an edition as it stands now. What was begun stays where it is, whatever the limits say. */
export async function buildProblem(
  ctx: Ctx,
  edition: { readonly editionId: string; readonly bodyId: string; readonly stage: string; readonly needed: number },
  settings: Settings,
): Promise<BuiltProblem> {
  const { editionId, bodyId, stage } = edition;
  const entries = await listEntriesToAssign(ctx.db, editionId);
  const assessors = await listAssessorsToAssign(ctx.db, bodyId);
  const present = await listPresentPairs(ctx.db, editionId, stage);
  const bids = await listBids(ctx.db, editionId);
  const { weights } = await findPlan(ctx.db, editionId);
  const ties = (await findTies(ctx, { editionId, bodyId })).filter(bars);
  const barred = new Set(ties.map((tie) => pairKey(tie.entryId, tie.assessorId)));
  const entryById = new Map(entries.map((entry) => [entry.id, entry]));
  const assessorById = new Map(assessors.map((assessor) => [assessor.id, assessor]));
  const affinity = (entryId: string, assessorId: string): Affinity =>
    affinityOf(
      entryById.get(entryId)!,
      assessorById.get(assessorId)!,
      bids.get(pairKey(entryId, assessorId)) ?? null,
      weights,
    );
  const begun = present.filter(({ isBegun, entryId }) => isBegun && entryById.has(entryId));
  const kept = begun.filter(({ assessorId }) => assessorById.has(assessorId));
  const keptKeys = new Set(kept.map(({ entryId, assessorId }) => pairKey(entryId, assessorId)));
  const fixed = new Map(
    [...kept, ...settings.fixed].map((pair) => [
      pairKey(pair.entryId, pair.assessorId),
      [pair.entryId, pair.assessorId] as const,
    ]),
  );
  const input: AssignmentInput = {
    entries: entries.map(({ id }) => ({ id, coverage: seatsOf(id, settings.coverage ?? edition.needed, begun, kept) })),
    assessors: assessors.map((assessor) => ({ id: assessor.id, ...limitsOf(assessor, settings, kept) })),
    affinities: await listAffinities(entries, assessors, affinity, (key) => barred.has(key) && !keptKeys.has(key)),
    fixed: [...fixed.values()],
    quotas: settings.quotas.map(({ by, value, least, most }) => ({
      role: `${by}: ${value}`,
      assessors: assessors.filter((assessor) => isOfGroup(assessor, by, value)).map(({ id }) => id),
      min: least,
      max: most,
    })),
  };
  return {
    input,
    objective: objectiveOf(settings, present, entryById, assessorById),
    entries,
    assessors,
    present,
    affinity,
  };
}

/** Seats left to give: sheets begun by assessors who left fill theirs, and more begun than needed are kept all. */
function seatsOf(entryId: string, needed: number, begun: readonly Present[], kept: readonly Present[]): number {
  const own = begun.filter((pair) => pair.entryId === entryId).length;
  const here = kept.filter((pair) => pair.entryId === entryId).length;
  return Math.max(needed - (own - here), here);
}

function limitsOf({ id, mostEntries }: Assessor, { loads, least, most }: Settings, kept: readonly Present[]) {
  const own = loads.find(({ assessorId }) => assessorId === id);
  const begun = kept.filter(({ assessorId }) => assessorId === id).length;
  const max = Math.max(own?.most ?? Math.min(most, mostEntries ?? most), begun);
  return { min: Math.min(own?.least ?? least, max), max };
}

function isOfGroup(assessor: Assessor, by: Settings['quotas'][number]['by'], value: string): boolean {
  const { sectors: sector, topics: topic, districts: district, languages: language } = assessor;
  return { sector, topic, district, language }[by].some((one) => one.toLowerCase() === value.toLowerCase());
}

async function listAffinities(
  entries: readonly Entry[],
  assessors: readonly Assessor[],
  affinity: BuiltProblem['affinity'],
  isBarred: (key: string) => boolean,
): Promise<AssignmentInput['affinities']> {
  const [entry, assessor, score]: [number[], number[], number[]] = [[], [], []];
  let looked = 0;
  for (const [e, { id: entryId }] of entries.entries()) {
    for (const [a, { id: assessorId }] of assessors.entries()) {
      if (isBarred(pairKey(entryId, assessorId))) continue;
      entry.push(e);
      assessor.push(a);
      score.push(affinity(entryId, assessorId).score);
    }
    looked += assessors.length;
    if (looked >= pairsInOneGo) {
      looked = 0;
      await breathe();
    }
  }
  return { entry, assessor, score };
}

function objectiveOf(
  { objective }: Settings,
  present: readonly Present[],
  entries: ReadonlyMap<string, Entry>,
  assessors: ReadonlyMap<string, Assessor>,
): Objective {
  if (objective.kind === 'total') return objective;
  if (objective.kind === 'fair') return { kind: 'fair', share: objective.sharePercent / 100 };
  if (objective.kind === 'random') return { kind: 'lottery', seed: objective.seed, loss: objective.lossPercent / 100 };
  const earlier = present
    .filter(({ entryId, assessorId }) => entries.has(entryId) && assessors.has(assessorId))
    .map(({ entryId, assessorId }) => [entryId, assessorId] as const);
  return { kind: 'stable', earlier, price: objective.changePrice };
}
