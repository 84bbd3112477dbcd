import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { isReady } from '../db/ready.ts';
import type { DB } from '../db/types.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve, the database answers. `/metrics`: figures for Prometheus. */
export function mountHealth(app: FastifyInstance, db: Kysely<DB>): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route, not the address: an address can name a thing, and there is no end of them.
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    };
    requests.observe(labels, reply.elapsedTime / 1000);
  });
  const hidden = { schema: { hide: true }, config: { rateLimit: false } };
  app.get('/healthz', hidden, () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async (_request, reply) => {
    if (await isReady(db)) return { status: 'ready' };
    return reply.code(503).send({ status: 'no-database' });
  });
  app.get('/metrics', hidden, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
