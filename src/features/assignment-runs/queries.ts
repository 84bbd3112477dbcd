import type { Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';

type Db = Transaction<DB>;

interface NewRun {
  readonly id: string;
  readonly bodyId: string;
  readonly editionId: string;
  readonly stage: string;
  readonly settings: object;
  readonly askedAt: Date;
  readonly askedBy: string | null;
}

/** False when one waits or is under way for the same stage. */
export async function saveRun(db: Db, { settings, ...run }: NewRun): Promise<boolean> {
  const done = await db
    .insertInto('assignmentRun')
    .values({ ...run, state: 'waiting', settings: JSON.stringify(settings) })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function findRun(db: Db, runId: string) {
  return db
    .selectFrom('assignmentRun')
    .leftJoin('person', 'person.id', 'assignmentRun.askedBy')
    .selectAll('assignmentRun')
    .select('person.name as askedByName')
    .where('assignmentRun.id', '=', runId)
    .executeTakeFirst();
}

export async function findRunForUpdate(db: Db, runId: string) {
  return db.selectFrom('assignmentRun').selectAll().where('id', '=', runId).forUpdate().executeTakeFirst();
}

export type RunRow = NonNullable<Awaited<ReturnType<typeof findRunForUpdate>>>;

interface Change {
  readonly state?: string;
  readonly beganAt?: Date;
  readonly pulseAt?: Date;
  readonly steps?: number;
  readonly endedAt?: Date;
  readonly cancelledAt?: Date;
  readonly cancelledBy?: string | null;
  readonly digest?: string;
  readonly basis?: object;
  readonly result?: object;
  readonly appliedAt?: Date;
  readonly appliedBy?: string | null;
  readonly undoneAt?: Date;
  readonly undoneBy?: string | null;
}

export async function changeRun(db: Db, runId: string, { basis, result, ...change }: Change): Promise<void> {
  await db
    .updateTable('assignmentRun')
    .set({
      ...change,
      ...(basis === undefined ? {} : { basis: JSON.stringify(basis) }),
      ...(result === undefined ? {} : { result: JSON.stringify(result) }),
    })
    .where('id', '=', runId)
    .execute();
}

/** Runs that gave no sign of life for so long were broken off with their process. */
export async function failSilentRuns(db: Db, editionId: string, silentSince: Date, now: Date): Promise<void> {
  await db
    .updateTable('assignmentRun')
    .set({ state: 'failed', endedAt: now, result: JSON.stringify({ kind: 'broken-off' }) })
    .where('editionId', '=', editionId)
    .where('state', '=', 'running')
    .where('pulseAt', '<', silentSince)
    .execute();
}

export interface RunPair {
  readonly entryId: string;
  readonly assessorId: string;
  readonly change: 'added' | 'kept' | 'removed';
  readonly score: number;
  readonly reasons: object;
}

/** As many rows in one statement as PostgreSQL takes parameters for. */
const rowsAtOnce = 5000;

export async function saveRunPairs(db: Db, runId: string, pairs: readonly RunPair[]): Promise<void> {
  for (let from = 0; from < pairs.length; from += rowsAtOnce) {
    const rows = pairs
      .slice(from, from + rowsAtOnce)
      .map(({ reasons, ...pair }) => ({ runId, ...pair, reasons: JSON.stringify(reasons) }));
    await db.insertInto('assignmentRunPair').values(rows).execute();
  }
}

export function listPairsOfRun(db: Db, runId: string) {
  return db
    .selectFrom('assignmentRunPair')
    .innerJoin('entry', 'entry.id', 'assignmentRunPair.entryId')
    .innerJoin('assessor', 'assessor.id', 'assignmentRunPair.assessorId')
    .select(['entryId', 'assessorId', 'change', 'entry.number', 'assessor.name'])
    .where('runId', '=', runId)
    .orderBy('entryId')
    .orderBy('assessorId')
    .execute();
}
