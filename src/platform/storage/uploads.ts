import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Server, type Upload } from '@tus/server';
import { cleanFileName, kindOfFileName, fileExtensionsAllowed } from '../../core/file-kinds.ts';
import { charactersIn, limits } from '../../core/limits.ts';
import { notFound, Refusal } from '../refusal.ts';
import { inspectFile } from './inspect-file.ts';
import type { Storage } from './storage.ts';
import { openUploadFolder, type UploadFolder } from './upload-folder.ts';
import { asRefusal, refused } from './upload-refusals.ts';

/** A file that arrived whole, is of an allowed kind and lies in the storage. */
export interface FinishedUpload {
  readonly id: string;
  readonly personId: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly createdAt: Date;
  readonly finishedAt: Date;
}

interface UploadOptions {
  readonly dataDir: string;
  readonly storage: Storage;
  /** Where uploads are mounted, such as `/api/uploads`. */
  readonly path: string;
  /** Writes the rows. After a crash it is called again for the same id, which must then be no error. */
  readonly keep: (upload: FinishedUpload) => Promise<void>;
}

type HttpPair = Parameters<Server['handle']>;

export interface Uploads {
  /** Answers a tus request of a person. What is refused is thrown as a `Refusal`, and nothing has been answered then. */
  handle(request: HttpPair[0], response: HttpPair[1], personId: string): Promise<void>;
  /** Removes uploads that nobody can take up any more; answers how many files that were. */
  sweep(now: Date): Promise<number>;
}

const hourMs = 3_600_000;

/**
 * Resumable uploads (tus 1.0) into the storage. What has arrived of a file survives the server's end; a person sees
 * only uploads that he began himself.
 */
export async function openUploads({ dataDir, storage, path, keep }: UploadOptions): Promise<Uploads> {
  const folder = await openUploadFolder(join(dataDir, 'uploads'), limits.uploadResumeHours * hourMs);
  const caller = new AsyncLocalStorage<string>();
  const finish = oncePerId((upload: Upload) => finishUpload(upload, folder, storage, keep));

  const server = new Server({
    path,
    datastore: folder.store,
    maxSize: limits.fileBytes,
    relativeLocation: true,
    allowedOrigins: () => false,
    disableTerminationForFinishedUploads: true,
    namingFunction: () => randomUUID(),
    onUploadCreate: async (_request, upload) => ({ metadata: acceptedMetadata(upload, caller.getStore() ?? '') }),
    onIncomingRequest: async (request, id) => {
      if (request.method === 'POST') return;
      const upload = await folder.store.getUpload(id);
      if (upload.metadata?.['personId'] !== caller.getStore()) throw notFound();
      if (request.method === 'PATCH' && (await folder.isFinished(id))) throw new Refusal(409, 'upload-out-of-step');
      // All bytes are here but the end was not reached, because the server went away in between: reach it now, else
      // the client would take an upload for done that was never looked at.
      if (request.method === 'HEAD' && upload.offset === upload.size) await finish(upload);
    },
    onUploadFinish: async (_request, upload) => {
      await finish(upload);
      return {};
    },
    onResponseError: (_request, error) => {
      throw asRefusal(error);
    },
  });

  return {
    handle: (request, response, personId) => caller.run(personId, () => server.handle(request, response)),
    sweep: (now) => folder.sweep(now),
  };
}

/** What is remembered of an upload from its beginning. A name or kind that will not do is refused before a byte is sent. */
function acceptedMetadata({ metadata }: Upload, personId: string): Record<string, string> {
  const fileName = cleanFileName(metadata?.['filename'] ?? '');
  if (fileName === undefined || charactersIn(fileName) > limits.fileNameCharacters) {
    throw refused({ code: 'file-name-invalid', pointer: '', params: { most: limits.fileNameCharacters } });
  }
  if (kindOfFileName(fileName) === undefined) {
    throw refused({
      code: 'file-kind-not-allowed',
      pointer: '',
      params: { name: fileName, allowed: fileExtensionsAllowed },
    });
  }
  const sha256 = metadata?.['sha256'];
  return { filename: fileName, personId, ...(sha256 ? { sha256: sha256.toLowerCase() } : {}) };
}

async function finishUpload(
  upload: Upload,
  folder: UploadFolder,
  storage: Storage,
  keep: UploadOptions['keep'],
): Promise<void> {
  if (await folder.isFinished(upload.id)) return;
  const { filename, personId, sha256: promised } = upload.metadata ?? {};
  if (!filename || !personId) throw notFound();
  const inspection = await inspectFile(folder.pathOf(upload.id), filename);
  if ('problem' in inspection) {
    await folder.store.remove(upload.id);
    throw refused(inspection.problem);
  }
  const { sha256, size } = await storage.put(createReadStream(folder.pathOf(upload.id)));
  if (size !== upload.size || (promised && promised !== sha256)) {
    await folder.store.remove(upload.id);
    throw refused({ code: 'file-altered-on-the-way', pointer: '', params: { name: filename } });
  }
  await keep({
    id: upload.id,
    personId,
    fileName: filename,
    size,
    sha256,
    mediaType: inspection.kind.mediaType,
    createdAt: new Date(upload.creation_date ?? Date.now()),
    finishedAt: new Date(),
  });
  await folder.markFinished(upload.id);
}

/** A client that lost patience and asks again waits for the work that is being done, and does not begin it twice. */
function oncePerId(work: (upload: Upload) => Promise<void>): (upload: Upload) => Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  return (upload) => {
    const present = underWay.get(upload.id);
    if (present !== undefined) return present;
    const begun = work(upload).finally(() => underWay.delete(upload.id));
    underWay.set(upload.id, begun);
    return begun;
  };
}
