import { CsvError, parse } from 'csv-parse/sync';
import { isDate, problemsInPeriod } from '../../core/calendar.ts';
import type { IsoDate, Period } from '../../core/calendar.ts';
import { charactersIn, limits } from '../../core/limits.ts';
import { comparableName } from '../../core/names.ts';
import type { Problem } from '../../core/problem.ts';
import { honourKinds, isHonourKind, isHonourStatus, statuses } from '../../core/terms/honour.ts';
import type { HonourKind, HonourStatus } from '../../core/terms/honour.ts';

/** One row of the register as a file: what is not known is null. */
export interface HonourRow {
  /** The line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly programme: string;
  readonly kind: HonourKind;
  readonly edition: string | null;
  readonly period: Period | null;
  readonly unit: string;
  readonly unitCode: string | null;
  readonly sector: string | null;
  readonly district: string | null;
  readonly batch: number | null;
  readonly conferredOn: IsoDate | null;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly status: HonourStatus;
  readonly citation: string | null;
}

/**
 * What a file holds. `rows` are those without any problem, so that a caller may take them and leave the others; when
 * the file as a whole cannot be read (`readable` is false) there are none.
 */
export interface HonoursRead {
  readonly readable: boolean;
  readonly rows: readonly HonourRow[];
  readonly problems: readonly Problem[];
}

/** The columns of the file, as they are exported. They may stand in any order. */
export const honourColumns = [
  'programme',
  'kind',
  'edition',
  'period_from',
  'period_to',
  'unit',
  'unit_code',
  'sector',
  'district',
  'batch',
  'conferred_on',
  'valid_from',
  'valid_to',
  'status',
  'citation',
] as const;
type Column = (typeof honourColumns)[number];

const required: ReadonlySet<Column> = new Set(['programme', 'kind', 'unit', 'status']);
const dates: readonly Column[] = ['period_from', 'period_to', 'conferred_on', 'valid_from', 'valid_to'];
const longest = (column: Column) => (column === 'citation' ? limits.criterionText : limits.shortText);
const largestBatch = 9999;

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

/** Text from bytes: UTF-8 with or without a mark. What is plainly something else is called by its name. */
function decode(bytes: Uint8Array): { text: string; problem?: undefined } | { text?: undefined; problem: Problem } {
  const [first, second] = bytes;
  const place = { pointer: '', line: 1, column: 1 };
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { problem: { ...place, code: 'honours-csv-utf16' } };
  }
  if ((first === 0x50 && second === 0x4b) || bytes.includes(0))
    return { problem: { ...place, code: 'honours-csv-not-text' } };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const line = lineOfBadByte(bytes);
    return {
      problem: { code: isGbk(bytes) ? 'honours-csv-gbk' : 'honours-csv-not-utf8', pointer: '', line, column: 1 },
    };
  }
}

