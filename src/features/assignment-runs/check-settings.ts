import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf } from '../../platform/operation.ts';
import { bars, findTies } from '../conflicts/index.ts';
import type { startAssignmentRun } from './contract.ts';
import { listAssessorsToAssign, listEntriesToAssign } from './problem/queries.ts';

export type Settings = InputOf<typeof startAssignmentRun>['body'];

interface Edition {
  readonly editionId: string;
  readonly bodyId: string;
  readonly stages: readonly { readonly id: string }[];
}

/** Everything that is wrong with what was asked for, before anything is worked out. */
export async function problemsInSettings(ctx: Ctx, edition: Edition, settings: Settings): Promise<Problem[]> {
  const entries = await listEntriesToAssign(ctx.db, edition.editionId);
  const assessors = await listAssessorsToAssign(ctx.db, edition.bodyId);
  const problems: Problem[] = [...problemsInLimits(settings)];
  const say = (code: string, pointer: string, params: Problem['params'] = {}) =>
    problems.push({ code, pointer, params });
  if (settings.stage !== null && !edition.stages.some(({ id }) => id === settings.stage))
    say('assignment-stage-unknown', '/stage', { stage: settings.stage });
  if (entries.length === 0) say('assignment-no-entries', '');
  if (assessors.length === 0) say('assignment-no-assessors', '');
  const numberOf = new Map(entries.map(({ id, number }) => [id, number ?? '']));
  const nameOf = new Map(assessors.map(({ id, name }) => [id, name]));
  settings.loads.forEach(({ assessorId }, at) => {
    if (!nameOf.has(assessorId)) say('assignment-assessor-unknown', `/loads/${at}/assessorId`, { id: assessorId });
    else if (settings.loads.findIndex((one) => one.assessorId === assessorId) < at)
      say('assignment-load-twice', `/loads/${at}/assessorId`, { name: nameOf.get(assessorId) ?? '' });
  });
  const barred = await barredPairs(ctx, edition, settings);
  settings.fixed.forEach(({ entryId, assessorId }, at) => {
    const pointer = `/fixed/${at}`;
    if (!numberOf.has(entryId)) say('assignment-entry-unknown', `${pointer}/entryId`, { id: entryId });
    if (!nameOf.has(assessorId)) say('assignment-assessor-unknown', `${pointer}/assessorId`, { id: assessorId });
    const params = { entry: numberOf.get(entryId) ?? '', assessor: nameOf.get(assessorId) ?? '' };
    if (barred.has(`${entryId} ${assessorId}`)) say('assignment-fixed-in-conflict', pointer, params);
  });
  return problems;
}

/** The stage and its limits, which need no look at the database. */
function problemsInLimits({ least, most, loads, quotas }: Settings): Problem[] {
  const at = (limits: { least: number; most: number }, pointer: string): Problem[] =>
    limits.least > limits.most
      ? [{ code: 'assignment-min-above-max', pointer, params: { min: limits.least, max: limits.most } }]
      : [];
  return [
    ...at({ least, most }, '/least'),
    ...loads.flatMap((load, place) => at(load, `/loads/${place}/least`)),
    ...quotas.flatMap((quota, place) => at(quota, `/quotas/${place}/least`)),
  ];
}

async function barredPairs(ctx: Ctx, { editionId, bodyId }: Edition, { fixed }: Settings): Promise<Set<string>> {
  if (fixed.length === 0) return new Set();
  const assessorIds = fixed.map(({ assessorId }) => assessorId);
  const ties = await findTies(ctx, { editionId, bodyId, assessorIds });
  return new Set(ties.filter(bars).map((tie) => `${tie.entryId} ${tie.assessorId}`));
}
