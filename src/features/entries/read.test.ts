import { describe, expect, test } from 'vitest';
import type { Persona } from '../../../test/support/world.ts';
import { getEntry, listEntries, listMissing, saveAnswer } from './contract.ts';
import {
  anotherEdition,
  anotherUnit,
  completeEntry,
  enter,
  entrySeenBy,
  openScene,
  submittedEntry,
  type Scene,
} from './entries.fixture.ts';
import { smallPack } from '../../core/criteria/small-pack.fixture.ts';

const idsSeenBy = async ({ world }: Scene, as: Persona, query = {}) =>
  (await world.call(listEntries, { query }, as)).items.map(({ id }) => id);

describe('an entry that is not submitted', () => {
  test('shows the office that it exists and how far it has come, and nothing of what it says', async () => {
    const scene = await openScene();
    const { world, alpha, office } = scene;
    const entryId = await completeEntry(scene, alpha);
    const seen = await world.ask(getEntry, { params: { entryId } }, office);
    expect(seen.answer).toMatchObject({
      state: 'draft',
      answered: 1,
      indicators: 5,
      answers: null,
      choices: null,
      receipt: null,
      may: { edit: false, submit: false, withdraw: false },
    });
    for (const secret of ['We did.', 'Minutes']) expect(seen.text).not.toContain(secret);
    expect((await world.ask(listMissing, { params: { entryId } }, office)).status).toBe(404);
  });

  test('reads the same to the office whatever it says: two worlds with equal progress', async () => {
    const scene = await openScene();
    const { world, alpha, office } = scene;
    const entryId = await completeEntry(scene, alpha);
    const look = async () => [
      (await world.ask(getEntry, { params: { entryId } }, office)).text,
      (await world.ask(listEntries, {}, office)).text,
    ];
    const before = await look();
    await world.call(
      saveAnswer,
      { params: { entryId, indicator: '1.1' }, body: { text: 'Other', evidenceIds: [] }, ifMatch: 1 },
      alpha.coordinator,
    );
    expect(await look()).toEqual(before);
  });
});

describe('a submitted entry', () => {
  test('shows the office what was submitted', async () => {
    const scene = await openScene();
    const entryId = await submittedEntry(scene, scene.alpha);
    const seen = await entrySeenBy(scene, entryId, scene.office);
    expect(seen.answers).toMatchObject([
      { indicator: '1.1', text: 'We did.', evidence: [{ title: 'Minutes', kind: 'file' }] },
    ]);
    expect(seen.receipt?.number).toBe('0001');
  });

  test('shows itself to an assessor from the assignment on until its end, without the receipt', async () => {
    const scene = await openScene();
    const { world, bodyId, editionId, office } = scene;
    const entryId = await submittedEntry(scene, scene.alpha);
    const assessor = await world.assessor(bodyId, 'Asa');
    const ask = () => world.ask(getEntry, { params: { entryId } }, assessor);
    expect((await ask()).status).toBe(404);
    const assignment = { id: world.border.newId(), editionId, bodyId, entryId, assessorId: assessor.assessorId };
    await world.database.db
      .insertInto('assignment')
      .values({ ...assignment, stage: 'review', assignedAt: world.now, assignedBy: office.personId })
      .execute();
    expect((await ask()).answer).toMatchObject({ answers: [{ text: 'We did.' }], receipt: null });
    await world.database.db.updateTable('assignment').set({ endedAt: world.now }).execute();
    expect((await ask()).status).toBe(404);
  });

  test('of a unit says nothing of who scores it', async () => {
    const scene = await openScene();
    const { world, bodyId, editionId, alpha } = scene;
    const entryId = await submittedEntry(scene, alpha);
    const look = async () => [
      (await world.ask(getEntry, { params: { entryId } }, alpha.coordinator)).text,
      (await world.ask(listEntries, {}, alpha.coordinator)).text,
    ];
    const before = await look();
    const { assessorId } = await world.assessor(bodyId, 'Asa');
    await world.database.db
      .insertInto('assignment')
      .values({
        id: world.border.newId(),
        editionId,
        bodyId,
        entryId,
        assessorId,
        stage: 'review',
        assignedAt: world.now,
      })
      .execute();
    expect(await look()).toEqual(before);
  });
});

describe('the list of entries', () => {
  test('shows an office those of its editions and a unit its own, filtered, searched and sorted', async () => {
    const scene = await openScene();
    const { world, alpha, office } = scene;
    const beta = await anotherUnit(scene, 'Beta');
    const [a, b] = [await submittedEntry(scene, alpha), await enter(scene, beta)];
    const second = await anotherEdition(scene, smallPack());
    const c = await enter({ ...scene, editionId: second }, alpha);
    expect((await idsSeenBy(scene, office)).toSorted()).toEqual([a, b, c].toSorted());
    expect((await idsSeenBy(scene, alpha.coordinator)).toSorted()).toEqual([a, c].toSorted());
    expect(await idsSeenBy(scene, beta.coordinator)).toEqual([b]);
    expect(await idsSeenBy(scene, office, { editionId: scene.editionId, sort: 'number' })).toEqual([a, b]);
    expect((await idsSeenBy(scene, office, { state: 'draft' })).toSorted()).toEqual([b, c].toSorted());
    expect(await idsSeenBy(scene, office, { q: 'bet' })).toEqual([b]);
    expect(await idsSeenBy(scene, office, { q: '0001' })).toEqual([a]);
    const elsewhere = await world.person('Elsewhere', { role: 'office', bodyId: await world.body('Other') });
    expect(await idsSeenBy(scene, elsewhere)).toEqual([]);
    expect(await idsSeenBy(scene, elsewhere, { editionId: scene.editionId, unitId: alpha.unitId })).toEqual([]);
    expect((await world.ask(listEntries, { query: { sort: 'answered' } }, office)).problem?.code).toBe('sort-unknown');
  });

  test('comes page by page without a row twice, in as many queries for one entry as for many', async () => {
    const scene = await openScene();
    const { world, office } = scene;
    const all: string[] = [];
    for (const name of ['A', 'B', 'C', 'D', 'E']) all.push(await enter(scene, await anotherUnit(scene, name)));
    const count = async (limit: number) => {
      world.queries.length = 0;
      await world.call(listEntries, { query: { limit } }, office);
      return world.queries.length;
    };
    expect(await count(5)).toBe(await count(1));
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page: { items: { id: string }[]; next: string | null } = await world.call(
        listEntries,
        { query: { limit: 2, ...(after === '' ? {} : { after }) } },
        office,
      );
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    expect(seen.toSorted()).toEqual(all.toSorted());
  });
});
