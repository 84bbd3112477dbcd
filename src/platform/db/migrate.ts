import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { OperatorError } from '../operator-error.ts';
import { projectRoot } from '../project-root.ts';
import type { DB } from './types.ts';

/** Plain SQL files, forward only, in the order of their numbers; the Migrator's lock makes four at once safe. */
export async function migrate(db: Kysely<DB>, upTo?: string): Promise<readonly string[]> {
  await refuseNewer(db);
  const migrator = migratorOf(db);
  const { error, results } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

export interface MigrationState {
  readonly name: string;
  /** Null where it is pending. */
  readonly ranAt: Date | null;
}

/** Every migration that this version knows, in order, with when it ran here. */
export async function listMigrations(db: Kysely<DB>): Promise<readonly MigrationState[]> {
  await refuseNewer(db);
  const known = await migratorOf(db).getMigrations();
  return known.map(({ name, executedAt }) => ({ name, ranAt: executedAt ?? null }));
}

function migratorOf(db: Kysely<DB>): Migrator {
  return new Migrator({ db, provider: { getMigrations: readMigrations } });
}

/** An older version on a newer database would write rows that the newer one does not expect. */
async function refuseNewer(db: Kysely<DB>): Promise<void> {
  const known = await listMigrationNames();
  const strange = (await namesThatRan(db)).filter((name) => !known.includes(name));
  if (strange.length === 0) return;
  throw new OperatorError(
    `The database was brought further by a newer Exemplar (${strange.join(', ')} is not known here): use that version or a later one.`,
  );
}

async function namesThatRan(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  );
  if (rows[0]?.there !== true) return [];
  const ran = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return ran.rows.map(({ name }) => name);
}

const folder = join(projectRoot, 'db', 'migrations');

export async function listMigrationNames(): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return files.map((name) => name.replace(/\.sql$/, ''));
}

async function readMigrations(): Promise<Record<string, Migration>> {
  return Object.fromEntries(
    await Promise.all(
      (await listMigrationNames()).map(async (name) => {
        const text = await readFile(join(folder, `${name}.sql`), 'utf8');
        const migration: Migration = { up: async (db) => void (await sql.raw(text).execute(db)) };
        return [name, migration] as const;
      }),
    ),
  );
}
