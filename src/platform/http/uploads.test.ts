import { type ChildProcess, fork } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { samplePdf, samplePng } from '../../../test/support/sample-files.ts';
import { limits } from '../../core/limits.ts';
import { projectRoot } from '../project-root.ts';
import { openStorage } from '../storage/open-storage.ts';
import type { FinishedUpload } from '../storage/uploads.ts';
import { openUploads } from '../storage/uploads.ts';
import { verifyStored } from '../storage/verify-stored.ts';

let dataDir: string;
let server: ChildProcess;
let port = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'exemplar-uploads-'));
  await startServer();
});
beforeEach(async () => {
  const uploads = join(dataDir, 'uploads');
  for (const path of [join(dataDir, 'kept.jsonl'), ...(await readdir(uploads)).map((name) => join(uploads, name))]) {
    await rm(path, { force: true });
  }
});
afterAll(async () => {
  await kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** A process of its own, on the same port and folder as the one before it. */
async function startServer(): Promise<void> {
  server = fork(join(projectRoot, 'test/support/upload-server.ts'), [dataDir, String(port)], {
    execArgv: [],
  });
  [port] = (await once(server, 'message')) as [number];
}

async function kill(): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGKILL');
  await once(server, 'exit');
}

const url = (path = '') => `http://127.0.0.1:${port}/api/uploads${path}`;
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function kept(): Promise<FinishedUpload[]> {
  const text = await readFile(join(dataDir, 'kept.jsonl'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FinishedUpload);
}

function metadata(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

async function tus(
  method: string,
  address: string,
  headers: Record<string, string> = {},
  body?: Buffer,
): Promise<Response> {
  return fetch(address, {
    method,
    headers: { 'tus-resumable': '1.0.0', 'x-test-person': 'ann', ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
}

async function begin(name: string, size: number, more: Record<string, string> = {}, as = 'ann'): Promise<Response> {
  return tus('POST', url(), {
    'upload-length': String(size),
    'upload-metadata': metadata({ filename: name, ...more }),
    'x-test-person': as,
  });
}

async function send(address: string, bytes: Buffer, offset = 0): Promise<Response> {
  return tus(
    'PATCH',
    address,
    { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    bytes,
  );
}

const addressOf = (created: Response) => new URL(created.headers.get('location') ?? '', url()).href;
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

/** A large PNG that is whole: its picture is noise kept in an ancillary chunk. */
function largePng(size: number): Buffer {
  const png = samplePng();
  const noise = randomBytes(size);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(noise.length);
  const chunk = Buffer.concat([length, Buffer.from('noIs', 'latin1'), noise, Buffer.alloc(4)]);
  return Buffer.concat([png.subarray(0, png.length - 12), chunk, png.subarray(png.length - 12)]);
}

test('a file goes up by the client of the screens, past the limit of ordinary bodies, and lies in the storage', async () => {
  const bytes = largePng(5_000_000);
  const upload = await new Promise<Upload>((resolve, reject) => {
    const begun = new Upload(bytes, {
      endpoint: url(),
      headers: { 'x-test-person': 'ann' },
      metadata: { filename: '现场照片.png', sha256: sha(bytes) },
      retryDelays: null,
      onError: reject,
      onSuccess: () => resolve(begun),
    });
    begun.start();
  });
  expect(await kept()).toMatchObject([
    {
      personId: 'ann',
      fileName: '现场照片.png',
      size: bytes.length,
      sha256: sha(bytes),
      mediaType: 'image/png',
      id: upload.url?.split('/').at(-1),
    },
  ]);
  expect(await verifyStored(await openStorage('file:', dataDir), sha(bytes))).toBe('sound');
  expect((await readdir(join(dataDir, 'uploads'))).filter((name) => !name.endsWith('.json'))).toEqual([]);
});

test('an upload survives kill -9 of the server in its middle, twice, and arrives with equal sha256', async () => {
  const bytes = largePng(12_000_000);
  const killAt = [4_000_000, 8_000_000];
  let restarted = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: url(),
      headers: { 'x-test-person': 'ann' },
      metadata: { filename: 'a.png' },
      chunkSize: 500_000,
      retryDelays: Array.from({ length: 40 }, () => 250),
      onChunkComplete: (_chunk, accepted) => {
        if (accepted < (killAt[0] ?? Infinity)) return;
        killAt.shift();
        restarted = kill().then(startServer);
      },
      onError: reject,
      onSuccess: () => resolve(),
    });
    upload.start();
  });
  await restarted;
  expect(killAt).toEqual([]);
  expect(await kept()).toMatchObject([{ sha256: sha(bytes), size: bytes.length }]);
  expect(await verifyStored(await openStorage('file:', dataDir), sha(bytes))).toBe('sound');
});

test('what was acknowledged before kill -9 is where the upload goes on', async () => {
  const address = addressOf(await begin('a.pdf', samplePdf.length));
  expect((await send(address, samplePdf.subarray(0, 100))).headers.get('upload-offset')).toBe('100');
  await kill();
  await startServer();
  expect((await tus('HEAD', address)).headers.get('upload-offset')).toBe('100');
  expect(await codeOf(await send(address, samplePdf.subarray(50), 50))).toBe('upload-out-of-step');
  expect((await send(address, samplePdf.subarray(100), 100)).status).toBe(204);
  expect(await kept()).toMatchObject([{ sha256: sha(samplePdf) }]);
});

test('when the server dies between the last byte and its end, asking again reaches the end', async () => {
  const id = randomUUID();
  const record = {
    id,
    size: samplePdf.length,
    offset: 0,
    metadata: { filename: 'a.pdf', personId: 'ann' },
    creation_date: new Date().toISOString(),
  };
  await writeFile(join(dataDir, 'uploads', id), samplePdf);
  await writeFile(join(dataDir, 'uploads', `${id}.json`), JSON.stringify(record));
  for (const time of ['first', 'second', 'third']) {
    const head = await tus('HEAD', url(`/${id}`));
    expect([time, head.status, head.headers.get('upload-offset')]).toEqual([time, 200, String(samplePdf.length)]);
  }
  expect(await kept()).toMatchObject([{ id, sha256: sha(samplePdf), personId: 'ann' }]);
  expect(await codeOf(await send(url(`/${id}`), Buffer.alloc(0), samplePdf.length))).toBe('upload-out-of-step');
});

test('the last piece sent twice at once is kept once', async () => {
  const address = addressOf(await begin('a.pdf', samplePdf.length));
  await Promise.all([send(address, samplePdf), tus('HEAD', address), tus('HEAD', address)]);
  expect((await tus('HEAD', address)).headers.get('upload-offset')).toBe(String(samplePdf.length));
  expect(await kept()).toHaveLength(1);
});

test.each([
  ['a.svg', Buffer.from('<svg/>'), 'file-kind-not-allowed'],
  ['a\u202efdp.png', samplePng(), 'file-name-invalid'],
  [`${'长'.repeat(limits.fileNameCharacters)}.png`, samplePng(), 'file-name-invalid'],
  ['', samplePng(), 'file-name-invalid'],
])('%j is refused before a byte is sent', async (name, bytes, code) => {
  const refused = await begin(name, bytes.length);
  expect([refused.status, await codeOf(refused)]).toEqual([422, code]);
  expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
});

test('a file over the limit is refused before a byte is sent, one at the limit is begun', async () => {
  const refused = await begin('a.png', limits.fileBytes + 1);
  expect([refused.status, await refused.json()]).toMatchObject([
    413,
    { code: 'file-too-large', params: { mostMebibytes: 50, mostBytes: limits.fileBytes } },
  ]);
  expect((await begin('a.png', limits.fileBytes)).status).toBe(201);
});

test('more bytes than were promised are refused', async () => {
  const address = addressOf(await begin('a.pdf', 10));
  expect((await send(address, samplePdf)).status).toBe(413);
  expect(await kept()).toEqual([]);
});

test.each([
  ['renamed', 'a.png', samplePdf, 'file-kind-mismatch'],
  ['truncated', 'a.png', samplePng().subarray(0, 60), 'file-truncated'],
  ['empty', 'a.txt', Buffer.alloc(0), 'file-empty'],
])('a %s file is refused at its end and nothing of it stays', async (_what, name, bytes, code) => {
  const created = await begin(name, bytes.length);
  const refused = bytes.length === 0 ? created : await send(addressOf(created), bytes);
  expect([refused.status, await refused.json()]).toMatchObject([422, { code, problems: [{ code, pointer: '' }] }]);
  expect(await kept()).toEqual([]);
  expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
});

test('a file that did not arrive as it was sent is refused', async () => {
  const created = await begin('a.pdf', samplePdf.length, { sha256: sha(Buffer.from('something else')) });
  expect(await codeOf(await send(addressOf(created), samplePdf))).toBe('file-altered-on-the-way');
  expect(await kept()).toEqual([]);
});

test("nobody else finds a person's upload, and nobody is taken for another by what he says of himself", async () => {
  const address = addressOf(await begin('a.pdf', samplePdf.length, { personId: 'bob' }));
  for (const method of ['HEAD', 'DELETE', 'PATCH']) {
    const headers = { 'x-test-person': 'bob', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    expect((await tus(method, address, headers, method === 'PATCH' ? samplePdf : undefined)).status, method).toBe(404);
  }
  expect(
    (await fetch(url(), { method: 'POST', headers: { 'tus-resumable': '1.0.0', 'upload-length': '5' } })).status,
  ).toBe(401);
  expect((await send(address, samplePdf)).status).toBe(204);
  expect(await kept()).toMatchObject([{ personId: 'ann' }]);
});

test('there is no way to read a file here', async () => {
  const address = addressOf(await begin('a.txt', 5));
  await send(address, Buffer.from('hello'));
  expect((await tus('GET', address)).status).toBe(404);
  expect((await tus('POST', address, { 'x-http-method-override': 'GET' })).status).toBe(404);
});

test('an id that is a path finds nothing', async () => {
  await writeFile(join(dataDir, 'secret.json'), '{"metadata":{"personId":"ann"}}');
  await writeFile(join(dataDir, 'secret'), 'x');
  expect((await tus('HEAD', url('/..%2fsecret'))).status).toBe(404);
  expect((await tus('DELETE', url('/..%2fsecret'))).status).toBe(404);
  expect(await readFile(join(dataDir, 'secret'), 'utf8')).toBe('x');
});

test('headers that the border sets are on the answers too', async () => {
  const created = await begin('a.pdf', 5);
  expect([created.headers.get('x-from-the-border'), created.headers.get('access-control-allow-origin')]).toEqual([
    'yes',
    null,
  ]);
});

test('a broken-off upload can be dropped by its person', async () => {
  const address = addressOf(await begin('a.pdf', samplePdf.length));
  await send(address, samplePdf.subarray(0, 10));
  expect((await tus('DELETE', address)).status).toBe(204);
  expect(await readdir(join(dataDir, 'uploads'))).toEqual([]);
});

test('uploads that nobody can take up any more are swept, others stay', async () => {
  const [old, fresh] = [addressOf(await begin('a.pdf', 500)), addressOf(await begin('b.pdf', 500))];
  const longAgo = new Date(Date.now() - (limits.uploadResumeHours + 2) * 3_600_000);
  const oldId = old.split('/').at(-1)!;
  for (const name of [oldId, `${oldId}.json`]) await utimes(join(dataDir, 'uploads', name), longAgo, longAgo);
  const storage = await openStorage('file:', dataDir);
  const uploads = await openUploads({ dataDir, storage, path: '/api/uploads', keep: async () => {} });
  expect(await uploads.sweep(new Date())).toBe(2);
  expect((await tus('HEAD', old)).status).toBe(404);
  expect((await tus('HEAD', fresh)).status).toBe(200);
});
