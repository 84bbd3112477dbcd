import { stringify } from 'csv-stringify/sync';
import { harmlessCell } from '../../core/spreadsheet-cell.ts';
import { textIn } from '../../core/text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import type { FileReply } from '../../platform/operation.ts';
import type { Answer } from './present.ts';
import { texts } from './texts.ts';

const catalogue = catalogueOf([texts]);

type Cell = string | number | null;
type Columns<T> = Readonly<Record<string, (row: T, ctx: Ctx) => Cell>>;

const ofEntries: Columns<Answer['entries'][number]> = {
  number: ({ number }) => number,
  unit: ({ unitName }, { language }) => textIn(language, unitName),
  sheets: ({ sheets }) => sheets,
  raw: ({ rawMean }) => rawMean,
  calibrated: ({ calibrated }) => calibrated,
  error: ({ standardError }) => standardError,
  'raw-rank': ({ rawRank }) => rawRank,
  rank: ({ rank }) => rank,
  'rank-low': ({ rankLow }) => rankLow,
  'rank-high': ({ rankHigh }) => rankHigh,
  chance: ({ chanceAbove }) => chanceAbove,
  more: ({ moreSheets }) => moreSheets,
  component: ({ component }) => component + 1,
};

const ofAssessors: Columns<Answer['assessors'][number]> = {
  assessor: ({ name }) => name,
  sheets: ({ sheets }) => sheets,
  severity: ({ severity }) => severity,
  error: ({ standardError }) => standardError,
  drift: ({ drift }) => drift && drift.change,
  'drift-error': ({ drift }) => drift && drift.standardError,
  component: ({ component }) => component + 1,
};

/** One table of the answer as a CSV file, in the reader's language. */
export function calibrationFile(ctx: Ctx, answer: Answer, table: 'entries' | 'assessors'): FileReply {
  const rows =
    table === 'entries' ? rowsOf(ctx, ofEntries, answer.entries) : rowsOf(ctx, ofAssessors, answer.assessors);
  // The mark tells spreadsheet programs that the text is UTF-8.
  const body = Buffer.from(`\uFEFF${stringify(rows, { record_delimiter: 'windows' })}`);
  return { name: `calibration-${table}.csv`, type: 'text/csv; charset=utf-8', body };
}

function rowsOf<T>(ctx: Ctx, columns: Columns<T>, items: readonly T[]): string[][] {
  const say = catalogue.sayIn(ctx.language);
  const cell = (value: Cell): string =>
    value === null ? '' : typeof value === 'number' ? String(value) : harmlessCell(value);
  return [
    Object.keys(columns).map((column) => say(`calibration.column-${column}`)),
    ...items.map((item) => Object.values(columns).map((of) => cell(of(item, ctx)))),
  ];
}
