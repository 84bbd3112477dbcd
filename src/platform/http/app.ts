import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Catalogue } from '../i18n/catalogue.ts';
import { Refusal } from '../refusal.ts';
import { refuse } from './refuse.ts';

const bodyBytes = 2 * 1024 * 1024;

export interface AppSettings {
  readonly catalogue: Catalogue;
  readonly log: Logger;
  readonly publicUrl: string;
  /** Requests per minute and caller; undefined where a test drives more. */
  readonly requestsPerMinute: number | undefined;
  /** The proxy in front, whose word on the client's address is taken. */
  readonly trustProxy: boolean;
}

/** The bare server: limits, headers, OpenAPI, and problems as problem+json. Routes come from `main`. */
export async function openApp(settings: AppSettings): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: settings.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytes,
    trustProxy: settings.trustProxy,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    // An address that the router cannot even read names nothing.
    frameworkErrors: (_error, request, reply) =>
      void refuse(settings.catalogue, new Refusal(404, 'not-found'), request as FastifyRequest, reply as FastifyReply),
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  // Values are parsed by the border itself, all problems at once; the framework only carries the schemas to OpenAPI.
  app.setValidatorCompiler(() => (value: unknown) => ({ value }));
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) =>
    refuse(settings.catalogue, error, request, reply),
  );
  app.setNotFoundHandler((request, reply) => refuse(settings.catalogue, new Refusal(404, 'not-found'), request, reply));
  app.addHook('onRequest', async (request) => refuseForeignOrigin(request, settings.publicUrl));
  app.addHook('onResponse', async (request, reply) => {
    // The path without its query: a query can carry a secret.
    request.log.info(
      {
        method: request.method,
        path: request.url.split('?')[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentRules },
    crossOriginEmbedderPolicy: false,
    // With none at all, browsers would send plain forms as if from nowhere, and they would be refused as foreign.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: settings.publicUrl.startsWith('https:'),
  });
  await app.register(compress, { global: true, threshold: 1024 });
  if (settings.requestsPerMinute !== undefined) {
    await app.register(rateLimit, {
      max: settings.requestsPerMinute,
      timeWindow: 60_000,
      keyGenerator: (request) =>
        request.headers.authorization ?? /session_token=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? request.ip,
      errorResponseBuilder: (_request, { ttl }) =>
        new Refusal(429, 'too-many-requests', { params: { seconds: Math.ceil(ttl / 1000) } }),
    });
  }
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Exemplar',
        version: '0.1.0',
        description: 'Honours from call to register, and the drives of the units that strive for them.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_token' },
          apiKey: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  return app;
}

const contentRules = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** A browser says where a change comes from; one that another site caused is refused, whatever cookies it carries. */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const { origin, host } = request.headers;
  if (origin === undefined || request.method === 'GET' || request.method === 'HEAD') return;
  if (origin === new URL(publicUrl).origin || origin === `http://${host}` || origin === `https://${host}`) return;
  throw new Refusal(403, 'forbidden-origin');
}
