import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Configstore, FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';

const recordSuffix = '.json';
const graceMs = 3_600_000;

/** What is remembered of an upload beside its bytes; `finished` once its bytes have gone into the storage. */
interface UploadRecord extends Upload {
  finished?: boolean;
}

/**
 * The folder of uploads under way: `<id>` holds the bytes, `<id>.json` what is known of them. A server that is killed
 * finds both again. The record outlives the bytes, so that a client whose last answer was lost learns that all arrived.
 */
export interface UploadFolder {
  readonly store: FileStore;
  /** The bytes are kept elsewhere now. */
  markFinished(id: string): Promise<void>;
  isFinished(id: string): Promise<boolean>;
  pathOf(id: string): string;
  /** Removes what nobody can take up any more, and answers how many files that were. */
  sweep(now: Date): Promise<number>;
}

export async function openUploadFolder(folder: string, resumeMs: number): Promise<UploadFolder> {
  await mkdir(folder, { recursive: true, mode: 0o750 });
  const records = recordsIn(folder);
  const store = new ResumableStore({
    directory: folder,
    configstore: records,
    expirationPeriodInMilliseconds: resumeMs,
  });
  const pathOf = (id: string) => join(folder, id);
  return {
    store,
    pathOf,
    async markFinished(id) {
      const record = await records.get(id);
      if (record !== undefined) await records.set(id, { ...record, finished: true } as UploadRecord);
      await rm(pathOf(id), { force: true });
    },
    async isFinished(id) {
      return (await records.get(id))?.finished === true;
    },
    async sweep(now) {
      let removed = 0;
      for (const name of await readdir(folder)) {
        const found = await stat(join(folder, name)).catch(() => undefined);
        // An hour more than people are promised: a transfer that began in time may still be writing.
        if (found === undefined || found.mtimeMs > now.getTime() - resumeMs - graceMs) continue;
        await rm(join(folder, name), { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

class ResumableStore extends FileStore {
  constructor(options: ConstructorParameters<typeof FileStore>[0]) {
    super(options);
    // A length that is not said at the beginning cannot be refused at the beginning.
    this.extensions = this.extensions.filter((extension) => extension !== 'creation-defer-length');
  }

  override async getUpload(id: string): Promise<Upload> {
    const record: UploadRecord | undefined = await this.configstore.get(id);
    if (record?.finished === true) return { ...record, offset: record.size ?? 0, sizeIsDeferred: false };
    return super.getUpload(id);
  }
}

/** Records as small files, each replaced in one step: a crash leaves the old one or the new one, never half of one. */
function recordsIn(folder: string) {
  const pathOf = (id: string) => join(folder, `${id}${recordSuffix}`);
  return {
    async get(id: string): Promise<UploadRecord | undefined> {
      const text = await readFile(pathOf(id), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return undefined;
      });
      return text === undefined ? undefined : (JSON.parse(text) as UploadRecord);
    },
    async set(id: string, record: Upload): Promise<void> {
      const temporary = join(folder, `${randomUUID()}.new`);
      await writeFile(temporary, JSON.stringify(record), { flush: true });
      await rename(temporary, pathOf(id));
    },
    async delete(id: string): Promise<void> {
      await rm(pathOf(id), { force: true });
    },
  } satisfies Configstore;
}
