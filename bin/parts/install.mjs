import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dropOwnCache, npm } from './npm.mjs';
import { at, exists, readJson, remove, writeJson } from './place.mjs';

const stamp = at('.tools', 'installed.json');
const underWay = at('.tools', 'installing');

/** Whether what is installed is what the lockfile says, with the tools of development where they are asked for. */
export function isInstalled(node, { withTools }) {
  const installed = readJson(stamp);
  return (
    installed?.key === keyOf(node) &&
    (installed.withTools || !withTools) &&
    !exists(underWay) &&
    exists(at('node_modules', '.package-lock.json')) &&
    exists(command)
  );
}

/**
 * Installs what is missing. Tools once installed stay, also those that somebody installed by hand. After an interruption packages may be half there, which npm
 * does not notice: then everything is removed and installed anew.
 */
export async function install(node, { withTools }) {
  const all = withTools || readJson(stamp)?.withTools === true || exists(at('node_modules', 'oxlint'));
  const anew = exists(underWay) || !exists(at('node_modules', '.package-lock.json'));
  mkdirSync(at('.tools'), { recursive: true });
  writeFileSync(underWay, '');
  remove(stamp);
  const which = [...(all ? ['--include=dev'] : ['--omit=dev']), '--include=optional', '--ignore-scripts=false'];
  if (anew) remove(at('node_modules'));
  // Not `npm ci`: that refuses a lockfile without those optional packages for other platforms that were never published.
  await npm(node, ['install', '--no-save', ...which], {
    cwd: at(),
    what: all ? 'Installing libraries and tools' : 'Installing libraries',
  });
  linkCommand();
  writeJson(stamp, { key: keyOf(node), withTools: all });
  remove(underWay);
  dropOwnCache();
}

function keyOf(node) {
  return createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .update(`${process.platform} ${process.arch} ${majorOf(node)}`)
    .digest('hex');
}

function majorOf(node) {
  const version = node === process.execPath ? process.version : `v${readJson(at('.tools', 'node.json'))?.version}`;
  return /^v(\d+)/.exec(version)?.[1] ?? execFileSync(node, ['--version'], { encoding: 'utf8' });
}

const command = at('node_modules', '.bin', process.platform === 'win32' ? 'exemplar.cmd' : 'exemplar');

/** npm links the commands of dependencies but not a package's own, and `npx exemplar` looks there. */
function linkCommand() {
  mkdirSync(at('node_modules', '.bin'), { recursive: true });
  remove(command);
  if (process.platform === 'win32') {
    writeFileSync(command, '@node "%~dp0\\..\\..\\bin\\exemplar.mjs" %*\r\n');
  } else {
    symlinkSync('../../bin/exemplar.mjs', command);
    chmodSync(at('bin', 'exemplar.mjs'), 0o755);
  }
}
