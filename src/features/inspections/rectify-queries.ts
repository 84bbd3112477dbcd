import type { Kysely, Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

export async function saveFinding(
  db: Transaction<DB>,
  finding: {
    id: string;
    inspectionId: string;
    unitId: string;
    driveId: string;
    indicator: string;
    gravity: 'minor' | 'major';
    description: string;
    raisedAt: Date;
    raisedBy: string | null;
  },
): Promise<void> {
  await db.insertInto('finding').values(finding).execute();
}

/** Ordered for the first time, or anew as long as nothing was reported. */
export async function saveRectification(
  db: Transaction<DB>,
  order: {
    findingId: string;
    unitId: string;
    ownerId: string;
    dueOn: string;
    plan: string;
    orderedAt: Date;
    orderedBy: string | null;
  },
): Promise<void> {
  const { findingId: _, unitId: __, ...change } = order;
  await db
    .insertInto('rectification')
    .values(order)
    .onConflict((same) =>
      same.column('findingId').doUpdateSet((eb) => ({ ...change, version: eb('rectification.version', '+', 1) })),
    )
    .execute();
}

export async function changeRectification(
  db: Transaction<DB>,
  findingId: string,
  change:
    | { reportedAt: Date; reportedBy: string | null; report: string; evidenceId: string }
    | Readonly<
        Record<'reportedAt' | 'reportedBy' | 'report' | 'evidenceId' | 'closedAt' | 'closedBy' | 'closingNote', null>
      >
    | { closedAt: Date; closedBy: string | null; closingNote: string },
): Promise<void> {
  await db
    .updateTable('rectification')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('findingId', '=', findingId)
    .execute();
}

export async function saveReturn(
  db: Transaction<DB>,
  sentBack: { id: string; findingId: string; reason: string; returnedAt: Date; returnedBy: string | null },
): Promise<void> {
  await db.insertInto('rectificationReturn').values(sentBack).execute();
}

export async function isAtWork(db: Db, employeeId: string, unitId: string): Promise<boolean> {
  const query = db.selectFrom('employee').select('id').where('id', '=', employeeId).where('unitId', '=', unitId);
  return (await query.where('leftAt', 'is', null).executeTakeFirst()) !== undefined;
}
