/** Tables as workbooks of a spreadsheet program: written so that nothing runs, read within bounds. */
import { inflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { columns } from '../../core/criteria/row-columns.ts';
import type { Cells } from '../../core/criteria/cells.ts';
import { limits } from '../../core/limits.ts';

export interface Sheet {
  readonly name: string;
  readonly cells: Cells;
}

/** Numbers are written as numbers, all else as text; no cell holds a formula. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, cells } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
    for (const row of cells) sheet.addRow(row.map(numberOrText));
    sheet.getRow(1).font = { bold: true };
    for (const [index, column] of columns.entries()) {
      sheet.getColumn(index + 1).width = /^(zh|en|guidance)/.test(column) ? 48 : 14;
      sheet.getColumn(index + 1).alignment = { wrapText: true, vertical: 'top' };
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** "2.5" is a number in a spreadsheet, "1.10" would lose its nought and stays a text. */
function numberOrText(cell: string): string | number {
  return cell.length < 12 && String(Number(cell)) === cell ? Number(cell) : cell;
}

/** The sheets of a workbook, or nothing where it is none, is broken, or unpacks beyond the limit. */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<readonly Sheet[] | undefined> {
  if (!unpacksWithin(Buffer.from(bytes), limits.packWorkbookUnpackedBytes)) return undefined;
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  } catch {
    return undefined;
  }
  return workbook.worksheets.map((sheet) => ({ name: sheet.name, cells: cellsOf(sheet) }));
}

function cellsOf(sheet: ExcelJS.Worksheet): Cells {
  const rows: string[][] = [];
  sheet.eachRow((row) => {
    const cells = columns.map((_, index) => textOf(row.getCell(index + 1)));
    if (cells.some((cell) => cell.trim() !== '')) rows.push(cells);
  });
  return rows;
}

/** What the cell shows; of a formula its last result. */
function textOf(cell: ExcelJS.Cell): string {
  try {
    return cell.text;
  } catch {
    return '';
  }
}

const partMark = 0x02014b50;
const endMark = 0x06054b50;
const mostParts = 500;

/** Unpacks every part once and throws it away, stopping at the limit: sizes that a file states of itself may lie. */
function unpacksWithin(zip: Buffer, limit: number): boolean {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > zip.length || zip.readUInt32LE(end) !== endMark) return false;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  let left = limit;
  if (count > mostParts) return false;
  for (let part = 0; part < count; part += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== partMark) return false;
    const size = unpackedSize(zip, at, left);
    if (size === undefined) return false;
    left -= size;
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return true;
}

function unpackedSize(zip: Buffer, entry: number, left: number): number | undefined {
  const start = zip.readUInt32LE(entry + 42);
  if (start + 30 > zip.length) return undefined;
  const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
  const packed = zip.subarray(from, from + zip.readUInt32LE(entry + 20));
  if (zip.readUInt16LE(entry + 10) === 0) return packed.length <= left ? packed.length : undefined;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }).length;
  } catch {
    return undefined;
  }
}
