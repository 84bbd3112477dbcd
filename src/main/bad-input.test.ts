import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { hostileFor, sampleOf, schemaOf } from '../../test/support/hostile-values.ts';
import { fileOf, openScene, submittedEntry } from '../features/entries/entries.fixture.ts';
import { exportRoutes } from '../platform/http/export.ts';
import type { ProblemDocument } from '../platform/http/problems.ts';
import type { AnyOperation } from '../platform/operation.ts';
import type { Persona } from '../../test/support/world.ts';
import { routes } from './routes.ts';

/** Every operation, asked by somebody who may do nearly everything with the things that are there. */
async function openSweep() {
  const scene = await openScene();
  const { world, bodyId, editionId, office, alpha } = scene;
  const entryId = await submittedEntry(scene, alpha);
  const evidenceId = await fileOf(scene, alpha, 'Other minutes');
  const { programmeId, packId } = await world.database.db
    .selectFrom('edition')
    .where('id', '=', editionId)
    .select(['programmeId', 'packId'])
    .executeTakeFirstOrThrow();
  const everybody = await world.person(
    'Eve Everybody',
    { role: 'office', bodyId },
    { role: 'coordinator', unitId: alpha.unitId },
  );
  const { unitId } = alpha;
  const known = { bodyId, editionId, unitId, entryId, evidenceId, programmeId, packId, indicator: '1.1' };
  const stranger = await world.person('Sam Stranger');
  const send = (operation: AnyOperation, { as, ...call }: Call) =>
    world.app.inject({
      method: operation.method,
      url: addressOf(operation, known, call),
      headers: {
        'accept-language': 'en',
        ...(as === undefined ? {} : { 'x-test-person': as.personId }),
        ...(call.ifMatch === undefined ? {} : { 'if-match': call.ifMatch }),
        ...(call.type === undefined ? {} : { 'content-type': call.type }),
      },
      ...(call.body === undefined ? {} : { payload: call.body as object }),
    });
  const operations = [...routes, ...exportRoutes(routes, world.border.catalogue)].map(({ operation }) => operation);
  return { operations, known, everybody, office, stranger, send };
}

interface Call {
  readonly as?: Persona;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly type?: string;
}

