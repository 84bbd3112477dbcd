import { expect, test } from 'vitest';
import { anotherUnit } from '../entries/entries.fixture.ts';
import {
  createPointsRule,
  getMyPoints,
  getPointsSummary,
  grantPointsBudget,
  listMySlips,
  listPointsAccounts,
  listPointsRules,
  listPostings,
  listSlips,
  proposeReversal,
  refuseSlip,
  retirePointsRule,
  signSlip,
} from './contract.ts';
import { employeePerson, openPoints, proposed } from './points.fixture.ts';

test('an employee sees the own balance and slips, and nobody else’s', async () => {
  const scene = await openPoints();
  const { world, unitId, coordinator, mei } = scene;
  const ann = await employeePerson(world, unitId, 'Ann');
  await world.call(signSlip, { params: { slipId: await proposed(scene) } }, coordinator);
  const refused = await proposed(scene);
  await world.call(refuseSlip, { params: { slipId: refused }, body: { reason: 'No' } }, coordinator);
  await proposed(scene, undefined, ann.employeeId);
  const { items } = await world.call(getMyPoints, {}, mei);
  expect(items).toMatchObject([{ employeeId: mei.employeeId, unitId, balance: 30, thisYear: 30 }]);
  const slips = await world.call(listMySlips, {}, mei);
  expect(slips.items).toMatchObject([{ state: 'posted', points: 30, postedAt: world.now.toISOString() }]);
  expect((await world.call(listMySlips, {}, ann)).items).toMatchObject([{ state: 'waiting', postedAt: null }]);
  world.now = new Date('2027-01-05T00:00:00Z');
  expect((await world.call(getMyPoints, {}, mei)).items).toMatchObject([{ balance: 30, thisYear: 0 }]);
  expect((await world.call(getMyPoints, {}, coordinator)).items).toEqual([]);
  for (const person of [mei, (await anotherUnit({ world }, 'Beta')).coordinator]) {
    const params = { unitId };
    const all = [
      await world.ask(getPointsSummary, { params }, person),
      await world.ask(listSlips, { params }, person),
      await world.ask(listPostings, { params }, person),
      await world.ask(listPointsAccounts, { params }, person),
      await world.ask(grantPointsBudget, { params, body: { points: 1 } }, person),
    ];
    expect(all.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  }
});

test('the summary and the accounts say where all points are', async () => {
  const scene = await openPoints();
  const { world, unitId, coordinator, quality } = scene;
  const slipId = await proposed(scene);
  const summary = () => world.call(getPointsSummary, { params: { unitId } }, quality);
  expect(await summary()).toEqual({
    budget: 100,
    held: 0,
    expired: 0,
    issued: 100,
    slipsWaiting: 1,
    may: { manage: false, propose: true },
  });
  await world.call(signSlip, { params: { slipId } }, coordinator);
  expect(await summary()).toMatchObject({ budget: 70, held: 30, issued: 100, slipsWaiting: 0 });
  await world.call(proposeReversal, { params: { slipId }, body: { reason: 'x' } }, quality);
  expect(await summary()).toMatchObject({ held: 30, slipsWaiting: 1 });
  const { items } = await world.call(listPointsAccounts, { params: { unitId } }, quality);
  expect(items).toMatchObject([{ employeeName: 'Mei', balance: 30 }]);
});

test('a changed rule takes the place of the old one in one act; what was proposed stays as it was', async () => {
  const scene = await openPoints();
  const { world, unitId, coordinator, mei, ruleId } = scene;
  const slipId = await proposed(scene);
  const body = { name: { zh: '志愿服务', en: 'Volunteering' }, points: 40, replaces: ruleId };
  const params = { unitId };
  expect((await world.ask(createPointsRule, { params, body }, mei)).status).toBe(404);
  const { id } = await world.call(createPointsRule, { params, body }, coordinator);
  expect((await world.call(listPointsRules, { params }, mei)).items).toMatchObject([{ id, points: 40 }]);
  const again = await world.ask(createPointsRule, { params, body }, coordinator);
  expect(again.problem?.problems).toMatchObject([{ code: 'points-rule-unknown', pointer: '/replaces' }]);
  expect((await world.call(listPointsRules, { params }, mei)).total).toBe(1);
  expect((await world.call(signSlip, { params: { slipId } }, coordinator)).points).toBe(30);
});

test('a rule is set and retired by the coordinator; everybody of the unit knows it', async () => {
  const { world, unitId, coordinator, quality, mei, ruleId } = await openPoints();
  const params = { unitId };
  const body = { name: { zh: '讲座', en: 'Lecture' }, points: 10, yearlyLimit: 5 };
  const refused = await world.ask(createPointsRule, { params, body }, coordinator);
  expect(refused.problem?.problems).toMatchObject([{ code: 'yearly-limit-below-points', pointer: '/yearlyLimit' }]);
  expect((await world.ask(createPointsRule, { params, body: { ...body, points: 0 } }, coordinator)).status).toBe(400);
  const good = { ...body, yearlyLimit: null };
  expect((await world.ask(createPointsRule, { params, body: good }, quality)).status).toBe(404);
  await world.call(createPointsRule, { params, body: good }, coordinator);
  const names = async (state?: 'retired') =>
    (await world.call(listPointsRules, { params, query: state === undefined ? {} : { state } }, mei)).items.map(
      ({ name }) => name.en,
    );
  expect((await names()).toSorted()).toEqual(['Lecture', 'Volunteering']);
  expect((await world.ask(retirePointsRule, { params: { ruleId } }, quality)).status).toBe(404);
  await world.call(retirePointsRule, { params: { ruleId } }, coordinator);
  expect((await world.ask(retirePointsRule, { params: { ruleId } }, coordinator)).problem?.code).toBe(
    'points-rule-retired',
  );
  expect([await names(), await names('retired')]).toEqual([['Lecture'], ['Volunteering']]);
});

test('two grants at once are both there, and slips come page by page', async () => {
  const scene = await openPoints();
  const { world, unitId, coordinator } = scene;
  const params = { unitId };
  const grants = [1, 2].map((points) => world.call(grantPointsBudget, { params, body: { points } }, coordinator));
  await Promise.all(grants);
  expect(await world.call(getPointsSummary, { params }, coordinator)).toMatchObject({ budget: 103, issued: 103 });
  for (let count = 0; count < 3; count += 1) await proposed(scene);
  const first = await world.call(listSlips, { params, query: { limit: 2 } }, coordinator);
  const rest = await world.call(listSlips, { params, query: { limit: 2, after: first.next ?? '' } }, coordinator);
  const seen = [...first.items, ...rest.items].map(({ id }) => id);
  expect([new Set(seen).size, first.total, rest.next]).toEqual([3, 3, null]);
});
