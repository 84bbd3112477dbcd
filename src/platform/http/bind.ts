import { createHash, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { type Actor, nobody } from '../../core/relations.ts';
import type { Ctx } from '../ctx.ts';
import { transact } from '../db/connect.ts';
import { keepReply, replyKeptFor } from '../db/idempotency.ts';
import type { DB } from '../db/types.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { languageOf } from '../i18n/language.ts';
import type { AnyOperation, FileReply, InputOf } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { fileHeaders } from '../storage/file-headers.ts';
import { harmIn } from './harmless.ts';
import { problemsOf } from './problems.ts';
import { limitsOf, type Route } from './route.ts';

/** What the border hands to every act, and how it learns who calls. */
export interface Border {
  readonly db: Kysely<DB>;
  readonly catalogue: Catalogue;
  readonly actorOf: (request: FastifyRequest) => Promise<Actor>;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly storage: Ctx['storage'];
  readonly jobs: Ctx['jobs'];
  readonly publicUrl: string;
  readonly zone: string;
}

/** Binds operations to routes: parse, open the transaction, act, check the reply, commit, answer. */
export function bindRoutes(app: FastifyInstance, border: Border, routes: readonly Route[]): void {
  for (const route of routes) {
    const { operation } = route;
    app.route({
      method: operation.method,
      url: operation.path,
      ...limitsOf(operation),
      schema: schemaOf(operation),
      handler: (request, reply) => answer(border, route, request, reply),
    });
  }
}

function schemaOf(operation: AnyOperation): Record<string, unknown> {
  const tag = operation.path.split('/')[2] ?? '';
  const success = operation.file
    ? z.any().describe('The file, as an attachment.')
    : operation.reply instanceof z.ZodUndefined
      ? z.null().describe('Nothing more to say.')
      : operation.reply;
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: operation.refusals.length === 0 ? undefined : `Refusals: ${operation.refusals.join(', ')}.`,
    tags: [tag],
    security: operation.access === 'anyone' ? [] : [{ session: [] }, { apiKey: [] }],
    params: operation.params,
    querystring: operation.query,
    ...(operation.body instanceof z.ZodUndefined ? {} : { body: operation.body }),
    response: { [statusOf(operation)]: success },
  };
}

function statusOf(operation: AnyOperation): number {
  if (operation.reply instanceof z.ZodUndefined && !operation.file) return 204;
  return operation.method === 'POST' ? 201 : 200;
}

async function answer(border: Border, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { operation } = route;
  const actor = await border.actorOf(request);
  if (operation.access === 'signed-in' && actor.personId === null) throw new Refusal(401, 'sign-in-required');
  const input = parse(operation, request);
  const mode = operation.method === 'GET' ? 'read' : 'write';
  const result = await transact(border.db, mode, (db) => act(border, route, request, actor, input, db));
  if (operation.file) return sendFile(reply, result as FileReply);
  const version = (result as { version?: unknown } | null | undefined)?.version;
  if (operation.versioned && typeof version === 'number') reply.header('etag', `"${version}"`);
  reply.header('cache-control', 'private, no-store');
  return reply.code(statusOf(operation)).send(result);
}

async function act(
  border: Border,
  route: Route,
  request: FastifyRequest,
  actor: Actor,
  input: InputOf<AnyOperation>,
  db: Transaction<DB>,
): Promise<unknown> {
  const { operation } = route;
  const ctx = contextOf(border, request, actor, db);
  const key = operation.method === 'POST' ? request.headers['idempotency-key'] : undefined;
  if (typeof key !== 'string' || actor.personId === null) return perform(route, ctx, input);
  const call = {
    caller: actor.personId,
    key: key.slice(0, 200),
    operation: operation.id,
    now: ctx.now,
    requestDigest: createHash('sha256')
      .update(JSON.stringify([input.params, input.query, input.body ?? null]))
      .digest('hex'),
  };
  const kept = await replyKeptFor(db, call);
  if (kept !== undefined) return kept.reply;
  const result = await perform(route, ctx, input);
  await keepReply(db, call, statusOf(operation), result);
  return result;
}

async function perform({ operation, handle }: Route, ctx: Ctx, input: InputOf<AnyOperation>): Promise<unknown> {
  const result = await handle(ctx, input);
  if (operation.file) return result;
  // The contract decides what leaves: a field it does not name is cut, a missing one is our fault and a 500.
  return operation.reply instanceof z.ZodUndefined ? undefined : operation.reply.parse(written(result));
}

/** Dates become RFC 3339, as they will on the wire, so that the contract can check them as texts. */
function written(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, written(item)]));
}

export function contextOf(border: Border, request: FastifyRequest, actor: Actor, db: Transaction<DB>): Ctx {
  return {
    db,
    actor,
    language: readerLanguage(request),
    now: border.clock(),
    newId: border.newId,
    storage: border.storage,
    jobs: border.jobs,
    publicUrl: border.publicUrl,
    zone: border.zone,
    requestId: request.id,
  };
}

/** The context of an act that nobody's request caused: a job, a command, the demonstration. */
export function ownContext(border: Border, db: Transaction<DB>, by: { actor?: Actor; name: string }): Ctx {
  return {
    db,
    actor: by.actor ?? { ...nobody, name: by.name },
    language: 'zh-CN',
    now: border.clock(),
    newId: border.newId,
    storage: border.storage,
    jobs: border.jobs,
    publicUrl: border.publicUrl,
    zone: border.zone,
    requestId: `${by.name}:${randomUUID()}`,
  };
}

export function readerLanguage(request: FastifyRequest): Ctx['language'] {
  const { cookie, 'accept-language': acceptLanguage } = request.headers;
  return languageOf({
    ...(cookie === undefined ? {} : { cookie }),
    ...(acceptLanguage === undefined ? {} : { acceptLanguage }),
  });
}

function parse(operation: AnyOperation, request: FastifyRequest): InputOf<AnyOperation> {
  const params = operation.params.safeParse(request.params);
  // A path that cannot name a thing names none.
  if (!params.success || harmIn(request.params, '').length > 0) throw new Refusal(404, 'not-found');
  const query = operation.query.safeParse(request.query);
  const hasBody = !(operation.body instanceof z.ZodUndefined);
  const body = operation.body.safeParse(hasBody ? (request.body ?? {}) : undefined, { reportInput: true });
  const problems = [
    ...(query.success ? [] : problemsOf(query.error, '/query')),
    ...(body.success ? [] : problemsOf(body.error)),
  ];
  problems.push(...harmIn(request.query, '/query'), ...harmIn(request.body, ''));
  if (problems.length > 0 || !query.success || !body.success) throw new Refusal(400, 'invalid-request', { problems });
  return { params: params.data, query: query.data, body: body.data, ifMatch: versionSeen(operation, request) };
}

function versionSeen(operation: AnyOperation, request: FastifyRequest): number | undefined {
  if (!operation.versioned || operation.method === 'GET' || operation.method === 'POST') return undefined;
  const seen = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.headers['if-match'] ?? '')?.[1];
  if (seen === undefined) throw new Refusal(428, 'if-match-required');
  return Number(seen);
}

function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  return reply.headers(fileHeaders({ name: file.name, mediaType: file.type })).send(file.body);
}
