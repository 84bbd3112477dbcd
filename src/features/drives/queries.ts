import { type Kysely, sql, type Transaction } from 'kysely';
import type { Pack } from '../../core/criteria/pack.ts';
import { containing, type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;
export type Readiness = 'not-begun' | 'begun' | 'half' | 'ready';

/** Today, as the installation's zone has it, decides what is overdue. */
const openFindings = sql<number>`(select count(*) from finding left join rectification r on r.finding_id = finding.id
  where finding.drive_id = drive.id and r.closed_at is null)`;

function drives(db: Db, today: string) {
  return db
    .selectFrom('drive')
    .innerJoin('pack', 'pack.id', 'drive.packId')
    .select(['drive.id', 'drive.unitId', 'drive.packId', 'drive.name', 'drive.credo', 'drive.periodFrom'])
    .select(['drive.periodTo', 'drive.openedAt', 'drive.closedAt', 'drive.version'])
    .select(['pack.titleZh', 'pack.titleEn', 'pack.packVersion', 'pack.indicators'])
    .select([
      sql<Partial<Record<Readiness, number>>>`(select coalesce(json_object_agg(readiness, number), '{}') from
        (select readiness, count(*) as number from drive_indicator where drive_id = drive.id group by readiness) as steps)`.as(
        'steps',
      ),
      sql<number>`(select count(*) from task where task.drive_id = drive.id and done_at is null)`.as('openTasks'),
      sql<number>`(select count(*) from task where task.drive_id = drive.id and done_at is null and due_on < ${today}::date)`.as(
        'overdueTasks',
      ),
      openFindings.as('openFindings'),
    ]);
}

export type DriveSummaryRow = Awaited<ReturnType<ReturnType<typeof drives>['executeTakeFirstOrThrow']>>;
export type DriveRow = DriveSummaryRow & { readonly pack: Pack };

interface DriveWish extends PageWish {
  readonly q?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
}

export async function listDrivesOf(
  db: Transaction<DB>,
  unitId: string,
  today: string,
  wish: DriveWish,
): Promise<Page<DriveSummaryRow>> {
  const query = drives(db, today)
    .where('drive.unitId', '=', unitId)
    .$if(wish.state !== undefined, (some) =>
      some.where('drive.closedAt', wish.state === 'closed' ? 'is not' : 'is', null),
    )
    .$if(wish.q !== undefined, (some) => some.where('drive.name', 'ilike', containing(wish.q ?? '')));
  return readPage(
    db,
    query,
    {
      sorts: {
        openedAt: {
          column: sql.ref('drive.opened_at'),
          valueOf: (row) => row.openedAt.toISOString(),
          type: 'timestamptz',
        },
        name: { column: sql.ref('drive.name'), valueOf: (row) => row.name, type: 'text' },
      },
      standard: '-openedAt',
      unique: { column: sql.ref('drive.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findDrive(db: Db, driveId: string, today: string): Promise<DriveRow | undefined> {
  const row = await drives(db, today).select('pack.content').where('drive.id', '=', driveId).executeTakeFirst();
  if (row === undefined) return undefined;
  const { content, ...drive } = row;
  // Only what core has read and found sound is ever saved as a pack.
  return { ...drive, pack: content as unknown as Pack };
}

/** Locks the drive, so that its changes, and its closing, come one after another. */
export async function findDriveForUpdate(
  db: Transaction<DB>,
  driveId: string,
  today: string,
): Promise<DriveRow | undefined> {
  await db.selectFrom('drive').select('id').where('id', '=', driveId).forUpdate().executeTakeFirst();
  return findDrive(db, driveId, today);
}

interface DriveAbout {
  readonly name: string;
  readonly credo: string;
  readonly periodFrom: string;
  readonly periodTo: string;
}

/** Answers whether it was saved: a unit has one open drive on a pack at a time. */
export async function saveDrive(
  db: Transaction<DB>,
  drive: DriveAbout & { id: string; unitId: string; packId: string; openedAt: Date; openedBy: string | null },
): Promise<boolean> {
  const saved = await db
    .insertInto('drive')
    .values(drive)
    .onConflict((same) => same.columns(['unitId', 'packId']).where('closedAt', 'is', null).doNothing())
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}

export async function changeDrive(
  db: Transaction<DB>,
  driveId: string,
  change: DriveAbout | { closedAt: Date },
): Promise<void> {
  await db
    .updateTable('drive')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', driveId)
    .execute();
}

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
    .select(['driveEvidence.indicator', 'evidence.id', 'evidence.title', 'evidence.kind', 'evidence.url'])
    .where('driveEvidence.driveId', '=', driveId)
    .where('evidence.removedAt', 'is', null)
    .$if(indicator !== undefined, (some) => some.where('driveEvidence.indicator', '=', indicator ?? ''))
    .orderBy('evidence.addedAt')
    .orderBy('evidence.id')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as 'file' | 'link' }));
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

export async function isAtWork(db: Db, employeeId: string, unitId: string): Promise<boolean> {
  const query = db.selectFrom('employee').select('id').where('id', '=', employeeId).where('unitId', '=', unitId);
  return (await query.where('leftAt', 'is', null).executeTakeFirst()) !== undefined;
}

export async function findPackInUse(db: Db, packId: string) {
  return db
    .selectFrom('pack')
    .select('id')
    .where('id', '=', packId)
    .where(sql<boolean>`exists (select from edition where edition.pack_id = pack.id and edition.opened_at is not null)`)
    .executeTakeFirst();
}

export async function listGoals(db: Db, driveId: string) {
  return db
    .selectFrom('goal')
    .select(['id', 'driveId', 'title', 'version'])
    .where('driveId', '=', driveId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function listMeasures(db: Db, driveId: string) {
  return db
    .selectFrom('measure')
    .select(['id', 'goalId', 'indicator', 'title', 'version'])
    .where('driveId', '=', driveId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function findGoal(db: Db, goalId: string) {
  return db.selectFrom('goal').selectAll().where('id', '=', goalId).executeTakeFirst();
}

export async function findMeasure(db: Db, measureId: string) {
  return db.selectFrom('measure').selectAll().where('id', '=', measureId).executeTakeFirst();
}

/** At the end of the drive's goals; the caller holds the drive's lock. */
export async function saveGoal(
  db: Transaction<DB>,
  goal: { id: string; driveId: string; unitId: string; title: string; createdAt: Date },
): Promise<void> {
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from goal where drive_id = ${goal.driveId})`;
  await db
    .insertInto('goal')
    .values({ ...goal, position })
    .execute();
}

export async function saveMeasure(
  db: Transaction<DB>,
  measure: {
    id: string;
    goalId: string;
    driveId: string;
    unitId: string;
    indicator: string;
    title: string;
    createdAt: Date;
  },
): Promise<void> {
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from measure where goal_id = ${measure.goalId})`;
  await db
    .insertInto('measure')
    .values({ ...measure, position })
    .execute();
}

export async function changeGoal(db: Transaction<DB>, goalId: string, title: string): Promise<void> {
  await db
    .updateTable('goal')
    .set((eb) => ({ title, version: eb('version', '+', 1) }))
    .where('id', '=', goalId)
    .execute();
}

export async function changeMeasure(
  db: Transaction<DB>,
  measureId: string,
  change: { title: string; indicator: string },
): Promise<void> {
  await db
    .updateTable('measure')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', measureId)
    .execute();
}

/** Only what nothing hangs on is removed: answers whether it was. */
export async function deleteGoal(db: Transaction<DB>, goalId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('goal')
    .where('id', '=', goalId)
    .where(sql<boolean>`not exists (select from measure where measure.goal_id = goal.id)`)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

export async function deleteMeasure(db: Transaction<DB>, measureId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('measure')
    .where('id', '=', measureId)
    .where(sql<boolean>`not exists (select from task where task.measure_id = measure.id)`)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

function tasks(db: Db, today: string) {
  return db
    .selectFrom('task')
    .innerJoin('measure', 'measure.id', 'task.measureId')
    .innerJoin('goal', 'goal.id', 'measure.goalId')
    .innerJoin('drive', 'drive.id', 'task.driveId')
    .innerJoin('employee', 'employee.id', 'task.ownerId')
    .leftJoin('person', 'person.id', 'task.doneBy')
    .leftJoin('evidence', 'evidence.id', 'task.evidenceId')
    .select(['task.id', 'task.measureId', 'task.driveId', 'task.unitId', 'task.title', 'task.ownerId', 'task.dueOn'])
    .select(['task.doneAt', 'task.doneNote', 'task.evidenceId', 'task.version', 'person.name as doneBy'])
    .select(['employee.name as ownerName', 'employee.personId as ownerPersonId', 'evidence.title as evidenceTitle'])
    .select(['measure.title as measureTitle', 'measure.indicator', 'goal.title as goalTitle'])
    .select(['drive.name as driveName', 'drive.closedAt as driveClosedAt'])
    .select(sql<boolean>`task.done_at is null and task.due_on < ${today}::date`.as('isOverdue'));
}

export type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>['executeTakeFirstOrThrow']>>;

export async function listTasks(db: Db, driveId: string, today: string, indicator?: string): Promise<TaskRow[]> {
  return tasks(db, today)
    .where('task.driveId', '=', driveId)
    .$if(indicator !== undefined, (some) => some.where('measure.indicator', '=', indicator ?? ''))
    .orderBy('task.dueOn')
    .orderBy('task.id')
    .execute();
}

export async function findTask(db: Db, taskId: string, today: string): Promise<TaskRow | undefined> {
  return tasks(db, today).where('task.id', '=', taskId).executeTakeFirst();
}

interface MyTasksWish extends PageWish {
  readonly q?: string | undefined;
  readonly unitId?: string | undefined;
  readonly state: 'open' | 'done';
}

/** The tasks of a person in the units where the person is an employee. */
export async function listTasksOf(
  db: Transaction<DB>,
  personId: string | null,
  today: string,
  wish: MyTasksWish,
): Promise<Page<TaskRow>> {
  const query = tasks(db, today)
    .where('employee.personId', '=', personId)
    .where('employee.leftAt', 'is', null)
    .where('drive.closedAt', 'is', null)
    .where('task.doneAt', wish.state === 'open' ? 'is' : 'is not', null)
    .$if(wish.unitId !== undefined, (some) => some.where('task.unitId', '=', wish.unitId ?? ''))
    .$if(wish.q !== undefined, (some) => some.where('task.title', 'ilike', containing(wish.q ?? '')));
  return readPage(
    db,
    query,
    {
      sorts: { dueOn: { column: sql.ref('task.due_on'), valueOf: (row) => row.dueOn, type: 'date' } },
      standard: 'dueOn',
      unique: { column: sql.ref('task.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

interface TaskAbout {
  readonly title: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

export async function saveTask(
  db: Transaction<DB>,
  task: TaskAbout & { id: string; measureId: string; driveId: string; unitId: string; createdAt: Date },
): Promise<void> {
  await db.insertInto('task').values(task).execute();
}

export async function changeTask(
  db: Transaction<DB>,
  taskId: string,
  change:
    | TaskAbout
    | { doneAt: Date | null; doneBy: string | null; doneNote: string | null; evidenceId: string | null },
): Promise<void> {
  await db
    .updateTable('task')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', taskId)
    .execute();
}

export async function deleteTask(db: Transaction<DB>, taskId: string): Promise<void> {
  await db.deleteFrom('task').where('id', '=', taskId).execute();
}
