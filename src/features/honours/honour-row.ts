import { isDate, problemsInPeriod } from '../../core/calendar.ts';
import type { IsoDate, Period } from '../../core/calendar.ts';
import { charactersIn, limits } from '../../core/limits.ts';
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
export type Column = (typeof honourColumns)[number];

const required: ReadonlySet<Column> = new Set(['programme', 'kind', 'unit', 'status']);
const dates: readonly Column[] = ['period_from', 'period_to', 'conferred_on', 'valid_from', 'valid_to'];
const longest = (column: Column) => (column === 'citation' ? limits.criterionText : limits.shortText);
const largestBatch = 9999;

/** Where the cell of a column begins in the file. */
export type Place = (column: Column) => { line: number; column: number };

/** Everything that is wrong with the cells of one row, each where it stands. */
export function problemsInCells(cells: ReadonlyMap<Column, string>, at: Place): Problem[] {
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
  return [...problems, ...problemsInDates(said, at)];
}

function problemsInDates(said: (column: Column) => string, at: Place): Problem[] {
  const problems: Problem[] = [];
  for (const [from, to] of [
    ['period_from', 'period_to'],
    ['valid_from', 'valid_to'],
  ] as const) {
    // A day that is none was told above; it hides nothing of the other dates.
    if (!isDate(said(from)) || !isDate(said(to))) continue;
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

/** The row of cells that have no problems. */
export function rowOf(cells: ReadonlyMap<Column, string>, line: number): HonourRow {
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
