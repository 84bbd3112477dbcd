import type { Command } from 'commander';
import type { ZodType } from 'zod';
import { createBody } from '../features/bodies/contract.ts';
import { addBody } from '../features/bodies/index.ts';
import { inviteOffice, registerUnit } from '../features/people/contract.ts';
import { hasAccount, offerOffice, placeInOffice } from '../features/people/index.ts';
import { hashOf } from '../platform/auth/create-person.ts';
import { askSecret } from '../platform/cli/ask-secret.ts';
import { print, printJson } from '../platform/cli/output.ts';
import { type Config, readConfig } from '../platform/config.ts';
import type { Ctx } from '../platform/ctx.ts';
import { transact } from '../platform/db/connect.ts';
import { type Border, ownContext } from '../platform/http/bind.ts';
import { problemsOf } from '../platform/http/problems.ts';
import { OperatorError } from '../platform/operator-error.ts';
import { Refusal } from '../platform/refusal.ts';
import { borderOf, operator } from './operator.ts';
import { listBodies } from './queries.ts';
import { withCurrentDatabase } from './with-database.ts';

interface Wishes {
  readonly name: string;
  readonly email: string;
  readonly body?: string;
  readonly bodyEn?: string;
  readonly level: string;
  readonly line: string;
  readonly link?: boolean;
  readonly json?: boolean;
}

/** `create-admin`: the first person of an office, whom nobody could invite. */
export function registerCreateAdmin(program: Command): void {
  program
    .command('create-admin')
    .description(
      'put a person into the office of a body, which is set up if it is new; the password is asked on the terminal or read from the first line of standard input',
    )
    .requiredOption('--name <name>', 'of the person')
    .requiredOption('--email <address>', 'by which the person signs in')
    .option('--body <name>', 'the body, by name or id; needed unless there is exactly one')
    .option('--body-en <name>', 'the English name of a new body')
    .option('--level <level>', 'of a new body: national, municipal, district, system, professional', 'municipal')
    .option('--line <line>', 'of a new body: territorial, industry, none', 'territorial')
    .option('--link', 'ask for no password; print a link by which the person chooses one within 14 days')
    .option('--json', 'print for programs')
    .action(async (wishes: Wishes) => {
      const person = parsed(inviteOffice.body, { role: 'office', name: wishes.name, email: wishes.email });
      const config = readConfig();
      const done = await withCurrentDatabase(config, ({ db }) => createAdmin(config, db, person, wishes));
      await (wishes.json === true ? printJson(done) : print(told(done, config)));
    });
}

interface Done {
  readonly email: string;
  readonly body: { readonly id: string; readonly name: string };
  /** Only where it was wished for. */
  readonly link?: string;
  readonly accountWasThere: boolean;
}

async function createAdmin(
  config: Config,
  db: Border['db'],
  person: { readonly name: string; readonly email: string },
  wishes: Wishes,
): Promise<Done> {
  const border = await borderOf(config, db);
  const act = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
    transact(db, 'write', (transaction) =>
      work(ownContext(border, transaction, { name: 'operator', actor: operator() })),
    );
  // Before anybody is asked for a password: a wish that cannot be met should cost no typing.
  const known = await bodyWished(db, wishes);
  const accountWasThere = await act((ctx) => hasAccount(ctx, person.email));
  const asksPassword = !accountWasThere && wishes.link !== true;
  const passwordHash = asksPassword
    ? await hashOf(parsed(registerUnit.body.shape.password, await askSecret('Password')))
    : undefined;
  return act(async (ctx) => {
    const body = 'id' in known ? known : { ...known, id: (await addBody(ctx, known.details)).id };
    const about = { email: person.email, body: { id: body.id, name: body.name }, accountWasThere };
    if (wishes.link === true && !accountWasThere)
      return { ...about, link: await offerOffice(ctx, { ...person, bodyId: body.id }) };
    await placeInOffice(ctx, { ...person, bodyId: body.id, passwordHash });
    return about;
  });
}

type BodyWished =
  | { readonly name: string; readonly id: string }
  | { readonly name: string; readonly details: Parameters<typeof addBody>[1] };

async function bodyWished(db: Border['db'], { body, bodyEn, level, line }: Wishes): Promise<BodyWished> {
  const bodies = await listBodies(db);
  const names = bodies.map(({ id, nameZh }) => `${nameZh} (${id})`).join(', ');
  if (body === undefined) {
    const [only, ...others] = bodies;
    if (only === undefined)
      throw new OperatorError('There is no body here yet: name it by --body (in Chinese) and --body-en (in English).');
    if (others.length > 0) throw new OperatorError(`There are several bodies here; name one by --body: ${names}.`);
    return { id: only.id, name: only.nameZh };
  }
  const found = bodies.filter(({ id, nameZh, nameEn }) => [id, nameZh, nameEn].includes(body));
  if (found.length > 1) throw new OperatorError(`Several bodies are called ${body}; name one by its id: ${names}.`);
  if (found[0] !== undefined) return { id: found[0].id, name: found[0].nameZh };
  if (bodyEn === undefined)
    throw new OperatorError(
      `There is no body called ${body} here${names === '' ? '' : ` (but ${names})`}; to set it up, give its English name by --body-en.`,
    );
  return { name: body, details: parsed(createBody.body, { name: { zh: body, en: bodyEn }, level, line }) };
}

function parsed<T>(shape: ZodType<T>, value: unknown): T {
  const read = shape.safeParse(value, { reportInput: true });
  if (!read.success) throw new Refusal(400, 'invalid-request', { problems: problemsOf(read.error) });
  return read.data;
}

function told({ email, body, link, accountWasThere }: Done, { publicUrl }: Config): string {
  if (link !== undefined)
    return `${email} chooses a password and joins the office of ${body.name} by this link:\n${link}`;
  const kept = accountWasThere ? ' The account was there already and keeps its password.' : '';
  return `${email} is in the office of ${body.name} and can sign in at ${publicUrl}/office/.${kept}`;
}
