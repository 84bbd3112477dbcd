import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { npm } from './npm.mjs';
import { at, exists, readJson, remove, Trouble, writeJson } from './place.mjs';

const { oldest, packages } = readJson(at('bin', 'parts', 'node-runtime.json'));
const wanted = packages[`${process.platform}-${process.arch}`];

/** The Node to work with, when it is here already: the running one when it is new enough, else our own. */
export function findNode() {
  if (isRecent(process.versions.node)) return process.execPath;
  if (wanted === undefined) throw tooOld();
  const installed = readJson(at('.tools', 'node.json'));
  const path = ownPath();
  return installed?.version === wanted.version && exists(path) ? path : undefined;
}

/** Brings our own Node by npm: the very bytes whose hash is written down here. */
export async function bringNode() {
  const tools = at('.tools');
  mkdirSync(tools, { recursive: true });
  remove(at('.tools', 'node.json'));
  const { name, version, integrity } = wanted;
  const dependencies = { [name]: version };
  writeJson(at('.tools', 'package.json'), { name: 'tools', private: true, dependencies });
  writeJson(at('.tools', 'package-lock.json'), {
    name: 'tools',
    lockfileVersion: 3,
    requires: true,
    packages: { '': { name: 'tools', dependencies }, [`node_modules/${name}`]: { version, integrity } },
  });
  await npm(process.execPath, ['ci'], { cwd: tools, what: `Bringing Node ${version}` });
  // Headers for compiling add-ons, of which there are none.
  remove(at('.tools', 'node_modules', name, 'include'));
  const path = ownPath();
  try {
    execFileSync(path, ['--version'], { stdio: 'pipe' });
  } catch {
    throw new Trouble(
      `Node ${version} from npm does not run on this system; install Node ${oldest} or later yourself.`,
    );
  }
  writeJson(at('.tools', 'node.json'), { version });
  return path;
}

function ownPath() {
  const folder = at('.tools', 'node_modules', wanted.name, 'bin');
  return `${folder}/${process.platform === 'win32' ? 'node.exe' : 'node'}`;
}

function isRecent(version) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

function tooOld() {
  return new Trouble(
    `Exemplar needs Node ${oldest} or later, this is ${process.version}; install a newer one from nodejs.org.`,
  );
}
