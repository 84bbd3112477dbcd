import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStorage } from './open-storage.ts';
import { verifyStored } from './verify-stored.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'exemplar-files-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function* pieces(...all: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all;
}

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pathOf = (sha256: string) => join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

test('what is put comes back under its hash, read-only on the disk, and another process sees it too', async () => {
  const storage = await openStorage('file:', dataDir);
  const bytes = randomBytes(300_000);
  expect(await storage.put(pieces(bytes.subarray(0, 100_000), bytes.subarray(100_000)))).toEqual({
    sha256: sha(bytes),
    size: 300_000,
  });
  expect((await stat(pathOf(sha(bytes)))).mode & 0o777).toBe(0o440);
  const again = await openStorage('file:', dataDir);
  expect(await again.has(sha(bytes))).toBe(true);
  expect(bytes.equals(await buffer((await again.open(sha(bytes)))!))).toBe(true);
  expect(await verifyStored(again, sha(bytes))).toBe('sound');
});

test('the same bytes put many times at once are kept once and leave nothing behind', async () => {
  const storage = await openStorage('file:', dataDir);
  const bytes = randomBytes(50_000);
  const all = await Promise.all(Array.from({ length: 20 }, () => storage.put(pieces(bytes))));
  expect(new Set(all.map((one) => one.sha256))).toEqual(new Set([sha(bytes)]));
  expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([]);
  expect(await verifyStored(storage, sha(bytes))).toBe('sound');
});

test('a source that breaks off leaves neither a file nor a piece of one', async () => {
  const storage = await openStorage('file:', dataDir);
  const bytes = randomBytes(1000);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield bytes;
    throw new Error('the line went dead');
  }
  await expect(storage.put(broken())).rejects.toThrow('the line went dead');
  expect(await storage.has(sha(bytes))).toBe(false);
  expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([]);
});

test('a missing file is a state, and a name that is no hash never becomes a path', async () => {
  const storage = await openStorage('file:', dataDir);
  await writeFile(join(dataDir, 'secret'), 'x');
  for (const name of ['0'.repeat(64), '', '../secret', `../../${'a'.repeat(58)}`, 'A'.repeat(64)]) {
    expect(await storage.open(name)).toBeUndefined();
    expect(await storage.has(name)).toBe(false);
  }
  expect(await verifyStored(storage, '0'.repeat(64))).toBe('missing');
});

test('a file that the disk spoilt is found out, and putting it again mends it', async () => {
  const storage = await openStorage('file:', dataDir);
  const bytes = randomBytes(5000);
  const { sha256 } = await storage.put(pieces(bytes));
  await chmod(pathOf(sha256), 0o640);
  await writeFile(pathOf(sha256), bytes.subarray(0, 4999));
  expect(await verifyStored(storage, sha256)).toBe('altered');
  await storage.put(pieces(bytes));
  expect(await verifyStored(storage, sha256)).toBe('sound');
});

test('what a crash left half written goes at a later start, but not what may still be under way', async () => {
  const incoming = join(dataDir, 'files', 'incoming');
  await writeFile(join(incoming, 'old'), 'x');
  await writeFile(join(incoming, 'new'), 'x');
  const twoDaysAgo = new Date(Date.now() - 2 * 86_400_000);
  await utimes(join(incoming, 'old'), twoDaysAgo, twoDaysAgo);
  await openStorage('file:', dataDir);
  expect(await readdir(incoming)).toEqual(['new']);
  await rm(join(incoming, 'new'));
});

test('another absolute folder may be named; anything else stops the start with one sentence that names the setting', async () => {
  const elsewhere = join(dataDir, 'elsewhere');
  const storage = await openStorage(`file://${elsewhere}`, dataDir);
  const { sha256 } = await storage.put(pieces(Buffer.from('x')));
  expect(await readdir(join(elsewhere, sha256.slice(0, 2), sha256.slice(2, 4)))).toEqual([sha256]);
  await expect(openStorage('s3://bucket?endpoint=http://localhost', dataDir)).rejects.toThrow(
    /^STORAGE: this version keeps files on disk only/,
  );
  for (const wrong of ['', 'files', 'file:relative', 'ftp://x'])
    await expect(openStorage(wrong, dataDir)).rejects.toThrow(/^STORAGE must be/);
});
