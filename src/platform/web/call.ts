import type { AnswerOf, AnyOperation, CallOf } from '../operation.ts';

/** One of the things the server found wrong, with its sentence in the reader's language. */
export interface SaidProblem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** The server refused; `detail` says why and what to do, in the reader's language. */
export class CallRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly problems: readonly SaidProblem[];

  constructor(status: number, told: Partial<Pick<CallRefusal, 'code' | 'title' | 'detail' | 'problems'>>) {
    super(told.detail ?? told.title ?? `HTTP ${status}`);
    this.name = 'CallRefusal';
    this.status = status;
    this.code = told.code ?? 'unknown';
    this.title = told.title ?? '';
    this.detail = told.detail ?? '';
    this.problems = told.problems ?? [];
  }
}

/** The server was not reached; nothing is known about what became of the request. */
export class NetworkLoss extends Error {
  constructor(cause: unknown) {
    super('the server was not reached', { cause });
    this.name = 'NetworkLoss';
  }
}

/** Resolves once the person has signed in again, rejects if they will not. */
type SignInAgain = () => Promise<void>;
let signInAgain: SignInAgain | undefined;

/** The door says how a session that ran out is renewed without leaving the page. */
export function onSessionEnd(renew: SignInAgain | undefined): void {
  signInAgain = renew;
}

/**
 * Calls an operation. Throws `CallRefusal` when the server says no and `NetworkLoss` when it was not reached.
 * A session that ran out is renewed in place and the call repeated, so that nothing typed is lost.
 */
export async function call<O extends AnyOperation>(operation: O, input: CallOf<O> = {}): Promise<AnswerOf<O>> {
  const response = await sent(operation, input);
  if (response.status === 401 && signInAgain !== undefined) {
    await signInAgain();
    return answerOf<O>(await sent(operation, input));
  }
  return answerOf<O>(response);
}

/** Where an operation that answers with a file is fetched: for links that download. */
export function hrefOf<O extends AnyOperation>(operation: O, input: Pick<CallOf<O>, 'params' | 'query'> = {}): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(written(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, written(one));
    }
  }
  const search = query.toString();
  return search === '' ? path : `${path}?${search}`;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : String(value);
}

async function sent<O extends AnyOperation>(operation: O, input: CallOf<O>): Promise<Response> {
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (input.body !== undefined) headers.set('content-type', 'application/json');
  if (input.ifMatch !== undefined) headers.set('if-match', `"${input.ifMatch}"`);
  if (input.idempotencyKey !== undefined) headers.set('idempotency-key', input.idempotencyKey);
  const body = input.body === undefined ? undefined : JSON.stringify(input.body);
  try {
    return await fetch(hrefOf(operation, input), {
      method: operation.method,
      headers,
      body,
      credentials: 'same-origin',
    });
  } catch (cause) {
    throw new NetworkLoss(cause);
  }
}

async function answerOf<O extends AnyOperation>(response: Response): Promise<AnswerOf<O>> {
  const text = await response.text().catch((cause: unknown) => {
    throw new NetworkLoss(cause);
  });
  if (!response.ok) throw new CallRefusal(response.status, problemIn(text));
  return (text === '' ? undefined : JSON.parse(text)) as AnswerOf<O>;
}

/** A proxy between may answer with something that is no problem+json; then the status has to do. */
function problemIn(text: string): Partial<CallRefusal> {
  try {
    return JSON.parse(text) as Partial<CallRefusal>;
  } catch {
    return {};
  }
}
