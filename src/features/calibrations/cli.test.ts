import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { generatedPanel } from '../../core/calibration/fixtures/generated-panels.fixture.ts';
import { rowsOf, soundScores } from '../../core/calibration/fixtures/panels.fixture.ts';
import { runProgram } from '../../platform/cli/run.ts';
import { register } from './cli.ts';
import { startCalibration } from './run-calibration.ts';

let folder: string;
let written: { out: string; err: string };

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'exemplar-calibrate-'))));
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

async function calibrate(text: string | Uint8Array, ...options: string[]) {
  const path = join(folder, 'scores.csv');
  await writeFile(path, text);
  return { path, code: await run(path, ...options) };
}

async function run(...args: string[]): Promise<number> {
  process.exitCode = undefined;
  await runProgram(['calibrate', ...args], {
    version: '0',
    entries: [{ names: ['calibrate'], load: async () => register }],
    explain: async () => undefined,
  });
  return exitCode();
}

function exitCode(): number {
  return Number(process.exitCode ?? 0);
}

function csvOf(columns = 'entry,assessor,score'): string {
  const rows = [...rowsOf(generatedPanel(50, 8, 3, 1))];
  return `${columns}\n${rows.map(({ entry, assessor, score }) => `${entry},${assessor},${score}`).join('\n')}\n`;
}

describe('exemplar calibrate', () => {
  test('answers as the format says', async () => {
    const { code } = await calibrate(csvOf(), '--json', '--seed', '3', '--draws', '100');
    expect(code).toBe(0);
    const answer = JSON.parse(written.out);
    expect(answer.status).toBe('calibrated');
    expect(answer.draws).toBe(100);
    expect(Object.keys(answer.model)).toEqual(
      expect.arrayContaining(['mean', 'varianceEntry', 'varianceAssessor', 'varianceResidual', 'remlCriterion']),
    );
    expect(answer.entries).toHaveLength(50);
    const keys = ['id', 'count', 'rawMean', 'calibrated', 'standardError', 'rawRank', 'rank', 'rankLow', 'rankHigh'];
    expect(Object.keys(answer.entries[0])).toEqual([...keys, 'component']);
    expect(answer.entries.map(({ rank }: { rank: number }) => rank)).toEqual(
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    expect(answer.assessors[0]).toMatchObject({ id: 'r0', component: 0 });
    for (const form of ['icc1', 'icc2', 'icc3', 'icc1k', 'icc2k', 'icc3k', 'alphaInterval', 'alphaOrdinal']) {
      expect(answer.reliability[form]).toBeGreaterThan(0);
    }
    expect(answer.components).toEqual([{ component: 0, entries: 50, assessors: 8 }]);
    expect(answer.drift).toBeNull();
  });

  test('gives the same bytes whatever the order of rows and columns', async () => {
    await calibrate(csvOf(), '--json', '--draws', '50');
    const first = written.out;
    written.out = '';
    const [, ...rows] = csvOf().trim().split('\n');
    const turned = rows
      .reverse()
      .map((row) => row.split(',').reverse().join(','))
      .join('\r\n');
    await calibrate(`\ufeffscore,assessor,entry\r\n${turned}`, '--json', '--draws', '50');
    expect(written.out).toBe(first);
  });

  test('writes the answer to a file, a summary to the terminal, the line and the drift where they are asked for', async () => {
    const out = join(folder, 'answer.json');
    const rows = csvOf('entry,assessor,score,order').trim().split('\n');
    const ordered = rows.map((row, i) => (i === 0 ? row : `${row},${i}`)).join('\n');
    expect((await calibrate(ordered, '--out', out, '--places', '10', '--draws', '100')).code).toBe(0);
    expect(written.out).toContain('150 scores of 8 assessors for 50 entries (exact)');
    expect(written.out).toContain('Cut line after 10');
    const answer = JSON.parse(await readFile(out, 'utf8'));
    expect(answer.line.places).toBe(10);
    expect(answer.entries[0].chanceAbove).toBeGreaterThan(0.5);
    expect(answer.drift).toHaveLength(8);
  });

  test('names file, line and field of what cannot be read, and exits 2', async () => {
    const { path, code } = await calibrate('entry,assessor,score\n"a\n1",b,1\nc,d,0x10\n,d,\n');
    expect(code).toBe(2);
    expect(written.err).toContain(`${path}:4: /1/score: The score is not a number.`);
    expect(written.err).toContain(`${path}:5: /2/entry: The entry is missing.`);
  });

  test.each([
    ['a missing column', 'entry,judge,score\na,b,1\n', ':1: The header has no column “assessor”'],
    ['an empty file', '', ': There are no scores.'],
    ['a header alone', 'entry,assessor,score\n', ': There are no scores.'],
    ['a quote left open', 'entry,assessor,score\n"a,b,1\n', ':2: This cannot be read as CSV'],
    ['a pair twice', 'entry,assessor,score\na,b,1\na,b,2\n', ':3: /1: Assessor “b” has scored entry “a” twice.'],
  ])('refuses %s', async (_, text, message) => {
    const { path, code } = await calibrate(text);
    expect(code).toBe(2);
    expect(written.err).toContain(`${path}${message}`);
  });

  test('refuses what is no UTF-8, a file that is not there, and wrong options', async () => {
    const bytes = Buffer.concat([
      Buffer.from('entry,assessor,score\n'),
      Buffer.from([0xc9, 0xcf]),
      Buffer.from(',b,1\n'),
    ]);
    expect((await calibrate(bytes)).code).toBe(2);
    expect(written.err).toContain('This is not text in UTF-8');
    expect(await run(join(folder, 'none.csv'))).toBe(2);
    expect(written.err).toContain('none.csv: there is no such file.');
    expect(await run(join(folder, 'none.csv'), '--draws', 'many')).toBe(2);
  });

  test('readable scores that cannot be calibrated are answered no', async () => {
    const { code } = await calibrate('entry,assessor,score\na,x,1\nb,x,2\nc,x,3\n', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(written.out)).toMatchObject({
      status: 'not-calibrated',
      problems: [{ code: 'calibration-one-assessor' }],
    });
    written.out = '';
    expect((await calibrate('entry,assessor,score\na,x,1\nb,x,2\nc,x,3\n')).code).toBe(1);
    expect(written.out).toContain('A single assessor scored everything');
    expect((await calibrate(csvOf(), '--places', '0')).code).toBe(2);
    expect((await calibrate(csvOf(), '--draws', '0')).code).toBe(2);
    expect(written.err).toContain('The number of draws must be a whole number from 1');
  });
});

test('a calibration is stopped at once', async () => {
  const scores = soundScores(rowsOf(generatedPanel(2500, 250, 4, 11)));
  const running = startCalibration({ source: { scores }, seed: 1, options: { draws: 100_000 } });
  const stages = await new Promise<string>((resolve) => {
    const other = startCalibration({ source: { scores }, seed: 1, options: { draws: 5000 } }, ({ stage, share }) => {
      if (stage !== 'drawing' || share === 0) return;
      other.cancel();
      resolve(stage);
    });
    other.outcome.catch(() => {});
  });
  expect(stages).toBe('drawing');
  running.cancel();
  await expect(running.outcome).rejects.toThrow('stopped before it was done');
});
