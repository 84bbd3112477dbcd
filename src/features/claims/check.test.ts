import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { importHonours } from '../honours/contract.ts';
import { checkClaimsOfText } from './contract.ts';

const example = (name: string) => readFileSync(join(projectRoot, 'examples', name), 'utf8');

async function scene() {
  const world = await openWorld();
  const bodyId = await world.body();
  const office = await world.person('Olga', { role: 'office', bodyId });
  return { world, bodyId, office };
}

test('an announcement is held against the register, each claim at its place in the text', async () => {
  const { world, bodyId, office } = await scene();
  await world.call(importHonours, { params: { bodyId }, body: { csv: example('honours-2019.csv') } }, office);
  const text = example('announcement-2019-04.txt');
  const { claims, honours } = await world.call(checkClaimsOfText, { body: { text } }, office);
  expect(honours).toBe(7);
  const model = claims.find(({ start, end }) => text.slice(start, end).includes('19th'));
  expect(model).toMatchObject({ programme: 'Shanghai Municipality Model Unit' });
  expect(model?.reasons.length).toBeGreaterThan(0);
  // A sentence that was not found would come back as its key.
  for (const { message } of claims.flatMap(({ reasons }) => reasons)) expect(message).not.toMatch(/^claim\./);
});

test('what the register does not hold is not supported', async () => {
  const { world, bodyId, office } = await scene();
  await world.call(importHonours, { params: { bodyId }, body: { csv: example('honours-2019.csv') } }, office);
  const text =
    'Shanghai MicroPort Medical (Group) Co., Ltd. was named a Shanghai Municipality Model Unit in the 16th edition.';
  const { claims } = await world.call(checkClaimsOfText, { body: { text } }, office);
  expect(claims).toHaveLength(1);
  expect(claims[0]).toMatchObject({ isSupported: false });
});

test('it is for offices; an empty text and an unknown field are refused', async () => {
  const { world, bodyId, office } = await scene();
  const coordinator = await world.person('Cora', { role: 'coordinator', unitId: await world.unit() });
  const assessor = await world.assessor(bodyId, 'Asa');
  for (const as of [coordinator, assessor]) {
    expect((await world.ask(checkClaimsOfText, { body: { text: 'x' } }, as)).status).toBe(404);
  }
  expect((await world.ask(checkClaimsOfText, { body: { text: 'x' } })).status).toBe(401);
  expect((await world.ask(checkClaimsOfText, { body: { text: '' } }, office)).problem?.problems[0]?.pointer).toBe(
    '/text',
  );
  const odd = { text: 'x', asOf: '2019-01-01' } as { text: string };
  expect((await world.ask(checkClaimsOfText, { body: odd }, office)).status).toBe(400);
});
