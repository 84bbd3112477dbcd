import { type Kysely, sql } from 'kysely';
import type { Check } from './check.ts';
import type { DB } from './types.ts';

export interface Examined {
  readonly name: string;
  /** How many rows break it. */
  readonly broken: number;
}

/** Runs each check by itself; a sound database breaks none. */
export async function runChecks(db: Kysely<DB>, checks: readonly Check[]): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const { name, sql: query } of checks) {
    const { rows } = await sql<{ broken: number }>`select count(*) as broken from (${sql.raw(query)}) as found`.execute(
      db,
    );
    examined.push({ name, broken: rows[0]?.broken ?? 0 });
  }
  return examined;
}

/** The hashes of every file that some row counts on. */
export async function listStoredFiles(db: Kysely<DB>): Promise<string[]> {
  const rows = await db.selectFrom('storedFile').select('sha256').orderBy('sha256').execute();
  return rows.map(({ sha256 }) => sha256);
}
