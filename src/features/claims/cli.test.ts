import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runProgram } from '../../platform/cli/run.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { claimsCommand } from './cli.ts';

const announcement = join(projectRoot, 'examples/announcement-2019-04.txt');
const register = join(projectRoot, 'examples/honours-2019.csv');
let folder: string;
let written: { out: string; err: string };

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'exemplar-claims-'))));
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  written = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    written.out += text.toString();
    for (const each of rest) if (typeof each === 'function') each();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.err += text.toString();
    return true;
  });
});
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

async function run(...args: string[]): Promise<number> {
  process.exitCode = undefined;
  const source = { loadRegister: async () => [], now: () => new Date('2019-04-30T00:00:00Z') };
  const entries = [{ names: ['claims'], load: async () => claimsCommand(source) }];
  await runProgram(['claims', ...args], { version: '0', entries, explain: async () => undefined });
  return exitCode();
}

function exitCode(): number {
  return Number(process.exitCode ?? 0);
}

interface Told {
  readonly passage: string;
  readonly start: number;
  readonly end: number;
  readonly verdict: string;
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
}

async function claimsOf(text: string): Promise<Told[]> {
  const path = join(folder, 'text.txt');
  await writeFile(path, text);
  await run(path, '--register', register, '--json');
  return (JSON.parse(written.out) as { claims: Told[] }).claims;
}

describe('the announcement of April 2019', () => {
  test('is told as it stands against the register', async () => {
    const text = await readFile(announcement, 'utf8');
    const claims = await claimsOf(text);
    const verdictOf = (part: string) => claims.filter((one) => one.passage.includes(part)).map((one) => one.verdict);
    expect(verdictOf('19th edition')).toEqual(['supported']);
    expect(verdictOf('ix consecutive years')).toEqual(['supported', 'supported']);
    expect(verdictOf('Six Consecutive Years')).toEqual(['supported']);
    expect(verdictOf('only winner')).toEqual(['supported-as-far-as-complete']);
    expect(verdictOf('218')).toEqual(['wrong-edition']);
    expect(verdictOf('Shanghai Band')).toEqual(['misspelt']);
    expect(verdictOf('5th generation')).toEqual(['supported']);
    expect(claims).toHaveLength(8);
    for (const one of claims) expect(text.slice(one.start, one.end)).toBe(one.passage);
    expect(claims.some((one) => one.passage.includes('2004'))).toBe(false);
  });

  test.each([
    ['six consecutive years', 'seven consecutive years', 'consecutive-years-fewer', 2],
    ['six consecutive years', 'six consecutive editions', 'consecutive-editions-fewer', 2],
    ['19th edition', '20th edition', 'edition-unknown', 1],
    ['Quality Gold Prize', 'Quality Silver Prize', 'different-honour', 1],
    ['April 10', 'April 11', 'conferred-on-differs', 1],
    ['(2017-2018)', '(2015-2016)', 'edition-period-differs', 1],
    ['In 2018, MicroPort®', 'In 2017, MicroPort®', 'edition-not-held', 1],
    ['5th generation', '6th generation', 'edition-not-held', 1],
  ])('with “%s” made “%s” is contradicted', async (before, after, code, count) => {
    const text = (await readFile(announcement, 'utf8')).replaceAll(before, after);
    const contradicted = (await claimsOf(text)).filter((one) => one.verdict === 'contradicted');
    expect(contradicted).toHaveLength(count);
    for (const one of contradicted) expect(one.reasons.map((reason) => reason.code)).toContain(code);
  });
});

test('people read signs, places and sentences, in their language', async () => {
  expect(await run(announcement, '--register', register)).toBe(1);
  expect(written.out).toContain('≈ misspelt  [2043–2095]  one of the first companies to pass the Shanghai Band');
  expect(written.out).toContain('There is no honour called “Shanghai Band”; “Shanghai Brand” is meant.');
  expect(written.out).toContain('There is no edition “218”; 2018 is meant.');
  expect(written.out).toContain('Claims: 8, supported: 6 (honours on the register: 7).');
  expect(written.out).not.toMatch(/\{\{|\$t\(|claim\./);
  written.out = '';
  await run(announcement, '--register', register, '--language', 'zh-CN');
  expect(written.out).toContain('没有名为“Shanghai Band”的荣誉，应为“Shanghai Brand”。');
});

test('exit 0 when all is supported or nothing is claimed, 1 when not', async () => {
  const path = join(folder, 'short.txt');
  await writeFile(path, 'MicroPort won the 2018 Shanghai Municipality Quality Gold Prize.');
  expect(await run(path, '--register', register)).toBe(0);
  expect(await run(path)).toBe(1); // the local register is empty here
  await writeFile(path, 'It rained.');
  expect(await run(path, '--register', register)).toBe(0);
  expect(written.out).toContain('The text claims no honour');
});

test('the register can be asked for by its address', async () => {
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    asked.push(request.url ?? '');
    if (request.url?.startsWith('/gone') === true) return reply.writeHead(404).end();
    void readFile(register).then((csv) => reply.end(csv));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    expect(await run(announcement, '--register', address)).toBe(1);
    expect(await run(announcement, '--register', `${address}/files/my.csv`)).toBe(1);
    expect(asked).toEqual(['/api/register/honours.csv', '/files/my.csv']);
    expect(await run(announcement, '--register', `${address}/gone`)).toBe(2);
    expect(written.err).toContain('answered with 404');
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  expect(await run(announcement, '--register', address)).toBe(2);
  expect(written.err).toContain('the register cannot be reached');
});

test('input that cannot be read is exit 2 with its place', async () => {
  expect(await run(join(folder, 'none.txt'))).toBe(2);
  expect(await run(announcement, '--register', join(folder, 'none.csv'))).toBe(2);
  expect(written.err).toContain('none.csv: there is no such file.');
  const csv = join(folder, 'bad.csv');
  await writeFile(csv, (await readFile(register, 'utf8')).replace(',title,18,', ',medal,18,'));
  expect(await run(announcement, '--register', csv)).toBe(2);
  expect(written.err).toContain(`${csv}:3:34: /kind: There is no kind of honour “medal”.`);
  const long = join(folder, 'long.txt');
  await writeFile(long, 'x'.repeat(1_000_001));
  expect(await run(long, '--register', register)).toBe(2);
  expect(written.err).toContain('at most 1000000 can be checked at once');
  expect(await run(announcement, '--as-of', '2019-02-30')).toBe(2);
});
