import { type Kysely, sql, type Transaction } from 'kysely';
import { containing, type Page, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

export async function isAtWork(db: Db, employeeId: string, unitId: string): Promise<boolean> {
  const query = db.selectFrom('employee').select('id').where('id', '=', employeeId).where('unitId', '=', unitId);
  return (await query.where('leftAt', 'is', null).executeTakeFirst()) !== undefined;
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
