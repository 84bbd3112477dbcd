import type { Kysely, Transaction } from 'kysely';
import type { DB } from '../db/types.ts';
import type { FinishedUpload } from './uploads.ts';

interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly createdAt: Date;
}

/** Equal files are kept once, so a file that is known already is no error. */
export async function saveStoredFile(db: Transaction<DB>, file: StoredFile): Promise<void> {
  await db
    .insertInto('storedFile')
    .values(file)
    .onConflict((same) => same.column('sha256').doNothing())
    .execute();
}

/** Writes a finished upload down; the same one again, after a crash between file and row, changes nothing. */
export async function keepUpload(db: Kysely<DB>, upload: FinishedUpload): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { sha256, size, mediaType, createdAt } = upload;
    await saveStoredFile(transaction, { sha256, size, mediaType, createdAt });
    await transaction
      .insertInto('upload')
      .values(upload)
      .onConflict((same) => same.column('id').doNothing())
      .execute();
  });
}
