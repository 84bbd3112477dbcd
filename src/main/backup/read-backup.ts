import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import type { ZodType } from 'zod';
import type { CopyIn } from '../../platform/db/copy-in.ts';
import type { TableSum } from '../../platform/db/table-columns.ts';
import { OperatorError } from '../../platform/operator-error.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { BrokenTar, readTar, type TarFile } from '../../platform/storage/tar.ts';
import {
  formatVersion,
  head,
  type Head,
  headName,
  type Manifest,
  manifest,
  manifestName,
  secretNames,
} from './format.ts';

/** The files of a backup one after the other, the head already read and found to be one that this version understands. */
export async function openBackup(path: string): Promise<{ head: Head; files: AsyncGenerator<TarFile> }> {
  const source = path === '-' ? process.stdin : createReadStream(path);
  // A fault of the source ends the reading of what it is piped into.
  const plain = pipeline(source, createGunzip(), () => {});
  const files = readTar(plain);
  const { value: first } = await files.next().catch((error: unknown) => refuse(path, error));
  if (first === undefined || first.name !== headName) throw notOne(path);
  const found = parsed(head, await text(first.bytes), path);
  if (found.format > formatVersion)
    throw new OperatorError(`${path} was written by a newer Exemplar (${found.exemplar}); restore it by that version.`);
  return { head: found, files };
}

export interface Loaded {
  readonly rows: number;
  readonly files: number;
  readonly sequences: Readonly<Record<string, number>>;
  readonly secrets: ReadonlyMap<string, Buffer>;
}

interface Target {
  readonly copy: CopyIn;
  readonly storage: Storage;
  readonly told: (what: string) => void;
}

/** Loads everything and holds it against the manifest at the end; what does not agree refuses the whole. */
export async function loadBackup(path: string, files: AsyncGenerator<TarFile>, target: Target): Promise<Loaded> {
  const secrets = new Map<string, Buffer>();
  const kept = new Set<string>();
  try {
    for await (const file of files) {
      const [kind, name = ''] = file.name.split('/');
      if (file.name === manifestName) {
        const promised = parsed(manifest, await text(file.bytes), path);
        refuseUnless(await disagreements(promised, { target, kept, secrets }), path);
        const rows = Object.values(promised.tables).reduce((sum, table) => sum + table.rows, 0);
        return { rows, files: kept.size, sequences: promised.sequences, secrets };
      }
      if (kind === 'tables') {
        target.told(`Restoring ${name}`);
        await target.copy.load({ table: name, lines: Buffer.concat(await Array.fromAsync(file.bytes)) });
      } else if (kind === 'files') {
        target.told(`Restoring files ${kept.size + 1}`);
        const { sha256 } = await target.storage.put(file.bytes);
        if (sha256 !== name) throw new OperatorError(`${path} is damaged: the file ${name} in it was altered.`);
        kept.add(name);
      } else if (kind === 'secrets' && secretNames.some((known) => known === name)) {
        secrets.set(name, Buffer.concat(await Array.fromAsync(file.bytes)));
      }
    }
  } catch (error) {
    refuse(path, error);
  }
  throw new OperatorError(cutOff(path));
}

interface Found {
  readonly target: Target;
  readonly kept: ReadonlySet<string>;
  readonly secrets: ReadonlyMap<string, Buffer>;
}

async function disagreements(promised: Manifest, { target, kept, secrets }: Found): Promise<string[]> {
  const sums = target.copy.sums();
  const tables = new Set([...Object.keys(sums), ...Object.keys(promised.tables)]);
  const missing = (await target.copy.fileHashes()).filter((sha256) => !kept.has(sha256));
  return [
    ...[...tables].filter((name) => !isSame(sums[name], promised.tables[name])).map((name) => `the table ${name}`),
    ...missing.map((sha256) => `the file ${sha256}`),
    ...(kept.size === promised.files ? [] : ['the number of files']),
    ...Object.entries(promised.secrets)
      .filter(([name, { sha256 }]) => hashOf(secrets.get(name)) !== sha256)
      .map(([name]) => `the secret ${name}`),
  ];
}

function isSame(one: TableSum | undefined, other: TableSum | undefined): boolean {
  return one?.rows === other?.rows && one?.sha256 === other?.sha256;
}

function hashOf(bytes: Buffer | undefined): string | undefined {
  return bytes === undefined ? undefined : createHash('sha256').update(bytes).digest('hex');
}

function refuseUnless(faults: readonly string[], path: string): void {
  if (faults.length > 0)
    throw new OperatorError(`${path} is damaged: ${faults.slice(0, 5).join(', ')} is not as its manifest says.`);
}

function parsed<T>(shape: ZodType<T>, json: string, path: string): T {
  try {
    return shape.parse(JSON.parse(json));
  } catch {
    throw notOne(path);
  }
}

function notOne(path: string): OperatorError {
  return new OperatorError(`${path} is not a backup of Exemplar.`);
}

function cutOff(path: string): string {
  return `${path} is cut off or damaged: it ends before everything was there. Nothing was restored.`;
}

const ofTheSource: Readonly<Record<string, string | undefined>> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'this is a folder, not a file.',
  EACCES: 'no permission to read it.',
};

/** What went wrong with the archive itself, in one sentence. */
function refuse(path: string, error: unknown): never {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason = ofTheSource[code];
  if (reason !== undefined) throw new OperatorError(`${path}: ${reason}`, { cause: error });
  if (code === 'Z_DATA_ERROR' && (error as Error).message === 'incorrect header check') throw notOne(path);
  if (error instanceof BrokenTar || code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
    throw new OperatorError(cutOff(path), { cause: error });
  throw error;
}
