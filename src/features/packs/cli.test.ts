import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runProgram } from '../../platform/cli/run.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { register } from './cli.ts';

let folder: string;
let written: { out: string; err: string };
const packFolder = join(projectRoot, 'packs');
const shipped = (name: string): string => join(packFolder, `${name}.yaml`);

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'exemplar-pack-'))));
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

async function pack(...args: string[]): Promise<number> {
  process.exitCode = undefined;
  await runProgram(['pack', ...args], {
    version: '0',
    entries: [{ names: ['pack'], load: async () => register }],
    explain: async () => undefined,
  });
  return exitCode();
}

function exitCode(): number {
  return Number(process.exitCode ?? 0);
}

async function changed(from: string, to: string): Promise<string> {
  const path = join(folder, 'changed.yaml');
  await writeFile(path, (await readFile(shipped('top-ten-list'), 'utf8')).replaceAll(from, to));
  return path;
}

describe('exemplar pack check', () => {
  it('finds every shipped pack sound, in both languages', async () => {
    const all = (await readdir(packFolder)).filter((file) => file.endsWith('.yaml'));
    expect(all).toHaveLength(10);
    for (const [language, word] of [
      ['en', 'is sound'],
      ['zh-CN', '无误'],
    ] as const) {
      expect(await pack('check', ...all.map((file) => join(packFolder, file)), '--language', language)).toBe(0);
      expect(written.out.match(new RegExp(word, 'g'))).toHaveLength(all.length);
    }
  });

  it('answers no with line, column and field', async () => {
    const path = await changed('base: 100', 'base: 99');
    expect(await pack('check', path)).toBe(1);
    expect(written.out).toMatch(
      /changed\.yaml:\d+:7: \/base: The base is stated as 99, but the criteria at the root add up to 100\./,
    );
    expect(await pack('check', path, '--json')).toBe(1);
    expect(JSON.parse(written.out.slice(written.out.indexOf('{')))).toMatchObject({
      valid: false,
      problems: [{ code: 'base-does-not-add-up', column: 7 }],
    });
  });

  it('refuses a file that is not there', async () => {
    expect(await pack('check', join(folder, 'none.yaml'))).toBe(2);
    expect(written.err).toContain('there is no such file');
  });
});

describe('exemplar pack diff', () => {
  it('speaks of criteria', async () => {
    const path = await changed('places: 10', 'places: 12');
    expect(await pack('diff', shipped('top-ten-list'), path)).toBe(0);
    expect(written.out).toBe(
      'The version goes from 1.0.0 to 1.0.0.\nThe places go from 10 to 12.\n4 indicators unchanged.\n',
    );
  });

  it('refuses what is no pack', async () => {
    expect(await pack('diff', shipped('top-ten-list'), await changed('base: 100', 'base: 99'))).toBe(2);
    expect(written.err).toContain('/base');
  });
});

it('exemplar pack schema prints a schema that names every key of a pack', async () => {
  expect(await pack('schema')).toBe(0);
  const { $defs, properties, additionalProperties } = JSON.parse(written.out) as Record<
    string,
    Record<string, unknown>
  >;
  expect([Object.keys($defs!), additionalProperties]).toEqual([['criterion'], false]);
  expect(Object.keys(properties!)).toEqual(
    expect.arrayContaining(['criteria', 'gates', 'vetoes', 'negative', 'combination', 'decision']),
  );
});

it('the schema that lies beside the shipped packs is the present one, and each of them names it to editors', async () => {
  await pack('schema');
  const kept: unknown = JSON.parse(await readFile(join(packFolder, 'pack.schema.json'), 'utf8'));
  expect(kept).toEqual(JSON.parse(written.out));
  for (const file of (await readdir(packFolder)).filter((name) => name.endsWith('.yaml'))) {
    const [first] = (await readFile(join(packFolder, file), 'utf8')).split('\n');
    expect([file, first]).toEqual([file, '# yaml-language-server: $schema=./pack.schema.json']);
  }
});
