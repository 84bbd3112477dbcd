import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const doors = ['unit', 'assessor', 'office'] as const;

/** The doors' built screens: hashed assets are kept for good, the page that names them is asked for anew. */
export async function mountDoors(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    schemaHide: true,
  });
  for (const door of doors) {
    const page = await readFile(join(folder, `${door}.html`));
    const show = {
      schema: { hide: true },
      method: 'GET',
      handler: (
        _: unknown,
        reply: {
          type(type: string): typeof reply;
          header(name: string, value: string): typeof reply;
          send(body: Buffer): unknown;
        },
      ) => reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    } as const;
    app.route({ ...show, url: `/${door}` });
    app.route({ ...show, url: `/${door}/*` });
  }
}