function addressOf(operation: AnyOperation, known: Readonly<Record<string, string>>, call: Call): string {
  const path = operation.path.replaceAll(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(call.params?.[key] ?? known[key] ?? randomUUID()),
  );
  const query = Object.entries(call.query ?? {}).map(
    ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(textIn(value))}`,
  );
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

function textIn(value: unknown): string {
  // A lone half of a character cannot be written in an address at all.
  return (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();
}

const takesBody = ({ body }: AnyOperation) => !(body instanceof z.ZodUndefined);

/** What is wrong with an answer to bad input; nothing if it is a refusal as promised, or an answer by the contract. */
function faultIn({ statusCode, headers, body }: LightMyRequestResponse): string | undefined {
  if (statusCode >= 500) return `${statusCode} ${body.slice(0, 200)}`;
  if (statusCode < 400) return undefined;
  if (!String(headers['content-type']).startsWith('application/problem+json'))
    return `not a problem document: ${headers['content-type']}`;
  const { code, title, status } = JSON.parse(body) as ProblemDocument;
  return status === statusCode && /^[a-z][a-z0-9-]+$/.test(code) && title.length > 0 ? undefined : body.slice(0, 200);
}

/** For bodies that are objects: one with each field wrong in the same turn, and bodies that only look right. */
function bodiesFor({ body }: AnyOperation, known: Readonly<Record<string, string>>) {
  const schema = schemaOf(body);
  const sample = withoutDoubtful(body, sampleOf(schema, known));
  if (schema.properties === undefined || typeof sample !== 'object' || sample === null)
    return { sample, wrong: [], odd: hostileFor(schema, sample) };
  const wrong: { body: Record<string, unknown>; fields: string[] }[] = [];
  const odd: unknown[] = [];
  for (const [field, part] of Object.entries(schema.properties)) {
    const refused: unknown[] = [];
    for (const value of hostileFor(part, sample[field as never], schema)) {
      const with1 = { ...sample, [field]: value };
      const read = body.safeParse(with1);
      if (read.success) odd.push(with1);
      else if (read.error.issues.some(({ path }) => path[0] === field)) refused.push(value);
    }
    refused.forEach((value, turn) => {
      const at = (wrong[turn] ??= { body: { ...sample }, fields: [] });
      at.body[field] = value;
      at.fields.push(field);
    });
  }
  return { sample, wrong, odd };
}

/** What the contract checks by more than a schema can say is left out where it may be. */
function withoutDoubtful(body: z.ZodType, sample: unknown): unknown {
  const read = body.safeParse(sample);
  if (read.success || typeof sample !== 'object' || sample === null) return sample;
  const doubtful = new Set(read.error.issues.map(({ path }) => String(path[0])));
  const rest = Object.fromEntries(Object.entries(sample).filter(([key]) => !doubtful.has(key)));
  return body.safeParse(rest).success ? rest : sample;
}

test('bad bodies are refused with every problem named, and none brings the server to its knees', async () => {
  const { operations, known, everybody, send } = await openSweep();
  const faults: string[] = [];
  let asked = 0;
  for (const operation of operations.filter(takesBody)) {
    const note = (what: unknown, fault: string | undefined) => {
      asked += 1;
      if (fault !== undefined) faults.push(`${operation.id} ${JSON.stringify(what)?.slice(0, 200)}: ${fault}`);
    };
    const call = { as: everybody, ifMatch: '"1"' };
    const { sample, wrong, odd } = bodiesFor(operation, known);
    for (const { body, fields } of wrong) {
      const response = await send(operation, { ...call, body });
      const { problems = [] } = response.statusCode >= 400 ? response.json<ProblemDocument>() : {};
      const unnamed = fields.filter((field) => !problems.some(({ pointer }) => pointer.startsWith(`/${field}`)));
      note(body, faultIn(response) ?? (unnamed.length > 0 ? `not named: ${unnamed.join(', ')}` : undefined));
    }
    for (const body of odd) note(body, faultIn(await send(operation, { ...call, body: body ?? 'null' })));
    if (typeof sample === 'object' && sample !== null && !Array.isArray(sample)) {
      const response = await send(operation, { ...call, body: { ...sample, surplusField: 1 } });
      const names = response.statusCode === 400 && response.body.includes('"/surplusField"');
      note('an unknown field', faultIn(response) ?? (names ? undefined : `${response.statusCode} ${response.body}`));
    }
    for (const [type, body] of [
      ['application/json', '{"half'],
      ['application/json', ''],
      ['application/json', 'null'],
      ['application/json', '[]'],
      ['application/json', `{"__proto__":{"x":1}}`],
      ['text/plain', 'hello'],
      ['application/xml', '<a/>'],
      ['multipart/form-data; boundary=x', '--x--'],
    ] as const) {
      const response = await send(operation, { ...call, type, body });
      note(`${type} ${body}`, faultIn(response));
    }
  }
  expect(faults).toEqual([]);
  expect(asked).toBeGreaterThan(1000);
}, 300_000);

test('odd queries, identifiers and versions are refused or answered, never a fault of the server', async () => {
  const { operations, known, everybody, send } = await openSweep();
  const faults: string[] = [];
  for (const operation of operations) {
    const note = (what: unknown, fault: string | undefined) => {
      if (fault !== undefined) faults.push(`${operation.id} ${JSON.stringify(what)}: ${fault}`);
    };
    const body = takesBody(operation) ? sampleOf(schemaOf(operation.body), known) : undefined;
    const right = { as: everybody, ifMatch: '"1"', ...(body === undefined ? {} : { body }) };
    for (const key of Object.keys(operation.params.shape)) {
      for (const value of ['x', "'; --", 'a\0b', '../..', 'x'.repeat(900), '字', '11111111-1111-1111-1111-1111']) {
        const response = await send(operation, { ...right, params: { [key]: value } });
        const isFound = response.statusCode < 400 && key.endsWith('Id');
        note([key, value.slice(0, 30)], faultIn(response) ?? (isFound ? 'found' : undefined));
      }
    }
    const schema = schemaOf(operation.query);
    for (const [key, part] of Object.entries(schema.properties ?? {})) {
      for (const value of hostileFor(part, sampleOf(part, known, key), schema))
        note([key, value], faultIn(await send(operation, { ...right, query: { [key]: value } })));
    }
    const surplus = await send(operation, { ...right, query: { surplus: '1' } });
    note('an unknown query', faultIn(surplus) ?? (surplus.statusCode === 400 ? undefined : `${surplus.statusCode}`));
    if (!operation.versioned || ['GET', 'POST'].includes(operation.method)) continue;
    const { ifMatch: _, ...unversioned } = right;
    for (const ifMatch of ['"x"', '', '"-1"', '"99999999999999999999"', '*']) {
      const response = await send(operation, { ...unversioned, ifMatch });
      const isRefused = [400, 404, 428].includes(response.statusCode);
      note(
        ['If-Match', ifMatch],
        faultIn(response) ?? (isRefused ? undefined : `${response.statusCode} ${response.body.slice(0, 200)}`),
      );
    }
    const stale = await send(operation, { ...right, ifMatch: '"999999999"' });
    note('a version of the future', faultIn(stale) ?? (stale.statusCode < 400 ? 'taken' : undefined));
  }
  expect(faults).toEqual([]);
}, 300_000);

test('an address that nobody can read names nothing, in the same words as one that names nothing', async () => {
  const { world } = await openScene();
  for (const url of [
    '/api/editions/%zz',
    `/api/editions/${'x'.repeat(5000)}`,
    '/api/nothing',
    '//',
    '/api/editions/%00',
  ]) {
    const response = await world.app.inject({ method: 'GET', url });
    expect([url.slice(0, 30), faultIn(response), response.statusCode < 500]).toEqual([
      url.slice(0, 30),
      undefined,
      true,
    ]);
  }
});

test('without sign-in everything but the public operations is refused, and a stranger learns of nothing', async () => {
  const { operations, known, stranger, send } = await openSweep();
  const faults: string[] = [];
  for (const operation of operations.filter(({ access }) => access === 'signed-in')) {
    const body = takesBody(operation) ? sampleOf(schemaOf(operation.body), known) : undefined;
    const call = { ifMatch: '"1"', ...(body === undefined ? {} : { body }) };
    const unknown = await send(operation, call);
    if (unknown.statusCode !== 401) faults.push(`${operation.id}: ${unknown.statusCode} without sign-in`);
    const strange = await send(operation, { ...call, as: stranger });
    const fault = faultIn(strange);
    if (fault !== undefined) faults.push(`${operation.id} as a stranger: ${fault}`);
    // What hangs on a thing of others does not exist for a stranger, whatever else is wrong with the wish.
    const names = Object.keys(operation.params.shape).some((key) => key in known && key.endsWith('Id'));
    if (names && strange.statusCode < 400) {
      // Whoever thinks of entering may read an edition and its criteria, and with them whose they are.
      const told = ['unitId', 'entryId'].filter((key) => strange.body.includes(known[key as 'unitId']));
      if (told.length > 0) faults.push(`${operation.id}: ${strange.statusCode} ${strange.body.slice(0, 300)}`);
    }
  }
  expect(faults).toEqual([]);
}, 300_000);
