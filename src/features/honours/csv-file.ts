import { CsvError, parse } from 'csv-parse/sync';
import { charactersIn } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';

/** Text from bytes: UTF-8 with or without a mark. What is plainly something else is called by its name. */
export function decode(
  bytes: Uint8Array,
): { text: string; problem?: undefined } | { text?: undefined; problem: Problem } {
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

/** A record of the file and where it stands. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
  /** The record as it stands in the file. */
  readonly raw: string;
}

/** The records of a text, those without any content left out, or why it cannot be told apart into records. */
export function recordsIn(
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

/** Where a cell begins in the file. Quoted cells may hold commas and line breaks. */
export function placeOf({ raw, line }: CsvRecord, index: number): { line: number; column: number } {
  let [cell, quoted, at] = [0, false, 0];
  for (; at < raw.length && cell < index; at += 1) {
    if (raw[at] === '"') quoted = !quoted;
    else if (raw[at] === ',' && !quoted) cell += 1;
  }
  const before = raw.slice(0, at);
  const lastBreak = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
  return { line: line + linesWithin(before), column: charactersIn(before.slice(lastBreak + 1)) + 1 };
}
