import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { smallPack } from '../src/core/criteria/small-pack.fixture.ts';
import { indicatorsOf } from '../src/core/criteria/tree.ts';
import { marksFor } from '../src/core/scoring/sheet.ts';
import { stageKinds } from '../src/core/stages.ts';
import { assignAssessors } from '../src/features/assignments/contract.ts';
import { createEdition, openEdition } from '../src/features/editions/contract.ts';
import { openEntry, saveAnswer, submitEntry } from '../src/features/entries/contract.ts';
import { addEvidence } from '../src/features/evidence/contract.ts';
import { publishNotice } from '../src/features/notices/contract.ts';
import { getPack, importPack } from '../src/features/packs/contract.ts';
import { createProgramme } from '../src/features/programmes/contract.ts';
import { decideEdition } from '../src/features/rankings/contract.ts';
import { saveScoreSheet, submitScoreSheet } from '../src/features/score-sheets/contract.ts';
import { routes } from '../src/main/routes.ts';
import { exportRoutes } from '../src/platform/http/export.ts';
import type { AnyOperation, CallOf } from '../src/platform/operation.ts';
import { openWorld, type Persona, type TestWorld } from './support/world.ts';

/** Who else scores the entry, and how far below full marks: all in which one world differs from another. */
interface Difference {
  readonly other: string;
  readonly below: number;
}

const stageDays = ['2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01', '2026-08-01'];
const stages = stageKinds.map((kind, index) => ({
  kind,
  opensAt: `${stageDays[index]}T00:00:00+08:00`,
  closesAt: `${stageDays[index + 1]}T00:00:00+08:00`,
}));

/** The answer of every operation that only reads, asked with every identifier there is, at each step of an edition. */
type Transcript = Readonly<Record<string, readonly string[]>>;

async function play({ other, below }: Difference): Promise<{ assessor: Transcript; entrant: Transcript }> {
  const world = await openWorld();
  const bodyId = await world.body();
  const office = await world.person('Olga Office', { role: 'office', bodyId });
  const unitId = await world.unit('Alpha');
  const coordinator = await world.person('Cora Coordinator', { role: 'coordinator', unitId });
  const ann = await world.assessor(bodyId, 'Ann Assessor');
  const second = await world.assessor(bodyId, other);
  const assessor: Record<string, readonly string[]> = {};
  const entrant: Record<string, readonly string[]> = {};
  const look = async (moment: string) => {
    assessor[moment] = await everythingReadBy(world, ann);
    entrant[moment] = await everythingReadBy(world, coordinator);
  };

  const programme = await world.call(
    createProgramme,
    { body: { bodyId, kind: 'title', name: { zh: '测试称号', en: 'Test Title' } } },
    office,
  );
  const source = JSON.stringify(smallPack());
  const { id: packId } = await world.call(importPack, { body: { bodyId, source } }, office);
  const { content: pack } = await world.call(getPack, { params: { packId } }, office);
  const plan = { number: 20, periodFrom: '2024-01-01', periodTo: '2025-12-31', places: 10, stages };
  const edition = { programmeId: programme.id, packId, ...plan };
  const { id: editionId } = await world.call(createEdition, { body: edition }, office);
  await world.call(openEdition, { params: { editionId }, ifMatch: 1 }, office);

  const { id: entryId } = await world.call(openEntry, { body: { editionId, unitId } }, coordinator);
  const covers = { from: '2024-05-01', to: '2024-05-31' };
  const uploadId = await uploadBy(world, coordinator);
  const evidence = { kind: 'file', title: 'Minutes', uploadId, covers } as const;
  const { id: evidenceId } = await world.call(addEvidence, { params: { unitId }, body: evidence }, coordinator);
  const answer = { text: 'We did.', evidenceIds: [evidenceId] };
  await world.call(saveAnswer, { params: { entryId, indicator: '1.1' }, body: answer, ifMatch: 0 }, coordinator);
  await look('draft');
  await world.call(submitEntry, { params: { entryId } }, coordinator);
  await look('submitted');

  world.now = new Date('2026-04-02T02:00:00Z');
  const assessorIds = [ann.assessorId, second.assessorId];
  await world.call(assignAssessors, { params: { entryId }, body: { assessorIds } }, office);
  await look('assigned');
  const score = async (who: Persona & { assessorId: string }, stepsBelow: number) => {
    const sheet = await world.database.db
      .selectFrom('scoreSheet')
      .innerJoin('assignment', 'assignment.id', 'scoreSheet.assignmentId')
      .where('assignment.assessorId', '=', who.assessorId)
      .select('scoreSheet.id')
      .executeTakeFirstOrThrow();
    const marks = Object.fromEntries(
      indicatorsOf(pack).map((indicator) => {
        const choices = marksFor(pack, indicator) ?? [];
        return [indicator.number, { mark: choices.at(-1 - stepsBelow), comment: `Said by ${who.name}` }];
      }),
    );
    const params = { sheetId: sheet.id };
    const body = { marks: marks as never, overallComment: `All said by ${who.name}` };
    const { version } = await world.call(saveScoreSheet, { params, body, ifMatch: 1 }, who);
    await look(`scored by ${who === ann ? 'Ann' : 'the other'}`);
    await world.call(submitScoreSheet, { params, ifMatch: version }, who);
    await look(`submitted by ${who === ann ? 'Ann' : 'the other'}`);
  };
  await score(second, below);
  await score(ann, 0);

  world.now = new Date('2026-05-02T02:00:00Z');
  await world.call(decideEdition, { params: { editionId }, body: { reasons: 'By the rule.' } }, office);
  await look('decided');
  world.now = new Date('2026-06-02T02:00:00Z');
  await world.call(publishNotice, { params: { editionId }, body: {} }, office);
  await look('on notice');
  return { assessor, entrant };
}

