import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot } from '../project-root.ts';
import { inspectFile } from '../storage/inspect-file.ts';
import { type Certificate, renderCertificate } from './certificate.ts';
import { compile } from './compile.ts';
import { renderReceipt } from './receipt.ts';
import { renderTable } from './table.ts';

const run = promisify(execFile);
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const certificate: Certificate = {
  kind: 'title',
  honour: { zh: '上海市示范单位', en: 'Shanghai Model Unit' },
  unit: { zh: '示范单位07', en: 'Demonstration Unit 07' },
  edition: { zh: '第十九届', en: '19th edition' },
  period: { zh: '2017—2018年度', en: '2017–2018' },
  body: { zh: '示范评选办公室', en: 'Demonstration Office' },
  number: 'SMU-19-0007',
  conferredOn: '2019-04-02',
  validUntil: null,
  verifyUrl: 'https://honours.example.org/verify/7f3a9c0d1e2b',
};

const receipt = {
  number: 'R-2026-000123',
  programme: certificate.honour,
  edition: { zh: '第二十届', en: '20th edition' },
  unit: certificate.unit,
  receivedAt: '2026-11-24 17:59:58 UTC+08:00',
  receivedOn: '2026-11-24',
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  sentBy: '李娜',
};

const pagesIn = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/** What a reader would find on the pages, by the tools of Debian's poppler; absent where they are not installed. */
async function textOf(pdf: Uint8Array): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'exemplar-pdf-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'it.pdf'), pdf);
  const found = await run('pdftotext', ['-layout', join(folder, 'it.pdf'), '-']).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  return found?.stdout.replaceAll('\u200b', '');
}

