import { limits } from '../../core/limits.ts';
import { comparableName } from '../../core/names.ts';
import type { Problem } from '../../core/problem.ts';
import { decode, placeOf, recordsIn } from './csv-file.ts';
import type { CsvRecord } from './csv-file.ts';
import { honourColumns, problemsInCells, rowOf } from './honour-row.ts';
import type { Column, HonourRow, Place } from './honour-row.ts';

/**
 * What a file holds. `rows` are those without any problem, so that a caller may take them and leave the others; when
 * the file as a whole cannot be read (`readable` is false) there are none.
 */
export interface HonoursRead {
  readonly readable: boolean;
  readonly rows: readonly HonourRow[];
  readonly problems: readonly Problem[];
}

/** Reads the register's CSV. Every problem names its line and column, both from 1 and counted in characters. */
export function readHonoursCsv(file: string | Uint8Array): HonoursRead {
  const decoded = typeof file === 'string' ? { text: file } : decode(file);
  if (decoded.text === undefined) return unreadable([decoded.problem]);
  const parsed = recordsIn(decoded.text);
  if (parsed.records === undefined) return unreadable([parsed.problem]);
  const [header, ...records] = parsed.records;
  if (header === undefined) return unreadable([{ code: 'honours-csv-empty', pointer: '', line: 1, column: 1 }]);
  const columns = header.cells.map((cell) => cell.trim());
  const problemsInHeader = headerProblems(columns, header);
  if (problemsInHeader.length > 0) return unreadable(problemsInHeader);
  const reader = new RowReader(columns as Column[]);
  return { readable: true, rows: records.flatMap((record) => reader.read(record) ?? []), problems: reader.problems };
}

function unreadable(problems: readonly Problem[]): HonoursRead {
  return { readable: false, rows: [], problems };
}

function headerProblems(columns: readonly string[], header: CsvRecord): Problem[] {
  const place = (index: number) => placeOf(header, index);
  if (columns.length === 1 && /[;\t]/.test(columns[0] ?? '')) {
    return [{ code: 'honours-csv-delimiter', pointer: '', line: 1, column: 1 }];
  }
  const problems: Problem[] = [];
  for (const [index, column] of columns.entries()) {
    if (!(honourColumns as readonly string[]).includes(column)) {
      problems.push({
        code: 'honours-column-unknown',
        pointer: '',
        params: { name: column.slice(0, 60) },
        ...place(index),
      });
    } else if (columns.indexOf(column) !== index) {
      problems.push({
        code: 'honours-column-repeated',
        pointer: `/${column}`,
        params: { name: column },
        ...place(index),
      });
    }
  }
  for (const column of honourColumns) {
    if (!columns.includes(column)) {
      problems.push({
        code: 'honours-column-missing',
        pointer: `/${column}`,
        params: { name: column },
        line: header.line,
        column: 1,
      });
    }
  }
  return problems;
}

/** Reads rows one after the other, remembering which honours it has seen. */
class RowReader {
  readonly #columns: readonly Column[];
  readonly #seen = new Map<string, number>();
  readonly #problems: Problem[] = [];
  #untold = 0;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  get problems(): readonly Problem[] {
    if (this.#untold === 0) return this.#problems;
    return [...this.#problems, { code: 'honours-csv-more', pointer: '', params: { count: this.#untold } }];
  }

  read(record: CsvRecord): HonourRow | null {
    if (record.cells.length !== this.#columns.length) {
      const params = { have: record.cells.length, want: this.#columns.length };
      this.#tell([{ code: 'honours-cells-count', pointer: '', params, line: record.line, column: 1 }]);
      return null;
    }
    const cells = new Map(this.#columns.map((column, index) => [column, (record.cells[index] ?? '').trim()]));
    const at = (column: Column) => placeOf(record, this.#columns.indexOf(column));
    const problems = problemsInCells(cells, at);
    if (problems.length === 0) problems.push(...this.#repeated(cells, record.line, at));
    this.#tell(problems);
    return problems.length > 0 ? null : rowOf(cells, record.line);
  }

  /** The same honour of the same unit twice. */
  #repeated(cells: ReadonlyMap<Column, string>, line: number, at: Place): Problem[] {
    const key = JSON.stringify(
      (['programme', 'edition', 'unit', 'unit_code', 'batch', 'citation'] as const).map((column) =>
        comparableName(cells.get(column) ?? ''),
      ),
    );
    const first = this.#seen.get(key);
    if (first === undefined) {
      this.#seen.set(key, line);
      return [];
    }
    return [{ code: 'honours-row-repeated', pointer: '', params: { first }, ...at('programme') }];
  }

  #tell(problems: readonly Problem[]): void {
    const room = limits.problems - this.#problems.length;
    this.#problems.push(...problems.slice(0, room));
    this.#untold += Math.max(0, problems.length - room);
  }
}
