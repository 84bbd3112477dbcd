import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { columnsByTable, quoted, type TablePiece, type TableSum } from './table-columns.ts';

export interface CopyIn {
  /** Loads a piece; whole rows of one table. */
  load(piece: TablePiece): Promise<void>;
  /** What was loaded, to be held against what the copy says of itself. */
  sums(): Record<string, TableSum>;
  /** The hashes of the files that the loaded rows count on. */
  fileHashes(): Promise<string[]>;
  /** Puts keys, triggers and sequences back, lets the trail go on behind what it brought along, and commits. */
  finish(sequences: Readonly<Record<string, number>>): Promise<void>;
  /** Leaves the database as it was. */
  giveUp(): Promise<void>;
}

/**
 * Loads a copy in one transaction into a database that holds nothing yet, with its keys and triggers off until all rows
 * are there: putting the keys back proves that every row they lead to is there too.
 */
export async function copyIn(client: PoolClient): Promise<CopyIn> {
  await client.query('begin');
  const columns = await columnsByTable(client);
  const names = [...columns.keys()].map(quoted);
  const keys = await foreignKeysOf(client);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  // What migrations themselves put there comes with the copy.
  await client.query(`truncate ${names.join(', ')}`);
  const loaded = new Map([...columns.keys()].map((table) => [table, { rows: 0, hash: createHash('sha256') }]));
  return {
    async load({ table, lines }) {
      const [list, sum] = [columns.get(table)?.map(quoted).join(', '), loaded.get(table)];
      if (list === undefined || sum === undefined) throw new Error(`there is no table ${table}`);
      const rows = lines.toString().trimEnd().split('\n');
      await client.query(
        `insert into ${quoted(table)} (${list}) overriding system value
          select ${list} from json_populate_recordset(null::${quoted(table)}, $1::json)`,
        [`[${rows.join(',')}]`],
      );
      sum.hash.update(lines);
      sum.rows += rows.length;
    },
    sums: () =>
      Object.fromEntries([...loaded].map(([table, { rows, hash }]) => [table, { rows, sha256: hash.digest('hex') }])),
    async fileHashes() {
      const { rows } = await client.query<{ sha256: string }>('select sha256 from stored_file');
      return rows.map(({ sha256 }) => sha256);
    },
    async finish(sequences) {
      for (const { table, name, definition } of keys)
        await client.query(`alter table ${table} add constraint ${name} ${definition}`);
      for (const name of names) await client.query(`alter table ${name} enable trigger user`);
      for (const [name, value] of Object.entries(sequences))
        await client.query('select setval($1::regclass, $2)', [quoted(name), value]);
      await continueTrail(client);
      await client.query('commit');
    },
    giveUp: async () => void (await client.query('rollback')),
  };
}

/** See `docs/decisions/0008-sealed-trail.md`: no position of before may come again, whatever this cluster counts. */
async function continueTrail(client: PoolClient): Promise<void> {
  await client.query(`
    insert into trail_offset (positions)
      select coalesce(max(reached), 0) from (
        select to_xid::text::bigint as reached from event_seal union all select xid::text::bigint from event) as brought
      on conflict (is_only) do update set positions = greatest(trail_offset.positions, excluded.positions)`);
}

async function foreignKeysOf(client: PoolClient) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select k.conrelid::regclass::text as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
    where n.nspname = 'public' and k.contype = 'f' order by 1, 2`);
  return rows;
}

/** Whether anybody or anything is known here. */
export async function holdsSomething(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ holds: boolean }>(
    'select exists (select from person) or exists (select from body) or exists (select from event) as holds',
  );
  return rows[0]?.holds === true;
}
