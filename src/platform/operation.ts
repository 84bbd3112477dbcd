import { z } from 'zod';

/**
 * An operation is data: the server binds it to a route, screens and the command line call it, OpenAPI lists it.
 * Each feature keeps its operations in `contract.ts`.
 */
export interface Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** The verb and noun by which everybody calls it: `submitScoreSheet`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Nouns in plural below `/api`, parameters as `:entryId`. */
  readonly path: `/api/${string}`;
  /** One English sentence for OpenAPI: what it does and for whom. */
  readonly summary: string;
  /** `anyone` needs no sign-in; all else is refused without one, before the handler runs. */
  readonly access: 'anyone' | 'signed-in';
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly reply: R;
  /** The codes of the refusals it can answer, beside the general ones of the border. */
  readonly refusals: readonly string[];
  /** The thing has a `version`: the reply carries an ETag, and a change must say by If-Match which version it saw. */
  readonly versioned: boolean;
  /** The reply is a file, sent as an attachment; `reply` is then `fileReply`. */
  readonly file: boolean;
  /** The paged list can also be had whole as a spreadsheet (`…/export`): the columns, in this order. */
  readonly exportColumns: readonly string[];
  /** The largest body it takes, where that is more than a form. */
  readonly bodyBytes: number;
  /** Where a secret could be guessed by trying: how often a minute one caller may; undefined means as often as any. */
  readonly attemptsPerMinute: number | undefined;
}

const formBytes = 2 * 1024 * 1024;

type Shape = z.ZodRawShape;
type Strict<S extends Shape> = z.ZodObject<S, z.core.$strict>;

interface Spec<P extends Shape, Q extends Shape, B extends z.ZodType, R extends z.ZodType> {
  readonly id: string;
  readonly method: Operation['method'];
  readonly path: Operation['path'];
  readonly summary: string;
  readonly access?: Operation['access'];
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply?: R;
  readonly refusals?: readonly string[];
  readonly versioned?: boolean;
  readonly file?: boolean;
  readonly exportColumns?: readonly string[];
  readonly bodyBytes?: number;
  readonly attemptsPerMinute?: number;
}

/** Unknown fields are refused everywhere: params, query and body are strict objects. */
export function operation<
  P extends Shape = Record<never, never>,
  Q extends Shape = Record<never, never>,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodUndefined,
>(spec: Spec<P, Q, B, R>): Operation<Strict<P>, Strict<Q>, B, R> {
  return {
    id: spec.id,
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    access: spec.access ?? 'signed-in',
    params: z.strictObject(spec.params ?? {}) as Strict<P>,
    query: z.strictObject(spec.query ?? {}) as Strict<Q>,
    body: (spec.body ?? z.undefined()) as B,
    reply: (spec.reply ?? z.undefined()) as R,
    refusals: spec.refusals ?? [],
    versioned: spec.versioned ?? false,
    file: spec.file ?? false,
    exportColumns: spec.exportColumns ?? [],
    bodyBytes: spec.bodyBytes ?? formBytes,
    attemptsPerMinute: spec.attemptsPerMinute,
  };
}

export type AnyOperation = Operation;

/** What a handler gets: parsed values, and the version the caller saw where the operation is versioned. */
export interface InputOf<O extends AnyOperation> {
  readonly params: z.output<O['params']>;
  readonly query: z.output<O['query']>;
  readonly body: z.output<O['body']>;
  /** From If-Match; bind.ts refuses a versioned change without it, so a handler of one always has it. */
  readonly ifMatch: number | undefined;
}

/** What a handler answers; nothing where the contract states no reply. */
export type ReplyOf<O extends AnyOperation> = O['reply'] extends z.ZodUndefined ? void : z.input<O['reply']>;

/** What a caller hands in: only the parts that the operation has. */
export interface CallOf<O extends AnyOperation> {
  readonly params?: z.input<O['params']>;
  readonly query?: z.input<O['query']>;
  readonly body?: z.input<O['body']>;
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
}

export type AnswerOf<O extends AnyOperation> = z.output<O['reply']>;

/** A file as a handler returns it: always sent as an attachment, never shown inside the site. */
export const fileReply = z.custom<FileReply>((value) => typeof value === 'object' && value !== null);
export interface FileReply {
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array | NodeJS.ReadableStream;
}

const pageLimit = 200;

/** The query every list shares: opaque cursor, page size, search text. Spread it into `query`. */
export const pageQuery = {
  after: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(pageLimit).default(50),
  q: z.string().trim().max(200).optional(),
  /** A column's name, with `-` before it for descending. */
  sort: z.string().max(50).optional(),
};

/** A page of a list; `next` is the cursor of the following page, `total` counts what the reader may see in all. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int() });
}

export const id = z.uuid();
export const isoDate = z.iso.date();
/** An instant as RFC 3339. A handler may answer a Date; the border writes it out. */
export const instant = z.iso.datetime({ offset: true }) as z.ZodType<string, string | Date>;
/** A text in both languages; both are asked for, because every register page exists in both. */
export function textOf(maximum: number) {
  return z.strictObject({ zh: z.string().trim().min(1).max(maximum), en: z.string().trim().min(1).max(maximum) });
}
