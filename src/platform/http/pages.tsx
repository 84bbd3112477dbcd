import { createHash } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { limits } from '../../core/limits.ts';
import { nobody } from '../../core/relations.ts';
import type { Language } from '../../core/text.ts';
import { languages } from '../../core/text.ts';
import type { Ctx } from '../ctx.ts';
import { transact } from '../db/connect.ts';
import { languageCookie } from '../i18n/language.ts';
import { type Speech, speechIn } from '../i18n/speech.ts';
import { Refusal } from '../refusal.ts';
import { type Border, contextOf, readerLanguage } from './bind.ts';

/** A file that came with a plain form. */
export interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a page of the register was asked for. */
export interface PageRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Path and query, to which the language links lead back. */
  readonly address: string;
  readonly speech: Speech;
  /** Of a form that was sent; empty at GET. */
  readonly fields: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, FormFile>>;
}

/** The answer: a page, its machine-readable twin, a file, or the address to go to. */
export interface PageAnswer {
  readonly page?: ReactElement;
  /** Answered instead to whoever asks for JSON; `@context` makes it JSON-LD. */
  readonly json?: unknown;
  readonly file?: { readonly name: string; readonly type: string; readonly body: Uint8Array };
  readonly goTo?: string;
  readonly status?: number;
}

/** A page of the public register, rendered on the server. It is read by nobody in particular, so it may be cached. */
export interface PageRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (ctx: Ctx, request: PageRequest) => Promise<PageAnswer>;
}

/** How a page says that something is refused or missing. */
export type RefusalPage = (
  speech: Speech,
  address: string,
  refusal: { readonly title: string; readonly status: number },
) => ReactElement;

export async function bindPages(
  app: FastifyInstance,
  border: Border,
  pages: readonly PageRoute[],
  refusalPage: RefusalPage,
): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: limits.fileBytes, files: 1, fields: 30, fieldSize: 100_000 },
    });
    scope.setErrorHandler((error, request, reply) => {
      if (!(error instanceof Refusal)) throw error;
      const speech = speechOf(border, request);
      const element = refusalPage(speech, request.url, {
        title: speech.say(error.code, error.params),
        status: error.status,
      });
      return reply.code(error.status).type('text/html; charset=utf-8').send(htmlOf(element));
    });
    for (const { method, path, handle } of pages) {
      scope.route({
        method,
        url: path,
        schema: { hide: true },
        handler: async (request, reply) => {
          const { fields, files } = method === 'POST' ? await readForm(request) : { fields: {}, files: {} };
          const asked: PageRequest = {
            params: request.params as Record<string, string>,
            query: textsOf(request.query),
            address: request.url,
            speech: speechOf(border, request),
            fields,
            files,
          };
          const answer = await transact(border.db, method === 'GET' ? 'read' : 'write', (db) =>
            handle(contextOf(border, request, nobody, db), asked),
          );
          return send(request, reply, method, answer);
        },
      });
    }
    scope.route({ method: 'GET', url: '/register/language', schema: { hide: true }, handler: chooseLanguage });
  });
}

function speechOf(border: Border, request: FastifyRequest): Speech {
  return speechIn(border.catalogue, readerLanguage(request), border.zone);
}

async function chooseLanguage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { to, back = '/' } = textsOf(request.query);
  const language: Language = languages.find((known) => known === to) ?? 'zh-CN';
  // Only back into this site: `//host` and `/\host` would lead elsewhere.
  const target = /^\/(?![/\\])/.test(back) ? back : '/';
  reply.header('set-cookie', `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`);
  return reply.redirect(target, 303);
}

function textsOf(values: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values as object).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value.slice(0, 1000)]] : [],
    ),
  );
}

function htmlOf(element: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(element)}`;
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  method: string,
  { page, json, file, goTo, status = 200 }: PageAnswer,
): FastifyReply {
  if (goTo !== undefined) return reply.redirect(goTo, 303);
  if (file !== undefined) {
    // A register's own document is the same for everybody; still it is saved, not shown inside the site.
    return reply
      .code(status)
      .headers({
        'content-type': file.type,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'x-content-type-options': 'nosniff',
      })
      .send(file.body);
  }
  reply.header('vary', 'accept, accept-language, cookie');
  const wantsJson = json !== undefined && /application\/(ld\+)?json/.test(request.headers.accept ?? '');
  const isLinked = typeof json === 'object' && json !== null && '@context' in json;
  const type = wantsJson ? (isLinked ? 'application/ld+json' : 'application/json') : 'text/html';
  const body = wantsJson ? JSON.stringify(json) : htmlOf(page ?? <></>);
  if (method === 'GET' && status === 200) {
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    reply.header('etag', etag).header('cache-control', 'public, max-age=0, must-revalidate');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  }
  return reply.code(status).type(`${type}; charset=utf-8`).send(body);
}

async function readForm(
  request: FastifyRequest,
): Promise<{ fields: Record<string, string>; files: Record<string, FormFile> }> {
  const fields: Record<string, string> = {};
  const files: Record<string, FormFile> = {};
  if (!request.isMultipart()) throw new Refusal(415, 'unsupported-media-type');
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else if (part.filename !== '') files[part.fieldname] = { name: part.filename, bytes: await part.toBuffer() };
    else await part.toBuffer();
  }
  return { fields, files };
}
