import { type Kysely, sql } from 'kysely';
import type { DB } from './types.ts';

/** Whether the database answers at this moment. */
export async function isReady(db: Kysely<DB>): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}
