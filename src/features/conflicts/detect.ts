import { type ConflictKind, type DetectedConflict, findConflictPairs } from '../../core/assignment/conflicts.ts';
import { dateAt } from '../../core/calendar.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { listNamesOf, listStandingLiftings, type Scope } from './detection/queries.ts';
import { loadSides } from './detection/sides.ts';
import { findRules } from './rules/queries.ts';

export interface Lifting {
  readonly id: string;
  readonly state: 'requested' | 'lifted';
  readonly reason: string;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  readonly requestedByName: string;
}

export interface Tie {
  readonly entryId: string;
  readonly number: string;
  readonly unitId: string;
  readonly unitName: { readonly zh: string; readonly en: string };
  readonly assessorId: string;
  readonly assessorName: string;
  readonly kind: ConflictKind;
  /** Declared by the assessor, recorded by the office, or detected. */
  readonly source: 'declared' | 'recorded' | 'detected';
  readonly through: string;
  /** The unit, body or group that ties the two; what was stated where a person did. */
  readonly throughName: { readonly zh: string; readonly en: string };
  readonly on: string | null;
  readonly lifting: Lifting | null;
}

/** Every tie between entries and assessors of the scope, by entry and assessor, lifted ones too. */
export async function findTies(ctx: Pick<Ctx, 'db' | 'zone' | 'now'>, scope: Scope): Promise<Tie[]> {
  const { entryRows, assessorRows, entries, assessors, known } = await loadSides(ctx, scope);
  const rules = await findRules(ctx.db, scope.bodyId);
  const today = dateAt(ctx.now.getTime(), ctx.zone);
  const pairs = findConflictPairs(entries, assessors, { ...rules, today });
  const assessorIds = pairs.map(({ assessor }) => assessors[assessor]!.assessorId);
  const unitIds = pairs.map(({ entry }) => entries[entry]!.unitId);
  const liftings = await listStandingLiftings(ctx.db, [...new Set(assessorIds)], [...new Set(unitIds)]);
  const liftingOf = new Map(liftings.map((row) => [keyOf(row.assessorId, row.unitId, row), liftingFrom(row)]));
  const named = new Map((await listNamesOf(ctx.db, throughIds(pairs))).map(({ id, ...name }) => [id, name]));
  const statedBy = Map.groupBy(known, ({ assessorId, unitId, kind }) => `${assessorId} ${unitId} ${kind}`);
  return pairs.flatMap(({ entry, assessor, ties }) => {
    const { entryId, number, unitId, nameZh, nameEn } = entryRows[entry]!;
    const { assessorId, name: assessorName } = assessorRows[assessor]!;
    const pair = { entryId, number: number ?? '', unitId, unitName: { zh: nameZh, en: nameEn }, assessorId };
    return ties.map(({ kind, source, through, on }): Tie => {
      const stated = statedBy.get(`${assessorId} ${unitId} ${kind === 'declared' ? 'interest' : kind}`)?.[0];
      const isStated = source === 'declared' && stated !== undefined;
      const throughName = isStated
        ? { zh: stated.reason, en: stated.reason }
        : (named.get(through) ?? { zh: through, en: through });
      return {
        ...pair,
        assessorName,
        kind,
        source: isStated && stated.source === 'recorded' ? 'recorded' : source,
        through,
        throughName,
        on,
        lifting: source === 'declared' ? null : (liftingOf.get(keyOf(assessorId, unitId, { kind, through })) ?? null),
      };
    });
  });
}

/** A tie bars unless a second person lifted it. */
export function bars({ lifting }: Tie): boolean {
  return lifting?.state !== 'lifted';
}

function keyOf(assessorId: string, unitId: string, { kind, through }: { kind: string; through: string }): string {
  return [assessorId, unitId, kind, through].join('\n');
}

function liftingFrom(row: Awaited<ReturnType<typeof listStandingLiftings>>[number]): Lifting {
  return {
    id: row.id,
    state: row.outcome === 'lifted' ? 'lifted' : 'requested',
    reason: row.reason,
    requestedAt: row.requestedAt,
    requestedBy: row.requestedBy,
    requestedByName: row.requestedByName ?? '',
  };
}

/** A group is called by its name; all else is an id of a unit or a body. */
function throughIds(pairs: readonly { readonly ties: readonly DetectedConflict[] }[]): string[] {
  const ids = pairs.flatMap(({ ties }) => ties.filter(({ kind }) => kind !== 'group').map(({ through }) => through));
  return [...new Set(ids)];
}
