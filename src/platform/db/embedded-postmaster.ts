import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../operator-error.ts';
import type { Place } from './embedded-place.ts';

/** What the running server says of itself in `postmaster.pid`. */
interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that runs on this cluster, whoever started it; a file left by a dead one counts for nothing. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(join(cluster, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isPostmaster(pid, cluster)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The number in the file may long belong to another program, so the process itself is asked: a server works inside its cluster. */
function isPostmaster(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    process.kill(pid, 0);
    if (process.platform === 'win32') return true;
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes('postgres');
  } catch {
    return false;
  }
}

/** Programs of PostgreSQL must not take their settings from whoever started us. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' };
}

const always = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  // Statements that failed carry people's data; they are the application's to log or not.
  'log_min_messages=log',
  'log_checkpoints=off',
];
const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** Starts the server and waits until it answers. It runs apart from our terminal, so that Ctrl-C reaches only us, who stop it in order. */
export async function startPostmaster(
  { dir, user, binaries }: Place,
  { port, durable, log }: { port: number; durable: boolean; log: (sentence: string) => void },
): Promise<number> {
  const cluster = join(dir, 'cluster');
  const settings = [...always, `port=${port}`, ...(durable ? [] : forgetful)].flatMap((setting) => ['-c', setting]);
  // A file of a dead server whose number now belongs to another process would hold up the new one.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
  const output = openLog(dir);
  const server = spawn(join(binaries, 'bin', 'postgres'), ['-D', cluster, ...settings], {
    ...user,
    cwd: cluster,
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  await untilReady(server, dir, log);
  server.unref();
  return server.pid ?? 0;
}

async function untilReady(server: ChildProcess, dir: string, log: (sentence: string) => void): Promise<void> {
  let spawned = true;
  server.once('error', () => (spawned = false));
  const patience = Date.now() + 5000;
  let told = false;
  for (;;) {
    if (findPostmaster(join(dir, 'cluster'))?.ready === true) return;
    if (!spawned || server.exitCode !== null || server.signalCode !== null) throw new StartFailed(dir);
    if (!told && Date.now() > patience) {
      told = true;
      log('The database is reading back what it had not yet finished when it was last stopped; this may take a while.');
    }
    await sleep(15);
  }
}

/** The server ended before it was ready; its log says why. */
export class StartFailed extends Error {
  readonly reason: string;
  readonly sentence: string;

  constructor(dir: string) {
    super('PostgreSQL ended before it was ready');
    const file = join(dir, 'server.log');
    const lines = readLines(file);
    this.reason = lines.join('\n');
    const fatal = lines.find((line) => /FATAL|PANIC|error while loading/.test(line));
    this.sentence = `PostgreSQL did not start: ${fatal?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? 'it gave no reason'} (its log is ${file}).`;
  }
}

/** Ends the server: it waits a moment for others who still work with it, then breaks their connections off; both lose nothing. */
export async function stopPostmaster(pid: number, cluster: string, patienceMs: number): Promise<void> {
  const steps: readonly [NodeJS.Signals, number][] = [
    ['SIGTERM', patienceMs],
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ];
  for (const [signal, wait] of steps) {
    if (wait === 0) continue;
    signalPostmaster(pid, signal);
    const deadline = Date.now() + wait;
    while (Date.now() < deadline) {
      if (findPostmaster(cluster)?.pid !== pid) return;
      await sleep(10);
    }
  }
  throw new OperatorError(`PostgreSQL (process ${pid}) did not stop; end it by hand before you start again.`);
}

export function signalPostmaster(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended already.
  }
}

function openLog(dir: string): number {
  const path = join(dir, 'server.log');
  try {
    renameSync(path, join(dir, 'server.previous.log'));
  } catch {
    // The first start has no log yet.
  }
  return openSync(path, 'w', 0o600);
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
