import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { exportHonours, getHolder, importHonours, listHonours, searchRegister } from './contract.ts';

const csv = readFileSync(join(projectRoot, 'examples', 'honours-2019.csv'), 'utf8');

async function scene() {
  const world = await openWorld();
  const bodyId = await world.body();
  return { world, bodyId, office: await world.person('Olga', { role: 'office', bodyId }) };
}

test('the honours of 2019 are on the register, and the unit is its holder for six consecutive years', async () => {
  const { world, bodyId, office } = await scene();
  expect(await world.call(importHonours, { params: { bodyId }, body: { csv } }, office)).toEqual({
    honours: 7,
    alreadyThere: 0,
    units: 1,
    programmes: 5,
    skipped: [],
  });
  const { items } = await world.call(searchRegister, { query: { q: 'microport' } });
  expect(items).toHaveLength(1);
  world.queries.length = 0;
  const holder = await world.call(getHolder, { params: { unitId: items[0]?.unitId ?? '' } });
  expect(world.queries.length).toBeLessThanOrEqual(8);
  expect(holder.honours).toHaveLength(7);
  const model = holder.terms.find(({ programmeName }) => programmeName.en.endsWith('Model Unit'));
  expect(model).toMatchObject({ consecutiveYears: 6, consecutiveEditions: ['17', '18', '19'], isCurrent: true });
  expect(model?.reasoning.length).toBeGreaterThan(0);
});

test('the same file again changes nothing, and the register comes out as a file that can be read back', async () => {
  const { world, bodyId, office } = await scene();
  await world.call(importHonours, { params: { bodyId }, body: { csv } }, office);
  expect(await world.call(importHonours, { params: { bodyId }, body: { csv } }, office)).toMatchObject({
    honours: 0,
    alreadyThere: 7,
    units: 0,
    programmes: 0,
  });
  const file = (await world.ask(exportHonours)).text;
  expect(file.trim().split('\n')).toHaveLength(8);
  const other = await scene();
  expect(
    await other.world.call(importHonours, { params: { bodyId: other.bodyId }, body: { csv: file } }, other.office),
  ).toMatchObject({ honours: 7, skipped: [] });
});

test('every bad row is told by line and column and nothing is imported, unless bad rows are skipped on purpose', async () => {
  const { world, bodyId, office } = await scene();
  const lines = csv.trimEnd().split('\n');
  const broken = [...lines, 'Some Title,medal,1,2020-12-31,2019-01-01,Some Unit,,,,,2020-02-30,,,valid,'].join('\n');
  const { status, problem } = await world.ask(importHonours, { params: { bodyId }, body: { csv: broken } }, office);
  expect(status).toBe(422);
  expect(problem?.problems.map(({ line, pointer, code }) => `${line} ${pointer} ${code}`).toSorted()).toEqual(
    [`/conferred_on not-a-date`, `/kind honours-kind-unknown`, `/period_to period-reversed`].map(
      (told) => `${lines.length + 1} ${told}`,
    ),
  );
  expect((await world.call(listHonours)).total).toBe(0);
  const skipping = await world.call(
    importHonours,
    { params: { bodyId }, body: { csv: broken, skipBad: true } },
    office,
  );
  expect(skipping).toMatchObject({ honours: 7 });
  expect(skipping.skipped).toHaveLength(3);
});

test('another office, a coordinator and an assessor cannot record honours', async () => {
  const { world, bodyId } = await scene();
  const stranger = await world.person('Stan', { role: 'office', bodyId: await world.body('Other') });
  const coordinator = await world.person('Cora', { role: 'coordinator', unitId: await world.unit() });
  const assessor = await world.assessor(bodyId, 'Asa');
  for (const as of [stranger, coordinator, assessor]) {
    expect((await world.ask(importHonours, { params: { bodyId }, body: { csv } }, as)).status).toBe(404);
  }
});
