import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Storage } from './storage.ts';

const readOnly = 0o440;
const ownFolder = 0o750;

/** Files under a folder as `ab/cd/<sha256>`, each written once: it appears whole and on the disk, or not at all. */
export async function filesOnDisk(folder: string): Promise<Storage> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: ownFolder });
  await access(folder, constants.W_OK);
  await sweep(incoming);
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  return {
    async put(bytes) {
      const temporary = join(incoming, randomUUID());
      try {
        const written = await writeNew(temporary, bytes);
        await moveInto(pathOf(written.sha256), temporary, folder);
        return written;
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async open(sha256) {
      if (!isSha256(sha256)) return undefined;
      const file = await open(pathOf(sha256)).catch(unlessAbsent);
      return file?.createReadStream();
    },
    async has(sha256) {
      return isSha256(sha256) && (await stat(pathOf(sha256)).catch(unlessAbsent)) !== undefined;
    },
  };
}

/** Removes what a crash left behind half written; what is younger than a day may still be being written by a neighbour. */
async function sweep(incoming: string): Promise<void> {
  const dayMs = 86_400_000;
  for (const name of await readdir(incoming)) {
    const found = await stat(join(incoming, name)).catch(unlessAbsent);
    if (found !== undefined && found.mtimeMs < Date.now() - dayMs) await rm(join(incoming, name), { force: true });
  }
}

/** A name that is no SHA-256 must never become a path. */
function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

async function writeNew(path: string, bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', readOnly);
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** The same bytes already there are replaced by themselves, which also mends a copy that the disk has spoilt. */
async function moveInto(path: string, temporary: string, root: string): Promise<void> {
  const parent = dirname(path);
  await mkdir(parent, { recursive: true, mode: ownFolder });
  await rename(temporary, path);
  // A new name is on the disk only once each folder that it made is.
  for (let folder = parent; folder.length >= root.length; folder = dirname(folder)) await syncFolder(folder);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
