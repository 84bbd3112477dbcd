import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { OperatorError } from '../operator-error.ts';
import { parseJson, readInput, refuseInput } from './input.ts';
import { answerNo, printJson } from './output.ts';
import { startProgress } from './progress.ts';
import { type Entry, runProgram } from './run.ts';

let folder: string;
let written: { out: string; err: string };

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'exemplar-cli-'))));
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
  vi.useRealTimers();
});

const loaded: string[] = [];
function entry(name: string, act: () => void | Promise<void>): Entry {
  return {
    names: [name],
    load: async () => {
      loaded.push(name);
      return (program) => {
        program
          .command(`${name} <file>`)
          .description(`does ${name}`)
          .option('--json', 'for programs')
          .action(async () => await act());
      };
    },
  };
}

const entries = [
  entry('agree', () => {}),
  entry('deny', answerNo),
  entry('stumble', () => {
    throw new OperatorError('claims.txt:3: the year is missing.');
  }),
  entry('refuse', () => {
    throw new Error('refused');
  }),
];

async function run(...args: string[]): Promise<number> {
  loaded.length = 0;
  process.exitCode = undefined;
  const explain = async (error: unknown) =>
    error instanceof Error && error.message === 'refused' ? 'Not now.' : undefined;
  await runProgram(args, { version: '1.2.3', entries, explain });
  return exitCode();
}

function exitCode(): number {
  return Number(process.exitCode ?? 0);
}

test('exit codes: done, the answer is no, unreadable input, refused', async () => {
  expect(await run('agree', 'x')).toBe(0);
  expect(await run('deny', 'x')).toBe(1);
  expect(await run('stumble', 'x')).toBe(2);
  expect(written.err).toBe('claims.txt:3: the year is missing.\n');
  expect(await run('refuse', 'x')).toBe(2);
  expect(written.err).toContain('Not now.\n');
});

test('wrong use exits 2 and says what was wrong', async () => {
  expect(await run('agree')).toBe(2);
  expect(written.err).toContain("missing required argument 'file'");
  expect(await run('agree', 'x', '--nonsense')).toBe(2);
  expect(await run('nonsense')).toBe(2);
  expect(written.err).toContain("unknown command 'nonsense'");
});

test('help exists on every level, and only help of the whole loads every command', async () => {
  expect(await run('--help')).toBe(0);
  for (const name of ['agree', 'deny', 'stumble']) expect(written.out).toContain(`does ${name}`);
  expect(await run('deny', '--help')).toBe(0);
  expect(written.out).toContain('--json');
  expect(loaded).toEqual(['deny']);
  expect(await run('--version')).toBe(0);
  expect(written.out).toContain('1.2.3');
});

test('reads UTF-8 with or without a mark, and names the line that is something else', async () => {
  const path = join(folder, 'announcement.txt');
  await writeFile(path, '\ufeff上海品牌\n');
  expect(await readInput(path)).toEqual({ name: path, text: '上海品牌\n' });
  await writeFile(path, Buffer.concat([Buffer.from('first\nsecond '), Buffer.from([0xc9, 0xcf]), Buffer.from('\n')]));
  await expect(readInput(path)).rejects.toThrow(`${path}:2: this is not text in UTF-8`);
});

test('a file that is not there, or no file, is told in one sentence', async () => {
  await expect(readInput(join(folder, 'none.txt'))).rejects.toThrow('none.txt: there is no such file.');
  await expect(readInput(folder)).rejects.toThrow('this is a folder, not a file.');
});

test('what is no JSON is refused with line and column', () => {
  expect(() => parseJson({ name: 'p.json', text: '{\n  "a": 1,\n  b\n}' })).toThrow(/^p\.json:3:3: this is not JSON: /);
  expect(() => parseJson({ name: 'p.json', text: '{\n  "a": [1,' })).toThrow(/^p\.json:2:\d+: this is not JSON: /);
  expect(parseJson({ name: 'p.json', text: '{"a":1}' })).toEqual({ a: 1 });
});

test('an input is refused for all its problems, each with line and field', () => {
  const texts = { 'zh-CN': {}, en: { 'field-missing': '{{field}} is missing.', 'wrong-type': 'This is no number.' } };
  const refuse = () =>
    refuseInput(
      { name: 'h.csv', text: '' },
      [
        { code: 'field-missing', pointer: '', params: { field: 'unit' }, line: 4 },
        { code: 'wrong-type', pointer: '/edition', line: 7, column: 3 },
      ],
      [texts],
    );
  expect(refuse).toThrow('h.csv:4: unit is missing.\nh.csv:7:3: /edition: This is no number.');
});

test('an answer goes to standard output or to the file that is named', async () => {
  await printJson({ total: 1 });
  expect(written.out).toBe('{\n  "total": 1\n}\n');
  await printJson({ total: 2 }, join(folder, 'out.json'));
  expect(await readFile(join(folder, 'out.json'), 'utf8')).toBe('{\n  "total": 2\n}\n');
  await expect(printJson({}, join(folder, 'out.json', 'x'))).rejects.toThrow(OperatorError);
});

test('progress keeps silent for two seconds, then speaks now and then', () => {
  vi.useFakeTimers();
  const progress = startProgress();
  progress.tell('Solving', 0.1);
  vi.advanceTimersByTime(2001);
  progress.tell('Solving', 0.256);
  progress.tell('Solving', 0.3);
  vi.advanceTimersByTime(600);
  progress.tell('Solving', 0.5);
  progress.done();
  expect(written.err).toContain('Solving 25%');
  expect(written.err).not.toContain('30%');
  expect(written.err).toContain('Solving 50%');
});
