import { expect, test } from 'vitest';
import { openScene } from '../entries/entries.fixture.ts';
import { importPack } from '../packs/contract.ts';
import { createProgramme } from './contract.ts';

test('a name is given once in a body, and a version of a pack taken in once, even by two at the same moment', async () => {
  const { world, bodyId, office, alpha } = await openScene();
  const name = { zh: '先进单位', en: 'Outstanding Units' };
  const body = { bodyId, kind: 'title' as const, name, description: { zh: '', en: '' } };
  const statuses = async (ask: () => Promise<{ status: number }>) =>
    (await Promise.all([ask(), ask(), ask()])).map(({ status }) => status).toSorted((a, b) => a - b);
  expect(await statuses(() => world.ask(createProgramme, { body }, office))).toEqual([201, 409, 409]);
  const shipped = { bodyId, shipped: 'top-ten-list.yaml' };
  expect(await statuses(() => world.ask(importPack, { body: shipped }, office))).toEqual([201, 409, 409]);
  // A unit's coordinator learns of no body's programmes by trying.
  expect((await world.ask(createProgramme, { body }, alpha.coordinator)).status).toBe(404);
});
