import type { RegisterHonour } from '../core/claims/register.ts';
import type { HonoursSource } from '../features/honours/cli.ts';
import { exportHonours, getHolder, importHonours, searchRegister } from '../features/honours/contract.ts';
import { loadRegisterHonours } from '../features/honours/index.ts';
import { readConfig } from '../platform/config.ts';
import type { Ctx } from '../platform/ctx.ts';
import { transact } from '../platform/db/connect.ts';
import { ownContext } from '../platform/http/bind.ts';
import type { AnswerOf, AnyOperation, CallOf, InputOf } from '../platform/operation.ts';
import { OperatorError } from '../platform/operator-error.ts';
import { borderOf, operator } from './operator.ts';
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

function onlyOne(bodies: readonly string[]): string {
  const [first, ...others] = bodies;
  if (first === undefined)
    throw new OperatorError(
      'There is no body here yet: set one up by `exemplar create-admin`, or play the demonstration.',
    );
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
