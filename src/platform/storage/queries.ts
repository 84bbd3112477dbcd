import type { Kysely } from 'kysely';
import type { DB } from '../db/types.ts';
import type { FinishedUpload } from './uploads.ts';

/** Writes a finished upload down; the same one again, after a crash between file and row, changes nothing. */
export async function keepUpload(db: Kysely<DB>, upload: FinishedUpload): Promise<void> {
  const { sha256, size, mediaType, createdAt } = upload;
  await db.transaction().execute(async (transaction) => {
    await transaction.insertInto('storedFile').values({ sha256, size, mediaType, createdAt }).onConflict((same) => same.column('sha256').doNothing()).execute();
    await transaction.insertInto('upload').values(upload).onConflict((same) => same.column('id').doNothing()).execute();
  });
}
