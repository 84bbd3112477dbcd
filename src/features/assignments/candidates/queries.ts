import type { Transaction } from 'kysely';
import type { DB } from '../../../platform/db/types.ts';

export async function findEntryPlace(db: Transaction<DB>, entryId: string) {
  return db
    .selectFrom('entry')
    .select(['id', 'editionId', 'bodyId', 'unitId'])
    .where('id', '=', entryId)
    .executeTakeFirst();
}
