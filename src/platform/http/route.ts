import type { Ctx } from '../ctx.ts';
import type { AnyOperation, InputOf, ReplyOf } from '../operation.ts';

export type Handler<O extends AnyOperation> = (ctx: Ctx, input: InputOf<O>) => Promise<ReplyOf<O>>;

/** An operation and what carries it out. */
export interface Route {
  readonly operation: AnyOperation;
  readonly handle: (ctx: Ctx, input: InputOf<AnyOperation>) => Promise<unknown>;
}

/** One line per entry point of a feature's `routes.ts`. */
export function route<O extends AnyOperation>(operation: O, handle: Handler<O>): Route {
  return { operation, handle: handle };
}

/** What the framework is told of an operation beside its schemas. */
export function limitsOf({ bodyBytes, attemptsPerMinute: max }: AnyOperation) {
  return { bodyLimit: bodyBytes, ...(max === undefined ? {} : { config: { rateLimit: { max, timeWindow: 60_000 } } }) };
}
