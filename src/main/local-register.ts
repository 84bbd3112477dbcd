import { randomUUID } from 'node:crypto';
import type { RegisterHonour } from '../core/claims/register.ts';
import { type Actor, nobody } from '../core/relations.ts';
import type { HonoursSource } from '../features/honours/cli.ts';
import { exportHonours, getHolder, importHonours, searchRegister } from '../features/honours/contract.ts';
import { loadRegisterHonours } from '../features/honours/index.ts';
import { type Config, readConfig } from '../platform/config.ts';
import type { Ctx } from '../platform/ctx.ts';
import { transact } from '../platform/db/connect.ts';
import { type Border, ownContext } from '../platform/http/bind.ts';
import { catalogueOf } from '../platform/i18n/catalogue.ts';
import type { AnswerOf, AnyOperation, CallOf, InputOf } from '../platform/operation.ts';
import { OperatorError } from '../platform/operator-error.ts';
import { openStorage } from '../platform/storage/open-storage.ts';
import { listBodyIds } from './queries.ts';
import { routes } from './routes.ts';
import { withDatabase } from './with-database.ts';

/** The register of this installation for commands: the operations that everybody uses, as whoever runs the server. */
export const localRegister: HonoursSource & { readonly loadRegister: () => Promise<RegisterHonour[]> } = {
  importCsv: (csv, { bodyId, skipBad }) =>
    withActs(async (ctxFor, bodies) => {
      const body = bodyId ?? onlyOne(bodies);
      return perform(ctxFor(body), importHonours, { params: { bodyId: body }, body: { csv, skipBad } });
    }),
  exportCsv: () =>
    withActs(async (ctxFor) => {
      const { body } = await perform<typeof exportHonours>(ctxFor(), exportHonours, {});
      return Buffer.from(body as Uint8Array).toString();
    }),
  findHolders: (name) =>
    withActs(async (ctxFor) => {
      const { items } = await perform(ctxFor(), searchRegister, { query: { q: name, limit: 20 } });
      const holders = [];
      for (const { unitId } of items) holders.push(await perform(ctxFor(), getHolder, { params: { unitId } }));
      return holders;
    }),
  loadRegister: () => withActs((ctxFor) => loadRegisterHonours(ctxFor())),
};

type Acts<T> = (ctxFor: (bodyId?: string) => Ctx, bodies: readonly string[]) => Promise<T>;

function withActs<T>(work: Acts<T>): Promise<T> {
  const config = readConfig();
  return withDatabase(config, 'application', async ({ db }) => {
    const border = await borderOf(config, db);
    const bodies = await listBodyIds(db);
    return transact(db, 'write', (transaction) =>
      work((bodyId) => ownContext(border, transaction, { name: 'operator', actor: operator(bodyId) }), bodies),
    );
  });
}

/** Whoever may run commands on the server's data could write it by hand; what they do is in the trail as theirs. */
function operator(bodyId: string | undefined): Actor {
  return { ...nobody, name: 'operator', standings: bodyId === undefined ? [] : [{ role: 'office', bodyId }] };
}

async function borderOf(config: Config, db: Border['db']): Promise<Border> {
  return {
    db,
    catalogue: catalogueOf([]),
    actorOf: async () => nobody,
    clock: () => new Date(),
    newId: randomUUID,
    storage: await openStorage(config.storage, config.dataDir),
    jobs: { enqueue: () => Promise.reject(new Error('no command of the register enqueues a job')) },
    publicUrl: config.publicUrl,
    zone: config.timeZone,
  };
}

function onlyOne(bodies: readonly string[]): string {
  const [first, ...others] = bodies;
  if (first === undefined)
    throw new OperatorError('There is no body here yet: set one up in the office, or start the demonstration.');
  if (others.length > 0)
    throw new OperatorError(`There are several bodies here; name one by --body: ${bodies.join(', ')}.`);
  return first;
}

async function perform<O extends AnyOperation>(ctx: Ctx, operation: O, call: CallOf<O>): Promise<AnswerOf<O>> {
  const route = routes.find((known) => known.operation === operation);
  if (route === undefined) throw new Error(`${operation.id} is not mounted`);
  const { params = {}, query = {}, body } = call;
  const input = {
    params: operation.params.parse(params),
    query: operation.query.parse(query),
    body: operation.body.parse(body),
    ifMatch: undefined,
  } as InputOf<AnyOperation>;
  return (await route.handle(ctx, input)) as AnswerOf<O>;
}