function isGbk(bytes: Uint8Array): boolean {
  try {
    return /\p{Script=Han}/u.test(new TextDecoder('gbk', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

function lineOfBadByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start <= bytes.length; line += 1) {
    const found = bytes.indexOf(10, start);
    const end = found === -1 ? bytes.length : found;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
  }
  return line;
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
  /** The record as it stands in the file. */
  readonly raw: string;
}

function recordsIn(
  text: string,
): { records: CsvRecord[]; problem?: undefined } | { records?: undefined; problem: Problem } {
  try {
    const parsed = parse(text, {
      bom: true,
      raw: true,
      info: true,
      relax_column_count: true,
      columns: false,
    }) as unknown as {
      readonly record: string[];
      readonly raw: string;
      readonly info: { readonly lines: number };
    }[];
    const records = parsed.map(({ record, raw, info }) => {
      const written = raw.replace(/(?:\r\n|\r|\n)$/, '').replace(/^\uFEFF/, '');
      return { cells: record, raw: written, line: info.lines - linesWithin(written) };
    });
    return { records: records.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    const code = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'honours-csv-quote-open' : 'honours-csv-broken';
    return { problem: { code, pointer: '', line, column: 1 } };
  }
}

function linesWithin(written: string): number {
  return written.match(/\r\n|\r|\n/g)?.length ?? 0;
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

/** Where a cell begins in the file. Quoted cells may hold commas and line breaks. */
function placeOf({ raw, line }: CsvRecord, index: number): { line: number; column: number } {
  let [cell, quoted, at] = [0, false, 0];
  for (; at < raw.length && cell < index; at += 1) {
    if (raw[at] === '"') quoted = !quoted;
    else if (raw[at] === ',' && !quoted) cell += 1;
  }
  const before = raw.slice(0, at);
  const lastBreak = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  return { line: line + linesWithin(before), column: charactersIn(before.slice(lastBreak + 1)) + 1 };
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
  #repeated(cells: ReadonlyMap<Column, string>, line: number, at: (column: Column) => object): Problem[] {
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

type Place = (column: Column) => { line: number; column: number };

function problemsInCells(cells: ReadonlyMap<Column, string>, at: Place): Problem[] {
  const problems: Problem[] = [];
  const tell = (column: Column, code: string, params?: Problem['params']) =>
    problems.push({ code, pointer: `/${column}`, ...(params && { params }), ...at(column) });
  const said = (column: Column) => cells.get(column) ?? '';
  for (const [column, text] of cells) {
    if (text === '' && required.has(column)) tell(column, 'honours-cell-empty', { name: column });
    if (charactersIn(text) > longest(column))
      tell(column, 'honours-cell-too-long', { name: column, most: longest(column) });
    // oxlint-disable-next-line no-control-regex -- looking for them is the point
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text))
      tell(column, 'honours-cell-control', { name: column });
  }
  for (const column of dates) {
    if (said(column) !== '' && !isDate(said(column))) tell(column, 'not-a-date', { value: said(column).slice(0, 40) });
  }
  if (said('kind') !== '' && !isHonourKind(said('kind'))) {
    tell('kind', 'honours-kind-unknown', { value: said('kind').slice(0, 40), known: honourKinds.join(', ') });
  }
  if (said('status') !== '' && !isHonourStatus(said('status'))) {
    tell('status', 'honours-status-unknown', {
      value: said('status').slice(0, 40),
      known: Object.keys(statuses).join(', '),
    });
  }
  if (said('batch') !== '' && !/^[1-9]\d{0,3}$/.test(said('batch')))
    tell('batch', 'honours-batch-invalid', { most: largestBatch });
  const isDated = dates.every((column) => said(column) === '' || isDate(said(column)));
  return isDated ? [...problems, ...problemsInDates(said, at)] : problems;
}

function problemsInDates(said: (column: Column) => string, at: Place): Problem[] {
  const problems: Problem[] = [];
  for (const [from, to] of [
    ['period_from', 'period_to'],
    ['valid_from', 'valid_to'],
  ] as const) {
    if (said(from) === '' || said(to) === '') continue;
    for (const { code, params } of problemsInPeriod({ from: said(from), to: said(to) })) {
      problems.push({ code, pointer: `/${to}`, ...(params && { params }), ...at(to) });
    }
  }
  const half = (said('period_from') === '') !== (said('period_to') === '');
  const missing = said('period_from') === '' ? 'period_from' : 'period_to';
  if (half)
    problems.push({ code: 'honours-period-half', pointer: `/${missing}`, params: { name: missing }, ...at(missing) });
  return problems;
}

function rowOf(cells: ReadonlyMap<Column, string>, line: number): HonourRow {
  const known = (column: Column) => (cells.get(column) === '' ? null : (cells.get(column) ?? null));
  const [from, to, batch] = [known('period_from'), known('period_to'), known('batch')];
  return {
    line,
    programme: cells.get('programme') ?? '',
    kind: cells.get('kind') as HonourKind,
    edition: known('edition'),
    period: from === null || to === null ? null : { from, to },
    unit: cells.get('unit') ?? '',
    unitCode: known('unit_code'),
    sector: known('sector'),
    district: known('district'),
    batch: batch === null ? null : Number(batch),
    conferredOn: known('conferred_on'),
    validFrom: known('valid_from'),
    validTo: known('valid_to'),
    status: cells.get('status') as HonourStatus,
    citation: known('citation'),
  };
}
