import type { PoolClient } from 'pg';

/** What a copy of the database says of one table: how many rows, and the SHA-256 of their lines. */
export interface TableSum {
  readonly rows: number;
  readonly sha256: string;
}

/** A piece of a table: whole rows as lines of JSON, each ended. */
export interface TablePiece {
  readonly table: string;
  readonly lines: Buffer;
}

/** The tables of ours in the order of their names, each with the columns that are not generated. */
export async function columnsByTable(client: PoolClient): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and c.relkind = 'r' and c.relname not like 'kysely_%'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
