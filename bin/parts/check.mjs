import { mkdirSync, rmSync } from 'node:fs';
import { findChromium, missingChromium } from './chromium.mjs';
import { environment, runQuietly } from './run.mjs';
import { at, exists, readJson } from './place.mjs';
import { build } from './build.mjs';

const print = (line) => process.stdout.write(`${line}\n`);
const program = (name) => at('node_modules', ...name);

/** Everything that must hold before a change is taken, the quick first; what CI runs, in the same order. */
const stages = [
  { name: 'format', run: tool(['oxfmt', 'bin', 'oxfmt'], '--check') },
  { name: 'lint', run: tool(['oxlint', 'bin', 'oxlint'], '--deny-warnings') },
  { name: 'types', run: tool(['typescript', 'bin', 'tsc'], '-p', '.') },
  { name: 'unused', run: tool(['knip', 'bin', 'knip.js'], '--no-progress') },
  { name: 'unit, walls, tidiness', run: tests('unit') },
  { name: 'database', run: tests('database') },
  { name: 'build', run: buildBundles },
  { name: 'journeys', run: journeys },
];

/** Runs every stage, whatever becomes of those before it, and answers whether all passed. */
export async function check(node) {
  mkdirSync(at('.cache', 'checks'), { recursive: true });
  let passed = 0;
  let failed = 0;
  for (const { name, run } of stages) {
    const began = Date.now();
    const result = await run(node);
    passed += result.passed;
    failed += result.failed;
    if (result.failed > 0) print(result.output.trim());
    const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
    print(`${result.failed > 0 ? 'FAIL' : 'ok  '} ${seconds} s  ${name}${result.note ?? ''}`);
  }
  print(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

/** A tool counts as one check. */
function tool(name, ...args) {
  return async (node) => {
    const { code, output } = await runQuietly(node, [program(name), ...args], { env: environment(node) });
    return counted(code === 0, output);
  };
}

const counted = (good, output) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1, output });

async function buildBundles(node) {
  return await build(node).then(
    () => counted(true, ''),
    (error) => counted(false, error.message),
  );
}

function tests(project) {
  return async (node) => await runTests(node, project, {});
}

async function journeys(node) {
  const chromium = findChromium();
  if (chromium === undefined) return counted(false, missingChromium);
  return await runTests(node, 'journeys', { CHROMIUM: chromium });
}

/** Counts by what the test runner wrote, never by what it printed; a run that broke off counts as a failure of its own. */
async function runTests(node, project, variables) {
  const file = at('.cache', 'checks', `${project}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await runQuietly(
    node,
    [program(['vitest', 'vitest.mjs']), 'run', '--project', project, ...reporters],
    {
      env: environment(node, { ...variables, NO_COLOR: '1', NODE_ENV: 'test' }),
    },
  );
  const counts = exists(file) ? readJson(file) : undefined;
  if (counts === undefined) return { passed: 0, failed: 1, output, note: ': the tests did not run' };
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, numTotalTests: total } = counts;
  // A file that could not be loaded, or an error outside of every test, fails the run without failing a test.
  const failed = numFailedTests === 0 && (code !== 0 || total === 0) ? 1 : numFailedTests;
  return { passed, failed, output, note: `: ${passed} of ${total} passed${skipped > 0 ? `, ${skipped} skipped` : ''}` };
}
