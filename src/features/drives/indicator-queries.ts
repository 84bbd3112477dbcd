import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

export type Readiness = 'not-begun' | 'begun' | 'half' | 'ready';

/** One row for each indicator of which the drive holds anything: a draft, evidence, a measure or an open finding. */
export async function listStandings(db: Db, driveId: string) {
  const { rows } = await sql<StandingRow>`
    with touched as (
      select indicator from drive_indicator where drive_id = ${driveId}
      union select indicator from measure where drive_id = ${driveId}
      union select indicator from finding where drive_id = ${driveId})
    select touched.indicator, i.readiness, i.department_id, d.name_zh as department_zh, d.name_en as department_en,
      coalesce(i.draft_text, '') <> '' as has_draft, i.updated_at,
      (select count(*) from drive_evidence e join evidence v on v.id = e.evidence_id and v.removed_at is null
        where e.drive_id = ${driveId} and e.indicator = touched.indicator) as evidence,
      (select count(*) from measure m where m.drive_id = ${driveId} and m.indicator = touched.indicator) as measures,
      (select count(*) from task t join measure m on m.id = t.measure_id
        where m.drive_id = ${driveId} and m.indicator = touched.indicator) as tasks,
      (select count(*) from task t join measure m on m.id = t.measure_id
        where m.drive_id = ${driveId} and m.indicator = touched.indicator and t.done_at is null) as open_tasks,
      (select count(*) from finding f left join rectification r on r.finding_id = f.id
        where f.drive_id = ${driveId} and f.indicator = touched.indicator and r.closed_at is null) as open_findings,
      (select count(*) from finding f left join rectification r on r.finding_id = f.id
        where f.drive_id = ${driveId} and f.indicator = touched.indicator and r.closed_at is null and f.gravity = 'major') as major_findings
    from touched
    left join drive_indicator i on i.drive_id = ${driveId} and i.indicator = touched.indicator
    left join department d on d.id = i.department_id`.execute(db);
  return rows;
}

interface StandingRow {
  readonly indicator: string;
  readonly readiness: Readiness | null;
  readonly departmentId: string | null;
  readonly departmentZh: string | null;
  readonly departmentEn: string | null;
  readonly hasDraft: boolean;
  readonly updatedAt: Date | null;
  readonly evidence: number;
  readonly measures: number;
  readonly tasks: number;
  readonly openTasks: number;
  readonly openFindings: number;
  readonly majorFindings: number;
}

export async function findIndicator(db: Db, driveId: string, indicator: string) {
  const row = await db
    .selectFrom('driveIndicator')
    .leftJoin('person', 'person.id', 'driveIndicator.updatedBy')
    .select(['driveIndicator.readiness', 'driveIndicator.departmentId', 'driveIndicator.draftText'])
    .select(['driveIndicator.version', 'driveIndicator.updatedAt', 'person.name as updatedBy'])
    .where('driveIndicator.driveId', '=', driveId)
    .where('driveIndicator.indicator', '=', indicator)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, readiness: row.readiness as Readiness };
}

/** The evidence of a drive, or of one indicator of it, that is still in the unit's library. */
export async function listDriveEvidence(db: Db, driveId: string, indicator?: string) {
  const rows = await db
    .selectFrom('driveEvidence')
    .innerJoin('evidence', 'evidence.id', 'driveEvidence.evidenceId')
    .select(['evidence.id', 'evidence.title', 'evidence.kind', 'evidence.url', 'evidence.fileName', 'evidence.sha256'])
    .select(['evidence.coversFrom', 'evidence.coversTo'])
    .where('driveEvidence.driveId', '=', driveId)
    .where('evidence.removedAt', 'is', null)
    .$if(indicator !== undefined, (some) => some.where('driveEvidence.indicator', '=', indicator ?? ''))
    .orderBy('evidence.addedAt')
    .orderBy('evidence.id')
    .execute();
  return rows.map(({ coversFrom: from, coversTo: to, ...row }) => ({
    ...row,
    kind: row.kind as 'file' | 'link',
    covers: from === null || to === null ? null : { from, to },
  }));
}

/** The caller holds the drive's lock and has looked at the version. */
export async function saveIndicator(
  db: Transaction<DB>,
  row: {
    driveId: string;
    indicator: string;
    readiness: Readiness;
    departmentId: string | null;
    draftText: string;
    updatedAt: Date;
    updatedBy: string | null;
  },
  evidenceIds: readonly string[],
): Promise<void> {
  const { driveId, indicator, ...values } = row;
  await db
    .insertInto('driveIndicator')
    .values(row)
    .onConflict((same) =>
      same
        .columns(['driveId', 'indicator'])
        .doUpdateSet((eb) => ({ ...values, version: eb('driveIndicator.version', '+', 1) })),
    )
    .execute();
  await db.deleteFrom('driveEvidence').where('driveId', '=', driveId).where('indicator', '=', indicator).execute();
  if (evidenceIds.length === 0) return;
  await db
    .insertInto('driveEvidence')
    .values(evidenceIds.map((evidenceId) => ({ driveId, indicator, evidenceId })))
    .execute();
}

export async function isDepartmentOf(db: Db, departmentId: string, unitId: string): Promise<boolean> {
  const query = db.selectFrom('department').select('id').where('id', '=', departmentId).where('unitId', '=', unitId);
  return (await query.executeTakeFirst()) !== undefined;
}
