import { createHash } from 'node:crypto';
import type { Storage } from './storage.ts';

/** Reads a kept file again and says whether it still is what its name says. */
export async function verifyStored(storage: Storage, sha256: string): Promise<'sound' | 'missing' | 'altered'> {
  const file = await storage.open(sha256);
  if (file === undefined) return 'missing';
  const hash = createHash('sha256');
  for await (const chunk of file) hash.update(chunk);
  return hash.digest('hex') === sha256 ? 'sound' : 'altered';
}