async function uploadBy({ border, database, now }: TestWorld, { personId }: Persona): Promise<string> {
  const stored = await border.storage.put(
    (async function* () {
      yield Buffer.from('what the minutes say');
    })(),
  );
  const file = { ...stored, mediaType: 'text/plain' };
  await database.db
    .insertInto('storedFile')
    .values({ ...file, createdAt: now })
    .execute();
  const id = randomUUID();
  const stamps = { createdAt: now, finishedAt: now };
  await database.db
    .insertInto('upload')
    .values({ id, personId, fileName: 'minutes.txt', ...file, ...stamps })
    .execute();
  return id;
}

/** One line for each answer, alike in all worlds that tell the reader the same. */
async function everythingReadBy(world: TestWorld, reader: Persona): Promise<string[]> {
  const known = await identifiersOf(world);
  const lines: string[] = [];
  for (const operation of readingOperations(world)) {
    for (const { name, call } of callsOf(operation, known)) {
      const { status, text, headers } = await world.ask(operation, call, reader);
      // A file's bytes are told by their length: a PDF carries identifiers packed where they cannot be put aside.
      const isText = /json|text/.test(String(headers['content-type']));
      lines.push(`${operation.id} ${name}: ${status} ${isText ? alike(text, known) : 'file'}`);
    }
  }
  return lines;
}

function readingOperations({ border }: TestWorld): AnyOperation[] {
  return [...routes, ...exportRoutes(routes, border.catalogue)]
    .map(({ operation }) => operation)
    .filter(({ method }) => method === 'GET');
}

/** Every identifier in the database by table, in an order that does not depend on chance. */
async function identifiersOf({ database }: TestWorld): Promise<ReadonlyMap<string, readonly string[]>> {
  const { db } = database;
  const known = new Map<string, readonly string[]>();
  const keep = (name: string, rows: readonly { id: string }[]) =>
    known.set(
      name,
      rows.map(({ id }) => id),
    );
  keep('bodyId', await db.selectFrom('body').select('id').execute());
  keep('unitId', await db.selectFrom('unit').select('id').execute());
  keep('programmeId', await db.selectFrom('programme').select('id').execute());
  keep('packId', await db.selectFrom('pack').select('id').execute());
  keep('editionId', await db.selectFrom('edition').select('id').execute());
  keep('entryId', await db.selectFrom('entry').select('id').execute());
  keep('evidenceId', await db.selectFrom('evidence').select('id').execute());
  keep('noticeId', await db.selectFrom('notice').select('id').execute());
  // Ann's own before the other's, whatever the other is called.
  const assessors = await db.selectFrom('assessor').select('id').orderBy(isOthers).execute();
  keep('assessorId', assessors);
  const assignments = db.selectFrom('assignment').innerJoin('assessor', 'assessor.id', 'assignment.assessorId');
  keep('assignmentId', await assignments.select('assignment.id').orderBy(isOthers).execute());
  const sheets = assignments.innerJoin('scoreSheet', 'scoreSheet.assignmentId', 'assignment.id');
  keep('sheetId', await sheets.select('scoreSheet.id').orderBy(isOthers).execute());
  return known;
}

