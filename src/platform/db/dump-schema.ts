import { type Kysely, sql } from 'kysely';

/**
 * The schema as text, the same for the same schema: what `db/schema.sql` holds and a test compares, so that a reader
 * sees the tables whole and a review sees what a migration changed. (The embedded server ships no pg_dump.)
 */
export async function dumpSchema<D>(db: Kysely<D>): Promise<string> {
  const parts = await Promise.all([tables(db), indexes(db), functions(db), triggers(db)]);
  return `-- Written by \`npm run check\` from the migrations; do not edit.\n\n${parts.filter(Boolean).join('\n\n')}\n`;
}

const ours = sql`n.nspname = 'public' and c.relname not like 'kysely_%'`;

async function tables<D>(db: Kysely<D>): Promise<string> {
  const columns = await sql<{ table: string; line: string }>`
    select c.relname as table, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attidentity <> '' then ' generated always as identity' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || case when a.attnotnull then ' not null' else '' end as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${ours} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`.execute(db);
  const constraints = await sql<{ table: string; line: string }>`
    select c.relname as table, '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and k.contype in ('p', 'u', 'c', 'f') order by c.relname, k.contype desc, k.conname`.execute(db);
  const byTable = Map.groupBy([...columns.rows, ...constraints.rows], (row) => row.table);
  return [...byTable]
    .map(([table, rows]) => `create table ${table} (\n${rows.map((row) => row.line).join(',\n')}\n);`)
    .join('\n\n');
}

async function indexes<D>(db: Kysely<D>): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select pg_get_indexdef(i.indexrelid) || ';' as line
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    order by 1`.execute(db);
  return rows.map((row) => row.line).join('\n');
}

async function functions<D>(db: Kysely<D>): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select pg_get_functiondef(p.oid) || ';' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' order by p.proname`.execute(db);
  return rows.map((row) => row.line).join('\n\n');
}

async function triggers<D>(db: Kysely<D>): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select pg_get_triggerdef(t.oid) || ';' as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not t.tgisinternal order by c.relname, t.tgname`.execute(db);
  return rows.map((row) => row.line).join('\n');
}
