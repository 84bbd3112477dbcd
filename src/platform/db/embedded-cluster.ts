import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import type { Place } from './embedded-place.ts';
import { cleanEnvironment } from './embedded-postmaster.ts';

/** A cluster exists whole or not at all: it is made under another name first. */
export async function ensureCluster(
  place: Place,
  { password, durable, log }: { password: string; durable: boolean; log: (sentence: string) => void },
): Promise<void> {
  const cluster = join(place.dir, 'cluster');
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(unlessMissing);
  if (version !== undefined) return await refuseOtherVersion(place, version.trim());
  log(`Creating the database in ${place.dir}`);
  const unfinished = join(place.dir, 'cluster.unfinished');
  const passwordFile = join(place.dir, 'password.unfinished');
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (place.user.uid !== undefined && place.user.gid !== undefined) {
      await chown(unfinished, place.user.uid, place.user.gid);
      await chown(passwordFile, place.user.uid, place.user.gid);
    }
    await initialise(place, { cluster: unfinished, passwordFile, durable });
    await rename(unfinished, cluster);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function refuseOtherVersion({ dir, binaries }: Place, found: string): Promise<void> {
  const { output } = await run(join(binaries, 'bin', 'postgres'), ['--version'], {});
  const own = /(\d+)(\.|beta|rc)/.exec(output)?.[1];
  if (own === undefined || own === found) return;
  throw new OperatorError(
    `The database in ${dir} was made by PostgreSQL ${found}, this installation brings ${own}; back up with the old one and restore here.`,
  );
}

/** Letters outside ASCII are letters to trigram search only under a UTF-8 character type, which systems name differently. */
const characterTypes = process.platform === 'darwin' ? ['en_US.UTF-8', 'C'] : ['C.UTF-8', 'en_US.UTF-8', 'C'];

async function initialise(
  { binaries, user }: Place,
  { cluster, passwordFile, durable }: { cluster: string; passwordFile: string; durable: boolean },
): Promise<void> {
  for (const characterType of characterTypes) {
    const { code, output } = await run(
      join(binaries, 'bin', 'initdb'),
      [
        `--pgdata=${cluster}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        `--lc-ctype=${characterType}`,
        '--locale-provider=icu',
        '--icu-locale=und',
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ],
      user,
    );
    if (code === 0) return;
    if (!output.includes('invalid locale name')) throw new OperatorError(initialisationFailed(output, cluster));
  }
  throw new OperatorError('PostgreSQL knows none of the character types it could be created with.');
}

function initialisationFailed(output: string, cluster: string): string {
  if (output.includes('No space left on device')) return `The disk is full: ${cluster} could not be written.`;
  const reason = output.split('\n').find((line) => /error|FATAL|could not/i.test(line));
  return `The embedded PostgreSQL could not be created: ${reason?.trim() ?? 'initdb gave no reason'}.`;
}

async function run(program: string, args: readonly string[], user: Place['user']) {
  return await new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = spawn(program, args, {
      ...user,
      cwd: '/',
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', (error) => resolve({ code: null, output: `could not run ${program}: ${error.message}` }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
