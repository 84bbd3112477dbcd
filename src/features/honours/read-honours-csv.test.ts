import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { honourColumns } from './honour-row.ts';
import { readHonoursCsv } from './read-honours-csv.ts';
import { texts } from './read-honours-csv-texts.ts';

const header = honourColumns.join(',');
const good =
  'Model Unit,title,19,2017-01-01,2018-12-31,"Ada Works, Ltd.",,steel,Pudong,1,2019-04-10,2019-04-10,,valid,';

/** Every problem as line:column pointer code. */
function told(...lines: string[]): string[] {
  return readHonoursCsv(lines.join('\n')).problems.map((one) => `${one.line}:${one.column} ${one.pointer} ${one.code}`);
}

/** The good row with some cells changed. */
function row(change: Partial<Record<(typeof honourColumns)[number], string>>): string {
  const cells = [
    'Model Unit',
    'title',
    '19',
    '2017-01-01',
    '2018-12-31',
    'Ada',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    'valid',
    '',
  ];
  return honourColumns.map((column, index) => change[column] ?? cells[index]).join(',');
}

describe('a good file', () => {
  test('the honours of 2019 are read whole', () => {
    const read = readHonoursCsv(readFileSync(join(projectRoot, 'examples/honours-2019.csv')));
    expect(read.problems).toEqual([]);
    expect(read.rows).toHaveLength(7);
    expect(read.rows[2]).toEqual({
      line: 4,
      programme: 'Shanghai Municipality Model Unit',
      kind: 'title',
      edition: '19',
      period: { from: '2017-01-01', to: '2018-12-31' },
      unit: 'Shanghai MicroPort Medical (Group) Co., Ltd.',
      unitCode: null,
      sector: 'medical device',
      district: 'Pudong',
      batch: null,
      conferredOn: '2019-04-10',
      validFrom: '2019-04-10',
      validTo: null,
      status: 'valid',
      citation: null,
    });
    expect(read.rows[5]).toMatchObject({ programme: 'Shanghai Brand', edition: null, period: null, batch: 1 });
  });

  test.each([
    ['line ends of Windows', `${header}\r\n${good}\r\n`],
    ['a byte order mark', `\uFEFF${header}\n${good}`],
    ['empty lines', `\n${header}\n\n${good}\n\n,,,,,,,,,,,,,,\n`],
    ['quotes around every cell', `${header}\n"${row({}).split(',').join('","')}"`],
  ])('%s make no difference', (_, text) => {
    for (const file of [text, new TextEncoder().encode(text)]) {
      const read = readHonoursCsv(file);
      expect(read.problems).toEqual([]);
      expect(read.rows).toHaveLength(1);
    }
  });

  test('columns may stand in any order', () => {
    const columns = honourColumns.toReversed();
    const read = readHonoursCsv(`${columns.join(',')}\n${row({}).split(',').toReversed().join(',')}`);
    expect(read.rows[0]).toMatchObject({ programme: 'Model Unit', status: 'valid' });
  });

  test('a header alone is a file without honours', () => {
    expect(readHonoursCsv(header)).toEqual({ readable: true, rows: [], problems: [] });
  });
});

