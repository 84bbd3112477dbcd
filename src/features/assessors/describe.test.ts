import { expect, test } from 'vitest';
import { openTieScene } from '../conflicts/conflicts.fixture.ts';
import { nothingStated } from './assessors.fixture.ts';
import { describeAssessor, getAssessorProfile, listUnitsToName } from './contract.ts';

test('an assessor states what he or she is known for, and the office may mend it', async () => {
  const { world, office, ann } = await openTieScene();
  const params = { assessorId: ann.assessorId };
  const body = {
    ...nothingStated,
    topics: ['Quality', 'quality', 'Safety'],
    languages: ['zh', 'en'] as ('zh' | 'en')[],
    mostEntries: 6,
    employers: [
      { name: 'Alpha', from: '2020-01-01', until: null },
      { name: 'Nowhere Ltd', from: null, until: '2019-12-31' },
    ],
  };
  const saved = await world.call(describeAssessor, { params, body, ifMatch: 1 }, ann);
  expect(saved).toMatchObject({ topics: ['quality', 'Safety'], mostEntries: 6, version: 2 });
  expect(saved.employers.map(({ isKnown }) => isKnown)).toEqual([true, false]);
  expect(await world.call(getAssessorProfile, { params }, office)).toEqual(saved);
  const stale = await world.ask(describeAssessor, { params, body: nothingStated, ifMatch: 1 }, office);
  expect(stale.status).toBe(412);
  await world.call(describeAssessor, { params, body: nothingStated, ifMatch: 2 }, office);
});

test('all that is wrong is told at once', async () => {
  const { world, ann } = await openTieScene();
  const employers = [
    { name: 'Alpha', from: '2020-01-01', until: '2019-01-01' },
    { name: 'Beta', from: null, until: null },
    { name: 'beta', from: null, until: null },
  ];
  const params = { assessorId: ann.assessorId };
  const refused = await world.ask(describeAssessor, { params, body: { ...nothingStated, employers }, ifMatch: 1 }, ann);
  expect(refused.status).toBe(422);
  expect(refused.problem?.problems?.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['employer-dates-reversed', '/employers/0/until'],
    ['employer-twice', '/employers/2/name'],
  ]);
});

test('nobody else sees or changes a profile', async () => {
  const { world, alpha, bodyId, ann } = await openTieScene();
  const bo = await world.assessor(bodyId, 'Bo');
  const stranger = await world.person('Other', { role: 'office', bodyId: await world.body('Other') });
  const params = { assessorId: ann.assessorId };
  for (const who of [bo, alpha.coordinator, stranger]) {
    expect((await world.ask(getAssessorProfile, { params }, who)).status).toBe(404);
    expect((await world.ask(listUnitsToName, { params, query: { q: 'Alpha' } }, who)).status).toBe(404);
    expect((await world.ask(describeAssessor, { params, body: nothingStated, ifMatch: 1 }, who)).status).toBe(404);
  }
  const { items } = await world.call(listUnitsToName, { params, query: { q: 'alph' } }, ann);
  expect(items.map(({ name }) => name.en)).toEqual(['Alpha']);
});
