import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { check } from './parts/check.mjs';
import { ensureChromium } from './parts/chromium.mjs';
import { isInstalled } from './parts/install.mjs';
import { findNode } from './parts/node.mjs';
import { at, exists, say, sentenceOf, Trouble } from './parts/place.mjs';
import { prepare } from './parts/prepare.mjs';
import { startReport } from './parts/report.mjs';
import { become, environment } from './parts/run.mjs';

const commands = { start, test, check: checkOnly, dev, bench };

const [name = 'start', ...args] = process.argv.slice(2);
try {
  if (!(name in commands))
    throw new Trouble(`Unknown command "${name}"; there are ${Object.keys(commands).join(', ')}.`);
  process.exitCode = await commands[name](args);
} catch (error) {
  say(sentenceOf(error) ?? error.stack);
  process.exitCode = 2;
}

async function start() {
  const isNew = !exists(at('.tools', 'installed.json'));
  if (isNew) say('Exemplar starts for the first time here; this takes two or three minutes.');
  const report = isNew ? startReport() : () => {};
  const { node } = await prepare();
  return await become(node, ['--enable-source-maps', at('dist', 'server', 'cli.js'), 'serve', '--demo', ...args], {
    env: environment(node, { NODE_ENV: 'production' }),
    onMessage: (message) => message === 'ready' && report(),
  });
}

async function test() {
  const { node } = await prepare({ withTools: true, built: false });
  ensureChromium();
  return (await check(node)) ? 0 : 1;
}

async function checkOnly() {
  const node = findNode();
  if (node === undefined || !isInstalled(node, { withTools: true })) {
    throw new Trouble('The libraries and tools are not installed as the lockfile says; npm test installs them.');
  }
  return (await check(node)) ? 0 : 1;
}

/** Rebuilds and restarts the server, and reloads the screens, with every change. */
async function dev() {
  const { node } = await prepare({ withTools: true });
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  const parts = [
    [vite, 'build', '--watch', '--config', at('vite.server.config.ts'), '--logLevel', 'warn'],
    [vite, '--config', at('vite.config.ts')],
    ['--watch', '--watch-preserve-output', '--enable-source-maps', at('dist', 'server', 'cli.js'), 'serve', '--demo'],
  ];
  const children = parts.map((part) => spawn(node, part, { cwd: at(), env: environment(node), stdio: 'inherit' }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill(signal)));
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
  return 0;
}

async function bench([bench, ...rest]) {
  const names = readdirSync(at('bench')).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
  if (!names.includes(bench))
    throw new Trouble(`Which one? npm run bench -- <name>, where there are: ${names.join(', ')}.`);
  const { node } = await prepare({ withTools: true });
  return await become(node, [at('bench', `${bench}.ts`), ...rest], { env: environment(node) });
}
