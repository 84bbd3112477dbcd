import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../platform/db/types.ts';

type Db = Transaction<DB>;

/** Every entry of the edition, so that nobody assigns by hand, submits or withdraws meanwhile. */
export async function lockEntries(db: Db, editionId: string): Promise<boolean> {
  await db.selectFrom('entry').select('id').where('editionId', '=', editionId).orderBy('id').forUpdate().execute();
  const decision = await db
    .selectFrom('decision')
    .select('id')
    .where('editionId', '=', editionId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return decision !== undefined;
}

export async function markMadeByRun(db: Db, assignmentIds: readonly string[], runId: string): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ runId })
    .where('id', '=', sql<string>`any(${assignmentIds}::uuid[])`)
    .execute();
}

export async function endByRun(
  db: Db,
  assignmentIds: readonly string[],
  ending: { endedAt: Date; endedBy: string | null; endedReason: string; endedByRunId: string },
): Promise<void> {
  await db
    .updateTable('assignment')
    .set(ending)
    .where('id', '=', sql<string>`any(${assignmentIds}::uuid[])`)
    .where('endedAt', 'is', null)
    .execute();
}

/** What the run made that still runs, with whether somebody began to mark. */
export function listMadeByRun(db: Db, runId: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('scoreSheet', 'scoreSheet.assignmentId', 'assignment.id')
    .innerJoin('entry', 'entry.id', 'assignment.entryId')
    .innerJoin('assessor', 'assessor.id', 'assignment.assessorId')
    .select(['assignment.id', 'entry.number', 'assessor.name'])
    .select(
      sql<boolean>`(score_sheet.submitted_at is not null or score_sheet.marks <> '{}' or score_sheet.overall_comment <> '')`.as(
        'isBegun',
      ),
    )
    .where('assignment.runId', '=', runId)
    .where('assignment.endedAt', 'is', null)
    .orderBy('entry.number')
    .forUpdate(['assignment', 'scoreSheet'])
    .execute();
}

/** What the run took away, from entries and assessors that are still there. */
export function listEndedByRun(db: Db, runId: string) {
  return db
    .selectFrom('assignment')
    .innerJoin('entry', 'entry.id', 'assignment.entryId')
    .innerJoin('assessor', 'assessor.id', 'assignment.assessorId')
    .select(['assignment.entryId', 'assignment.assessorId'])
    .where('assignment.endedByRunId', '=', runId)
    .where('entry.withdrawnAt', 'is', null)
    .where('assessor.retiredAt', 'is', null)
    .execute();
}
