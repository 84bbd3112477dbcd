import { randomBytes } from 'node:crypto';
import { readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { explained, OperatorError } from '../operator-error.ts';
import { ensureCluster } from './embedded-cluster.ts';
import { isLocked, type Lock, takeLock } from './embedded-lock.ts';
import { type Place, preparePlace } from './embedded-place.ts';
import {
  findPostmaster,
  signalPostmaster,
  startPostmaster,
  StartFailed,
  stopPostmaster,
} from './embedded-postmaster.ts';

export interface Embedded {
  /** Of the database `exemplar`, as its superuser. */
  readonly url: string;
  /** Ends the server in order, or lets go of one that another process runs. May be called twice. */
  stop(): Promise<void>;
}

interface Options {
  /** The folder of the database, such as `DATA_DIR/postgres`; made when it is missing. */
  readonly dir: string;
  /** Told what takes time or is worth knowing, a sentence each. */
  readonly log: (sentence: string) => void;
  /** False only for databases that are thrown away: faster, and lost with the machine's power. */
  readonly durable: boolean;
}

/** What is needed to reach the server, readable by its owner alone; the port is kept from start to start where it is free. */
interface Connection {
  readonly port: number;
  readonly password: string;
}

/** Starts the embedded PostgreSQL in a folder that this process then owns; refuses with one sentence when another process does. */
export async function startEmbedded(options: Options, patienceMs = 5000): Promise<Embedded> {
  const place = await preparePlace(options.dir, options.log);
  try {
    const lock = await takeLockSoon(place.dir, patienceMs);
    if (lock === undefined) {
      throw new InUse(`Another Exemplar is already running on ${options.dir}; stop it, or choose another DATA_DIR.`);
    }
    return await startLocked(place, lock, options).catch((error: unknown) => {
      lock.release();
      throw error;
    });
  } catch (error) {
    throw explained(error, options.dir);
  }
}

/** A server that was just told to stop is given the time to do so. */
async function takeLockSoon(dir: string, patienceMs: number): Promise<Lock | undefined> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const lock = await takeLock(dir);
    if (lock !== undefined || Date.now() >= deadline) return lock;
    await sleep(100);
  }
}

/** For commands: joins the server that another process runs on this folder, else starts it for as long as the command lasts. */
export async function openEmbedded(options: Options): Promise<Embedded> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (!(await isLocked(options.dir))) {
      const started = await startEmbedded(options, 0).catch(unlessInUse);
      if (started !== undefined) return started;
    }
    const running = await findRunning(options.dir);
    if (running !== undefined) return { url: urlOf(running), stop: async () => {} };
    if (Date.now() > deadline) {
      throw new OperatorError(
        `Another Exemplar holds ${options.dir}, but its database does not answer; stop it and try again.`,
      );
    }
    await sleep(100);
  }
}

class InUse extends OperatorError {}

/** Another process was quicker; its server is the one to join. */
function unlessInUse(error: unknown): undefined {
  if (!(error instanceof InUse)) throw error;
}

async function findRunning(dir: string): Promise<Connection | undefined> {
  const connection = await readConnection(dir);
  const real = await realpath(dir).catch(() => dir);
  const server = findPostmaster(join(real, 'cluster'));
  return server?.ready === true && server.port === connection?.port ? connection : undefined;
}

async function startLocked(place: Place, lock: Lock, { durable, log }: Options): Promise<Embedded> {
  const cluster = join(place.dir, 'cluster');
  const orphan = findPostmaster(cluster);
  // Its owner was killed; whoever is still connected belongs to that owner too.
  if (orphan !== undefined) await stopPostmaster(orphan.pid, cluster, 0);
  const known = await readConnection(place.dir);
  const password = known?.password ?? randomBytes(24).toString('base64url');
  // Kept before the cluster exists: a cluster whose password nobody knows would be lost.
  await writeConnection(place.dir, { port: known?.port ?? 0, password });
  await ensureCluster(place, { password, durable, log });
  const { pid, port } = await startSomewhere(place, { known: known?.port, durable, log });
  const stopAbruptly = () => signalPostmaster(pid, 'SIGINT');
  process.once('exit', stopAbruptly);
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await stopPostmaster(pid, cluster, durable ? 3000 : 0);
    process.off('exit', stopAbruptly);
    lock.release();
  };
  try {
    await writeConnection(place.dir, { port, password });
    await ensureDatabase({ port, password });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urlOf({ port, password }), stop: () => (stopping ??= stop()) };
}

async function startSomewhere(
  place: Place,
  { known, ...options }: { known: number | undefined; durable: boolean; log: Options['log'] },
): Promise<{ pid: number; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? known : undefined);
    try {
      return { pid: await startPostmaster(place, { port, ...options }), port };
    } catch (error) {
      if (!(error instanceof StartFailed)) throw error;
      if (error.reason.includes('No space left on device')) {
        throw new OperatorError(`The disk is full: the database in ${place.dir} cannot start.`, { cause: error });
      }
      // Another program took the port in between, or workers of a killed server are just about to end.
      const passing = /could not (bind|create any TCP)|shared memory block/.test(error.reason);
      if (!passing || attempt === 10) throw new OperatorError(error.sentence, { cause: error });
      await sleep(200);
    }
  }
}

async function freePort(wanted = 0): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort())));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

const database = 'exemplar';

function urlOf({ port, password }: Connection, name = database): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const client = new Client({ connectionString: urlOf(connection, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

async function readConnection(dir: string): Promise<Connection | undefined> {
  try {
    return JSON.parse(await readFile(join(dir, 'connection.json'), 'utf8')) as Connection;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      throw new OperatorError(`${dir} belongs to another user; run this command as the one who started Exemplar.`);
    }
    return undefined;
  }
}

async function writeConnection(dir: string, connection: Connection): Promise<void> {
  const path = join(dir, 'connection.json');
  await writeFile(`${path}.new`, JSON.stringify(connection), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
