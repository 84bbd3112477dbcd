import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

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
