import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/**
 * Totals and decision over whole editions: 65 indicators, three sheets for each entry. Beside it stands the floor:
 * reading the same text by JSON.parse alone. `npm run bench -- decide [--runs 5] [--sizes 1000,10000,100000]
 * [--out file.json]`
 */
const { values: asked } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    out: { type: 'string' },
  },
});

type Figures = Readonly<Record<string, number>>;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const pack = here('../packs/shanghai-model-campus.yaml');
const folder = mkdtempSync(join(tmpdir(), 'exemplar-bench-decide-'));
try {
  const sets = asked.sizes.split(',').map((size): Figures => {
    const file = join(folder, `${size}.json`);
    run([here('decide/generate.ts'), pack, size, file]);
    const figures = Array.from(
      { length: Number(asked.runs) },
      () => JSON.parse(run([here('decide/ours.ts'), pack, file])) as Figures,
    );
    return { size: Number(size), megabytesOfText: statSync(file).size / 2 ** 20, ...medians(figures) };
  });
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memoryGigabytes: Math.round(totalmem() / 2 ** 30) };
  const report = { machine, node: process.version, runs: Number(asked.runs), sets };
  if (asked.out !== undefined) writeFileSync(asked.out, `${JSON.stringify(report, null, 2)}\n`);
  console.log(JSON.stringify({ machine, node: process.version }));
  printTable(sets);
} finally {
  rmSync(folder, { recursive: true });
}

function run(args: readonly string[]): string {
  const more = ['--max-old-space-size=8192', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, more, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}

function medians(runs: readonly Figures[]): Figures {
  const middle = (key: string) => runs.map((figures) => figures[key] ?? 0).sort((a, b) => a - b)[runs.length >> 1] ?? 0;
  return Object.fromEntries(Object.keys(runs[0] ?? {}).map((key) => [key, middle(key)]));
}

function printTable(sets: readonly Figures[]): void {
  console.log(
    '\n| entries | text MB | floor: JSON.parse s | check s | totals s | decision s | totals and decision, µs per entry | MB |',
  );
  console.log(`|${'---|'.repeat(8)}`);
  for (const set of sets) {
    const of = (key: string) => set[key] ?? 0;
    const each = ((of('totalSeconds') + of('decideSeconds')) / of('size')) * 1e6;
    const seconds = ['parseSeconds', 'checkSeconds', 'totalSeconds', 'decideSeconds'].map((key) => of(key).toFixed(3));
    console.log(
      `| ${[of('size'), of('megabytesOfText').toFixed(1), ...seconds, each.toFixed(0), of('peakMegabytes').toFixed(0)].join(' | ')} |`,
    );
  }
}
