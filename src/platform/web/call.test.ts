import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { call, CallRefusal, hrefOf, NetworkLoss, onSessionEnd } from './call.ts';

const putThing = operation({
  id: 'putThing',
  method: 'PUT',
  path: '/api/things/:thingId',
  summary: 'Changes a thing.',
  params: { thingId: z.string() },
  query: { q: z.string().optional(), kinds: z.array(z.string()).optional(), page: z.number().optional() },
  body: z.strictObject({ name: z.string() }),
  reply: z.object({ seen: z.string() }),
  versioned: true,
});

let server: Server;
let answers: { status: number; body: string }[] = [];
let asked: {
  method?: string | undefined;
  url?: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}[] = [];
const browserFetch = globalThis.fetch;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push({ method: request.method, url: request.url, headers: request.headers, body });
      const { status, body: told } = answers.shift() ?? { status: 200, body: '{"seen":"x"}' };
      response.writeHead(status).end(told);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A browser resolves the path against its page; Node has no page.
  globalThis.fetch = (path, init) => browserFetch(`${origin}${path as string}`, init);
});
afterEach(() => {
  asked = [];
  answers = [];
  onSessionEnd(undefined);
});
afterAll(() => {
  globalThis.fetch = browserFetch;
  server.close();
});

const input = {
  params: { thingId: 'a/b ?' },
  query: { q: 'x&y', kinds: ['1', '2'] },
  body: { name: '甲' },
  ifMatch: 7,
};

test('an operation is sent as its contract says', async () => {
  await expect(call(putThing, { ...input, idempotencyKey: 'k' })).resolves.toEqual({ seen: 'x' });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    method: 'PUT',
    url: '/api/things/a%2Fb%20%3F?q=x%26y&kinds=1&kinds=2',
    body: '{"name":"甲"}',
  });
  expect(asked[0]?.headers).toMatchObject({
    'if-match': '"7"',
    'idempotency-key': 'k',
    'content-type': 'application/json',
  });
});

test('what is not asked for leaves no trace in the address', () => {
  expect(hrefOf(putThing, { params: { thingId: '1' }, query: { q: '' } })).toBe('/api/things/1');
});

test('a refusal keeps all that the server said', async () => {
  const problems = [{ pointer: '/name', code: 'too-long', message: '太长' }];
  answers = [
    { status: 422, body: JSON.stringify({ status: 422, code: 'invalid', title: 'T', detail: 'D', problems }) },
  ];
  const cause = await call(putThing, input).catch((thrown: unknown) => thrown);
  expect(cause).toBeInstanceOf(CallRefusal);
  expect(cause).toMatchObject({ status: 422, code: 'invalid', title: 'T', detail: 'D', problems });
});

test('an answer of a proxy is a refusal too, an unreachable server is not', async () => {
  answers = [{ status: 502, body: '<html>bad gateway</html>' }];
  await expect(call(putThing, input)).rejects.toMatchObject({ name: 'CallRefusal', status: 502, problems: [] });
  const present = globalThis.fetch;
  globalThis.fetch = () => Promise.reject(new TypeError('failed'));
  await expect(call(putThing, input)).rejects.toBeInstanceOf(NetworkLoss);
  globalThis.fetch = present;
});

test('a session that ended is renewed and the same call sent again; who will not sign in gets the reason', async () => {
  let renewed = 0;
  onSessionEnd(async () => void (renewed += 1));
  answers = [{ status: 401, body: '{"code":"sign-in-required"}' }];
  await expect(call(putThing, input)).resolves.toEqual({ seen: 'x' });
  expect(renewed).toBe(1);
  expect(asked.map(({ body }) => body)).toEqual(['{"name":"甲"}', '{"name":"甲"}']);
  onSessionEnd(() => Promise.reject(new CallRefusal(401, { code: 'sign-in-required' })));
  answers = [{ status: 401, body: '{}' }];
  await expect(call(putThing, input)).rejects.toMatchObject({ status: 401 });
});
