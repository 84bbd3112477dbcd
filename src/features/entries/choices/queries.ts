import { sql, type Transaction } from 'kysely';
import type { Choices } from '../../../core/criteria/tree.ts';
import type { DB } from '../../../platform/db/types.ts';
import { type Claims, choicesClaimed } from '../submission.ts';

/** What decides which indicators count, as each entry was submitted, without what was written. */
export async function listSubmittedChoices(
  db: Transaction<DB>,
  of: { readonly editionId: string } | { readonly entryIds: readonly string[] },
): Promise<ReadonlyMap<string, Choices>> {
  const query = db
    .selectFrom('entryReceipt')
    .innerJoin('entry', 'entry.id', 'entryReceipt.entryId')
    .select('entry.id')
    .select([
      sql<string>`entry_receipt.content::jsonb -> 'unit' ->> 'unitType'`.as('unitType'),
      sql<Record<string, string>>`entry_receipt.content::jsonb -> 'chosen'`.as('chosen'),
      sql<Claims | null>`entry_receipt.content::jsonb -> 'notApplicable'`.as('notApplicable'),
    ]);
  const rows = await (
    'editionId' in of
      ? query.where('entry.editionId', '=', of.editionId)
      : query.where('entry.id', 'in', of.entryIds.length === 0 ? [noEntry] : [...of.entryIds])
  ).execute();
  return new Map(
    rows.map(({ id, unitType, chosen, notApplicable }) => [
      id,
      { unitType, chosen, ...choicesClaimed(notApplicable ?? {}) },
    ]),
  );
}

const noEntry = '00000000-0000-0000-0000-000000000000';
