import { describe, expect, test } from 'vitest';
import { leaf, smallPack } from '../../core/criteria/small-pack.fixture.ts';
import type { Persona } from '../../../test/support/world.ts';
import { anotherUnit, openScene, type Scene } from '../entries/entries.fixture.ts';
import { openEntry } from '../entries/contract.ts';
import { createEdition, getEdition } from '../editions/contract.ts';
import { getPack, importPack } from '../packs/contract.ts';
import { listOutbox } from '../outbox/contract.ts';
import { listWaiting } from '../waiting/contract.ts';
import {
  correctEdition,
  listEditionPacks,
  listEntryCorrections,
  previewEditionPack,
  readCorrection,
  rebaseEdition,
} from './contract.ts';

const reason = { zh: '“1.1”的文字有误', en: 'A slip in the text of 1.1' };

async function versionOf({ world, bodyId, office, editionId }: Scene, version: string, more: object): Promise<string> {
  const edition = await world.call(getEdition, { params: { editionId } }, office);
  const { key } = await world.call(getPack, { params: { packId: edition.packId } }, office);
  const source = JSON.stringify({ ...smallPack(), id: key, version, ...more });
  return (await world.call(importPack, { body: { bodyId, source } }, office)).id;
}

const reworded = { title: { zh: '小标准（更正）', en: 'Small pack, corrected' } };

function correction(s: Scene, packId: string, { ifMatch = 2, as = s.office }: { ifMatch?: number; as?: Persona } = {}) {
  return s.world.ask(correctEdition, { params: { editionId: s.editionId }, body: { packId, reason }, ifMatch }, as);
}

async function entered(s: Scene): Promise<string> {
  const body = { editionId: s.editionId, unitId: s.alpha.unitId };
  return (await s.world.call(openEntry, { body }, s.alpha.coordinator)).id;
}

describe('a draft edition', () => {
  async function draftOf(s: Scene) {
    const opened = await s.world.call(getEdition, { params: { editionId: s.editionId } }, s.office);
    const { programmeId, packId, periodFrom, periodTo, stages } = opened;
    const body = { programmeId, packId, number: 21, periodFrom, periodTo, stages };
    return s.world.call(createEdition, { body }, s.office);
  }

  test('is moved to another version of its pack, after a look at what changes', async () => {
    const s = await openScene();
    const draft = await draftOf(s);
    const [one] = smallPack().criteria;
    const packId = await versionOf(s, '1.1.0', { base: 11, criteria: [one, leaf('2', 3)] });
    const preview = await s.world.call(
      previewEditionPack,
      { params: { editionId: draft.id }, query: { packId } },
      s.office,
    );
    expect(preview.problems).toEqual([]);
    expect(preview.comparison.changes.map(({ code }) => code)).toEqual(['pack-version', 'base-changed', 'points-rise']);
    const params = { editionId: draft.id };
    const taken = await s.world.call(rebaseEdition, { params, body: { packId }, ifMatch: 1 }, s.office);
    expect(taken).toMatchObject({ packId, packVersion: '1.1.0', version: 2 });
    const { items } = await s.world.call(listEditionPacks, { params }, s.office);
    expect(items.map(({ kind, packVersion, takenBy }) => [kind, packVersion, takenBy])).toEqual([
      ['rebased', '1.1.0', 'Olga Office'],
      ['drafted', '1.0.0', 'Olga Office'],
    ]);
    const stale = await s.world.ask(rebaseEdition, { params, body: { packId }, ifMatch: 1 }, s.office);
    expect(stale.status).toBe(412);
    const again = await s.world.ask(rebaseEdition, { params, body: { packId }, ifMatch: 2 }, s.office);
    expect(again.problem?.problems.map(({ code }) => code)).toEqual(['correction-same-version']);
  });

  test('takes no other pack, no pack of another body, and cannot be corrected', async () => {
    const s = await openScene();
    const draft = await draftOf(s);
    const params = { editionId: draft.id };
    const other = await s.world.call(
      importPack,
      { body: { bodyId: s.bodyId, shipped: 'top-ten-list.yaml' } },
      s.office,
    );
    const strange = await s.world.ask(rebaseEdition, { params, body: { packId: other.id }, ifMatch: 1 }, s.office);
    expect(strange.problem?.problems.map(({ code }) => code)).toEqual(['correction-of-another']);
    const nowhere = await s.world.ask(rebaseEdition, { params, body: { packId: draft.id }, ifMatch: 1 }, s.office);
    expect(nowhere.problem?.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'pack-not-of-body /packId',
    ]);
    const packId = await versionOf(s, '1.0.1', reworded);
    const early = await s.world.ask(correctEdition, { params, body: { packId, reason }, ifMatch: 1 }, s.office);
    expect(early.problem?.code).toBe('edition-not-opened');
    const late = await s.world.ask(
      rebaseEdition,
      { params: { editionId: s.editionId }, body: { packId }, ifMatch: 2 },
      s.office,
    );
    expect(late.problem?.code).toBe('edition-already-opened');
  });
});

