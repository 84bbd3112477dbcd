import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runProgram } from '../../platform/cli/run.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { register } from './cli.ts';

let folder: string;
let written: { out: string; err: string };
const pack = join(projectRoot, 'packs/top-ten-list.yaml');

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'exemplar-decide-'))));
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

async function run(command: 'score' | 'decide', document: unknown, ...options: string[]): Promise<number> {
  process.exitCode = undefined;
  const path = join(folder, 'entries.json');
  await writeFile(path, typeof document === 'string' ? document : JSON.stringify(document, null, 1));
  await runProgram([command, pack, path, ...options], {
    version: '0',
    entries: [{ names: ['score', 'decide'], load: async () => register }],
    explain: async () => undefined,
  });
  return exitCode();
}

function exitCode(): number {
  return Number(process.exitCode ?? 0);
}

const marks = (...points: number[]) =>
  Object.fromEntries(points.map((given, index) => [`${index + 1}`, { points: given }]));
const entry = (id: string, votes: number, ...sheets: object[]) => ({
  id,
  votes,
  sheets: sheets.map((given) => ({ stage: 'experts', marks: given })),
});
const document = (...entries: object[]) => ({
  period: { from: '2017-01-01', to: '2017-12-31' },
  asOf: '2018-01-31',
  settings: { places: 1 },
  entries,
});
const field = [
  entry('a', 1000, marks(20, 20, 20, 10), marks(30, 30, 25, 15), marks(25, 25, 20, 10)),
  entry('b', 700, marks(30, 30, 20, 10)),
];

describe('exemplar score', () => {
  it('gives exact totals by criterion: the trimmed mean of 70, 100 and 80 is 80', async () => {
    expect(await run('score', document(...field), '--json')).toBe(0);
    const { entries } = JSON.parse(written.out) as {
      entries: { id: string; total: string; criteria: Record<string, object> }[];
    };
    expect(entries.map(({ id, total }) => [id, total])).toEqual([
      ['a', '80.00'],
      ['b', '90.00'],
    ]);
    expect(entries[0]?.criteria['1']).toEqual({ score: '25', of: '30' });
  });

  it('takes a sheet that lacks marks only as a draft', async () => {
    const half = document(entry('a', 1, marks(20, 20)));
    expect(await run('score', half)).toBe(2);
    expect(written.err).toMatch(/entries\.json:\d+:\d+: \/entries\/0\/sheets\/0\/marks\/3: 3 has no mark yet\./);
    expect(await run('score', half, '--draft')).toBe(0);
    expect(written.out).toContain('a  40.00');
    expect(await run('score', half, '--draft', '--explain')).toBe(0);
    expect(written.out).toContain('experts 2: 20 of 30 points.');
  });
});

describe('exemplar decide', () => {
  it('names by votes and experts together, with the reasons', async () => {
    // a: 40 + 60 × 80/90; b: 40 × 0.7 + 60
    expect(await run('decide', document(...field), '--json')).toBe(0);
    const { entries, rule } = JSON.parse(written.out) as { entries: object[]; rule: object };
    expect(entries).toMatchObject([
      { id: 'a', outcome: 'named', rank: 1, total: '80.00' },
      { id: 'b', outcome: 'not-named', rank: 2 },
    ]);
    expect(rule).toMatchObject({ kind: 'combined-rank', places: 1 });
    written.out = '';
    expect(await run('decide', document(...field), '--explain', '--language', 'zh-CN')).toBe(0);
    expect(written.out).toContain('第1名，在1个名额之内。');
  });

  it.each([
    [
      'a mark off the steps',
      document(entry('a', 1, marks(20.5, 20, 20, 10))),
      '/entries/0/sheets/0/marks/1/points: 20.5 points are not a multiple of the step 1.',
    ],
    [
      'an unknown stage',
      document({ id: 'a', sheets: [{ stage: 'x', marks: marks(1, 1, 1, 1) }] }),
      '/entries/0/sheets/0/stage',
    ],
    ['an unknown key', { ...document(), colour: 1 }, '/colour: Unknown key "colour".'],
    ['the same entry twice', document(field[1]!, field[1]!), '/entries/1/id: The entry "b" stands twice.'],
    ['a fact that the pack does not ask', document({ ...field[1]!, facts: { x: true } }), '/entries/0/facts/x'],
    ['a day that is none', { ...document(), asOf: '2018-02-30' }, '/asOf'],
    ['no JSON', '{"entries": [', 'this is not JSON'],
  ])('refuses %s with its place', async (_what, given, message) => {
    expect(await run('decide', given)).toBe(2);
    expect(written.err).toContain(message);
    expect(written.err).toMatch(/entries\.json:\d+:\d+/);
  });
});
