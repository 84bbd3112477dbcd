import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileHeaders } from './file-headers.ts';

test('a file goes out to be saved, never to be shown, and never into a shared cache', () => {
  const headers = fileHeaders({ name: '19届 名单 (终).pdf', mediaType: 'application/pdf', size: 12, sha256: 'ab' });
  expect(headers).toEqual({
    'content-type': 'application/pdf',
    'content-disposition':
      'attachment; filename="19_ __ (_).pdf"; filename*=UTF-8\'\'19%E5%B1%8A%20%E5%90%8D%E5%8D%95%20%28%E7%BB%88%29.pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    'content-length': '12',
    etag: '"ab"',
  });
});

test('no name breaks out of its header, and every name comes back whole', async () => {
  let name = '';
  const server = createServer((_request, response) =>
    response.writeHead(200, fileHeaders({ name, mediaType: 'text/plain' })).end(),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string(),
          fc.constantFrom('a"b.pdf', "o'b\\;x\r\nSet-Cookie: a=b.pdf", '\ud800.pdf'),
        ),
        async (any) => {
          name = any;
          const { headers } = await fetch(address);
          expect(headers.get('set-cookie')).toBeNull();
          const [, fallback, extended] =
            /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w!#$&+.^`|~%-]*)$/.exec(
              headers.get('content-disposition') ?? '',
            ) ?? [];
          expect(fallback).toBeDefined();
          expect(decodeURIComponent(extended ?? '')).toBe(any.toWellFormed());
        },
      ),
      { numRuns: 200 },
    );
  } finally {
    server.close();
  }
});
