import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import type { Persona } from '../../../test/support/world.ts';
import { checks } from './checks.ts';
import {
  downloadReceipt,
  downloadSubmission,
  getEntry,
  getReceipt,
  listMissing,
  saveAnswer,
  submitEntry,
} from './contract.ts';
import {
  anotherEdition,
  anotherUnit,
  closing,
  completeEntry,
  enter,
  entrySeenBy,
  openScene,
  type Scene,
  submittedEntry,
} from './entries.fixture.ts';
import { listSubmittedEntries } from './queries.ts';
import { findSubmittedEntry } from './submitted.ts';
import { smallPack } from '../../core/criteria/small-pack.fixture.ts';

const send = ({ world }: Scene, entryId: string, as: Persona) => world.ask(submitEntry, { params: { entryId } }, as);

describe('submitting', () => {
  test('gives a receipt: number, time of the server, and the hash of what was sent', async () => {
    const scene = await openScene();
    const { world, alpha } = scene;
    const entryId = await completeEntry(scene, alpha);
    world.now = new Date('2026-03-31T03:58:00Z');
    const receipt = await world.call(submitEntry, { params: { entryId } }, alpha.coordinator);
    expect(receipt).toMatchObject({
      entryId,
      number: '0001',
      submittedAt: '2026-03-31T03:58:00.000Z',
      submittedBy: 'Coordinator of Alpha',
      answers: 1,
      evidence: 1,
      editionNumber: 20,
    });
    expect(receipt.receiptNumber).toMatch(/^20-0001-[0-9A-F]{8}$/);
    const sent = await world.ask(downloadSubmission, { params: { entryId } }, alpha.coordinator);
    expect(createHash('sha256').update(sent.text).digest('hex')).toBe(receipt.sha256);
    expect(JSON.parse(sent.text)).toMatchObject({
      format: 1,
      number: '0001',
      answers: [
        { indicator: '1.1', text: 'We did.', evidence: [{ title: 'Minutes', covers: { from: '2024-05-01' } }] },
      ],
    });
    expect(await world.call(getReceipt, { params: { entryId } }, alpha.coordinator)).toEqual(receipt);
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('freezes the entry, writes the event without the answers, and mails the receipt', async () => {
    const scene = await openScene();
    const { world, alpha } = scene;
    const entryId = await submittedEntry(scene, alpha);
    const save = await world.ask(
      saveAnswer,
      { params: { entryId, indicator: '1.1' }, body: { text: 'Late', evidenceIds: [] }, ifMatch: 1 },
      alpha.coordinator,
    );
    expect([save.status, save.problem?.code]).toEqual([409, 'entry-already-submitted']);
    expect(await entrySeenBy(scene, entryId, alpha.coordinator)).toMatchObject({
      state: 'submitted',
      number: '0001',
      may: { edit: false, submit: false, withdraw: true },
    });
    const event = await world.database.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'entry.submitted')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ personId: alpha.coordinator.personId, bodyId: scene.bodyId, unitId: alpha.unitId });
    expect(Object.keys(event.after as object).toSorted()).toEqual(['number', 'receipt', 'sha256']);
    const mail = await world.database.db
      .selectFrom('outboxMail')
      .selectAll()
      .where('kind', '=', 'entry-receipt')
      .executeTakeFirstOrThrow();
    const { receiptNumber, sha256 } = await world.call(getReceipt, { params: { entryId } }, alpha.coordinator);
    expect(mail).toMatchObject({ toAddress: alpha.coordinator.email, bodyId: scene.bodyId });
    expect(mail.subject).toContain(receiptNumber);
    expect(mail.textBody).toContain(sha256);
    expect(mail.textBody).not.toContain('draft');
  });

  test('is in time until the last instant before the close, and late from then on, in one sentence with both times', async () => {
    const scene = await openScene();
    const { world, alpha } = scene;
    const [first, second] = [
      await completeEntry(scene, alpha),
      await completeEntry(scene, await anotherUnit(scene, 'Beta')),
    ];
    const beta = await coordinatorOf(scene, second);
    world.now = new Date(closing.getTime() - 1);
    expect((await send(scene, first, alpha.coordinator)).status).toBe(200);
    world.now = closing;
    const late = await send(scene, second, beta);
    expect([late.status, late.problem?.code, late.problem?.problems]).toEqual([409, 'entry-stage-closed', []]);
    expect(late.problem?.detail).toBe(
      'The entry stage closed on 31 Mar 2026 12:00:00 and the server received this on 31 Mar 2026 12:00:00, so it was not accepted.',
    );
    expect(await entrySeenBy(scene, second, beta)).toMatchObject({ state: 'draft', number: null, receipt: null });
  });

  test('names everything that is missing, by indicator, and leaves nothing half done', async () => {
    const scene = await openScene();
    const { world, alpha } = scene;
    await world.database.db.updateTable('unit').set({ confirmedAt: null }).where('id', '=', alpha.unitId).execute();
    const entryId = await enter(scene, alpha);
    await world.call(
      saveAnswer,
      { params: { entryId, indicator: 'S-1' }, body: { text: 'More', evidenceIds: [] }, ifMatch: 0 },
      alpha.coordinator,
    );
    const refused = await send(scene, entryId, alpha.coordinator);
    expect([refused.status, refused.problem?.code]).toEqual([422, 'entry-incomplete']);
    const expected = [
      ['unit-not-confirmed', ''],
      ['answer-missing', '/answers/1.1/text'],
      ['evidence-missing', '/answers/1.1/evidenceCount'],
    ];
    expect(refused.problem?.problems.map(({ code, pointer }) => [code, pointer])).toEqual(expected);
    const { items } = await world.call(listMissing, { params: { entryId } }, alpha.coordinator);
    expect(items.map(({ code, pointer }) => [code, pointer])).toEqual(expected);
    expect(items[1]).toMatchObject({ indicator: '1.1', params: { number: '1.1' } });
    const { rows } = await world.database.pool.query(
      'select (select count(*) from entry_counter) + (select count(*) from entry_receipt) as traces',
    );
    expect(rows).toEqual([{ traces: 0 }]);
  });

  test('happens once: of two at once one gets the receipt, the other its number', async () => {
    const scene = await openScene();
    const { alpha } = scene;
    const entryId = await completeEntry(scene, alpha);
    const both = await Promise.all([1, 2].map(() => send(scene, entryId, alpha.coordinator)));
    const [won, lost] = both.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status, lost?.problem?.code]).toEqual([200, 409, 'entry-already-submitted']);
    expect(lost?.problem?.title).toContain(won?.answer?.receiptNumber);
    expect(await faultsIn(scene.world, checks)).toEqual([]);
  });

  test('numbers 50 entries that come at once from 1 to 50 without a gap, and each edition by itself', async () => {
    const scene = await openScene();
    const units = await Promise.all(Array.from({ length: 50 }, (_, at) => anotherUnit(scene, `U${at}`)));
    const entries = await Promise.all(units.map(async (unit) => ({ unit, entryId: await completeEntry(scene, unit) })));
    // One of them cannot be submitted: its number must not be lost.
    await scene.world.database.db
      .deleteFrom('entryEvidence')
      .where('entryId', '=', entries[20]?.entryId ?? '')
      .execute();
    const outcomes = await Promise.all(entries.map(({ unit, entryId }) => send(scene, entryId, unit.coordinator)));
    const numbers = outcomes.flatMap(({ answer }) => (answer === undefined ? [] : [Number(answer.number)]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 49 }, (_, at) => at + 1));
    const editionId = await anotherEdition(scene, smallPack());
    const elsewhere = await submittedEntry({ ...scene, editionId }, scene.alpha);
    expect((await entrySeenBy(scene, elsewhere, scene.office)).number).toBe('0001');
    expect(await faultsIn(scene.world, checks)).toEqual([]);
    const listed = await listSubmittedEntries(scene.world.database.db, scene.editionId);
    expect(listed.map(({ number }) => Number(number))).toEqual(Array.from({ length: 49 }, (_, at) => at + 1));
  }, 60_000);

  test("is the coordinator's: a department works on the entry, an office and strangers do not", async () => {
    const scene = await openScene();
    const { world, alpha, office } = scene;
    const entryId = await completeEntry(scene, alpha);
    const department = await world.person('Dai', {
      role: 'department',
      unitId: alpha.unitId,
      departmentId: await aDepartment(scene),
    });
    const stranger = await anotherUnit(scene, 'Beta');
    for (const person of [department, office, stranger.coordinator])
      expect((await send(scene, entryId, person)).status).toBe(404);
    expect((await world.ask(submitEntry, { params: { entryId } })).status).toBe(401);
    expect((await send(scene, world.border.newId(), alpha.coordinator)).status).toBe(404);
  });

  test('takes the same number of queries for few answers and for many', async () => {
    const scene = await openScene();
    const { world, alpha } = scene;
    const count = async (entryId: string, as: Persona) => {
      world.queries.length = 0;
      expect((await send(scene, entryId, as)).status).toBe(200);
      return world.queries.length;
    };
    const few = await count(await completeEntry(scene, alpha), alpha.coordinator);
    const beta = await anotherUnit(scene, 'Beta');
    const richer = await completeEntry(scene, beta);
    for (const indicator of ['1.2', '2', 'S-2']) {
      await world.call(
        saveAnswer,
        { params: { entryId: richer, indicator }, body: { text: '', evidenceIds: [] }, ifMatch: 0 },
        beta.coordinator,
      );
    }
    expect(await count(richer, beta.coordinator)).toBe(few);
  });
});

