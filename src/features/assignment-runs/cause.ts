import type { Cause, Relaxation } from '../../core/assignment/answer.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { ReplyOf } from '../../platform/operation.ts';
import type { getAssignmentRun } from './contract.ts';
import { listAssessorNames, listEntryNames } from './result/queries.ts';

type SaidCause = NonNullable<ReplyOf<typeof getAssignmentRun>['cause']>;

/** More than this is no list that anybody reads. */
const mostNamed = 20;
const mostCures = 6;

/** Why there is no solution, in names rather than ids. */
export async function causeFor({ db }: Ctx, cause: Cause): Promise<SaidCause> {
  const entryIds = [...cause.entries.slice(0, mostNamed), ...idsIn(cause, 'entry')];
  const assessorIds = [...cause.assessors.slice(0, mostNamed), ...idsIn(cause, 'assessor')];
  const entries = new Map((await listEntryNames(db, entryIds)).map(({ id, number }) => [id, number ?? '']));
  const assessors = new Map((await listAssessorNames(db, assessorIds)).map(({ id, name }) => [id, name]));
  const nameOf = (id: string | number): string | number => entries.get(String(id)) ?? assessors.get(String(id)) ?? id;
  const params = Object.fromEntries(Object.entries(cause.params).map(([key, value]) => [key, nameOf(value)]));
  const said = ({ kind, entry, assessor, role, by }: Relaxation): SaidCause['cures'][number][number] => ({
    kind,
    entryId: entry ?? null,
    assessorId: assessor ?? null,
    role: role ?? null,
    params: { by, entry: nameOf(entry ?? ''), assessor: nameOf(assessor ?? ''), role: role ?? '' },
    by,
  });
  return {
    said: { code: cause.code, params },
    entries: inOrder(cause.entries, entries),
    assessors: inOrder(cause.assessors, assessors),
    cures: cause.cures.slice(0, mostCures).map((cure) => cure.map(said)),
  };
}

function inOrder(ids: readonly string[], names: ReadonlyMap<string, string>): string[] {
  return ids
    .slice(0, mostNamed)
    .map((id) => names.get(id) ?? '')
    .toSorted((a, b) => (a < b ? -1 : 1));
}

function idsIn({ params, cures }: Cause, part: 'entry' | 'assessor'): string[] {
  const stated = params[part];
  const ofCures = cures.slice(0, mostCures).flatMap((cure) => cure.flatMap((one) => one[part] ?? []));
  return [...new Set([...(typeof stated === 'string' ? [stated] : []), ...ofCures])];
}
