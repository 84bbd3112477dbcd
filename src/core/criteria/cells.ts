/** Tables as spreadsheets copy and keep them: rows of cells out of tab- or comma-separated text, and back. */
import type { Problem } from '../problem.ts';

export type Cells = readonly (readonly string[])[];

/** The sign that parts cells: tabs when the text has any, else what its first line has most of. */
function separatorOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const line = /^[^\n]*/.exec(text)?.[0] ?? '';
  const counted = [',', ';', '，'].map((sign) => ({ sign, count: line.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** Reads a copied table. A quoted cell may hold line breaks; a doubled quotation mark in it is one. */
export function cellsOf(text: string): { readonly cells: Cells; readonly problems: readonly Problem[] } {
  const source = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  const separator = separatorOf(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < source.length) {
    const cell = cellAt(source, at, separator);
    if (cell === undefined) {
      return { cells: [], problems: [{ code: 'table-quote-open', pointer: '', params: { row: rows.length + 1 } }] };
    }
    row.push(cell.text);
    const mark = source[cell.end];
    at = cell.end + 1;
    if (mark === separator && at < source.length) continue;
    if (mark === separator) row.push('');
    rows.push(row);
    row = [];
  }
  return { cells: rows.filter((cells) => cells.some((cell) => cell.trim() !== '')), problems: [] };
}

function cellAt(source: string, start: number, separator: string): { text: string; end: number } | undefined {
  if (source[start] !== '"') {
    let end = start;
    while (end < source.length && source[end] !== separator && source[end] !== '\n') end += 1;
    return { text: source.slice(start, end), end };
  }
  let text = '';
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] !== '"') text += source[at];
    else if (source[at + 1] === '"') {
      text += '"';
      at += 1;
    } else {
      let end = at + 1;
      while (end < source.length && source[end] !== separator && source[end] !== '\n') end += 1;
      return { text: text + source.slice(at + 1, end), end };
    }
  }
}

/** A text as a cell: what a spreadsheet would take for a formula gets a mark before it, which `readCell` takes off. */
export function writeCell(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

export function readCell(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
