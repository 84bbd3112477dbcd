import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { projectRoot } from '../project-root.ts';
import type { DB } from './types.ts';

/** Plain SQL files, forward only, in the order of their numbers; the Migrator's lock makes four at once safe. */
export async function migrate(db: Kysely<DB>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const folder = join(projectRoot, 'db', 'migrations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => {
        const text = await readFile(join(folder, name), 'utf8');
        const migration: Migration = { up: async (db) => void (await sql.raw(text).execute(db)) };
        return [name.replace(/\.sql$/, ''), migration] as const;
      }),
    ),
  );
}
