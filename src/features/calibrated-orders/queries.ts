import type { Transaction } from 'kysely';
import type { DB } from '../../platform/db/types.ts';
import type { Fit } from '../calibrations/index.ts';

export async function findChoice(db: Transaction<DB>, editionId: string) {
  const row = await db
    .selectFrom('calibrationChoice')
    .leftJoin('person', 'person.id', 'calibrationChoice.chosenBy')
    .select(['calibrationChoice.id', 'fit', 'reason', 'chosenAt', 'person.name as chosenBy'])
    .where('editionId', '=', editionId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, fit: row.fit as Fit };
}

export async function saveChoice(
  db: Transaction<DB>,
  choice: {
    id: string;
    editionId: string;
    bodyId: string;
    fit: Fit;
    reason: string;
    chosenAt: Date;
    chosenBy: string | null;
  },
): Promise<void> {
  await db.insertInto('calibrationChoice').values(choice).execute();
}

export async function markChoiceWithdrawn(
  db: Transaction<DB>,
  id: string,
  withdrawal: { withdrawnAt: Date; withdrawnBy: string | null; withdrawnReason: string },
): Promise<void> {
  await db.updateTable('calibrationChoice').set(withdrawal).where('id', '=', id).execute();
}
