import { createHash } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { access, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import type { Config } from '../../platform/config.ts';
import { copyOut, keepSweepsOff } from '../../platform/db/copy-out.ts';
import type { Database } from '../../platform/db/connect.ts';
import { listMigrations } from '../../platform/db/migrate.ts';
import { explained, OperatorError } from '../../platform/operator-error.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { openStorage } from '../../platform/storage/open-storage.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { type TarEntry, writeTar } from '../../platform/storage/tar.ts';
import { formatVersion, type Head, headName, type Manifest, manifestName, secretNames } from './format.ts';

export interface Written {
  readonly rows: number;
  readonly files: number;
}

/** Writes one moment of the installation to a file, which appears under its name only when it is whole. */
export async function writeBackup(
  config: Config,
  { db, pool }: Database,
  { path, at, told }: { path: string; at: Date; told: (what: string) => void },
): Promise<Written> {
  const storage = await openStorage(config.storage, config.dataDir);
  const migrations = (await listMigrations(db)).filter(({ ranAt }) => ranAt !== null).map(({ name }) => name);
  if (migrations.length === 0) throw new OperatorError('There is nothing here yet that could be backed up.');
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  const head: Head = { format: formatVersion, exemplar: version, createdAt: at.toISOString(), migrations };
  const counted = { rows: 0, files: 0 };
  const client = await pool.connect();
  try {
    await keepSweepsOff(client, () =>
      streamTo(path, writeTar(entriesOf({ client, storage, dataDir: config.dataDir, head, counted, told }), at)),
    );
  } finally {
    client.release();
  }
  return counted;
}

interface Sources {
  readonly client: PoolClient;
  readonly storage: Storage;
  readonly dataDir: string;
  readonly head: Head;
  readonly counted: { rows: number; files: number };
  readonly told: (what: string) => void;
}

async function* entriesOf({ client, storage, dataDir, head, counted, told }: Sources): AsyncGenerator<TarEntry> {
  yield jsonEntry(headName, head);
  const secrets: Manifest['secrets'] = {};
  for (const name of secretNames) {
    const secret = await readFile(join(dataDir, name)).catch(() => undefined);
    if (secret === undefined) continue;
    secrets[name] = { sha256: createHash('sha256').update(secret).digest('hex') };
    yield entry(`secrets/${name}`, secret);
  }
  const pieces = copyOut(client);
  const numbers = new Map<string, number>();
  const files: { sha256: string; size: number }[] = [];
  let step = await pieces.next();
  for (; step.done !== true; step = await pieces.next()) {
    const { table, lines } = step.value;
    told(`Copying ${table}`);
    const number = (numbers.get(table) ?? 0) + 1;
    numbers.set(table, number);
    if (table === 'stored_file') files.push(...filesIn(lines));
    yield entry(`tables/${table}/${String(number).padStart(6, '0')}.jsonl`, lines);
  }
  for (const [index, { sha256, size }] of files.entries()) {
    told(`Copying files ${index + 1}/${files.length}`);
    yield { name: `files/${sha256}`, size, bytes: soundBytes(storage, sha256) };
  }
  counted.files = files.length;
  counted.rows = Object.values(step.value.tables).reduce((sum, { rows }) => sum + rows, 0);
  yield jsonEntry(manifestName, { ...step.value, secrets, files: files.length } satisfies Manifest);
}

function filesIn(lines: Buffer): { sha256: string; size: number }[] {
  return lines
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { sha256: string; size: number });
}

/** A backup of a file that the disk has spoilt would be found out on the worst of days, so it is found out now. */
async function* soundBytes(storage: Storage, sha256: string): AsyncGenerator<Uint8Array> {
  const file = await storage.open(sha256);
  if (file === undefined) throw new OperatorError(faulty(sha256, 'missing'));
  const hash = createHash('sha256');
  for await (const chunk of file) {
    hash.update(chunk);
    yield Buffer.from(chunk);
  }
  if (hash.digest('hex') !== sha256) throw new OperatorError(faulty(sha256, 'altered'));
}

function faulty(sha256: string, state: string): string {
  return `The stored file ${sha256} is ${state}, so there is no whole backup; \`exemplar doctor\` lists all that are.`;
}

function entry(name: string, bytes: Buffer): TarEntry {
  return { name, size: bytes.length, bytes: [bytes] };
}

function jsonEntry(name: string, value: unknown): TarEntry {
  return entry(name, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
}

async function streamTo(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (path === '-') return await pipeline(bytes, createGzip(), process.stdout, { end: false });
  if (await isThere(path)) throw new OperatorError(`${path} is there already; a backup never replaces another.`);
  const partial = `${path}.partial`;
  try {
    await pipeline(bytes, createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw explained(error, path);
  }
  await syncFolderOf(path);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(join(path, '..'));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
