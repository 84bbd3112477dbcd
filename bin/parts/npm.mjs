import { readdirSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { environment, runQuietly } from './run.mjs';
import { at, exists, remove, say, Trouble } from './place.mjs';

/** Runs npm under the given Node, and tells from time to time that it is still at work. */
export async function npm(node, args, { cwd, what }) {
  const cli = findNpm();
  const began = Date.now();
  say(`${what} …`);
  const clock = setInterval(() => say(`${what} … ${Math.round((Date.now() - began) / 1000)} s`), 15_000);
  clock.unref();
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--no-progress', '--loglevel=error'];
  const { code, output } = await runQuietly(node, [cli, ...args, ...quiet, ...ownCache(), '--prefix', cwd], {
    cwd,
    env: withoutOurPackage(environment(node)),
  });
  clearInterval(clock);
  if (code !== 0) throw new Trouble(`${what} failed.\n${findings(output)}`);
}

const cacheOfOurs = at('.tools', 'npm-cache');

/**
 * Where npm has no cache yet (a new machine, a container) we leave none behind: it would be as large as half of what it
 * is for. An interrupted installation finds ours again.
 */
function ownCache() {
  const theirs = process.env.npm_config_cache;
  return theirs === undefined || isInUse(theirs) ? [] : ['--cache', cacheOfOurs];
}

/** npm's looking for a newer npm leaves an entry or two. */
function isInUse(cache) {
  try {
    return readdirSync(join(cache, '_cacache', 'index-v5')).length > 10;
  } catch {
    return false;
  }
}

export const dropOwnCache = () => remove(cacheOfOurs);

/** What npm tells scripts of this package must not be taken for settings of the install that we start. */
function withoutOurPackage(env) {
  const own =
    /^npm_(package_|lifecycle_|command$|config_(local_prefix|prefix|global|omit|include|ignore_scripts|workspaces?)$)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name) && name !== 'NODE_ENV'));
}

/** npm's own program: the one that called us, else the one beside Node or on the path. */
function findNpm() {
  const caller = process.env.npm_execpath;
  if (caller !== undefined && /^np[mx]-cli\.js$/.test(basename(caller))) return join(dirname(caller), 'npm-cli.js');
  const folders = [dirname(process.execPath), ...(process.env.PATH ?? '').split(delimiter)];
  for (const folder of folders) {
    const beside = [
      join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ].find(exists);
    if (beside !== undefined) return beside;
    const program = join(folder, 'npm');
    if (exists(program) && realpathSync(program).endsWith('npm-cli.js')) return realpathSync(program);
  }
  throw new Trouble('npm was not found; install it (Debian: apt-get install npm) and try again.');
}

/** What npm found wrong, without its advice on usage. */
function findings(output) {
  const full = /ENOSPC|no space left/i.test(output) ? [`The disk is full: ${at()}.`] : [];
  const lines = output.split('\n').filter((line) => line.replace(/^npm (error|ERR!)/, '').trim() !== '');
  return [...full, ...lines.slice(0, 12), ...lines.slice(12).filter((line) => line.includes('complete log'))].join(
    '\n',
  );
}
