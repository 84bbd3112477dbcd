import { join } from 'node:path';
import type { Config } from '../platform/config.ts';
import { connect, type Database } from '../platform/db/connect.ts';
import { openEmbedded } from '../platform/db/embedded.ts';

/**
 * For commands: the database of this installation for as long as the work lasts. The embedded one is joined where a
 * server runs on it, else started and stopped again.
 */
export async function withDatabase<T>(
  config: Config,
  as: 'application' | 'owner',
  work: (database: Database) => Promise<T>,
): Promise<T> {
  if (config.databaseDirectUrl !== undefined) return await closing(connect(config.databaseDirectUrl, { as }), work);
  const log = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  const embedded = await openEmbedded({ dir: join(config.dataDir, 'postgres'), log, durable: true });
  try {
    return await closing(connect(embedded.url, { as }), work);
  } finally {
    await embedded.stop();
  }
}

async function closing<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
