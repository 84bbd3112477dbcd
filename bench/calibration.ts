import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generatedPanel } from '../src/core/calibration/fixtures/generated-panels.fixture.ts';
import { coverageOf } from './calibration/coverage.ts';

/**
 * Calibration against lme4, in pairs: on every set ours and lme4 take turns, each in a process of its own, and both
 * measure the CPU time of the fit alone and the greatest memory of the process. `npm run bench -- calibration
 * [--runs 5] [--sets s1k,s10k,figure-skating,s100k,s1m] [--peer-runs 5] [--no-peer] [--out file.json]`
 */
const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    'peer-runs': { type: 'string' },
    sets: { type: 'string', default: 's1k,s10k,figure-skating,s100k,s1m' },
    peer: { type: 'boolean', default: true },
    out: { type: 'string' },
  },
  allowNegative: true,
});

interface Measured {
  readonly readSeconds: number;
  readonly fitCpuSeconds: number;
  readonly deviationCpuSeconds: number;
  readonly drawCpuSeconds?: number;
  readonly peakMegabytes: number;
  readonly mean: number;
  readonly varianceEntry: number;
  readonly varianceAssessor: number;
  readonly varianceResidual: number;
  readonly criterion: number;
  readonly relativeError: number;
}

const sizes: Readonly<Record<string, readonly [number, number, number, number] | null>> = {
  s1k: [250, 25, 4, 10],
  s10k: [2500, 250, 4, 11],
  s100k: [25_000, 2500, 4, 12],
  s1m: [200_000, 10_000, 5, 13],
  'figure-skating': null,
};

/** lme4 does not come to an end on a million scores within a quarter of an hour. */
const beyondPeer = new Set(['s1m']);

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'exemplar-bench-calibration-'));
try {
  const runs = Number(asked.runs);
  const peer = asked.peer ? peerState() : 'not asked for';
  const sets = asked.sets.split(',').map((name) => measureSet(name, runs, Number(asked['peer-runs'] ?? runs), peer));
  const report = {
    machine: { cpu: cpus()[0]?.model, cores: cpus().length, memoryGigabytes: Math.round(totalmem() / 2 ** 30) },
    versions: { node: process.version, lme4: peer },
    runs,
    sets,
    coverage: coverageOf(200),
  };
  if (asked.out) writeFileSync(asked.out, `${JSON.stringify(report, null, 2)}\n`);
  printTable(report);
} finally {
  rmSync(folder, { recursive: true });
}

function peerState(): string {
  const found = spawnSync('Rscript', ['-e', 'cat(as.character(packageVersion("lme4")), sessionInfo()$BLAS)'], {
    encoding: 'utf8',
  });
  return found.status === 0 ? found.stdout.trim() : 'not installed';
}

function measureSet(name: string, runs: number, peerRuns: number, peer: string) {
  const file = fileOf(name);
  const [ours, theirs]: [Measured[], Measured[]] = [[], []];
  const paired = peer !== 'not installed' && peer !== 'not asked for' && !beyondPeer.has(name);
  for (let run = 0; run < runs; run++) {
    ours.push(measured(process.execPath, [here('calibration/ours.ts'), file]));
    if (paired && run < peerRuns) theirs.push(measured('Rscript', [here('calibration/lme4.R'), file]));
  }
  const peerSummary = theirs.length > 0 ? { runs: theirs.length, ...medians(theirs) } : null;
  return { name, ours: medians(ours), lme4: peerSummary ?? (beyondPeer.has(name) ? 'left out: over 900 s' : peer) };
}

function fileOf(name: string): string {
  const size = sizes[name];
  if (size === undefined) throw new Error(`There is no set ${name}; there are ${Object.keys(sizes).join(', ')}.`);
  if (size === null) return here(`../src/core/calibration/fixtures/${name}.csv`);
  const panel = generatedPanel(...size);
  const lines: string[] = ['entry,assessor,score'];
  panel.entry.forEach((entry, i) => lines.push(`e${entry},r${panel.assessor[i]},${panel.score[i]}`));
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

function measured(command: string, args: readonly string[]): Measured {
  const answer = join(folder, 'answer.json');
  const { status, stderr } = spawnSync(command, [...args, answer], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stderr}`);
  return JSON.parse(readFileSync(answer, 'utf8')) as Measured;
}

function medians(runs: readonly Measured[]): Measured {
  const keys = Object.keys(runs[0]!) as (keyof Measured)[];
  const middle = (key: keyof Measured) => {
    const sorted = runs.map((run) => run[key] ?? 0).sort((a, b) => a - b);
    return sorted[sorted.length >> 1]!;
  };
  return Object.fromEntries(keys.map((key) => [key, middle(key)])) as unknown as Measured;
}

function printTable({
  sets,
  coverage,
  versions,
}: {
  sets: ReturnType<typeof measureSet>[];
  coverage: number;
  versions: object;
}) {
  const seconds = (value: number) => value.toFixed(3);
  const rows = sets.map(({ name, ours, lme4 }) => {
    const [theirs, why] = typeof lme4 === 'string' ? [null, lme4] : [lme4, ''];
    return [
      name,
      seconds(ours.fitCpuSeconds),
      theirs ? seconds(theirs.fitCpuSeconds) : why,
      theirs ? (ours.fitCpuSeconds / theirs.fitCpuSeconds).toFixed(3) : '',
      seconds(ours.deviationCpuSeconds),
      theirs ? seconds(theirs.deviationCpuSeconds) : '',
      seconds(ours.drawCpuSeconds ?? 0),
      `${Math.round(ours.peakMegabytes)} / ${theirs ? Math.round(theirs.peakMegabytes) : '–'}`,
      theirs ? greatestDifference(ours, theirs).toExponential(1) : '',
      ours.relativeError === 0 ? 'exact' : ours.relativeError.toExponential(1),
    ];
  });
  const head = [
    'set',
    'fit CPU s',
    'lme4',
    'ratio',
    'deviations',
    'lme4',
    'draws',
    'MB ours / lme4',
    'variances differ',
    'own error',
  ];
  console.log(JSON.stringify(versions));
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`);
  console.log(`90 % rank intervals hold the true rank in ${(coverage * 100).toFixed(1)} % over 200 panels`);
}

function greatestDifference(ours: Measured, theirs: Measured): number {
  const keys = ['varianceEntry', 'varianceAssessor', 'varianceResidual'] as const;
  return Math.max(...keys.map((key) => Math.abs(ours[key] / theirs[key] - 1)));
}
