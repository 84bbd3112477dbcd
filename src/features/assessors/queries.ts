import { sql, type Transaction } from 'kysely';
import { containing } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Transaction<DB>;

export interface EmployerRow {
  readonly name: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly isKnown: boolean;
}

function assessors(db: Db) {
  return db
    .selectFrom('assessor')
    .select([
      'id',
      'bodyId',
      'name',
      'employer',
      'sectors',
      'topics',
      'districts',
      'languages',
      'mostEntries',
      'version',
    ])
    .where('retiredAt', 'is', null);
}

export async function findAssessor(db: Db, assessorId: string) {
  return assessors(db).where('id', '=', assessorId).executeTakeFirst();
}

export async function findAssessorForUpdate(db: Db, assessorId: string) {
  return assessors(db).where('id', '=', assessorId).forUpdate().executeTakeFirst();
}

export function listEmployers(db: Db, assessorId: string): Promise<EmployerRow[]> {
  return db
    .selectFrom('assessorEmployer')
    .select([
      'name',
      sql<string | null>`began_on::text`.as('from'),
      sql<string | null>`ended_on::text`.as('until'),
      sql<boolean>`unit_id is not null or body_id is not null`.as('isKnown'),
    ])
    .where('assessorId', '=', assessorId)
    .orderBy('position')
    .execute();
}

export function listDeclared(db: Db, assessorId: string) {
  return db
    .selectFrom('conflict')
    .innerJoin('unit', 'unit.id', 'conflict.unitId')
    .select(['unit.nameZh', 'unit.nameEn', 'conflict.kind', 'conflict.source', 'conflict.reason'])
    .where('conflict.assessorId', '=', assessorId)
    .orderBy('conflict.recordedAt')
    .orderBy('conflict.id')
    .execute();
}

interface Described {
  readonly employer: string;
  readonly sectors: string[];
  readonly topics: string[];
  readonly districts: string[];
  readonly languages: string[];
  readonly mostEntries: number | null;
}

export async function changeAssessor(db: Db, assessorId: string, described: Described): Promise<void> {
  await db
    .updateTable('assessor')
    .set((eb) => ({ ...described, employerUnitId: null, version: eb('version', '+', 1) }))
    .where('id', '=', assessorId)
    .execute();
}

interface NewEmployer {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly unitId: string | null;
  readonly bodyId: string | null;
  readonly beganOn: string | null;
  readonly endedOn: string | null;
}

export async function replaceEmployers(db: Db, assessorId: string, employers: readonly NewEmployer[]): Promise<void> {
  await db.deleteFrom('assessorEmployer').where('assessorId', '=', assessorId).execute();
  if (employers.length === 0) return;
  await db
    .insertInto('assessorEmployer')
    .values(employers.map((employer) => ({ ...employer, assessorId })))
    .execute();
}

/** Whom a name means here: the only unit of that present name, else the only body. */
export async function listPlacesNamed(db: Db, names: readonly string[]) {
  const { rows } = await sql<{ name: string; unitId: string | null; bodyId: string | null }>`
    select name, case when count(distinct u.id) = 1 then min(u.id::text) end as unit_id,
      case when count(distinct u.id) = 0 and count(distinct b.id) = 1 then min(b.id::text) end as body_id
    from unnest(${names}::text[]) as name
      left join unit u on lower(u.name_zh) = lower(name) or lower(u.name_en) = lower(name)
      left join body b on lower(b.name_zh) = lower(name) or lower(b.name_en) = lower(name)
    group by name`.execute(db);
  return rows;
}

export function listUnitsContaining(db: Db, words: string) {
  return db
    .selectFrom('unit')
    .select(['id', 'nameZh', 'nameEn'])
    .where('confirmedAt', 'is not', null)
    .where((eb) => eb.or([eb('nameZh', 'ilike', containing(words)), eb('nameEn', 'ilike', containing(words))]))
    .orderBy('nameZh')
    .orderBy('id')
    .limit(20)
    .execute();
}
