import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import Cursor from 'pg-cursor';
import { columnsByTable, quoted, type TablePiece, type TableSum } from './table-columns.ts';

const rowsAtOnce = 500;
const pieceBytes = 1_048_576;
const sweepLock = 0x5ec0;

/**
 * Every table of one moment, piece by piece, and at the end what makes the copy complete. The rows are written as JSON
 * by the database itself, so that each type keeps its exact text; generated columns are left to be generated again.
 */
export async function* copyOut(
  client: PoolClient,
): AsyncGenerator<TablePiece, { tables: Record<string, TableSum>; sequences: Record<string, number> }> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const tables: Record<string, TableSum> = {};
    for (const [table, columns] of await columnsByTable(client)) {
      const hash = createHash('sha256');
      let rows = 0;
      for await (const { lines, count } of piecesOf(client, table, columns)) {
        hash.update(lines);
        rows += count;
        yield { table, lines };
      }
      tables[table] = { rows, sha256: hash.digest('hex') };
    }
    return { tables, sequences: await sequencesOf(client) };
  } finally {
    await client.query('rollback');
  }
}

async function* piecesOf(client: PoolClient, table: string, columns: readonly string[]) {
  const list = columns.map(quoted).join(', ');
  const cursor = client.query(
    new Cursor<{ row: string }>(`select row_to_json(r)::text as row from (select ${list} from ${quoted(table)}) r`),
  );
  let held: string[] = [];
  let heldLength = 0;
  const piece = () => {
    const made = { lines: Buffer.from(held.map((row) => `${row}\n`).join('')), count: held.length };
    [held, heldLength] = [[], 0];
    return made;
  };
  for (let rows = await cursor.read(rowsAtOnce); rows.length > 0; rows = await cursor.read(rowsAtOnce)) {
    for (const { row } of rows) {
      held.push(row);
      heldLength += row.length;
      if (heldLength >= pieceBytes) yield piece();
    }
  }
  if (held.length > 0) yield piece();
  await cursor.close();
}

async function sequencesOf(client: PoolClient): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; value: number | null }>(
    `select sequencename as name, last_value as value from pg_sequences where schemaname = 'public'`,
  );
  return Object.fromEntries(rows.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
}

/** While a copy is made no file is swept, because the moment that is copied may still count on it. */
export async function keepSweepsOff<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock_shared($1)', [sweepLock]);
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock_shared($1)', [sweepLock]);
  }
}
