import { expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { checks } from './checks.ts';
import { getSlip, listPostings, proposeReversal, refuseReversal, signReversal, signSlip } from './contract.ts';
import { budgetOf, departmentPerson, openPoints, type PointsScene, proposed } from './points.fixture.ts';

async function posted() {
  const scene = await openPoints();
  const slipId = await proposed(scene);
  const params = { slipId };
  await scene.world.call(signSlip, { params }, scene.coordinator);
  const ask = (as: PointsScene['coordinator']) =>
    scene.world.ask(proposeReversal, { params, body: { reason: 'Wrong person' } }, as);
  const sign = (as: PointsScene['coordinator']) => scene.world.ask(signReversal, { params }, as);
  return { ...scene, scene, slipId, params, ask, sign };
}

test('a posted slip is undone by two people, line by line, and counts no more towards the limit', async () => {
  const { world, scene, unitId, coordinator, quality, params, ask, sign } = await posted();
  expect((await ask(quality)).answer).toMatchObject({
    state: 'reversal-waiting',
    reversal: { reason: 'Wrong person', signed: null },
  });
  expect((await sign(quality)).problem?.problems.map(({ code }) => code)).toEqual([
    'signature-repeated',
    'second-signature-missing',
    'leader-signature-missing',
  ]);
  expect(await budgetOf(scene)).toEqual({ budget: 70, held: 30 });
  expect((await sign(coordinator)).answer).toMatchObject({
    state: 'reversed',
    reversal: { signed: { by: 'Coordinator of Alpha' } },
  });
  expect(await budgetOf(scene)).toEqual({ budget: 100, held: 0 });
  const { items } = await world.call(listPostings, { params: { unitId } }, coordinator);
  const award = items.find(({ kind }) => kind === 'award');
  expect(items.find(({ kind }) => kind === 'reversal')).toMatchObject({
    reverses: award?.id,
    memo: 'Wrong person',
    points: 30,
  });
  for (const outcome of [await ask(coordinator), await sign(coordinator)]) expect(outcome.status).toBe(409);
  // Both places of the year's sixty are free again.
  for (const slipId of [await proposed(scene), await proposed(scene)])
    expect((await world.ask(signSlip, { params: { slipId } }, coordinator)).status).toBe(200);
  expect((await world.call(getSlip, { params }, quality)).may).toEqual({ sign: false, refuse: false, reverse: false });
  expect(await faultsIn(world, checks)).toEqual([]);
});

test('two signatures at once undo once; two who ask at once ask once', async () => {
  const { world, scene, unitId, coordinator, quality, ask, sign } = await posted();
  const second = await world.person('Second', { role: 'coordinator', unitId });
  const asked = await Promise.all([ask(quality), ask(quality)]);
  expect(asked.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  const both = await Promise.all([sign(coordinator), sign(second)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(await budgetOf(scene)).toEqual({ budget: 100, held: 0 });
});

test('a reversal is refused with a reason, and may be asked for again', async () => {
  const { world, scene, unitId, coordinator, quality, mei, params, ask, sign } = await posted();
  expect((await sign(coordinator)).problem?.code).toBe('reversal-not-waiting');
  const waiting = await proposed(scene);
  const early = { params: { slipId: waiting }, body: { reason: 'x' } };
  expect((await world.ask(proposeReversal, early, coordinator)).problem?.code).toBe('slip-not-posted');
  for (const stranger of [mei, await world.person('Nobody')]) expect((await ask(stranger)).status).toBe(404);
  await ask(quality);
  const refusal = { params, body: { reason: 'It was right' } };
  expect((await world.ask(refuseReversal, refusal, coordinator)).answer).toMatchObject({
    state: 'posted',
    reversal: null,
  });
  expect((await world.ask(refuseReversal, refusal, coordinator)).problem?.code).toBe('reversal-not-waiting');
  const sales = await departmentPerson(world, unitId, 'Sales');
  expect((await ask(sales)).status).toBe(201);
});
