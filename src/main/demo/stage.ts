import type { Transaction } from 'kysely';
import { Random } from '../../core/random.ts';
import type { Actor } from '../../core/relations.ts';
import { listStandings } from '../../features/people/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { DB } from '../../platform/db/types.ts';
import { type Border, ownContext } from '../../platform/http/bind.ts';
import type { AnswerOf, AnyOperation, CallOf, InputOf } from '../../platform/operation.ts';
import { Refusal } from '../../platform/refusal.ts';
import { routes } from '../routes.ts';

export interface Player {
  readonly personId: string;
  readonly name: string;
}

/**
 * Where the demonstration plays: the same operations that people use, under a clock and with identifiers that are
 * handed in, so that the same seed and day give the same data.
 */
export class DemoStage {
  /** The time of every act; set it to move on. */
  now: Date;
  readonly random: Random;
  readonly #border: Border;
  readonly #db: Transaction<DB>;

  /** All acts share one transaction: a demonstration that is broken off leaves nothing behind. */
  constructor(border: Border, db: Transaction<DB>, { seed, start }: { readonly seed: number; readonly start: Date }) {
    this.now = start;
    this.random = new Random(seed);
    this.#db = db;
    this.#border = { ...border, clock: () => this.now, newId: () => this.#id() };
  }

  /** One act of one person, by the operation's own handler. */
  async call<O extends AnyOperation>(as: Player, operation: O, call: CallOf<O> = {}): Promise<AnswerOf<O>> {
    return this.scene(as, (tell) => tell(operation, call));
  }

  /** Several acts of one person at one time. */
  async scene<T>(
    as: Player,
    play: (tell: <O extends AnyOperation>(operation: O, call?: CallOf<O>) => Promise<AnswerOf<O>>) => Promise<T>,
  ): Promise<T> {
    const actor = await this.#actor(as);
    return this.behind({ actor, name: as.name }, (ctx) =>
      play((operation, call) => perform(ctx, operation, call ?? {})),
    );
  }

  /** What no operation does: the people and places that are there before anybody signs in. */
  behind<T>(by: { readonly actor?: Actor; readonly name: string }, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    return work(ownContext(this.#border, this.#db, by));
  }

  async #actor({ personId, name }: Player): Promise<Actor> {
    const standings = await listStandings(this.#db, personId);
    return { personId, name, standings: standings.map(({ standing }) => standing) };
  }

  #id(): string {
    const words = Array.from({ length: 4 }, () => this.random.uint32().toString(16).padStart(8, '0')).join('');
    return `${words.slice(0, 8)}-${words.slice(8, 12)}-4${words.slice(13, 16)}-8${words.slice(17, 20)}-${words.slice(20)}`;
  }
}

async function perform<O extends AnyOperation>(ctx: Ctx, operation: O, call: CallOf<O>): Promise<AnswerOf<O>> {
  const route = routes.find((known) => known.operation === operation);
  if (route === undefined) throw new Error(`${operation.id} is not mounted`);
  const input = {
    params: operation.params.parse(call.params ?? {}),
    query: operation.query.parse(call.query ?? {}),
    // As it would arrive: instants as texts.
    body: operation.body.parse(call.body === undefined ? undefined : JSON.parse(JSON.stringify(call.body))),
    ifMatch: call.ifMatch,
  } as InputOf<AnyOperation>;
  try {
    return (await route.handle(ctx, input)) as AnswerOf<O>;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Error(
      `The demonstration's ${operation.id} was refused: ${error.code} ${JSON.stringify(error.problems.slice(0, 3))}`,
      { cause: error },
    );
  }
}
