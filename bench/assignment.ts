import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * Assignment against LEMON's network simplex (native, on the full graph) and HiGHS (WebAssembly): on every set all take
 * turns, each in a process of its own; the solve alone is timed, the greatest memory is the operating system's figure.
 * `npm run bench -- assignment [--runs 5] [--sets s500,s1k,s5k,s20k,s50k] [--real instance.bin] [--highs-runs 1]
 * [--no-peer] [--out file.json]`
 */
const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    'highs-runs': { type: 'string', default: '1' },
    sets: { type: 'string', default: 's500,s1k,s5k,s20k' },
    real: { type: 'string' },
    peer: { type: 'boolean', default: true },
    out: { type: 'string' },
  },
  allowNegative: true,
});

/** Entries, assessors, seats per entry, seed. s500 and s50k show the growth: a tenth of s5k, ten times it. */
const sizes: Readonly<Record<string, readonly number[]>> = {
  s500: [500, 100, 3, 2],
  s1k: [1000, 200, 3, 1],
  s5k: [5000, 1000, 3, 2],
  s20k: [20_000, 3000, 3, 3],
  s50k: [50_000, 4000, 3, 2],
};

/** The WebAssembly of HiGHS runs out of its memory on these. */
const beyondHighs = new Set(['s20k', 's50k']);

type Figures = Readonly<Record<string, number | boolean | string>>;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'exemplar-bench-assignment-'));
try {
  const lemon = asked.peer ? compileLemon() : 'not asked for';
  const highs = asked.peer ? highsVersion() : 'not asked for';
  let fair: Figures | undefined;
  const sets = asked.sets.split(',').map((name) => measureSet(name, generated(name), lemon, highs));
  if (asked.real !== undefined) {
    sets.push(measureSet('real', asked.real, lemon, highs));
    fair = measured(process.execPath, [here('assignment/ours.ts'), asked.real], ['fair']);
  }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memoryGigabytes: Math.round(totalmem() / 2 ** 30) };
  const versions = { node: process.version, lemon: lemon.startsWith('/') ? 'installed' : lemon, highs };
  const report = { machine, versions, runs: Number(asked.runs), sets, fair };
  if (asked.out !== undefined) writeFileSync(asked.out, `${JSON.stringify(report, null, 2)}\n`);
  console.log(JSON.stringify({ machine, versions }));
  printTable(report.sets);
  if (fair !== undefined) console.log(`\nfair, a share of 0.8: ${JSON.stringify(fair)}`);
} finally {
  rmSync(folder, { recursive: true });
}

function generated(name: string): string {
  const size = sizes[name];
  if (size === undefined) throw new Error(`There is no set ${name}; there are ${Object.keys(sizes).join(', ')}.`);
  const file = join(folder, `${name}.bin`);
  const [entries, assessors, coverage, seed] = size.map(String) as [string, string, string, string];
  succeed(process.execPath, [here('assignment/generate.mjs'), entries, assessors, coverage, seed, file]);
  return file;
}

/** The program's path, or why there is none. */
function compileLemon(): string {
  const program = join(folder, 'lemon-baseline');
  const compiled = spawnSync('g++', ['-O2', '-o', program, here('assignment/lemon-baseline.cpp')]);
  return compiled.status === 0 ? program : 'not installed';
}

function highsVersion(): string {
  try {
    const main = createRequire(import.meta.url).resolve('highs');
    const [folderOfHighs = ''] = /^.*node_modules\/highs\//.exec(main) ?? [];
    return (JSON.parse(readFileSync(join(folderOfHighs, 'package.json'), 'utf8')) as { version: string }).version;
  } catch {
    return 'not installed';
  }
}

function measureSet(name: string, file: string, lemon: string, highs: string) {
  const [ours, theirs, wasm]: [Figures[], Figures[], Figures[]] = [[], [], []];
  const withHighs = /^\d/.test(highs) && !beyondHighs.has(name);
  for (let run = 0; run < Number(asked.runs); run++) {
    ours.push(measured(process.execPath, [here('assignment/ours.ts'), file]));
    if (existsSync(lemon)) theirs.push(measuredLemon(lemon, file));
    if (withHighs && run < Number(asked['highs-runs']))
      wasm.push(measured(process.execPath, [here('assignment/highs.ts'), file]));
  }
  const changes = measured(process.execPath, [here('assignment/ours.ts'), file], ['changes']);
  const why = (version: string) => (beyondHighs.has(name) && /^\d/.test(version) ? 'left out: out of memory' : version);
  return {
    name,
    ours: medians(ours),
    changes,
    lemon: theirs.length > 0 ? medians(theirs) : lemon,
    highs: wasm.length > 0 ? medians(wasm) : why(highs),
  };
}

function measured(command: string, args: readonly string[], more: readonly string[] = []): Figures {
  const answer = join(folder, 'answer.json');
  succeed(command, [...args, answer, ...more]);
  return JSON.parse(readFileSync(answer, 'utf8')) as Figures;
}

/** The operating system's own clock program tells the memory of a foreign process, where it is installed. */
function measuredLemon(program: string, file: string): Figures {
  const timed = spawnSync('/usr/bin/time', ['-f', '%M', program, file], { encoding: 'utf8' });
  if (timed.status === 0) {
    return { ...(JSON.parse(timed.stdout) as Figures), peakMegabytes: Number(timed.stderr.trim()) / 1024 };
  }
  return JSON.parse(succeed(program, [file])) as Figures;
}

function succeed(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}

/** Numbers by their median; all else must agree, and does, since every run solves the same. */
function medians(runs: readonly Figures[]): Figures {
  const middle = (key: string) => {
    const all = runs.map((run) => run[key]!);
    return all.every((value) => typeof value === 'number') ? all.sort((a, b) => a - b)[all.length >> 1]! : all[0]!;
  };
  return Object.fromEntries(Object.keys(runs[0]!).map((key) => [key, middle(key)]));
}

function printTable(sets: readonly ReturnType<typeof measureSet>[]): void {
  const figure = (figures: Figures | string, key: string, digits: number) =>
    typeof figures === 'string' ? figures : typeof figures[key] === 'number' ? figures[key].toFixed(digits) : '–';
  const ratio = (over: Figures | string, under: Figures) =>
    typeof over === 'string' ? '–' : (Number(under['seconds']) / Number(over['seconds'])).toFixed(2);
  console.log(
    '\n| set | total | smallest | proof | ours s | MB | LEMON s | MB | ours ÷ LEMON | HiGHS s | MB | conflict % | withdrawal % |',
  );
  console.log(`|${'---|'.repeat(13)}`);
  for (const { name, ours, changes, lemon, highs } of sets) {
    const share = (key: string) => ((100 * Number(changes[key])) / Number(ours['seconds'])).toFixed(1);
    const cells = [
      name,
      figure(ours, 'total', 0),
      figure(ours, 'minEntry', 0),
      ours['accepted'] === true ? 'accepted' : 'REFUSED',
      figure(ours, 'seconds', 3),
      figure(ours, 'peakMegabytes', 0),
      figure(lemon, 'seconds', 3),
      figure(lemon, 'peakMegabytes', 0),
      ratio(lemon, ours),
      figure(highs, 'seconds', 2),
      figure(highs, 'peakMegabytes', 0),
      share('conflictSeconds'),
      share('withdrawalSeconds'),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
