import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import ExcelJS from 'exceljs';
import QRCode from 'qrcode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  sampleJpeg,
  sampleMp4,
  samplePackage,
  samplePdf,
  samplePng,
  sampleWebp,
  sampleZip,
} from '../../../test/support/sample-files.ts';
import { fileKinds } from '../../core/file-kinds.ts';
import { languages } from '../../core/text.ts';
import { inspectFile } from './inspect-file.ts';
import { texts } from './texts.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exemplar-inspect-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function inspect(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  const found = await inspectFile(path, name);
  return 'kind' in found ? found.kind.mediaType : found.problem.code;
}

const docx = samplePackage('word/document.xml');
const whole: [string, Uint8Array | string][] = [
  ['a.pdf', samplePdf],
  ['a.png', samplePng()],
  ['a.jpg', sampleJpeg],
  ['a.jpeg', sampleJpeg],
  ['a.webp', sampleWebp],
  ['a.docx', docx],
  ['a.xlsx', samplePackage('xl/workbook.xml')],
  ['a.pptx', samplePackage('ppt/presentation.xml')],
  ['a.ofd', sampleZip({ 'OFD.xml': '<ofd:OFD/>' })],
  ['a.mp4', sampleMp4],
  ['a.txt', '上海市示范单位\n'],
  ['a.csv', 'unit,points\n示范单位,12\n'],
];

test('every kind of the table is tried here', () => {
  expect(new Set(whole.map(([name]) => name.slice(2)))).toEqual(new Set(fileKinds.flatMap((kind) => kind.extensions)));
});

test.each(whole)('a whole %s is what it says', async (name, bytes) => {
  const kind = fileKinds.find(({ extensions }) => extensions.includes(name.slice(2)));
  expect(await inspect(name, bytes)).toBe(kind?.mediaType);
});

test('files as other programs write them are taken', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('积分').addRow(['单位', 12]);
  expect(await inspect('real.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()))).toMatch(/spreadsheetml/);
  expect(await inspect('real.png', await QRCode.toBuffer('https://example.org', { type: 'png' }))).toBe('image/png');
  expect(
    await inspect(
      'real.csv',
      stringify(
        [
          ['单位', '积分'],
          ['示范', '3'],
        ],
        { bom: true },
      ),
    ),
  ).toBe('text/csv');
});

const binaryNames = whole.filter(([name]) => !/txt|csv/.test(name));

test.each(binaryNames)('%s cut short anywhere in its second half is found out', async (name, bytes) => {
  const buffer = Buffer.from(bytes);
  for (let length = Math.ceil(buffer.length / 2); length < buffer.length - 1; length += Math.ceil(buffer.length / 40)) {
    expect(await inspect(name, buffer.subarray(0, length)), `${length} of ${buffer.length} bytes`).toBe(
      'file-truncated',
    );
  }
});

test.each(binaryNames)('the bytes of %s under every other name are found out', async (name, bytes) => {
  for (const { extensions } of fileKinds) {
    if (extensions.some((extension) => extension === name.slice(2))) continue;
    expect(await inspect(`renamed.${extensions[0]}`, bytes), extensions[0]).toBe('file-kind-mismatch');
  }
});

test.each(['a.svg', 'a.html', 'a.zip', 'a.docm', 'a.doc', 'a'])(
  '%s is of no kind that may be handed in',
  async (name) => {
    expect(await inspect(name, 'anything')).toBe('file-kind-not-allowed');
  },
);

test.each([
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['an XML', '\ufeff<?xml version="1.0"?><a/>'],
  ['a page', '  <!DOCTYPE html><script>alert(1)</script>'],
  ['bytes', Buffer.from([1, 2, 3, 0, 255, 254, 7])],
  ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
])('%s named .txt is not text', async (_what, bytes) => {
  expect(await inspect('a.txt', bytes)).toBe('file-kind-mismatch');
});

test('Chinese text is text in each encoding that spreadsheets write', async () => {
  const gb18030 = Buffer.from('b5a5cebb2cbbfdb7d60a', 'hex'); // 单位,积分
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('单位,积分\n', 'utf16le')]);
  expect(new TextDecoder('gb18030').decode(gb18030)).toBe('单位,积分\n');
  for (const bytes of [gb18030, utf16, '单位,积分\r\n']) expect(await inspect('a.csv', bytes)).toBe('text/csv');
});

test('a character that lies across the border of two pieces is not torn', async () => {
  expect(await inspect('a.txt', `a${'示范'.repeat(100_000)}`)).toBe('text/plain');
});

test('macros are refused even in a document named as one without', async () => {
  expect(await inspect('a.docx', samplePackage('word/document.xml', { 'word/vbaProject.bin': 'x' }))).toBe(
    'file-has-macros',
  );
});

test('a picture with the small one inside it is not taken for whole by the small one', async () => {
  const inside = Buffer.concat([
    Buffer.from([0xff, 0xe1, (sampleJpeg.length + 2) >> 8, (sampleJpeg.length + 2) & 255]),
    sampleJpeg,
  ]);
  const outer = Buffer.concat([sampleJpeg.subarray(0, 2), inside, sampleJpeg.subarray(2)]);
  expect(await inspect('a.jpg', outer)).toBe('image/jpeg');
  expect(await inspect('a.jpg', outer.subarray(0, outer.length - 40))).toBe('file-truncated');
  expect(await inspect('a.jpg', Buffer.concat([outer, Buffer.from('what a telephone appends')]))).toBe('image/jpeg');
});

test('an empty file is refused, and so is one of three bytes', async () => {
  expect(await inspect('a.pdf', '')).toBe('file-empty');
  for (const { extensions, check } of fileKinds) {
    if (check !== 'text') expect(await inspect(`a.${extensions[0]}`, 'abc')).toBe('file-kind-mismatch');
  }
});

test('each problem has its sentence in both languages, with every parameter filled', async () => {
  await writeFile(join(folder, 'file'), samplePdf.subarray(0, 100));
  const found = await inspectFile(join(folder, 'file'), '报告.pdf');
  if ('kind' in found) throw new Error('the cut file was taken for whole');
  const given = Object.keys(found.problem.params ?? {});
  for (const language of languages) {
    const sentence = texts[language][found.problem.code] ?? '';
    const asked = [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key);
    expect(asked).not.toEqual([]);
    expect(given).toEqual(expect.arrayContaining(asked));
  }
});
