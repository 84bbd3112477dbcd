import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify from 'fastify';
import { Refusal } from '../../src/platform/refusal.ts';
import { openStorage } from '../../src/platform/storage/open-storage.ts';
import { openUploads } from '../../src/platform/storage/uploads.ts';
import { mountUploads } from '../../src/platform/http/uploads.ts';

/** A server of uploads and nothing else, as a process of its own that a test can kill: `<data folder> <port>`. */
const [dataDir = '', port = '0'] = process.argv.slice(2);

const app = Fastify();
app.setErrorHandler((error, _request, reply) =>
  error instanceof Refusal
    ? reply.status(error.status).send({ code: error.code, params: error.params, problems: error.problems })
    : reply.status(500).send({ code: String(error) }),
);
app.addHook('onRequest', async (_request, reply) => void reply.header('x-from-the-border', 'yes'));
const uploads = await openUploads({
  dataDir,
  storage: await openStorage('file:', dataDir),
  path: '/api/uploads',
  keep: async (upload) => appendFile(join(dataDir, 'kept.jsonl'), `${JSON.stringify(upload)}\n`),
});
await mountUploads(app, '/api/uploads', uploads, async (request) => {
  const person = request.headers['x-test-person'];
  if (typeof person !== 'string') throw new Refusal(401, 'sign-in-needed');
  return person;
});
await app.listen({ host: '127.0.0.1', port: Number(port) });
process.send?.(Number(new URL(app.listeningOrigin).port));
