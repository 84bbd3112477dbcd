import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { environment, runQuietly } from './run.mjs';
import { at, exists, readJson, remove, say, Trouble, writeJson } from './place.mjs';

const stamp = at('dist', 'built.json');
const sources = [
  'src',
  'packs',
  'assets',
  'package-lock.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'tsconfig.json',
];
const bundles = ['vite.config.ts', 'vite.server.config.ts'];

export function isBuilt() {
  return readJson(stamp)?.key === keyOfSources() && exists(at('dist', 'server', 'cli.js'));
}

/** Builds the screens and the server. A failure names the bundle; an interrupted one leaves no stamp and is done again. */
export async function build(node) {
  say('Building …');
  const key = keyOfSources();
  remove(stamp);
  await Promise.all(
    bundles.map(async (config) => {
      const args = [
        at('node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--config',
        at(config),
        '--logLevel',
        'warn',
      ];
      const { code, output } = await runQuietly(node, args, { env: environment(node, { NODE_ENV: 'production' }) });
      if (code !== 0) throw new Trouble(`Building by ${config} failed.\n${output.trim()}`);
    }),
  );
  writeJson(stamp, { key });
}

/** Names, sizes and times of change: reading every file would take longer than a start may. Tests are not built. */
function keyOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) add(hash, at(source), source);
  return hash.digest('hex');
}

function add(hash, path, name) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    if (!/\.test\.tsx?$/.test(name)) hash.update(`${name} ${found.size} ${found.mtimeMs}\n`);
    return;
  }
  for (const entry of readdirSync(path).sort()) add(hash, join(path, entry), `${name}/${entry}`);
}
