import { stringify } from 'csv-stringify/sync';
import { dateAt } from '../../core/calendar.ts';
import { harmlessCell } from '../../core/spreadsheet-cell.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { FileReply } from '../../platform/operation.ts';
import { honourColumns } from './honour-row.ts';
import { statusToday } from './present.ts';
import { type HonourRow, listAllHonours } from './queries.ts';

/** The whole public register as the file that can be imported again. */
export async function registerFile(ctx: Ctx): Promise<FileReply> {
  const today = dateAt(ctx.now.getTime(), ctx.zone);
  const rows = (await listAllHonours(ctx.db)).map((row) => cellsOf(row, today));
  const body = Buffer.from(stringify([[...honourColumns], ...rows]));
  return { name: 'honours.csv', type: 'text/csv; charset=utf-8', body };
}

function cellsOf(row: HonourRow, today: string): string[] {
  return [
    row.programmeEn,
    row.kind,
    row.edition,
    row.periodFrom ?? '',
    row.periodTo ?? '',
    row.unitNameEn,
    '',
    row.sector,
    row.district,
    row.batch,
    row.conferredOn ?? '',
    row.validFrom ?? '',
    row.validTo ?? '',
    statusToday(row, today) ?? 'valid',
    row.citation,
  ].map(harmlessCell);
}
