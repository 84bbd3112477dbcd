import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { readInstance } from '../../../bench/assignment/instance.ts';
import { randomInput, shuffledInput } from '../../core/assignment/instances.fixture.ts';
import type { AssignmentInput } from '../../core/assignment/problem.ts';
import { Random } from '../../core/random.ts';
import { runProgram } from '../../platform/cli/run.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { register } from './cli.ts';
import { placesInJson } from './json-places.ts';
import { startAssignment } from './run-assignment.ts';

let folder: string;
let written: { out: string; err: string };

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'exemplar-assign-'))));
afterAll(() => rmSync(folder, { recursive: true }));
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

const tiny: AssignmentInput = {
  entries: ['e1', 'e2', 'e3'].map((id) => ({ id, coverage: 1 })),
  assessors: ['a1', 'a2'].map((id) => ({ id, min: 0, max: 2 })),
  affinities: { entry: [0, 0, 1, 1, 2, 2], assessor: [0, 1, 0, 1, 0, 1], score: [9, 4, 8, 2, 7, 6] },
};

async function assign(problem: AssignmentInput | string, ...options: string[]): Promise<number> {
  const path = join(folder, 'problem.json');
  writeFileSync(path, typeof problem === 'string' ? problem : JSON.stringify(problem));
  return await run(path, ...options);
}

async function run(...args: string[]): Promise<number> {
  process.exitCode = undefined;
  const entries = [{ names: ['assign'], load: async () => register }];
  await runProgram(['assign', ...args], { version: '0', entries, explain: async () => undefined });
  return exitCode();
}

function exitCode(): number {
  return Number(process.exitCode ?? 0);
}

function instance(name: string, ...size: number[]): string {
  const path = join(folder, `${name}.bin`);
  execFileSync(process.execPath, [join(projectRoot, 'bench/assignment/generate.mjs'), ...size.map(String), path]);
  return path;
}

/** An instance of the bench in the published form. */
function published(path: string): AssignmentInput {
  const { entryIds, assessorIds, coverage, min, max, firstPair, pairAssessor, score } = readInstance(path);
  const entry = entryIds.flatMap((_, at) => Array.from({ length: firstPair[at + 1]! - firstPair[at]! }, () => at));
  return {
    entries: entryIds.map((id, at) => ({ id, coverage: coverage[at]! })),
    assessors: assessorIds.map((id, at) => ({ id, min: min[at]!, max: max[at]! })),
    affinities: { entry, assessor: Array.from(pairAssessor), score: Array.from(score) },
  };
}

