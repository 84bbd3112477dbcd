import { randomBytes } from 'node:crypto';
import { chown, cp, lstat, mkdir, mkdtemp, realpath, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explained, OperatorError } from '../operator-error.ts';
import { chooseUser, findBinaries, type RunAs } from './embedded-binaries.ts';

/** Where the database lies and by whom and with which programs it is run. */
export interface Place {
  /** The real folder; everything of the embedded server is inside. */
  readonly dir: string;
  readonly user: RunAs;
  /** The folder with PostgreSQL's `bin/`. */
  readonly binaries: string;
}

const systemFolder = '/var/lib/exemplar';

/**
 * Makes the folder. When root starts Exemplar from a place that other users cannot enter (such as root's home), the
 * database's user could reach neither data nor programs: then both go to `/var/lib/exemplar`, and a link leads there.
 */
export async function preparePlace(wanted: string, log: (sentence: string) => void): Promise<Place> {
  try {
    const existing = await ownerOf(join(wanted, 'cluster'));
    const user = chooseUser(existing);
    const dir = await prepareFolder(wanted, user, log);
    return { dir, user, binaries: await reachableBinaries(user, log) };
  } catch (error) {
    throw explained(error, wanted);
  }
}

async function ownerOf(path: string): Promise<RunAs | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

async function prepareFolder(wanted: string, user: RunAs, log: (sentence: string) => void): Promise<string> {
  await mkdir(dirname(wanted), { recursive: true });
  const link = await lstat(wanted).catch(() => undefined);
  if (link?.isSymbolicLink() === true) return await followed(wanted);
  if (link === undefined && !(await canEnter(dirname(wanted), user))) {
    await mkdir(systemFolder, { recursive: true, mode: 0o755 });
    const elsewhere = await mkdtemp(join(systemFolder, 'data-'));
    await giveTo(elsewhere, user);
    await symlink(elsewhere, wanted);
    log(`The database's user cannot enter ${dirname(wanted)}, so the database is kept in ${elsewhere}.`);
    return elsewhere;
  }
  await mkdir(wanted, { recursive: true, mode: 0o700 });
  await giveTo(wanted, user);
  const dir = await realpath(wanted);
  if (await canEnter(dir, user)) return dir;
  throw new OperatorError(`The database's user cannot enter ${dir}; choose another folder by DATA_DIR.`);
}

async function followed(link: string): Promise<string> {
  return await realpath(link).catch(() => {
    throw new OperatorError(`${link} leads to a folder that is gone; restore it, or remove the link to begin anew.`);
  });
}

async function giveTo(path: string, { uid, gid }: RunAs): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

/** Whether the user may pass every folder on the way, judged by the permission bits. */
async function canEnter(path: string, user: RunAs): Promise<boolean> {
  if (user.uid === undefined) return true;
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function reachableBinaries(user: RunAs, log: (sentence: string) => void): Promise<string> {
  const installed = findBinaries();
  if (await canEnter(join(installed, 'bin'), user)) return installed;
  const { mtimeMs } = await stat(join(installed, 'bin', 'postgres'));
  const copy = join(systemFolder, `postgresql-${Math.round(mtimeMs).toString(36)}`);
  if ((await lstat(copy).catch(() => undefined)) !== undefined) return copy;
  await mkdir(systemFolder, { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${randomBytes(4).toString('hex')}`;
  await cp(installed, unfinished, { recursive: true, verbatimSymlinks: true });
  // Another process that copied at the same time made the same copy.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  log(`The database's user cannot enter ${installed}, so PostgreSQL's programs were copied to ${copy}.`);
  return copy;
}