describe('a bad row is told by line and column', () => {
  test.each<[string[], string]>([
    [['2:12 /kind honours-kind-unknown'], row({ kind: 'medal' })],
    [['2:12 /kind honours-cell-empty'], row({ kind: '' })],
    [['2:1 /programme honours-cell-empty'], row({ programme: '  ' })],
    [['2:21 /period_from not-a-date'], row({ period_from: '2017-02-30' })],
    [['2:32 /period_to period-reversed'], row({ period_to: '2016-12-31' })],
    [['2:32 /period_to honours-period-half'], row({ period_to: '' })],
    [['2:61 /valid_to period-reversed'], row({ unit: 'A', valid_from: '2019-01-01', valid_to: '2018-01-01' })],
    [['2:54 /status honours-status-unknown'], row({ status: 'fine' })],
    [['2:50 /batch honours-batch-invalid'], row({ batch: '1.5' })],
    [['2:1 /programme honours-cell-too-long'], row({ programme: '文'.repeat(limits.shortText + 1) })],
    [['2:1 /programme honours-cell-control'], row({ programme: 'Model\u0007Unit' })],
    [['2:1  honours-cells-count'], `${row({})},more`],
    [['2:1  honours-cells-count'], 'Model Unit,title'],
    [
      ['2:12 /kind honours-kind-unknown', '2:53 /status honours-status-unknown'],
      row({ kind: 'x', status: 'y' }).replace('x', 'xxxx'),
    ],
  ])('%j', (expected, line) => expect(told(header, line)).toEqual(expected));

  test('text up to its limit is accepted, counted in characters', () => {
    expect(told(header, row({ programme: '𝄞'.repeat(limits.shortText) }))).toEqual([]);
  });

  test('behind a cell with a line break the place is still right', () => {
    expect(told(header, '"Model', 'Unit",title,19,,,Ada,,,,,,,,bad,')).toEqual(['3:29 /status honours-status-unknown']);
    expect(told(header, '"Model', 'Unit",title,19,,,Ada,,,,,,,,valid,', row({ kind: 'x' }))).toEqual([
      '4:12 /kind honours-kind-unknown',
    ]);
  });

  test('the same honour twice names the first line, however it is written', () => {
    const read = readHonoursCsv([header, row({}), row({ unit: 'ADA ' }), row({ edition: '18' })].join('\n'));
    expect(read.problems).toMatchObject([{ code: 'honours-row-repeated', params: { first: 2 }, line: 3 }]);
    expect(read.rows.map((one) => one.line)).toEqual([2, 4]);
  });

  test('good rows remain beside bad ones', () => {
    const read = readHonoursCsv([header, row({ kind: 'x' }), good].join('\n'));
    expect(read.readable).toBe(true);
    expect(read.rows.map((one) => one.unit)).toEqual(['Ada Works, Ltd.']);
  });

  test('a flood of problems is counted, not listed', () => {
    const lines = Array.from({ length: limits.problems + 50 }, (_, index) =>
      row({ edition: String(index), kind: 'x' }),
    );
    const { problems } = readHonoursCsv([header, ...lines].join('\n'));
    expect(problems).toHaveLength(limits.problems + 1);
    expect(problems.at(-1)).toMatchObject({ code: 'honours-csv-more', params: { count: 50 } });
  });
});

describe('a file that cannot be read at all', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  test.each<[string, string | Uint8Array]>([
    ['1:1  honours-csv-empty', ''],
    ['1:1  honours-csv-empty', '\n\n'],
    ['1:1  honours-csv-delimiter', header.replaceAll(',', ';')],
    ['1:1  honours-csv-utf16', bytes(0xff, 0xfe, 0x70, 0)],
    ['1:1  honours-csv-not-text', bytes(0x50, 0x4b, 3, 4, 20)],
    ['2:1  honours-csv-gbk', Buffer.concat([Buffer.from(`${header}\n`), Buffer.from('c9cfbaa3cad0', 'hex')])],
    ['2:1  honours-csv-not-utf8', Buffer.concat([Buffer.from(`${header}\n`), Buffer.from('ff', 'hex')])],
    ['2:1  honours-csv-quote-open', `${header}\n"Model Unit,title`],
    ['1:1 /citation honours-column-missing', honourColumns.slice(0, -1).join(',')],
    ['1:132  honours-column-unknown', `${header},colour`],
    ['1:132 /unit honours-column-repeated', `${header},unit`],
  ])('%s', (expected, file) => {
    const read = readHonoursCsv(file);
    expect(read).toMatchObject({ readable: false, rows: [] });
    expect(read.problems.map((one) => `${one.line}:${one.column} ${one.pointer} ${one.code}`)).toEqual([expected]);
  });
});

test('every problem has its sentence in both languages', () => {
  const plain = (keys: string[]) => new Set(keys.map((key) => key.replace(/_(?:one|other)$/, '')));
  expect(plain(Object.keys(texts.en))).toEqual(plain(Object.keys(texts['zh-CN'])));
});