test('what was submitted is offered to other features as it was sent', async () => {
  const scene = await openScene();
  const entryId = await submittedEntry(scene, scene.alpha);
  const found = await findSubmittedEntry(scene.world.database.db, entryId);
  expect(found).toMatchObject({
    unitId: scene.alpha.unitId,
    content: { answers: [{ indicator: '1.1' }], unit: { name: { en: 'Alpha' } } },
  });
  const draft = await enter(scene, await anotherUnit(scene, 'Beta'));
  expect(await findSubmittedEntry(scene.world.database.db, draft)).toBeUndefined();
});

test('the receipt is had as a PDF too', async () => {
  const scene = await openScene();
  const entryId = await submittedEntry(scene, scene.alpha);
  const file = await scene.world.ask(downloadReceipt, { params: { entryId } }, scene.alpha.coordinator);
  expect(file.headers['content-type']).toBe('application/pdf');
  expect(file.headers['content-disposition']).toMatch(/20-0001-[0-9A-F]{8}\.pdf/);
  expect(file.text.startsWith('%PDF-')).toBe(true);
});

test("a receipt of a draft is not there, and of another's entry a secret", async () => {
  const scene = await openScene();
  const { world, alpha, office } = scene;
  const entryId = await completeEntry(scene, alpha);
  const params = { entryId };
  expect((await world.ask(getReceipt, { params }, alpha.coordinator)).problem?.code).toBe('entry-has-no-receipt');
  await world.call(submitEntry, { params }, alpha.coordinator);
  expect((await world.call(getReceipt, { params }, office)).number).toBe('0001');
  const stranger = await anotherUnit(scene, 'Beta');
  for (const operation of [getReceipt, downloadSubmission, downloadReceipt, getEntry]) {
    expect((await world.ask(operation, { params }, stranger.coordinator)).status).toBe(404);
  }
});

async function coordinatorOf({ world }: Scene, entryId: string): Promise<Persona> {
  const { unitId } = await world.database.db
    .selectFrom('entry')
    .select('unitId')
    .where('id', '=', entryId)
    .executeTakeFirstOrThrow();
  return world.person('Another coordinator', { role: 'coordinator', unitId });
}

async function aDepartment({ world, alpha }: Scene): Promise<string> {
  const id = world.border.newId();
  await world.database.db
    .insertInto('department')
    .values({ id, unitId: alpha.unitId, nameZh: '办公室', nameEn: 'Office' })
    .execute();
  return id;
}
