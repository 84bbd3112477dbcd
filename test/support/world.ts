import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Transaction } from 'kysely';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Actor, Role } from '../../src/core/relations.ts';
import { assemble } from '../../src/main/assemble.ts';
import { type Caller, callerOf, mountSignIn } from '../../src/platform/auth/mount.ts';
import { openSignIn } from '../../src/platform/auth/sign-in.ts';
import type { Ctx } from '../../src/platform/ctx.ts';
import { type Database, transact } from '../../src/platform/db/connect.ts';
import type { DB } from '../../src/platform/db/types.ts';
import { type Border, ownContext } from '../../src/platform/http/bind.ts';
import type { ProblemDocument } from '../../src/platform/http/problems.ts';
import type { AnswerOf, AnyOperation, CallOf } from '../../src/platform/operation.ts';
import { giveBack, takeDatabase } from './databases.ts';
import { memoryStorage } from './memory-storage.ts';

/** What came back: the answer by the contract, or the refusal. */
export type Outcome<O extends AnyOperation> =
  | {
      readonly status: number;
      readonly answer: AnswerOf<O>;
      readonly problem: undefined;
      readonly headers: Record<string, unknown>;
      readonly text: string;
    }
  | {
      readonly status: number;
      readonly answer: undefined;
      readonly problem: ProblemDocument;
      readonly headers: Record<string, unknown>;
      readonly text: string;
    };

export interface TestWorld {
  readonly app: FastifyInstance;
  readonly border: Border;
  readonly database: Database;
  /** The time every act sees; set it to move on. */
  now: Date;
  /** The SQL that ran since it was last emptied, for counting queries. */
  readonly queries: string[];
  /** Jobs enqueued by acts that were committed or not; tests of the queue itself use the real one. */
  readonly enqueued: { name: string; payload: Record<string, unknown> }[];
  /** Calls an operation as a browser would, signed in as the person. */
  ask<O extends AnyOperation>(operation: O, call?: CallOf<O>, as?: Persona): Promise<Outcome<O>>;
  /** Like `ask`, but a refusal fails the test with its words. */
  call<O extends AnyOperation>(operation: O, call?: CallOf<O>, as?: Persona): Promise<AnswerOf<O>>;
  /** Runs a service outside a request, as its own name or as a person. */
  act<T>(work: (ctx: Ctx) => Promise<T>, as?: Persona): Promise<T>;
  /** A new person with the given standings. */
  person(name: string, ...standings: readonly Stand[]): Promise<Persona>;
  /** Lets somebody sign in who came into being by other means. */
  welcome(persona: Persona): void;
  body(nameEn?: string): Promise<string>;
  unit(nameEn?: string): Promise<string>;
  employee(unitId: string, persona?: Persona): Promise<string>;
  assessor(bodyId: string, name: string): Promise<Persona & { assessorId: string }>;
}

export interface Persona extends Caller {
  readonly email: string;
}

type Stand = {
  role: Role;
  bodyId?: string;
  unitId?: string;
  departmentId?: string;
  employeeId?: string;
  assessorId?: string;
};

/**
 * A server over a database of its own, as migrations leave it; ended with the test that opened it.
 * With sign-in, callers are who their cookies and keys prove, as in an installation.
 */
