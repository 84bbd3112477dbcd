import { isAbsolute, join } from 'node:path';
import { explained, OperatorError } from '../operator-error.ts';
import { filesOnDisk } from './files-on-disk.ts';
import type { Storage } from './storage.ts';

/**
 * The storage that the setting names: `file:` keeps files under the data folder, `file:/absolute/path` elsewhere.
 * Anything else stops the start with one sentence.
 */
export async function openStorage(setting: string, dataDir: string): Promise<Storage> {
  if (setting === 'file:') return openFiles(join(dataDir, 'files'));
  const path = /^file:(?:\/\/)?(.+)$/.exec(setting)?.[1];
  if (path !== undefined && isAbsolute(path)) return openFiles(path);
  if (setting.startsWith('s3:')) {
    throw new OperatorError(
      'STORAGE: this version keeps files on disk only; leave STORAGE out, or set it to file:/absolute/path.',
    );
  }
  throw new OperatorError(`STORAGE must be file: or file:/absolute/path, not ${JSON.stringify(setting)}.`);
}

function openFiles(folder: string): Promise<Storage> {
  return filesOnDisk(folder).catch((error: unknown) => {
    throw explained(error, folder);
  });
}