describe('an opened edition', () => {
  test('is corrected with a reason that every entrant is told, waits to read, and says to have read', async () => {
    const s = await openScene();
    const entryId = await entered(s);
    const packId = await versionOf(s, '1.0.1', reworded);
    expect((await correction(s, packId)).status).toBe(200);
    const { items: mails } = await s.world.call(listOutbox, { params: { bodyId: s.bodyId } }, s.office);
    expect(mails.map(({ kind }) => kind)).toEqual(['criteria-corrected']);
    const waiting = async () =>
      (await s.world.call(listWaiting, { query: { door: 'unit' } }, s.alpha.coordinator)).items.filter(
        ({ kind }) => kind === 'read-correction',
      );
    expect(await waiting()).toMatchObject([{ count: 1, to: `/entries/${entryId}` }]);
    const list = () => s.world.call(listEntryCorrections, { params: { entryId } }, s.alpha.coordinator);
    const [told] = (await list()).items;
    expect(told).toMatchObject({ packVersion: '1.0.1', reason, readAt: null });
    const params = { entryId, correctionId: told?.id ?? '' };
    for (const _ of [1, 2]) await s.world.call(readCorrection, { params }, s.alpha.coordinator);
    expect(await waiting()).toEqual([]);
    expect((await list()).items[0]?.readAt).not.toBeNull();
    const forOffice = await s.world.call(listEditionPacks, { params: { editionId: s.editionId } }, s.office);
    expect(forOffice.items[0]).toMatchObject({ kind: 'corrected', readBy: 1, entrants: 1, takenBy: 'Olga Office' });
    const assessor = await s.world.assessor(s.bodyId, 'Asa');
    const forOthers = await s.world.call(listEditionPacks, { params: { editionId: s.editionId } }, assessor);
    expect(forOthers.items.map(({ kind, takenBy, readBy }) => [kind, takenBy, readBy])).toEqual([
      ['corrected', null, null],
      ['drafted', null, null],
    ]);
    // The corrected criteria are there to be read at once, the former ones still.
    for (const id of [packId, told?.formerPackId ?? ''])
      expect((await s.world.ask(getPack, { params: { packId: id } }, s.alpha.coordinator)).status).toBe(200);
  });

  test('refuses what would invalidate answers or marks, with every reason, and changes nothing', async () => {
    const s = await openScene();
    const [one] = smallPack().criteria;
    const packId = await versionOf(s, '1.1.0', { base: 11, criteria: [one, leaf('2', 3)] });
    const query = { packId };
    const preview = await s.world.call(previewEditionPack, { params: { editionId: s.editionId }, query }, s.office);
    expect(preview.problems.map(({ code }) => code)).toEqual(['correction-changes-points', 'correction-changes-base']);
    expect(preview.problems[0]?.message).toContain('The points of 2 change');
    const refused = await correction(s, packId);
    expect(refused.status).toBe(422);
    expect(refused.problem?.problems.map(({ code }) => code)).toEqual(preview.problems.map(({ code }) => code));
    expect((await s.world.call(getEdition, { params: { editionId: s.editionId } }, s.office)).packVersion).toBe(
      '1.0.0',
    );
  });

  test('is not corrected once it is decided, nor by two at the same moment', async () => {
    const s = await openScene();
    const [first, second] = [await versionOf(s, '1.0.1', reworded), await versionOf(s, '1.0.2', reworded)];
    const both = await Promise.all([correction(s, first), correction(s, second)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const { packId, version } = await s.world.call(getEdition, { params: { editionId: s.editionId } }, s.office);
    await s.world.act(async ({ db, newId, now }) => {
      const decision = { id: newId(), editionId: s.editionId, bodyId: s.bodyId, rule: '{}', reasons: 'x' };
      await db
        .insertInto('decision')
        .values({ ...decision, decidedAt: now })
        .execute();
    });
    const late = await correction(s, packId === first ? second : first, { ifMatch: version });
    expect(late.problem?.code).toBe('edition-already-decided');
  });

  test('who is not of the office learns nothing of it', async () => {
    const s = await openScene();
    const entryId = await entered(s);
    const packId = await versionOf(s, '1.0.1', reworded);
    const stranger = await s.world.person('Stan', { role: 'office', bodyId: await s.world.body('Other') });
    const beta = await anotherUnit(s, 'Beta');
    for (const as of [stranger, beta.coordinator, s.alpha.coordinator]) {
      expect((await correction(s, packId, { as })).status).toBe(404);
      const look = { params: { editionId: s.editionId }, query: { packId } };
      expect((await s.world.ask(previewEditionPack, look, as)).status).toBe(404);
    }
    expect((await correction(s, packId)).status).toBe(200);
    const told = await s.world.call(listEntryCorrections, { params: { entryId } }, s.alpha.coordinator);
    const params = { entryId, correctionId: told.items[0]?.id ?? '' };
    for (const as of [stranger, beta.coordinator, s.office]) {
      expect((await s.world.ask(listEntryCorrections, { params: { entryId } }, as)).status).toBe(404);
      expect((await s.world.ask(readCorrection, { params }, as)).status).toBe(404);
    }
    const draft = { entryId, correctionId: entryId };
    expect((await s.world.ask(readCorrection, { params: draft }, s.alpha.coordinator)).status).toBe(404);
  });

  test('tells so many entrants by as many queries for the history as one', async () => {
    const s = await openScene();
    const packId = await versionOf(s, '1.0.1', reworded);
    await correction(s, packId);
    s.world.queries.length = 0;
    await s.world.call(listEditionPacks, { params: { editionId: s.editionId } }, s.office);
    expect(s.world.queries.filter((text) => /^\s*select/.test(text)).length).toBeLessThanOrEqual(4);
  });
});
