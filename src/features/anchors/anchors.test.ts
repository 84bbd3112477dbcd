import { expect, test } from 'vitest';
import { listMyAssignments } from '../assignments/contract.ts';
import { assign, openPanel, score } from '../calibrations/calibrations.fixture.ts';
import { getAnchors, listMyAgreements, markAnchors } from './contract.ts';

test('the office names anchors; they come first to every assessor, and are fixed with the first sheet', async () => {
  const scene = await openPanel(3, 2);
  const { world, office, editionId, entryIds, assessors, alpha } = scene;
  for (const entryId of entryIds) await assign(scene, entryId, assessors);
  const last = entryIds.at(-1)!;
  const mark = (ids: readonly string[], who = office) =>
    world.ask(markAnchors, { params: { editionId }, body: { entryIds: [...ids] } }, who);
  expect((await mark([last], assessors[0])).status).toBe(404);
  expect((await mark([last], alpha.coordinator)).status).toBe(404);
  const stray = await mark([last, editionId]);
  expect([stray.status, stray.problem?.problems[0]]).toMatchObject([
    422,
    { code: 'anchor-not-an-entry', pointer: '/entryIds/1' },
  ]);
  expect((await mark([last, last])).status).toBe(204);
  const { items } = await world.call(listMyAssignments, {}, assessors[0]);
  expect(items.map(({ entryId, isAnchor }) => [entryId === last, isAnchor])).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ]);
  await score(scene, assessors[0]!, last, 1);
  const late = await mark([]);
  expect([late.status, late.problem?.code]).toEqual([409, 'anchors-fixed']);
  const found = await world.call(getAnchors, { params: { editionId } }, office);
  expect(found.anchors).toMatchObject([{ entryId: last, assigned: 2, submitted: 1 }]);
  expect(found.isFixed).toBe(true);
});

test('an assessor learns the own agreement alone, and only once all have scored the anchors', async () => {
  const scene = await openPanel(2, 4);
  const { world, office, editionId, entryIds, assessors } = scene;
  for (const entryId of entryIds) await assign(scene, entryId, assessors);
  await world.call(markAnchors, { params: { editionId }, body: { entryIds: [...entryIds] } }, office);
  const told = (who = assessors[0]) => world.call(listMyAgreements, {}, who);
  for (const [seat, who] of assessors.entries()) {
    for (const [at, entryId] of entryIds.entries()) {
      await score(scene, who, entryId, at * 2 + [2, 0, 1, 0][seat]! + (at === 1 && seat === 2 ? 2 : 0));
      const isLast = seat === 3 && at === 1;
      const { items } = await told();
      expect(items).toHaveLength(1);
      expect(items[0]?.agreement === null).toBe(!isLast);
    }
  }
  expect((await told()).items[0]).toMatchObject({
    editionId,
    anchors: 2,
    scored: 2,
    agreement: { anchors: 2, meanDifference: -0.7, typicalDifference: 0.7 },
  });
  expect((await told(assessors[1])).items[0]?.agreement?.meanDifference).toBe(0.7);
  expect((await world.call(listMyAgreements, {}, office)).items).toEqual([]);
  const { agreements } = await world.call(getAnchors, { params: { editionId } }, office);
  expect(agreements.map(({ assessorId }) => assessorId).toSorted()).toEqual(
    assessors.map(({ assessorId }) => assessorId).toSorted(),
  );
  for (const who of [assessors[0], scene.alpha.coordinator]) {
    expect((await world.ask(getAnchors, { params: { editionId } }, who)).status).toBe(404);
  }
});
