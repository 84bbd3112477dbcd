import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, say } from './place.mjs';

/** Does the work while no other process does it here; one left by a killed process is taken over. */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, began: began(process.pid), token: randomBytes(8).toString('hex') });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    await take(path, draft);
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    return await work();
  } finally {
    if (content(path) === mine) rmSync(path, { force: true });
  }
}

async function take(path, draft) {
  for (let told = false; ;) {
    try {
      // A link appears with its content or not at all, so nobody reads half a lock.
      return linkSync(draft, path);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = readJson(path);
    const found = content(path);
    if (found === undefined) continue;
    if (holder !== undefined && began(holder.pid) === holder.began) {
      if (!told) say('Another process is preparing this folder; waiting for it.');
      told = true;
      await sleep(200);
    } else {
      takeAway(path, found);
    }
  }
}

/** Between reading and renaming another process may have taken over the stale lock: that one is put back. */
function takeAway(path, stale) {
  const aside = `${path}.stale.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
    if (content(aside) !== stale) linkSync(aside, path);
  } catch {
    // Another process took it away first.
  }
  rmSync(aside, { force: true });
}

function content(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** When a process began; its number alone is given again to others. Undefined when there is no such process. */
function began(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    }
    if (process.platform === 'win32') return process.kill(pid, 0) ? String(pid) : undefined;
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}
