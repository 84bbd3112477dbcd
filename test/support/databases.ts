import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connect, type Database } from '../../src/platform/db/connect.ts';
import { databaseUrl } from './global-setup.ts';

/** A database for one test at a time, as migrations leave it. */
export interface TestDatabase {
  readonly database: Database;
  /** The SQL that the application's role ran since the list was last emptied. */
  readonly queries: string[];
}

interface Kept extends TestDatabase {
  readonly name: string;
  readonly owner: pg.Client;
  uses: number;
}

/** Rows that were deleted still lie about; after so many tests a fresh copy is quicker. */
const mostUses = 40;

/** Emptied and connected, for the next test of this process: that is many times quicker than a new copy. */
const idle: Kept[] = [];

export async function takeDatabase(): Promise<TestDatabase> {
  const kept = idle.pop() ?? (await copyTemplate());
  kept.uses += 1;
  kept.queries.length = 0;
  return kept;
}

export async function giveBack(taken: TestDatabase): Promise<void> {
  const kept = taken as Kept;
  const emptied = kept.uses < mostUses && (await empty(kept.owner));
  if (emptied) idle.push(kept);
  else await drop(kept);
}

async function copyTemplate(): Promise<Kept> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = databaseUrl(inject('serverUrl'), name);
  // Copying files is quicker by far than writing them through the log, which nobody here reads again.
  await asServer(`create database ${name} template template_exemplar strategy file_copy`);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const queries: string[] = [];
  const database = connect(url, { as: 'application', connections: 8, onQuery: (text) => queries.push(text) });
  return { name, owner, queries, database, uses: 0 };
}

/** False where something still holds on to the rows: nobody else should get such a database. */
async function empty(owner: pg.Client): Promise<boolean> {
  return await owner
    .query(
      `do $$ declare name text; begin
        -- Neither references nor append-only tables stand in the way.
        set local session_replication_role = replica;
        set local lock_timeout = '2s';
        -- What migrations wrote stays: the list of them, and the one row from which the trail counts.
        for name in select quote_ident(relname) from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely_%'
            and relname <> 'trail_offset'
        loop execute 'delete from ' || name; end loop;
        perform setval(oid::regclass, 1, false) from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'S';
      end $$`,
    )
    .then(
      () => true,
      () => false,
    );
}

async function drop({ name, owner, database }: Kept): Promise<void> {
  await database.close();
  await owner.end();
  await asServer(`drop database ${name} with (force)`);
}

async function asServer(statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('serverUrl') });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}
