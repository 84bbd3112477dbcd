import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SignIn } from './sign-in.ts';

/** Who a request says it is, proven by a session's cookie or an API key. */
export interface Caller {
  readonly personId: string;
  readonly name: string;
}

const evenly = ['/api/auth/request-password-reset'];
const evenMs = 400;

/** Hands `/api/auth/*` to the sign-in library as web requests. */
export function mountSignIn(app: FastifyInstance, signIn: SignIn): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      const asking = signIn.handler(webRequest(request));
      // Whether a mail was written must not be told by how long that took.
      if (evenly.some((path) => request.url.startsWith(path))) await sleep(evenMs);
      const answer = await asking;
      reply.status(answer.status);
      answer.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value);
      });
      for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
      return reply.send(answer.body === null ? null : Buffer.from(await answer.arrayBuffer()));
    },
  });
}

function webRequest(request: FastifyRequest): Request {
  const url = new URL(request.url, `${request.protocol}://${request.host}`);
  const headers = webHeaders(request.headers);
  // The library counts tries by this header alone; what a client claims in it is overwritten.
  headers.set('x-exemplar-client', request.ip);
  headers.delete('content-length');
  const hasBody = request.method === 'POST' && request.body !== undefined && request.body !== null;
  return new Request(url, {
    method: request.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
  });
}

function webHeaders(from: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(from)) {
    if (value !== undefined && !name.startsWith(':'))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** The caller of this request, or undefined. A wrong key or an ended session is as good as none. */
export async function callerOf(signIn: SignIn, request: FastifyRequest): Promise<Caller | undefined> {
  const bearer = /^Bearer (\S{10,300})$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return holderOf(signIn, bearer);
  if (!request.headers.cookie?.includes('session_token')) return undefined;
  const session = await signIn.api.getSession({ headers: webHeaders(request.headers) });
  return session === null ? undefined : { personId: session.user.id, name: session.user.name };
}

async function holderOf(signIn: SignIn, key: string): Promise<Caller | undefined> {
  const { valid, key: record } = await signIn.api.verifyApiKey({ body: { key } });
  if (!valid || record === null) return undefined;
  const { internalAdapter } = await signIn.$context;
  const person = await internalAdapter.findUserById(record.referenceId);
  return person === null ? undefined : { personId: person.id, name: person.name };
}
