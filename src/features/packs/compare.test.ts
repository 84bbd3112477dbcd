import { expect, test } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { comparePackVersions, importPack } from './contract.ts';
import { shippedPacks } from './shipped.ts';

async function scene() {
  const world = await openWorld();
  const bodyId = await world.body();
  const office = await world.person('Olga Office', { role: 'office', bodyId });
  const shipped = (await shippedPacks()).find(({ file }) => file === 'top-ten-list.yaml');
  const raised = (shipped?.source ?? '')
    .replace('version: 1.0.0', 'version: 1.1.0')
    .replace('places: 10', 'places: 12');
  const first = await world.call(importPack, { body: { bodyId, shipped: 'top-ten-list.yaml' } }, office);
  const second = await world.call(importPack, { body: { bodyId, source: raised } }, office);
  return { world, office, first, second };
}

test('two versions are compared in words', async () => {
  const { world, office, first, second } = await scene();
  world.queries.length = 0;
  const query = { before: first.id, after: second.id };
  const { changes, unchanged, after } = await world.call(comparePackVersions, { query }, office);
  expect(world.queries.filter((text) => /from "pack"/.test(text))).toHaveLength(2);
  expect(after.packVersion).toBe('1.1.0');
  expect(unchanged).toBe(4);
  expect(changes.map(({ code, group }) => [code, group])).toEqual([
    ['pack-version', 'pack'],
    ['places-changed', 'judging'],
  ]);
  expect(changes[1]?.message).toBe('The places go from 10 to 12.');
});

test('a version is compared with what ships', async () => {
  const { world, office, second } = await scene();
  const query = { before: second.id, after: 'shipped:top-ten-list.yaml' };
  const { changes } = await world.call(comparePackVersions, { query }, office);
  expect(changes.map(({ code }) => code)).toEqual(['pack-version', 'places-changed']);
});

test('who may not see one of the two is told that there is none', async () => {
  const { world, office, first, second } = await scene();
  const stranger = await world.person('Stan', { role: 'office', bodyId: await world.body('Other') });
  const coordinator = await world.person('Cora', { role: 'coordinator', unitId: await world.unit() });
  const pair = { before: first.id, after: second.id };
  for (const as of [stranger, coordinator])
    expect((await world.ask(comparePackVersions, { query: pair }, as)).status).toBe(404);
  const shipped = { before: 'shipped:top-ten-list.yaml', after: 'shipped:baldrige.yaml' };
  expect((await world.ask(comparePackVersions, { query: shipped }, coordinator)).status).toBe(404);
  for (const before of ['shipped:none.yaml', '00000000-0000-4000-8000-000000000000'])
    expect((await world.ask(comparePackVersions, { query: { ...pair, before } }, office)).status).toBe(404);
  for (const before of ['shipped:../secret.yaml', 'x'])
    expect((await world.ask(comparePackVersions, { query: { ...pair, before } }, office)).status).toBe(400);
});
