import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import type { DB } from './types.ts';

// Counts and sums fit a number; a date is a day, not an instant, so it stays the text it is.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface Database {
  readonly db: Kysely<DB>;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

/**
 * Opens a pool. `as: 'application'` works as the role that cannot touch the schema or the append-only tables;
 * `as: 'owner'` is for migrations and for setting up.
 */
export function connect(
  url: string,
  {
    as,
    connections = 10,
    onQuery,
  }: { as: 'application' | 'owner'; connections?: number; onQuery?: (sql: string) => void },
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'exemplar',
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it, though its types do not say so
    ...(as === 'application' ? { onConnect: workAsApplication } : {}),
  });
  // An idle connection that breaks (the server went away) is replaced at the next query; without a listener it would end us.
  pool.on('error', () => {});
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool, cursor: Cursor }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: (event) => {
      if (event.level === 'query') onQuery?.(event.query.sql);
    },
  });
  let closing: Promise<void> | undefined;
  return { db, pool, close: () => (closing ??= db.destroy()) };
}

async function workAsApplication(client: pg.ClientBase): Promise<void> {
  await client.query('set role exemplar_app');
}

/** Reads run in a transaction that cannot write; what one act reads is of one moment only where it asks for a lock. */
export function transact<T>(
  db: Kysely<DB>,
  mode: 'read' | 'write',
  work: (transaction: Transaction<DB>) => Promise<T>,
): Promise<T> {
  const transaction = db.transaction();
  return (mode === 'read' ? transaction.setAccessMode('read only') : transaction).execute(work);
}