export async function openWorld(
  now = new Date('2026-03-02T02:00:00Z'),
  { withSignIn = false }: { readonly withSignIn?: boolean } = {},
): Promise<TestWorld> {
  const taken = await takeDatabase();
  const { database, queries } = taken;
  const enqueued: TestWorld['enqueued'] = [];
  const personas = new Map<string, Persona>();
  const signIn = withSignIn
    ? openSignIn({
        db: database.db,
        publicUrl: 'http://localhost:4300',
        secret: 'known to the tests alone, and to nobody else',
        throttle: true,
        act: (work) => transact(database.db, 'write', (db) => work(ownContext(border, db, { name: 'sign-in' }))),
      })
    : undefined;
  const { app, border } = await assemble({
    database,
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
    clock: () => world.now,
    newId: randomUUID,
    storage: memoryStorage(),
    jobs: { enqueue: async (_db, job, payload) => void enqueued.push({ name: job, payload }) },
    publicUrl: 'http://localhost:4300',
    zone: 'Asia/Shanghai',
    callerOf: async (request) =>
      signIn === undefined ? personas.get(String(request.headers['x-test-person'])) : callerOf(signIn, request),
    requestsPerMinute: undefined,
    trustProxy: false,
  });
  if (signIn !== undefined) mountSignIn(app, signIn);
  onTestFinished(async () => {
    await app.close();
    await giveBack(taken);
  });
  const world: TestWorld = {
    app,
    border,
    database,
    now,
    queries,
    enqueued,
    ask: (operation, call, as) => ask(app, operation, call ?? {}, as),
    call: async (operation, call, as) => {
      const outcome = await ask(app, operation, call ?? {}, as);
      if (outcome.problem !== undefined || outcome.status >= 400)
        throw new Error(`${operation.id}: ${outcome.status} ${outcome.text}`);
      return outcome.answer;
    },
    act: (work, as) => database.db.transaction().execute(async (db) => work(await contextFor(border, db, as))),
    person: async (personName, ...standings) => {
      const persona = { personId: randomUUID(), name: personName, email: `${randomUUID()}@example.org` };
      personas.set(persona.personId, persona);
      await database.db
        .insertInto('person')
        .values({ id: persona.personId, name: personName, email: persona.email })
        .execute();
      for (const standing of standings) await stand(database, persona, standing, world.now);
      return persona;
    },
    welcome: (persona) => void personas.set(persona.personId, persona),
    body: async (nameEn = 'Test Body') => {
      const id = randomUUID();
      await database.db
        .insertInto('body')
        .values({
          id,
          nameZh: `测试机构${nameEn}`,
          nameEn,
          level: 'municipal',
          line: 'territorial',
          createdAt: world.now,
        })
        .execute();
      return id;
    },
    unit: async (nameEn = 'Test Unit') => {
      const id = randomUUID();
      await database.db
        .insertInto('unit')
        .values({
          id,
          nameZh: `测试单位${nameEn}`,
          nameEn,
          unitType: 'enterprise',
          origin: 'registered',
          registeredAt: world.now,
          confirmedAt: world.now,
        })
        .execute();
      return id;
    },
    employee: async (unitId, persona) => {
      const id = randomUUID();
      await database.db
        .insertInto('employee')
        .values({
          id,
          unitId,
          name: persona?.name ?? 'Employee',
          personId: persona?.personId ?? null,
          joinedAt: world.now,
        })
        .execute();
      return id;
    },
    assessor: async (bodyId, assessorName) => {
      const persona = await world.person(assessorName);
      const assessorId = randomUUID();
      await database.db
        .insertInto('assessor')
        .values({ id: assessorId, bodyId, personId: persona.personId, name: assessorName, createdAt: world.now })
        .execute();
      await stand(database, persona, { role: 'assessor', bodyId, assessorId }, world.now);
      return { ...persona, assessorId };
    },
  };
  return world;
}

async function stand({ db }: Database, persona: Persona, standing: Stand, beganAt: Date): Promise<void> {
  await db
    .insertInto('standing')
    .values({ id: randomUUID(), personId: persona.personId, ...standing, beganAt })
    .execute();
}

async function contextFor(border: Border, db: Transaction<DB>, as: Persona | undefined): Promise<Ctx> {
  if (as === undefined) return ownContext(border, db, { name: 'test' });
  const actor: Actor = await border.actorOf({ headers: { 'x-test-person': as.personId } } as never);
  return ownContext(border, db, { actor, name: as.name });
}

async function ask<O extends AnyOperation>(
  app: FastifyInstance,
  operation: O,
  call: CallOf<O>,
  as: Persona | undefined,
): Promise<Outcome<O>> {
  const response = await app.inject({
    method: operation.method,
    url: addressOf(operation, call),
    headers: {
      'accept-language': 'en',
      ...(as === undefined ? {} : { 'x-test-person': as.personId }),
      ...(call.ifMatch === undefined ? {} : { 'if-match': `"${call.ifMatch}"` }),
      ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
    },
    ...(call.body === undefined ? {} : { payload: call.body as object }),
  });
  const { statusCode: status, headers, body: text } = response;
  if (status >= 400) return { status, headers, text, answer: undefined, problem: response.json<ProblemDocument>() };
  const isJson = String(headers['content-type']).includes('json');
  return { status, headers, text, problem: undefined, answer: (isJson ? response.json() : undefined) as AnswerOf<O> };
}

function addressOf<O extends AnyOperation>(operation: O, call: CallOf<O>): string {
  const params = (call.params ?? {}) as Record<string, unknown>;
  const path = operation.path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
  const query = new URLSearchParams(
    Object.entries((call.query ?? {}) as Record<string, unknown>).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value as string | number)]],
    ),
  );
  return query.size === 0 ? path : `${path}?${query}`;
}
