import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Storage } from '../../src/platform/storage/storage.ts';

/** Files of a test, kept in memory by their hash; the store on disk has tests of its own. */
export function memoryStorage(): Storage {
  const files = new Map<string, Buffer>();
  return {
    put: async (bytes) => {
      const buffer = Buffer.concat(await Array.fromAsync(bytes));
      const sha256 = createHash('sha256').update(buffer).digest('hex');
      files.set(sha256, buffer);
      return { sha256, size: buffer.length };
    },
    open: async (sha256) => {
      const buffer = files.get(sha256);
      return buffer === undefined ? undefined : Readable.from([buffer]);
    },
    has: async (sha256) => files.has(sha256),
  };
}
