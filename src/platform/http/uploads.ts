import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Uploads } from '../storage/uploads.ts';

/**
 * Mounts resumable uploads at a path. `uploaderOf` says whose request it is or throws a `Refusal`. There is no way to
 * read a file here: files go out only through operations, which know who may see what.
 */
export async function mountUploads(
  app: FastifyInstance,
  path: string,
  uploads: Uploads,
  uploaderOf: (request: FastifyRequest) => Promise<string>,
): Promise<void> {
  await app.register(async (scope) => {
    // The bytes stay in the request's own stream, whatever they are called: only tus reads them.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const [method, url] of [
      ['POST', path],
      ['HEAD', `${path}/:id`],
      ['PATCH', `${path}/:id`],
      ['DELETE', `${path}/:id`],
    ] as const) {
      scope.route({
        method,
        url,
        schema: { hide: true },
        handler: async (request, reply) => {
          const personId = await uploaderOf(request);
          for (const [name, value] of Object.entries(reply.getHeaders()))
            if (value !== undefined) reply.raw.setHeader(name, value);
          await uploads.handle(request.raw, reply.raw, personId);
          return reply.hijack();
        },
      });
    }
  });
}
