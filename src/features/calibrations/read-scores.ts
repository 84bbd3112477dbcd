import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Info } from 'csv-parse';
import type { Scores } from '../../core/calibration/scores.ts';
import { ScoreTable } from '../../core/calibration/scores.ts';
import type { Problem } from '../../core/problem.ts';

const needed = ['entry', 'assessor', 'score'] as const;
type Column = (typeof needed)[number] | 'order';
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Scores from CSV, read as a stream so that a million rows need no more memory than their columns. The header names
 * `entry`, `assessor` and `score` in any order, and may name `order`; other columns are passed over. A failure of the
 * stream itself (no such file) is thrown.
 */
export async function readScores(
  bytes: Readable,
): Promise<{ readonly scores: Scores } | { readonly problems: readonly Problem[] }> {
  const table = new ScoreTable();
  const seen: { columns: ReadonlyMap<Column, number> | null } = { columns: null };
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (record: readonly string[], { lines }: Info) => {
      if (seen.columns) table.add(rowOf(record, seen.columns, lines));
      else seen.columns = columnsOf(record);
      return null;
    },
  });
  const utf8 = new Utf8Check();
  try {
    for await (const chunk of bytes) {
      if (!utf8.accepts(chunk as Uint8Array)) return { problems: [utf8.problem()] };
      if (!parser.write(chunk)) await drained(parser);
      const missing = missingColumns(seen.columns);
      if (missing.length > 0) return { problems: missing };
    }
    if (!utf8.ends()) return { problems: [utf8.problem()] };
    await ended(parser);
  } catch (error) {
    if (error instanceof CsvError) return { problems: [brokenCsv(error)] };
    throw error;
  }
  const missing = missingColumns(seen.columns);
  return missing.length > 0 ? { problems: missing } : table.finish();
}

function rowOf(record: readonly string[], columns: ReadonlyMap<Column, number>, line: number) {
  const field = (column: Column) => record[columns.get(column) ?? -1]?.trim() ?? '';
  const row = { entry: field('entry'), assessor: field('assessor'), score: numberIn(field('score')), line };
  return columns.has('order') ? { ...row, order: numberIn(field('order')) } : row;
}

function numberIn(text: string): number {
  return decimal.test(text) ? Number(text) : Number.NaN;
}

function columnsOf(header: readonly string[]): ReadonlyMap<Column, number> {
  const at = (column: Column) => header.findIndex((name) => name.trim() === column);
  return new Map(
    ([...needed, 'order'] as const).map((column) => [column, at(column)] as const).filter(([, i]) => i >= 0),
  );
}

/** Nothing is missing as long as no header has been read. */
function missingColumns(columns: ReadonlyMap<Column, number> | null): readonly Problem[] {
  return needed
    .filter((column) => columns !== null && !columns.has(column))
    .map((column) => ({ code: 'scores-column-missing', pointer: '', line: 1, params: { column } }));
}

type Parser = ReturnType<typeof parse>;

function drained(parser: Parser): Promise<void> {
  return settled(parser, 'drain');
}

function ended(parser: Parser): Promise<void> {
  const end = settled(parser, 'end');
  parser.resume();
  parser.end();
  return end;
}

function settled(parser: Parser, event: 'drain' | 'end'): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once(event, () => resolve());
    parser.once('error', reject);
  });
}

function brokenCsv(error: CsvError): Problem {
  const line = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
  return { code: 'scores-csv-broken', pointer: '', params: { reason: error.message.replace(/\.$/, '') }, ...line };
}

/** Refuses what is no UTF-8 rather than let two names fall together as the same unreadable one. */
class Utf8Check {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #lines = 1;

  accepts(chunk: Uint8Array): boolean {
    try {
      this.#decoder.decode(chunk, { stream: true });
    } catch {
      return false;
    }
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.#lines += 1;
    return true;
  }

  ends(): boolean {
    try {
      this.#decoder.decode();
      return true;
    } catch {
      return false;
    }
  }

  /** The line is where the unreadable stretch begins, at most one read of the file before the very byte. */
  problem(): Problem {
    return { code: 'scores-not-utf8', pointer: '', line: this.#lines };
  }
}
