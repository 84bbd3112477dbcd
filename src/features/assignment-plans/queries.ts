import { sql, type Transaction } from 'kysely';
import { type AffinityWeights, usualWeights } from '../../core/assignment/affinity.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Transaction<DB>;

export interface PlanRow {
  readonly weights: AffinityWeights;
  readonly bidsOpenedAt: Date | null;
  readonly version: number;
}

/** An edition without a plan goes by the usual weights, at version 0. */
export async function findPlan(db: Db, editionId: string): Promise<PlanRow> {
  const row = await db
    .selectFrom('assignmentPlan')
    .select(['weights', 'bidsOpenedAt', 'version'])
    .where('editionId', '=', editionId)
    .executeTakeFirst();
  if (row === undefined) return { weights: usualWeights, bidsOpenedAt: null, version: 0 };
  return { ...row, weights: row.weights as unknown as AffinityWeights };
}

interface Plan {
  readonly bodyId: string;
  readonly weights: AffinityWeights;
  readonly bidsOpenedAt: Date | null;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

export async function savePlan(db: Db, editionId: string, { weights, ...plan }: Plan): Promise<void> {
  const row = { ...plan, weights: JSON.stringify(weights) };
  await db
    .insertInto('assignmentPlan')
    .values({ editionId, ...row })
    .onConflict((same) =>
      same.column('editionId').doUpdateSet((eb) => ({ ...row, version: eb('assignmentPlan.version', '+', 1) })),
    )
    .execute();
}

/** Whoever writes the first version second waits here, and then sees what the first one wrote. */
export async function lockEdition(db: Db, editionId: string): Promise<boolean> {
  const { rows } = await sql<{ isDecided: boolean }>`
    select exists (select from decision d where d.edition_id = edition.id and d.withdrawn_at is null) as is_decided
    from edition where id = ${editionId} for update`.execute(db);
  return rows[0]?.isDecided ?? false;
}

export async function countProblem(db: Db, editionId: string, bodyId: string) {
  const { rows } = await sql<Record<'entries' | 'assessors' | 'described' | 'bids' | 'assigned' | 'begun', number>>`
    with open_entry as (select id from entry where edition_id = ${editionId} and submitted_at is not null and withdrawn_at is null)
    select (select count(*) from open_entry)::int as entries,
      (select count(*) from assessor where body_id = ${bodyId} and retired_at is null)::int as assessors,
      (select count(*) from assessor where body_id = ${bodyId} and retired_at is null and topics <> '{}')::int as described,
      (select count(*) from bid join open_entry e on e.id = bid.entry_id)::int as bids,
      count(*)::int as assigned,
      count(*) filter (where s.submitted_at is not null or s.marks <> '{}' or s.overall_comment <> '')::int as begun
    from assignment a join score_sheet s on s.assignment_id = a.id
    where a.edition_id = ${editionId} and a.ended_at is null`.execute(db);
  return rows[0]!;
}

export async function findTraits(db: Db, entryId: string) {
  return db
    .selectFrom('entry')
    .leftJoin('entryTrait', 'entryTrait.entryId', 'entry.id')
    .select(['entry.bodyId', 'entryTrait.topics', 'entryTrait.languages', 'entryTrait.version'])
    .select(sql<string[]>`coalesce(entry_trait.recommended_by::text[], '{}')`.as('recommendedBy'))
    .where('entry.id', '=', entryId)
    .executeTakeFirst();
}

export async function lockEntry(db: Db, entryId: string): Promise<void> {
  await db.selectFrom('entry').select('id').where('id', '=', entryId).forUpdate().execute();
}

interface Traits {
  readonly topics: string[];
  readonly languages: string[];
  readonly recommendedBy: string[];
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

export async function saveTraits(db: Db, entryId: string, traits: Traits): Promise<void> {
  await db
    .insertInto('entryTrait')
    .values({ entryId, ...traits })
    .onConflict((same) =>
      same.column('entryId').doUpdateSet((eb) => ({ ...traits, version: eb('entryTrait.version', '+', 1) })),
    )
    .execute();
}

export async function countBodies(db: Db, bodyIds: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('body')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('id', '=', sql<string>`any(${bodyIds}::uuid[])`)
    .executeTakeFirstOrThrow();
  return count;
}
