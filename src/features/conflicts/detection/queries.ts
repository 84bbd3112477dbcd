import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../platform/db/types.ts';

type Db = Transaction<DB>;

/** Which pairs are looked at: the submitted entries of an edition, or some of them, and the body's assessors, or some. */
export interface Scope {
  readonly editionId: string;
  readonly bodyId: string;
  readonly entryIds?: readonly string[];
  readonly assessorIds?: readonly string[];
}

export function listEntrySides(db: Db, { editionId, entryIds }: Scope) {
  return db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .leftJoin('entryTrait', 'entryTrait.entryId', 'entry.id')
    .select(['entry.id as entryId', 'entry.number', 'entry.unitId', 'unit.nameZh', 'unit.nameEn'])
    .select(sql<string[]>`coalesce(entry_trait.recommended_by::text[], '{}')`.as('recommendedBy'))
    .where('entry.editionId', '=', editionId)
    .$if(entryIds === undefined, (rows) =>
      rows.where('entry.submittedAt', 'is not', null).where('entry.withdrawnAt', 'is', null),
    )
    .$if(entryIds !== undefined, (rows) => rows.where('entry.id', '=', sql<string>`any(${entryIds})`))
    .orderBy('entry.number')
    .orderBy('entry.id')
    .execute();
}

export interface EmployerRow {
  readonly name: string;
  readonly unitId: string | null;
  readonly bodyId: string | null;
  readonly until: string | null;
}

/** The employer that stands on the assessor's own line counts as a present one, beside those of the profile. */
export function listAssessorSides(db: Db, { bodyId, assessorIds }: Scope) {
  return db
    .selectFrom('assessor')
    .select(['assessor.id as assessorId', 'assessor.name'])
    .select([
      sql<EmployerRow[]>`coalesce((
        select json_agg(json_build_object('name', name, 'unitId', unit_id, 'bodyId', body_id, 'until', ended_on))
        from (select name, unit_id, body_id, ended_on from assessor_employer e where e.assessor_id = assessor.id
          union all select assessor.employer, assessor.employer_unit_id, null, null
            where assessor.employer <> '' or assessor.employer_unit_id is not null) employers), '[]')`.as('employers'),
      sql<string[]>`array(select standing.body_id::text from standing where standing.person_id = assessor.person_id
        and standing.ended_at is null and standing.body_id is not null
        and (standing.role = 'office' or standing.role = 'assessor' and standing.body_id <> assessor.body_id))`.as(
        'bodies',
      ),
    ])
    .where('assessor.bodyId', '=', bodyId)
    .where('assessor.retiredAt', 'is', null)
    .$if(assessorIds !== undefined, (rows) => rows.where('assessor.id', '=', sql<string>`any(${assessorIds})`))
    .orderBy('assessor.name')
    .orderBy('assessor.id')
    .execute();
}

/** Units by what an employer is called, in either language and by former names too. */
export async function listUnitsNamed(db: Db, names: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, lower(name_zh) as name from unit where lower(name_zh) = any(${names})
    union select id::text, lower(name_en) from unit where lower(name_en) = any(${names})
    union select unit_id::text, lower(name_zh) from unit_name where lower(name_zh) = any(${names})
    union select unit_id::text, lower(name_en) from unit_name where lower(name_en) = any(${names})`.execute(db);
  return rows;
}

export function listAffiliations(db: Db) {
  return db.selectFrom('unitAffiliation').select(['unitId', 'superiorUnitId', 'superiorBodyId', 'groupName']).execute();
}

/** Bodies that are units as well: who belongs to the one belongs to the other. */
export function listBodiesAsUnits(db: Db) {
  return db.selectFrom('body').select(['id', 'unitId']).where('unitId', 'is not', null).execute();
}

export function listKnownConflicts(db: Db, assessorIds: readonly string[], unitIds: readonly string[]) {
  return db
    .selectFrom('conflict')
    .select(['assessorId', 'unitId', 'source', 'kind', 'reason'])
    .where('assessorId', '=', sql<string>`any(${assessorIds})`)
    .where('unitId', '=', sql<string>`any(${unitIds})`)
    .orderBy('recordedAt')
    .execute();
}

/** Sheets of other editions that were handed in: the last one of each assessor for each unit. */
export function listEarlierSheets(db: Db, editionId: string, assessorIds: readonly string[]) {
  return db
    .selectFrom('scoreSheet')
    .innerJoin('entry', 'entry.id', 'scoreSheet.entryId')
    .select(['scoreSheet.assessorId', 'entry.unitId'])
    .select(({ fn }) => fn.max('scoreSheet.submittedAt').as('submittedAt'))
    .where('scoreSheet.editionId', '<>', editionId)
    .where('scoreSheet.submittedAt', 'is not', null)
    .where('scoreSheet.assessorId', '=', sql<string>`any(${assessorIds})`)
    .groupBy(['scoreSheet.assessorId', 'entry.unitId'])
    .execute();
}

export function listStandingLiftings(db: Db, assessorIds: readonly string[], unitIds: readonly string[]) {
  return db
    .selectFrom('conflictLifting')
    .leftJoin('person', 'person.id', 'conflictLifting.requestedBy')
    .select([
      'conflictLifting.id',
      'assessorId',
      'unitId',
      'kind',
      'through',
      'reason',
      'outcome',
      'requestedAt',
      'requestedBy',
      'person.name as requestedByName',
    ])
    .where('assessorId', '=', sql<string>`any(${assessorIds})`)
    .where('unitId', '=', sql<string>`any(${unitIds})`)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '=', 'lifted')]))
    .execute();
}

/** What units and bodies are called, by id, Chinese and English. */
export async function listNamesOf(db: Db, ids: readonly string[]): Promise<{ id: string; zh: string; en: string }[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string; zh: string; en: string }>`
    select id::text, name_zh as zh, name_en as en from unit where id = any(${ids}::uuid[])
    union all select id::text, name_zh, name_en from body where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
