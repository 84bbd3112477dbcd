import { execFileSync } from 'node:child_process';
import { readdirSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { at, say } from './place.mjs';

/** What the first start took: told once, when everything is up. */
export function startReport() {
  const began = Date.now();
  const cache = npmCache();
  const cacheBefore = megabytes(cache);
  return () => {
    const parts = [
      ['node_modules', megabytes(at('node_modules'))],
      ['.tools', megabytes(at('.tools'))],
      ['dist', megabytes(at('dist'))],
      ['data', megabytes(process.env.DATA_DIR || at('data'))],
      ['npm cache', megabytes(cache) - cacheBefore],
    ];
    const total = parts.reduce((sum, [, size]) => sum + size, 0);
    const seconds = Math.round((Date.now() - began) / 1000);
    const list = parts.map(([name, size]) => `${name} ${Math.round(size)}`).join(', ');
    say(`The first start took ${seconds} s and ${Math.round(total)} MB on disk (${list}).`);
  };
}

function npmCache() {
  if (process.env.npm_config_cache) return process.env.npm_config_cache;
  try {
    return execFileSync('npm', ['config', 'get', 'cache'], {
      encoding: 'utf8',
      stdio: 'pipe',
      shell: process.platform === 'win32',
    }).trim();
  } catch {
    return '';
  }
}

function megabytes(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sum + megabytes(path);
      const { blocks, size } = lstatSync(path);
      return sum + (blocks === undefined ? size : blocks * 512) / 1e6;
    }, 0);
  } catch {
    // A folder that is not there, or is not ours to look into, counts nothing.
    return 0;
  }
}
