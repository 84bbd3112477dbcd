import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config.ts';
import type { Database } from '../../platform/db/connect.ts';
import { copyIn, holdsSomething } from '../../platform/db/copy-in.ts';
import { listMigrationNames, listMigrations, migrate } from '../../platform/db/migrate.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import { openStorage } from '../../platform/storage/open-storage.ts';
import type { Head } from './format.ts';
import { type Loaded, loadBackup, openBackup } from './read-backup.ts';

/**
 * Restores a backup into an empty installation: all of it or nothing. One of an older version is loaded into the tables
 * of its time, which are then brought to the present.
 */
export async function restoreBackup(
  config: Config,
  database: Database,
  { path, told }: { path: string; told: (what: string) => void },
): Promise<{ head: Head; loaded: Loaded }> {
  const { head, files } = await openBackup(path);
  await bringToItsTime(database, head, path);
  const storage = await openStorage(config.storage, config.dataDir);
  const client = await database.pool.connect();
  let loaded: Loaded;
  try {
    if (await holdsSomething(client))
      throw new OperatorError(
        'Something is kept here already; a backup is restored into an empty installation only. Choose another by DATA_DIR or DATABASE_URL.',
      );
    const copy = await copyIn(client);
    try {
      loaded = await loadBackup(path, files, { copy, storage, told });
      await copy.finish(loaded.sequences);
    } catch (error) {
      await copy.giveUp();
      throw error;
    }
  } finally {
    client.release();
  }
  await migrate(database.db);
  await keepSecrets(config.dataDir, loaded.secrets);
  return { head, loaded };
}

async function bringToItsTime({ db }: Database, { migrations, exemplar }: Head, path: string): Promise<void> {
  const known = await listMigrationNames();
  const strange = migrations.filter((name) => !known.includes(name));
  if (strange.length > 0)
    throw new OperatorError(
      `${path} was written by another Exemplar (${exemplar}; ${strange.join(', ')} is not known here); restore it by that version.`,
    );
  const ran = (await listMigrations(db)).filter(({ ranAt }) => ranAt !== null);
  if (ran.some(({ name }) => !migrations.includes(name)))
    throw new OperatorError(
      `The database was brought further than ${path} already; restore it into one that is new, before any server started on it.`,
    );
  await migrate(db, migrations.at(-1));
}

async function keepSecrets(dataDir: string, secrets: Loaded['secrets']): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  for (const [name, secret] of secrets) await writeFile(join(dataDir, name), secret, { mode: 0o600 });
}
