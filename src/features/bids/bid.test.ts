import { expect, test } from 'vitest';
import { profile } from '../assessors/assessors.fixture.ts';
import { getEntryTraits, setAssignmentPlan, setEntryTraits } from '../assignment-plans/contract.ts';
import { anotherEntry, openTieScene, type TieScene } from '../conflicts/conflicts.fixture.ts';
import { declareTie } from '../conflicts/contract.ts';
import { giveBid, listEntriesToBid } from './contract.ts';

const weights = { topic: 40, sector: 25, district: 5, language: 10, bid: 20 };

function ask({ world, office, editionId }: TieScene, bidsOpen: boolean, ifMatch: number) {
  return world.call(setAssignmentPlan, { params: { editionId }, body: { weights, bidsOpen }, ifMatch }, office);
}

test('assessors say what they wish while they are asked, on entries they may judge', async () => {
  const scene = await openTieScene();
  const { world, bodyId, ann, entryId } = scene;
  const beta = await anotherEntry(scene, 'Beta');
  const bo = await world.assessor(bodyId, 'Bo');
  const give = (id: string, wish: 'eager' | null, as = ann) =>
    world.ask(giveBid, { params: { entryId: id }, body: { wish } }, as);
  const seen = async (as = ann) =>
    (await world.call(listEntriesToBid, {}, as)).items.map(({ number, wish }) => `${number} ${wish}`);
  expect(await seen()).toEqual([]);
  expect((await give(entryId, 'eager')).status).toBe(404);
  await ask(scene, true, 0);
  expect(await seen()).toEqual(['0001 null', '0002 null']);
  expect((await give(entryId, 'eager')).status).toBe(204);
  expect((await give(entryId, 'eager')).status).toBe(204);
  expect(await seen()).toEqual(['0001 eager', '0002 null']);
  expect(await seen(bo)).toEqual(['0001 null', '0002 null']);
  const events = await world.database.db.selectFrom('event').select('id').where('kind', '=', 'bid.given').execute();
  expect(events).toHaveLength(1);

  // Whoever is in conflict learns nothing of the entry: neither by the list nor by trying.
  const tie = { unitId: beta.unitId, kind: 'interest', reason: 'I advise them.' } as const;
  await world.call(declareTie, { params: { assessorId: ann.assessorId }, body: tie }, ann);
  expect(await seen()).toEqual(['0001 eager']);
  expect((await give(beta.entryId, 'eager')).status).toBe(404);
  await profile(world, bo, { employers: [{ name: 'Alpha', from: null, until: null }] });
  expect(await seen(bo)).toEqual(['0002 null']);

  expect((await give(entryId, null)).status).toBe(204);
  await ask(scene, false, 1);
  expect(await seen()).toEqual([]);
  expect((await give(entryId, 'eager')).status).toBe(404);
});

test('entries are not shown to units, offices and assessors of other bodies', async () => {
  const scene = await openTieScene();
  const { world, office, alpha, entryId } = scene;
  await ask(scene, true, 0);
  const stranger = await world.assessor(await world.body('Other'), 'Stranger');
  for (const who of [office, alpha.coordinator, stranger]) {
    expect((await world.call(listEntriesToBid, {}, who)).items).toEqual([]);
    expect((await world.ask(giveBid, { params: { entryId }, body: { wish: 'eager' } }, who)).status).toBe(404);
  }
});

test('what an entry is about is the office’s to write down, and a recommendation bars', async () => {
  const scene = await openTieScene();
  const { world, office, ann, alpha, entryId } = scene;
  const params = { entryId };
  const district = await world.body('District');
  const body = { topics: ['Quality'], languages: ['zh'], recommendedBy: [district] };
  for (const who of [ann, alpha.coordinator]) {
    expect((await world.ask(getEntryTraits, { params }, who)).status).toBe(404);
    expect((await world.ask(setEntryTraits, { params, body, ifMatch: 0 }, who)).status).toBe(404);
  }
  const unknown = { ...body, recommendedBy: [entryId] };
  const refused = await world.ask(setEntryTraits, { params, body: unknown, ifMatch: 0 }, office);
  expect(refused.problem?.code).toBe('recommending-body-unknown');
  const both = await Promise.all([1, 2].map(() => world.ask(setEntryTraits, { params, body, ifMatch: 0 }, office)));
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  await ask(scene, true, 0);
  expect((await world.call(listEntriesToBid, {}, ann)).total).toBe(1);
  await profile(world, ann, { employers: [{ name: 'District', from: null, until: null }] });
  expect((await world.call(listEntriesToBid, {}, ann)).total).toBe(0);
});
