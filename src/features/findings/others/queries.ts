import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../platform/db/types.ts';
import type { FindingKindName, FindingValue } from '../kinds.ts';

/** A finding with its value, which was checked by its kind before it was saved. */
export type FindingRow = {
  [K in FindingKindName]: {
    readonly id: string;
    readonly entryId: string;
    readonly kind: K;
    readonly value: FindingValue<K>;
    readonly ground: string;
    readonly recordedAt: Date;
    readonly withdrawnReason: string | null;
  };
}[FindingKindName];

export async function listFindings(
  db: Transaction<DB>,
  of: { entryId: string } | { editionId: string },
): Promise<FindingRow[]> {
  const query = db
    .selectFrom('entryFinding')
    .innerJoin('entry', 'entry.id', 'entryFinding.entryId')
    .select(['entryFinding.id', 'entryFinding.entryId', 'entryFinding.kind', 'entryFinding.value'])
    .select(['entryFinding.ground', 'entryFinding.recordedAt', 'entryFinding.withdrawnReason'])
    .orderBy('entryFinding.recordedAt')
    .orderBy('entryFinding.id');
  const rows = await (
    'entryId' in of
      ? query.where('entryFinding.entryId', '=', of.entryId)
      : query.where('entry.editionId', '=', of.editionId).where('entryFinding.withdrawnAt', 'is', null)
  ).execute();
  return rows as FindingRow[];
}

export async function saveFinding(
  db: Transaction<DB>,
  finding: {
    id: string;
    entryId: string;
    kind: string;
    value: unknown;
    ground: string;
    recordedAt: Date;
    recordedBy: string | null;
  },
): Promise<void> {
  await db
    .insertInto('entryFinding')
    .values({ ...finding, value: JSON.stringify(finding.value) })
    .execute();
}

export async function findFindingForUpdate(db: Transaction<DB>, findingId: string) {
  return db
    .selectFrom('entryFinding')
    .innerJoin('entry', 'entry.id', 'entryFinding.entryId')
    .select(['entryFinding.id', 'entryFinding.entryId', 'entryFinding.kind', 'entryFinding.value'])
    .select(['entryFinding.withdrawnAt', 'entry.bodyId'])
    .select(
      sql<boolean>`exists (select from decision where decision.edition_id = entry.edition_id and decision.withdrawn_at is null)`.as(
        'isDecided',
      ),
    )
    .where('entryFinding.id', '=', findingId)
    .forUpdate(['entryFinding', 'entry'])
    .executeTakeFirst();
}

/** Withdraws one finding by its id, or all that stand of a kind. */
export async function markFindingsWithdrawn(
  db: Transaction<DB>,
  which: { id: string } | { entryId: string; kind: string },
  withdrawal: { withdrawnAt: Date; withdrawnReason: string },
): Promise<void> {
  const query = db.updateTable('entryFinding').set(withdrawal).where('withdrawnAt', 'is', null);
  await (
    'id' in which
      ? query.where('id', '=', which.id)
      : query.where('entryId', '=', which.entryId).where('kind', '=', which.kind)
  ).execute();
}
