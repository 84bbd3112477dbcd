import { describe, expect, test } from 'vitest';
import { smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { faultsIn } from '../../../test/support/faults.ts';
import { createEdition } from '../editions/contract.ts';
import { checks } from './checks.ts';
import { getReceipt, listEntries, openEntry, saveAnswer, submitEntry, withdrawEntry } from './contract.ts';
import { anotherUnit, closing, enter, entrySeenBy, openScene, submittedEntry } from './entries.fixture.ts';

const reason = 'The wrong minutes were attached.';

describe('opening an entry', () => {
  test('happens once for a unit in an edition, also when two try at once', async () => {
    const scene = await openScene();
    const { world, alpha, editionId } = scene;
    const body = { editionId, unitId: alpha.unitId };
    const both = await Promise.all([1, 2].map(() => world.ask(openEntry, { body }, alpha.coordinator)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.problem?.code).toBe('entry-exists');
    expect(both.find(({ status }) => status === 201)?.answer).toMatchObject({
      state: 'draft',
      answers: [],
      may: { edit: true, submit: true, withdraw: true },
    });
  });

  test('answers the same entry to the same key', async () => {
    const { world, alpha, editionId } = await openScene();
    const call = { body: { editionId, unitId: alpha.unitId }, idempotencyKey: 'once' };
    const [first, again] = [
      await world.call(openEntry, call, alpha.coordinator),
      await world.call(openEntry, call, alpha.coordinator),
    ];
    expect(again.id).toBe(first.id);
  });

  test('is refused before the stage, after it, and for an edition that is no more than a draft', async () => {
    const { world, alpha, editionId, office } = await openScene();
    const ask = (id = editionId) =>
      world.ask(openEntry, { body: { editionId: id, unitId: alpha.unitId } }, alpha.coordinator);
    world.now = new Date('2026-02-28T15:59:59Z');
    const early = await ask();
    expect([early.status, early.problem?.code, early.problem?.title.includes('1 Mar 2026 00:00:00')]).toEqual([
      409,
      'entry-stage-not-open',
      true,
    ]);
    world.now = closing;
    expect((await ask()).problem?.code).toBe('entry-stage-closed');
    const edition = await world.database.db.selectFrom('edition').selectAll().executeTakeFirstOrThrow();
    const stages = (await world.database.db.selectFrom('editionStage').selectAll().orderBy('position').execute()).map(
      ({ kind, opensAt, closesAt }) => ({
        kind: kind as 'entry',
        opensAt: opensAt.toISOString(),
        closesAt: closesAt.toISOString(),
      }),
    );
    const draft = await world.call(
      createEdition,
      {
        body: {
          programmeId: edition.programmeId,
          packId: edition.packId,
          number: 21,
          periodFrom: '2026-01-01',
          periodTo: '2026-12-31',
          stages,
        },
      },
      office,
    );
    expect((await ask(draft.id)).status).toBe(404);
  });

  test("is the coordinator's, for the own unit", async () => {
    const scene = await openScene();
    const { world, alpha, editionId, office } = scene;
    const beta = await anotherUnit(scene, 'Beta');
    for (const person of [office, beta.coordinator]) {
      expect((await world.ask(openEntry, { body: { editionId, unitId: alpha.unitId } }, person)).status).toBe(404);
    }
  });
});

describe('withdrawing an entry', () => {
  test('keeps its number and receipt, and hands what it held to the next one', async () => {
    const scene = await openScene(smallPack());
    const { world, alpha } = scene;
    const first = await submittedEntry(scene, alpha);
    const withdrawn = await world.call(
      withdrawEntry,
      { params: { entryId: first }, body: { reason } },
      alpha.coordinator,
    );
    expect(withdrawn).toMatchObject({
      state: 'withdrawn',
      number: '0001',
      withdrawnReason: reason,
      may: { edit: false, submit: false, withdraw: false },
    });
    expect((await world.call(getReceipt, { params: { entryId: first } }, alpha.coordinator)).number).toBe('0001');
    const second = await enter(scene, alpha);
    expect((await entrySeenBy(scene, second, alpha.coordinator)).answers).toMatchObject([
      { indicator: '1.1', text: 'We did.', version: 1, evidence: [{ title: 'Minutes' }] },
    ]);
    expect((await world.call(submitEntry, { params: { entryId: second } }, alpha.coordinator)).number).toBe('0002');
    expect(await faultsIn(world, checks)).toEqual([]);
    const event = await world.database.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'entry.withdrawn')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ bodyId: scene.bodyId, after: { reason } });
  });

  test("takes it out of the office's list and hides again what it said", async () => {
    const scene = await openScene();
    const { world, alpha, office } = scene;
    const entryId = await submittedEntry(scene, alpha);
    await world.call(withdrawEntry, { params: { entryId }, body: { reason } }, alpha.coordinator);
    expect((await world.call(listEntries, {}, office)).items).toEqual([]);
    expect((await world.call(listEntries, { query: { state: 'withdrawn' } }, office)).items).toMatchObject([
      { id: entryId, number: '0001' },
    ]);
    expect((await entrySeenBy(scene, entryId, office)).answers).toBeNull();
  });

  test('happens once, before the close, with a reason, by the coordinator', async () => {
    const scene = await openScene();
    const { world, alpha, office } = scene;
    const entryId = await submittedEntry(scene, alpha);
    const ask = (as = alpha.coordinator, why = reason) =>
      world.ask(withdrawEntry, { params: { entryId }, body: { reason: why } }, as);
    expect((await ask(alpha.coordinator, ' ')).status).toBe(400);
    expect((await ask(office)).status).toBe(404);
    world.now = closing;
    expect((await ask()).problem?.code).toBe('entry-stage-closed');
    world.now = new Date(closing.getTime() - 1);
    const both = await Promise.all([ask(), ask()]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const save = await world.ask(
      saveAnswer,
      { params: { entryId, indicator: '1.1' }, body: { text: '', evidenceIds: [] }, ifMatch: 1 },
      alpha.coordinator,
    );
    expect(save.problem?.code).toBe('entry-withdrawn');
    expect((await world.ask(submitEntry, { params: { entryId } }, alpha.coordinator)).problem?.code).toBe(
      'entry-withdrawn',
    );
  });
});