test('a certificate says in both languages what was conferred, and is a whole PDF of one page', async () => {
  const pdf = await renderCertificate({ ...certificate, validUntil: '2020-12-31' });
  const folder = await mkdtemp(join(tmpdir(), 'exemplar-pdf-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'it'), pdf);
  expect(await inspectFile(join(folder, 'it'), 'certificate.pdf')).toMatchObject({
    kind: { mediaType: 'application/pdf' },
  });
  expect(pagesIn(pdf)).toBe(1);
  const words = await textOf(pdf);
  if (words === undefined) return;
  const said = words.replaceAll(/\s+/g, '');
  for (const part of [
    '荣誉证书',
    '兹授予',
    '示范单位07',
    '“上海市示范单位”称号',
    '第十九届（2017—2018年度）',
    'DemonstrationUnit07isawardedthetitleofShanghaiModelUnit',
    '2019年4月2日',
    '2April2019',
    '2020年12月31日',
    'SMU-19-0007',
    '示范评选办公室',
    certificate.verifyUrl,
  ]) {
    expect(said, part).toContain(part);
  }
});

test.each(['title', 'prize', 'benchmark', 'certification', 'list'] as const)(
  'a %s is conferred in its own words',
  async (kind) => {
    const words = (await textOf(await renderCertificate({ ...certificate, kind })))?.replaceAll(/\s+/g, '');
    const own = { title: '”称号', prize: '兹授予', benchmark: '为“', certification: '”认证', list: '入选“' }[kind];
    expect(words ?? own).toContain(own);
  },
);

test('very long names and missing parts still make one page', async () => {
  const long = {
    zh: '上海示范精密医疗器械研究开发制造与国际贸易股份有限公司'.repeat(3),
    en: 'Shanghai Demonstration Precision Medical Device Research and Trading Company '.repeat(3),
  };
  const everything = {
    ...certificate,
    unit: long,
    honour: long,
    body: long,
    validUntil: '2020-12-31',
    verifyUrl: `${certificate.verifyUrl}/${'a1b2'.repeat(40)}`,
  };
  expect(pagesIn(await renderCertificate(everything))).toBe(1);
  expect(
    pagesIn(await renderCertificate({ ...certificate, unit: { zh: '示', en: null }, edition: null, period: null })),
  ).toBe(1);
});

test('what people wrote is shown as it is and is never obeyed', async () => {
  const nasty = '#panic("x") *粗* $a$ _b_ <l> @r \\ #read("/etc/passwd") "] #set page(fill: red)';
  const pdf = await renderTable({
    language: 'en',
    title: nasty,
    note: nasty,
    date: '2026-11-24',
    columns: [{ title: nasty }],
    rows: [[nasty]],
  });
  expect(pagesIn(pdf)).toBe(1);
  const words = (await textOf(pdf))?.replaceAll(/\s+/g, '');
  expect(words?.split(nasty.replaceAll(/\s+/g, '')).length ?? 5).toBe(5);
});

test('the same data give the same bytes, in another process too, and other data give others', async () => {
  const [one, two] = [await renderCertificate(certificate), await renderCertificate(certificate)];
  expect(sha(one)).toBe(sha(two));
  expect(sha(await renderCertificate({ ...certificate, number: 'SMU-19-0008' }))).not.toBe(sha(one));
  expect(sha(await renderReceipt(receipt))).toBe(sha(await renderReceipt(receipt)));
  const elsewhere = `
    const { renderCertificate } = await import(${JSON.stringify(join(projectRoot, 'src/platform/documents/certificate.ts'))});
    const { createHash } = await import('node:crypto');
    process.stdout.write(createHash('sha256').update(await renderCertificate(${JSON.stringify(certificate)})).digest('hex'));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', elsewhere], { cwd: tmpdir() });
  expect(stdout).toBe(sha(one));
});

test('a receipt carries number, time and hash', async () => {
  const pdf = await renderReceipt(receipt);
  const words = (await textOf(pdf))?.replaceAll(/\s+/g, '');
  for (const part of ['R-2026-000123', '2026-11-2417:59:58UTC+08:00', receipt.sha256, '李娜'])
    expect(words ?? part).toContain(part);
  expect(pagesIn(pdf)).toBe(1);
});

test('a long table repeats its head and numbers its pages, while the process goes on with other work', async () => {
  let ticks = 0;
  const ticking = setInterval(() => (ticks += 1), 10);
  const pdf = await renderTable({
    language: 'zh-CN',
    title: '申报情况一览表',
    date: '2026-11-24',
    columns: [
      { title: '单位', weight: 3 },
      { title: '得分', numeric: true },
    ],
    rows: Array.from({ length: 400 }, (_, number) => [`示范单位${number}`, String(number)]),
  });
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(3);
  const pages = pagesIn(pdf);
  expect(pages).toBeGreaterThan(5);
  const words = await textOf(pdf);
  if (words === undefined) return;
  expect(words.match(/得分/g)).toHaveLength(pages);
  expect(words.replaceAll(/\s+/g, '')).toContain(`第${pages}页，共${pages}页`);
});

test('many at once each get their own', async () => {
  const numbers = Array.from({ length: 12 }, (_, index) => `N-${index}`);
  const all = await Promise.all(numbers.map((number) => renderReceipt({ ...receipt, number })));
  expect(new Set(all.map(sha)).size).toBe(12);
  expect(sha(all[7]!)).toBe(sha(await renderReceipt({ ...receipt, number: 'N-7' })));
});

test('a row with a cell too few and a template that fails are errors, and the next document is set all the same', async () => {
  const table = {
    language: 'en',
    title: 'x',
    date: '2026-11-24',
    columns: [{ title: 'a' }, { title: 'b' }],
    rows: [['1']],
  } as const;
  await expect(renderTable(table)).rejects.toThrow('a cell for each column');
  await expect(compile('receipt', { date: 'no date' })).rejects.toThrow(/The document could not be set: .+/);
  await expect(compile('no-such-template', {})).rejects.toThrow(/could not be set/);
  expect(pagesIn(await renderReceipt(receipt))).toBe(1);
});
