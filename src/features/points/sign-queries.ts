import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

/** The awards of a rule to an employee that stand, by the instant they were posted. */
export async function listAwards(db: Db, { ruleId, employeeId }: { ruleId: string; employeeId: string }) {
  return db
    .selectFrom('pointsSlip')
    .innerJoin('ledgerPosting', 'ledgerPosting.id', 'pointsSlip.postingId')
    .select(['pointsSlip.points', 'ledgerPosting.postedAt'])
    .where('pointsSlip.ruleId', '=', ruleId)
    .where('pointsSlip.employeeId', '=', employeeId)
    .where(sql<boolean>`not exists (select from ledger_posting undone where undone.reverses = ledger_posting.id)`)
    .execute();
}

export async function findReceiver(db: Db, employeeId: string, unitId: string) {
  return db
    .selectFrom('employee')
    .select(['id', 'personId'])
    .where('id', '=', employeeId)
    .where('unitId', '=', unitId)
    .where('leftAt', 'is', null)
    .executeTakeFirst();
}

/** Whether the person leads in the unit: as its coordinator, or as an employee who is a leader. */
export async function isLeader(db: Db, unitId: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ leads: boolean }>`select (exists (select from standing where unit_id = ${unitId}
      and role = 'coordinator' and ended_at is null and person_id = ${personId})
    or exists (select from employee where unit_id = ${unitId} and is_leader and left_at is null and person_id = ${personId})) as leads`.execute(
    db,
  );
  return rows[0]?.leads ?? false;
}

export async function saveSlip(
  db: Transaction<DB>,
  slip: {
    id: string;
    unitId: string;
    employeeId: string;
    ruleId: string;
    points: number;
    reason: string;
    evidenceId: string | null;
    proposedAt: Date;
    proposedBy: string;
  },
): Promise<void> {
  await db.insertInto('pointsSlip').values(slip).execute();
}

type Ending =
  | { readonly signedAt: Date; readonly signedBy: string | null; readonly postingId: string }
  | { readonly refusedAt: Date; readonly refusedBy: string | null; readonly refusedReason: string };

export async function endSlip(db: Transaction<DB>, slipId: string, ending: Ending): Promise<void> {
  await db.updateTable('pointsSlip').set(ending).where('id', '=', slipId).execute();
}

export async function saveReversal(
  db: Transaction<DB>,
  reversal: { id: string; unitId: string; slipId: string; reason: string; proposedAt: Date; proposedBy: string },
): Promise<void> {
  await db.insertInto('pointsReversal').values(reversal).execute();
}

export async function endReversal(db: Transaction<DB>, reversalId: string, ending: Ending): Promise<void> {
  await db.updateTable('pointsReversal').set(ending).where('id', '=', reversalId).execute();
}
