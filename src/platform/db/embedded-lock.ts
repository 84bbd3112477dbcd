import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The process that owns a data folder. A process identifier alone is reused by the system (in containers within
 * seconds), so the moment the process began belongs to it.
 */
interface Holder {
  readonly pid: number;
  readonly began: string;
}

export interface Lock {
  release(): void;
}

/** Takes the folder for this process, or answers undefined because a living process has it. Left by a dead one, it is taken over. */
export async function takeLock(folder: string): Promise<Lock | undefined> {
  const path = join(folder, 'lock');
  const mine = JSON.stringify({
    pid: process.pid,
    began: began(process.pid) ?? '',
    token: randomBytes(8).toString('hex'),
  });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      // A link appears with its content or not at all, so nobody ever reads half a lock.
      const taken = await link(draft, path).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST') return false;
          throw error;
        },
      );
      if (taken) return { release: () => releaseLock(path, mine) };
      const present = await readFile(path, 'utf8').catch(() => undefined);
      if (present === undefined) continue;
      if (isAlive(parse(present))) return undefined;
      await removeStale(path, present);
    }
    return undefined;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Whether a living process owns the folder. */
export async function isLocked(folder: string): Promise<boolean> {
  const present = await readFile(join(folder, 'lock'), 'utf8').catch(() => undefined);
  return present !== undefined && isAlive(parse(present));
}

async function removeStale(path: string, content: string): Promise<void> {
  const aside = `${path}.stale.${randomBytes(4).toString('hex')}`;
  await rename(path, aside).catch(() => undefined);
  // Between reading and renaming another process may have taken over the stale lock: that one is put back.
  const renamed = await readFile(aside, 'utf8').catch(() => content);
  if (renamed !== content) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function releaseLock(path: string, mine: string): void {
  try {
    if (readFileSync(path, 'utf8') === mine) rmSync(path);
  } catch {
    // It is gone already.
  }
}

function parse(content: string): Holder | undefined {
  try {
    return JSON.parse(content) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder | undefined): boolean {
  return holder !== undefined && began(holder.pid) === holder.began;
}

/** When the process began, in the system's own words; undefined when there is no such process. */
function began(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold blanks; the start is the 22nd field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
