import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import { connect, type Database } from '../platform/db/connect.ts';
import { openEmbedded, startEmbedded } from '../platform/db/embedded.ts';
import { migrate } from '../platform/db/migrate.ts';

/**
 * For commands: the database of this installation for as long as the work lasts. The embedded one is joined where a
 * server runs on it, else started and stopped again.
 */
export async function withDatabase<T>(
  config: Config,
  as: 'application' | 'owner',
  work: (database: Database) => Promise<T>,
): Promise<T> {
  return withAddress(config, (url) => closing(connect(url, { as }), work));
}

/** For a command that must be first: the database is brought up to date, then worked on as the application. */
export async function withCurrentDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  return withAddress(config, async (url) => {
    await closing(connect(url, { as: 'owner', connections: 2 }), ({ db }) => migrate(db));
    return closing(connect(url, { as: 'application' }), work);
  });
}

/** As owner of a database on which nobody else works: the embedded one is not joined, a server on it is refused. */
export async function withDatabaseAlone<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  if (config.databaseDirectUrl !== undefined)
    return closing(connect(config.databaseDirectUrl, { as: 'owner', connections: 3 }), work);
  const embedded = await startEmbedded(placeOf(config), 0);
  try {
    return await closing(connect(embedded.url, { as: 'owner', connections: 3 }), work);
  } finally {
    await embedded.stop();
  }
}

async function withAddress<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseDirectUrl !== undefined) return await work(config.databaseDirectUrl);
  const embedded = await openEmbedded(placeOf(config));
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
}

function placeOf({ dataDir }: Config) {
  const log = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  return { dir: join(dataDir, 'postgres'), log, durable: true };
}

async function closing<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
