import {
  type Expression,
  type ExpressionBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
  type Transaction,
} from 'kysely';
import { type Actor, type Right, scopeOf, type Tie } from '../../core/relations.ts';
import { Refusal } from '../refusal.ts';
import type { DB } from './types.ts';

/**
 * The predicate of a list: what the actor may see by this right, given the list's columns for each tie.
 * A tie without a column gives nothing; no tie at all gives nothing.
 */
export function visible<D, T extends keyof D>(
  eb: ExpressionBuilder<D, T>,
  actor: Actor,
  right: Right,
  columns: Readonly<Partial<Record<Tie, Expression<string | null>>>>,
): Expression<SqlBool> {
  const alternatives = scopeOf(actor, right).flatMap(({ tie, id }) => {
    const column = columns[tie];
    return column === undefined ? [] : [sql<SqlBool>`${column} = ${id}`];
  });
  return alternatives.length === 0 ? sql<SqlBool>`false` : eb.or(alternatives);
}

/** One column of a list's order; the last one must be unique, so that no row is shown twice or never. */
export interface SortKey<Row> {
  readonly column: Expression<unknown>;
  readonly direction?: 'asc' | 'desc';
  readonly valueOf: (row: Row) => string | number | null;
  /** The column's SQL type, to which the cursor's text is cast. */
  readonly type: 'text' | 'uuid' | 'timestamptz' | 'date' | 'integer' | 'bigint' | 'numeric';
}

/** The page a list was asked for, as `pageQuery` of the contract parses it. */
export interface PageWish {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly sort?: string | undefined;
}

export interface Page<Row> {
  readonly items: Row[];
  readonly next: string | null;
  readonly total: number;
}

/**
 * One page of a list and the count of all of it: two queries, whatever the length. `query` holds all that the reader
 * may see under the filter, without an order; `sorts` names the columns a reader may sort by (`name`, `-name`), each
 * unique or followed by `unique`, the key that tells all rows apart.
 */
export async function readPage<D, T extends keyof D, Row>(
  db: Transaction<DB>,
  query: SelectQueryBuilder<D, T, Row>,
  {
    sorts,
    standard,
    unique,
  }: { sorts: Readonly<Record<string, SortKey<Row>>>; standard: string; unique: SortKey<Row> },
  wish: PageWish,
): Promise<Page<Row>> {
  const keys = [chosenKey(sorts, wish.sort ?? standard), unique];
  const from = wish.after === undefined ? query : query.where(afterCursor(keys, wish.after));
  const rows = await from
    .orderBy(orderOf(keys))
    .limit(wish.limit + 1)
    .execute();
  const counted = await sql<{ total: number }>`select count(*) as total from (${query}) as visible`.execute(db);
  return { ...cutPage(rows, wish.limit, keys), total: counted.rows[0]?.total ?? 0 };
}

function chosenKey<Row>(sorts: Readonly<Record<string, SortKey<Row>>>, wish: string): SortKey<Row> {
  const key = Object.hasOwn(sorts, wish.replace(/^-/, '')) ? sorts[wish.replace(/^-/, '')] : undefined;
  if (key === undefined) throw new Refusal(400, 'sort-unknown', { params: { known: Object.keys(sorts).join(', ') } });
  return { ...key, direction: wish.startsWith('-') ? 'desc' : 'asc' };
}

/** What a person typed, as part of a LIKE pattern that finds it anywhere. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** The rows after a cursor in the order of the keys (nulls come last). An unreadable cursor is refused. */
function afterCursor<Row>(keys: readonly SortKey<Row>[], cursor: string): Expression<SqlBool> {
  const values = readCursor(cursor, keys.length);
  const steps = keys.map((key, index) => {
    const equal = keys.slice(0, index).map((before, at) => same(before, values[at] ?? null));
    return sql<SqlBool>`(${sql.join([...equal, beyond(key, values[index] ?? null)], sql` and `)})`;
  });
  return sql<SqlBool>`(${sql.join(steps, sql` or `)})`;
}

function same<Row>(key: SortKey<Row>, value: string | null): Expression<SqlBool> {
  return value === null
    ? sql<SqlBool>`${key.column} is null`
    : sql<SqlBool>`${key.column} = cast(${value} as ${sql.raw(key.type)})`;
}

function beyond<Row>(key: SortKey<Row>, value: string | null): Expression<SqlBool> {
  if (value === null) return sql<SqlBool>`false`;
  const operator = sql.raw(key.direction === 'desc' ? '<' : '>');
  return sql<SqlBool>`(${key.column} ${operator} cast(${value} as ${sql.raw(key.type)}) or ${key.column} is null)`;
}

function orderOf<Row>(keys: readonly SortKey<Row>[]) {
  return sql.join(keys.map((key) => sql`${key.column} ${sql.raw(key.direction ?? 'asc')} nulls last`));
}

/** Cuts one row more than asked off, and says by the cursor whether there was one. */
function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  keys: readonly SortKey<Row>[],
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last !== undefined ? writeCursor(keys.map((key) => key.valueOf(last))) : null;
  return { items, next };
}

function writeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function readCursor(cursor: string, length: number): (string | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every(isCursorValue)) {
      return values.map((value) => (value === null ? null : String(value)));
    }
  } catch {
    // falls through to the refusal
  }
  throw new Refusal(400, 'invalid-cursor');
}

function isCursorValue(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
