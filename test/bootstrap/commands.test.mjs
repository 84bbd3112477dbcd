import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** A project as small as can be, with our own bootstrap: one source, and for vite a builder that counts its runs. */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exemplar boot '));
  const root = join(import.meta.dirname, '..', '..');
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'a.ts'), '1');
  const dependencies = { vite: 'file:vendor/vite' };
  const project = { name: 'small', version: '1.0.0', dependencies };
  writeJson('package.json', { ...project, private: true });
  writeJson('package-lock.json', {
    ...project,
    lockfileVersion: 3,
    packages: {
      '': project,
      'node_modules/vite': { resolved: 'vendor/vite', link: true },
      'vendor/vite': { name: 'vite', version: '1.0.0' },
    },
  });
  mkdirSync(at('vendor', 'vite', 'bin'), { recursive: true });
  writeJson('vendor/vite/package.json', { name: 'vite', version: '1.0.0' });
  writeFileSync(at('vendor', 'vite', 'bin', 'vite.js'), builder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts) => join(folder, ...parts);
const command = process.platform === 'win32' ? 'exemplar.cmd' : 'exemplar';

const writeJson = (path, value) => writeFileSync(at(path), JSON.stringify(value));

const builder = `
  const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
  appendFileSync('built.log', 'x');
  if (process.env.BREAK_BUILD) {
    process.stderr.write('it does not compile');
    process.exit(1);
  }
  mkdirSync('dist/server', { recursive: true });
  writeFileSync(
    'dist/server/cli.js',
    'process.stdout.write(JSON.stringify(process.argv.slice(2))); process.exitCode = process.argv[2] === "deny" ? 1 : 0;',
  );`;

function node(args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const prepareOnly = (options = '{ built: false }') =>
  node([
    '--input-type=module',
    '--eval',
    `import { prepare } from './bin/parts/prepare.mjs'; process.stdout.write(String((await prepare(${options})).first));`,
  ]);
const exemplar = (args, env) => node([at('bin', 'exemplar.mjs'), ...args], env);
const builds = () => (existsSync(at('built.log')) ? readFileSync(at('built.log'), 'utf8').length : 0);

test('installs once, then is silent; the command is where npx looks for it', () => {
  const first = prepareOnly();
  expect(first.stdout).toBe('true');
  expect(first.stderr).toContain('Installing libraries');
  expect(existsSync(at('node_modules', '.bin', command))).toBe(true);
  expect(prepareOnly()).toEqual({ status: 0, stdout: 'false', stderr: '' });
});

test('an interrupted installation is noticed, and begun with an empty folder', () => {
  prepareOnly();
  mkdirSync(at('node_modules', 'half'));
  writeFileSync(at('.tools', 'installing'), '');
  expect(prepareOnly().stderr).toContain('Installing libraries');
  expect(existsSync(at('node_modules', 'half'))).toBe(false);
  expect(prepareOnly().stderr).toBe('');
});

test('tools come on top when they are asked for, and stay when they are not', () => {
  prepareOnly();
  expect(prepareOnly('{ built: false, withTools: true }').stderr).toContain('Installing libraries and tools');
  expect(prepareOnly().stderr).toBe('');
});

test('a changed lockfile installs again', () => {
  prepareOnly();
  writeFileSync(at('package-lock.json'), readFileSync(at('package-lock.json'), 'utf8').replace('{', '{ '));
  expect(prepareOnly().stderr).toContain('Installing libraries');
});

test('builds when sources changed, not when tests did; passes arguments and the exit code on', () => {
  prepareOnly();
  expect(exemplar(['one', 'two words']).stdout).toBe('["one","two words"]');
  expect(builds()).toBe(2);
  expect(exemplar(['deny'])).toMatchObject({ status: 1, stderr: '' });
  writeFileSync(at('src', 'a.test.ts'), 'a test');
  exemplar([]);
  expect(builds()).toBe(2);
  writeFileSync(at('src', 'b.ts'), 'a source');
  exemplar([]);
  expect(builds()).toBe(4);
});

test('a build that fails says so and is tried again', () => {
  prepareOnly();
  const failed = exemplar([], { BREAK_BUILD: '1' });
  expect(failed).toMatchObject({ status: 2 });
  expect(failed.stderr).toContain('it does not compile');
  expect(exemplar([])).toMatchObject({ status: 0 });
});

test('an unknown command and a missing install are told in one sentence', () => {
  expect(node([at('bin', 'bootstrap.mjs'), 'dance']).stderr).toMatch(
    /^Unknown command "dance"; there are start, .*\n$/,
  );
  const check = node([at('bin', 'bootstrap.mjs'), 'check']);
  expect(check).toMatchObject({ status: 2, stdout: '' });
  expect(check.stderr).toBe(
    'The libraries and tools are not installed as the lockfile says; npm test installs them.\n',
  );
});

test('a folder in which this user may not write is told in one sentence', () => {
  // Root may write anywhere, so the place is taken by a file instead, which is as good as a refusal.
  writeFileSync(at('.tools'), 'not a folder');
  expect(prepareOnly().status).not.toBe(0);
  const { status, stderr } = exemplar([]);
  expect(status).toBe(2);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('works through a link, as npx calls it', () => {
  prepareOnly();
  symlinkSync(at('bin', 'exemplar.mjs'), at('linked.mjs'));
  expect(node([at('linked.mjs'), 'hello']).stdout).toBe('["hello"]');
});