describe('exemplar assign', () => {
  test('tells a person what was assigned and how it is proven', async () => {
    expect(await assign(tiny)).toBe(0);
    expect(written.out).toMatch(/total +23\n/);
    expect(written.out).toMatch(/loads +1 to 2/);
    expect(written.out).toContain('the prices prove it (bound 23)');
  });

  test('gives a program the published answer', async () => {
    expect(await assign(tiny, '--json')).toBe(0);
    expect(JSON.parse(written.out)).toMatchObject({
      status: 'optimal',
      total: 23,
      minEntry: 6,
      assignments: [
        ['e1', 'a1'],
        ['e2', 'a1'],
        ['e3', 'a2'],
      ],
      certificate: { bound: 23, entryPrice: expect.any(Array), assessorPrice: expect.any(Array) },
      seconds: expect.any(Number),
    });
  });

  test('finds the known optimum of s1k, and the same by lot', async () => {
    const problem = published(instance('s1k', 1000, 200, 3, 1));
    expect(await assign(problem, '--json')).toBe(0);
    expect(JSON.parse(written.out)).toMatchObject({ status: 'optimal', total: 2206207557, minEntry: 1120934 });
    written.out = '';
    expect(await assign(problem, '--json', '--seed', '7')).toBe(0);
    expect(JSON.parse(written.out)).toMatchObject({ status: 'optimal', total: 2206207557, lottery: { seed: 7 } });
  });

  test('writes the same bytes whatever the order of the rows', async () => {
    const input = randomInput(new Random(12), {});
    const out = join(folder, 'answer.json');
    const bytes: string[] = [];
    for (const each of [input, shuffledInput(input, new Random(1)), shuffledInput(input, new Random(2))]) {
      await assign(each, '--seed', '3', '--out', out);
      bytes.push(readFileSync(out, 'utf8'));
    }
    expect(bytes[0]).toContain('"status"');
    expect(new Set(bytes).size).toBe(1);
  });

  test('keeps an earlier answer unless a change pays its price', async () => {
    const earlier = join(folder, 'earlier.json');
    writeFileSync(
      earlier,
      JSON.stringify({
        assignments: [
          ['e1', 'a2'],
          ['e2', 'a1'],
          ['e3', 'a1'],
        ],
      }),
    );
    await assign(tiny, '--earlier', earlier, '--change-price', '3', '--json');
    expect(JSON.parse(written.out)).toMatchObject({ total: 19, dropped: [] });
    written.out = '';
    await assign(tiny, '--earlier', earlier, '--change-price', '1', '--json');
    expect(JSON.parse(written.out)).toMatchObject({
      total: 23,
      value: 21,
      dropped: [
        ['e1', 'a2'],
        ['e3', 'a1'],
      ],
    });
  });

  test('says in both languages who collides, and exits with 1', async () => {
    const short = { ...tiny, assessors: ['a1', 'a2'].map((id) => ({ id, min: 0, max: 1 })) };
    expect(await assign(short, '--json')).toBe(1);
    const { status, cause } = JSON.parse(written.out);
    expect(status).toBe('infeasible');
    expect(cause).toMatchObject({ entries: ['e1', 'e2', 'e3'], assessors: ['a1', 'a2'] });
    expect(cause.sentences.en).toContain('raise the load of assessor');
    expect(cause.sentences['zh-CN']).toContain('缺 1 个席位');
  });

  test('solves overlapping quotas', async () => {
    const quotas = [
      { role: 'chair', assessors: ['a1', 'a2'], min: 1, max: 1 },
      { role: 'local', assessors: ['a2', 'a3'], min: 1, max: 1 },
    ];
    const assessors = ['a1', 'a2', 'a3'].map((id) => ({ id, min: 0, max: 3 }));
    const affinities = { entry: [0, 0, 0], assessor: [0, 1, 2], score: [9, 1, 5] };
    await assign({ entries: [{ id: 'e1', coverage: 2 }], assessors, affinities, quotas }, '--json');
    expect(JSON.parse(written.out)).toMatchObject({ status: 'optimal-by-search', total: 14 });
  });

  test('names file, line, column and field of what is wrong, and exits with 2', async () => {
    const text = JSON.stringify({ ...tiny, assessors: [tiny.assessors[0], { id: 'a2', min: 5, max: 2 }] }, null, 1);
    expect(await assign(text)).toBe(2);
    expect(written.err).toMatch(/problem\.json:\d+:\d+: \/assessors\/1\/min: The minimum 5 lies above the maximum 2\./);
    expect(await assign('{"entries": [}')).toBe(2);
    expect(written.err).toMatch(/problem\.json:1:\d+: this is not JSON/);
    expect(await run(join(folder, 'nowhere.json'))).toBe(2);
    expect(written.err).toContain('there is no such file');
    expect(await assign(tiny, '--share', '7')).toBe(2);
    expect(await assign(tiny, '--seed', 'x')).toBe(2);
  });
});

test('a running assignment can be cancelled', async () => {
  const problem = readInstance(instance('s5k', 5000, 1000, 3, 2));
  const running = startAssignment({ source: { problem }, objective: { kind: 'lottery', seed: 1, loss: 0.1 } }, () =>
    running.cancel(),
  );
  await expect(running.outcome).rejects.toThrow('stopped');
});

test('Ctrl-C ends the command at once', async () => {
  const path = join(folder, 'large.json');
  writeFileSync(path, JSON.stringify(published(join(folder, 's5k.bin'))));
  const child = spawn(process.execPath, [
    join(projectRoot, 'src/main/cli.ts'),
    'assign',
    path,
    '--seed',
    '1',
    '--loss',
    '0.1',
  ]);
  const ended = new Promise<{ signal: NodeJS.Signals | null; after: number }>((resolve) => {
    let asked = 0;
    setTimeout(() => {
      asked = performance.now();
      child.kill('SIGINT');
    }, 1500);
    child.on('exit', (_, signal) => resolve({ signal, after: performance.now() - asked }));
  });
  const { signal, after } = await ended;
  expect(signal).toBe('SIGINT');
  expect(after).toBeLessThan(2000);
});

test('places in JSON are found behind strings, escapes and nesting', () => {
  const text = '{\n "a/b": ["x\\"]", {"c": 7}],\n "d": [1,\n  2]\n}';
  const places = placesInJson(text, new Set(['/a~1b/1/c', '/d/1', '/none']));
  expect(Object.fromEntries(places)).toEqual({ '/a~1b/1/c': { line: 2, column: 24 }, '/d/1': { line: 4, column: 3 } });
});
