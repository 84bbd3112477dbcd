import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../bin/parts/lock.mjs';

let folder;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'exemplar lock '))));
afterEach(() => rmSync(folder, { recursive: true }));

const lock = () => join(folder, 'lock');
const lockModule = pathToFileURL(join(import.meta.dirname, '..', '..', 'bin', 'parts', 'lock.mjs')).href;

/** Another process that works under the lock: says when it begins, waits, says when it ends. */
function worker(milliseconds) {
  const program = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(lockModule)};
    await withLock(${JSON.stringify(lock())}, async () => {
      appendFileSync(${JSON.stringify(join(folder, 'log'))}, 'in ');
      process.stdout.write('in');
      await new Promise((resolve) => setTimeout(resolve, ${milliseconds}));
      appendFileSync(${JSON.stringify(join(folder, 'log'))}, 'out ');
    });`;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'ignore'] });
}

test('five at once work one after the other', async () => {
  await Promise.all([1, 2, 3, 4, 5].map(async () => await once(worker(50), 'exit')));
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out '.repeat(5));
});

test('a lock left by a killed process is taken over', async () => {
  const killed = worker(60_000);
  await once(killed.stdout, 'data');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(await withLock(lock(), async () => 'done')).toBe('done');
});

test('a lock whose number now belongs to another program, or half a lock, is taken over', async () => {
  writeFileSync(lock(), JSON.stringify({ pid: process.pid, began: 'long ago' }));
  expect(await withLock(lock(), async () => 'done')).toBe('done');
  writeFileSync(lock(), '{"pid":');
  expect(await withLock(lock(), async () => 'done')).toBe('done');
});

test('the lock is released when the work fails', async () => {
  await expect(withLock(lock(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(lock(), async () => 'done')).toBe('done');
});