const isOthers = sql<boolean>`assessor.name <> 'Ann Assessor'`;

const doors = ['unit', 'assessor', 'office'];

/** In the names of those who only the office knows of. */
const secretPart = 'wise';

/** The operation with each identifier of the kind its path or its filter asks for, and without any filter. */
function callsOf(
  operation: AnyOperation,
  known: ReadonlyMap<string, readonly string[]>,
): { name: string; call: CallOf<AnyOperation> }[] {
  let calls: { name: string; call: { params: Record<string, string>; query: Record<string, string> } }[] = [
    { name: '', call: { params: {}, query: {} } },
  ];
  for (const key of Object.keys(operation.params.shape)) {
    const values = known.get(key) ?? ['1.1'];
    calls = calls.flatMap(({ name, call }) =>
      values.map((value, place) => ({
        name: `${name}/${key}${place}`,
        call: { ...call, params: { ...call.params, [key]: value } },
      })),
    );
  }
  const filters = Object.keys(operation.query.shape).flatMap((key) =>
    (key === 'door' ? doors : (known.get(key) ?? [])).map((value, place) => ({ key, value, place })),
  );
  const filtered = calls.flatMap(({ name, call }) =>
    filters.map(({ key, value, place }) => ({
      name: `${name}?${key}${place}`,
      call: { ...call, query: { [key]: value } },
    })),
  );
  const { q, door } = operation.query.shape;
  const places = door === undefined ? [{}] : doors.map((at) => ({ door: at }));
  const sought = calls.flatMap(({ name, call }) =>
    (q === undefined ? [] : places).map((place) => ({
      name: `${name}?q&${JSON.stringify(place)}`,
      call: { ...call, query: { q: secretPart, ...place } },
    })),
  );
  return [...calls, ...filtered, ...sought] as never;
}

/** Identifiers by what they name, hashes by nothing: both are drawn anew in each world. */
function alike(text: string, known: ReadonlyMap<string, readonly string[]>): string {
  let plain = text;
  for (const [name, ids] of known) ids.forEach((id, place) => (plain = plain.replaceAll(id, `<${name}${place}>`)));
  return plain
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replaceAll(/-[0-9A-F]{8}\b/g, '<mark>');
}

test('neither an assessor nor an entrant can tell two worlds apart that differ in who else scores, and how', async () => {
  const one = await play({ other: 'Bob Otherwise', below: 0 });
  const two = await play({ other: 'Zoe Elsewise', below: 1 });
  expect(two.assessor).toEqual(one.assessor);
  expect(two.entrant).toEqual(one.entrant);

  // What was compared is the whole: the moments, the operations, and answers that do tell something.
  expect(Object.keys(one.assessor)).toHaveLength(9);
  const last = one.assessor['on notice'] ?? [];
  expect(last.length).toBeGreaterThan(routes.filter(({ operation }) => operation.method === 'GET').length);
  expect(last.filter((line) => line.startsWith('getScoreSheet /sheetId0: 200'))).toHaveLength(1);
  expect(last.filter((line) => line.startsWith('getScoreSheet /sheetId1: 404'))).toHaveLength(1);
  expect(last.join('\n')).toContain('Said by Ann Assessor');
  expect(last.join('\n')).not.toMatch(/Otherwise|Elsewise/);
  const toEntrant = Object.values(one.entrant).flat().join('\n');
  expect(toEntrant).not.toMatch(/Ann Assessor|Otherwise|<assessorId|<sheetId|<assignmentId/);
  expect(toEntrant).toMatch(/getEntry \/entryId0: 200/);
  expect(toEntrant).not.toMatch(/(getRanking|getScoreSheet|listCandidates) \S+: 200/);
}, 120_000);
