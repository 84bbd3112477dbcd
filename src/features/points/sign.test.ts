import { describe, expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { anotherUnit } from '../entries/entries.fixture.ts';
import { checks } from './checks.ts';
import { listPostings, listSlips, proposeSlip, refuseSlip, retirePointsRule, signSlip } from './contract.ts';
import {
  budgetOf,
  departmentPerson,
  employeePerson,
  openPoints,
  proposed,
  type PointsScene,
} from './points.fixture.ts';

const codes = (outcome: { problem: { problems: readonly { code: string }[] } | undefined }) =>
  outcome.problem?.problems.map(({ code }) => code);

function signer({ world }: PointsScene) {
  return (slipId: string, as: PointsScene['coordinator']) => world.ask(signSlip, { params: { slipId } }, as);
}

describe('proposing', () => {
  test('is the first signature: nothing is posted', async () => {
    const scene = await openPoints();
    const { world, unitId, coordinator, quality } = scene;
    const slipId = await proposed(scene);
    const { items } = await world.call(listSlips, { params: { unitId }, query: { state: 'to-sign' } }, coordinator);
    expect(items).toMatchObject([
      {
        id: slipId,
        state: 'waiting',
        points: 30,
        employeeName: 'Mei',
        proposed: { by: 'Quality' },
        signed: null,
        isProposerLeader: false,
        may: { sign: true },
      },
    ]);
    const own = await world.call(listSlips, { params: { unitId } }, quality);
    expect(own.items[0]?.may).toEqual({ sign: false, refuse: true, reverse: false });
    expect(await budgetOf(scene)).toEqual({ budget: 100, held: 0 });
  });

  test('tells everything that stands against it', async () => {
    const scene = await openPoints();
    const { world, unitId, ruleId, coordinator, mei } = scene;
    const ask = (body: object, as = coordinator) =>
      world.ask(
        proposeSlip,
        { params: { unitId }, body: { employeeId: mei.employeeId, ruleId, reason: 'x', ...body } },
        as,
      );
    const elsewhere = await anotherUnit({ world }, 'Beta');
    const foreign = {
      employeeId: await world.employee(elsewhere.unitId),
      ruleId: world.border.newId(),
      evidenceId: world.border.newId(),
    };
    expect(codes(await ask(foreign))).toEqual(['employee-unknown', 'points-rule-unknown', 'evidence-not-in-library']);
    expect((await ask({ reason: ' ' })).status).toBe(400);
    const own = await world.employee(unitId, coordinator);
    expect(codes(await ask({ employeeId: own }))).toEqual(['signature-of-receiver']);
    await world.call(retirePointsRule, { params: { ruleId } }, coordinator);
    expect(codes(await ask({}))).toEqual(['points-rule-unknown']);
    expect((await ask({}, mei)).status).toBe(404);
    expect((await ask({}, elsewhere.coordinator)).status).toBe(404);
  });
});

describe('the second signature', () => {
  test('posts the points in the ledger in the same act', async () => {
    const scene = await openPoints();
    const { world, unitId, coordinator } = scene;
    const slipId = await proposed(scene);
    const { answer } = await signer(scene)(slipId, coordinator);
    expect(answer).toMatchObject({
      state: 'posted',
      signed: { by: 'Coordinator of Alpha', at: world.now.toISOString() },
    });
    expect(await budgetOf(scene)).toEqual({ budget: 70, held: 30 });
    const { items } = await world.call(listPostings, { params: { unitId } }, coordinator);
    expect(items.find(({ kind }) => kind === 'award')).toMatchObject({
      points: 30,
      memo: 'A day in the park',
      lines: [
        { account: 'budget', employeeName: null, amount: -30 },
        { account: 'employee', employeeName: 'Mei', amount: 30 },
      ],
    });
    expect((await signer(scene)(slipId, coordinator)).problem?.code).toBe('slip-posted');
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('is of another person, with a leader among the two, neither being the receiver', async () => {
    const scene = await openPoints();
    const { world, unitId, coordinator, quality, mei } = scene;
    const sales = await departmentPerson(world, unitId, 'Sales');
    const byQuality = await proposed(scene);
    expect(codes(await signer(scene)(byQuality, quality))).toEqual([
      'signature-repeated',
      'second-signature-missing',
      'leader-signature-missing',
    ]);
    expect(codes(await signer(scene)(byQuality, sales))).toEqual(['leader-signature-missing']);
    const forSales = await proposed(scene, coordinator, await world.employee(unitId, sales));
    expect(codes(await signer(scene)(forSales, sales))).toEqual(['signature-of-receiver']);
    expect((await signer(scene)(byQuality, mei)).status).toBe(404);
    expect(await budgetOf(scene)).toEqual({ budget: 100, held: 0 });
    // An employee who leads is a leader too.
    const lead = await world.employee(unitId, quality);
    await world.database.db.updateTable('employee').set({ isLeader: true }).where('id', '=', lead).execute();
    expect((await signer(scene)(byQuality, sales)).answer?.state).toBe('posted');
    expect((await signer(scene)(forSales, quality)).answer?.state).toBe('posted');
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('two at once post once', async () => {
    const scene = await openPoints();
    const { world, unitId, coordinator } = scene;
    const second = await world.person('Second', { role: 'coordinator', unitId });
    const slipId = await proposed(scene);
    const both = await Promise.all([coordinator, second].map((person) => signer(scene)(slipId, person)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await budgetOf(scene)).toEqual({ budget: 70, held: 30 });
  });

  test('two slips at once cannot overdraw the budget', async () => {
    const scene = await openPoints();
    const { world, unitId, coordinator } = scene;
    const employees = await Promise.all(
      ['Ann', 'Ben', 'Cao', 'Dai'].map((name) => employeePerson(world, unitId, name)),
    );
    const slips: string[] = [];
    for (const { employeeId } of employees) slips.push(await proposed(scene, undefined, employeeId));
    const all = await Promise.all(slips.map((slipId) => signer(scene)(slipId, coordinator)));
    expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 422]);
    expect(codes(all.find(({ status }) => status === 422) ?? { problem: undefined })).toEqual(['budget-exceeded']);
    expect(await budgetOf(scene)).toEqual({ budget: 10, held: 90 });
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('two slips at once cannot go beyond the yearly limit; the next year begins anew', async () => {
    const scene = await openPoints();
    const { world, coordinator, mei, ruleId, unitId } = scene;
    const slips = [await proposed(scene), await proposed(scene), await proposed(scene)];
    const all = await Promise.all(slips.map((slipId) => signer(scene)(slipId, coordinator)));
    expect(all.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 422]);
    expect(codes(all.find(({ status }) => status === 422) ?? { problem: undefined })).toEqual(['points-limit-year']);
    const body = { employeeId: mei.employeeId, ruleId, reason: 'Once more' };
    expect(codes(await world.ask(proposeSlip, { params: { unitId }, body }, coordinator))).toEqual([
      'points-limit-year',
    ]);
    // 1 January in Shanghai, still the old year in London.
    world.now = new Date('2026-12-31T16:00:00Z');
    expect((await world.ask(proposeSlip, { params: { unitId }, body }, coordinator)).status).toBe(201);
  });
});

test('a slip is refused with a reason, and then never posted', async () => {
  const scene = await openPoints();
  const { world, unitId, coordinator, mei } = scene;
  const slipId = await proposed(scene);
  const refuse = (as: PointsScene['coordinator'], reason = 'Was paid work') =>
    world.ask(refuseSlip, { params: { slipId }, body: { reason } }, as);
  expect((await refuse(coordinator, '')).status).toBe(400);
  expect((await refuse(mei)).status).toBe(404);
  expect((await refuse(coordinator)).answer).toMatchObject({
    state: 'refused',
    refused: { by: 'Coordinator of Alpha', reason: 'Was paid work' },
  });
  expect((await refuse(coordinator)).problem?.code).toBe('slip-refused');
  expect((await signer(scene)(slipId, coordinator)).problem?.code).toBe('slip-refused');
  const sales = await departmentPerson(world, unitId, 'Sales');
  const own = await proposed(scene, coordinator, await world.employee(unitId, sales));
  expect((await world.ask(refuseSlip, { params: { slipId: own }, body: { reason: 'No' } }, sales)).problem?.code).toBe(
    'slip-own',
  );
});

test('the database itself refuses lines that do not add up, and changes of what was posted', async () => {
  const scene = await openPoints();
  const { world, unitId, coordinator } = scene;
  await signer(scene)(await proposed(scene), coordinator);
  const { db } = world.database;
  const account = await db
    .selectFrom('ledgerAccount')
    .select('id')
    .where('kind', '=', 'budget')
    .executeTakeFirstOrThrow();
  const lopsided = db.transaction().execute(async (transaction) => {
    const id = world.border.newId();
    await transaction.insertInto('ledgerPosting').values({ id, unitId, kind: 'budget', postedAt: world.now }).execute();
    await transaction.insertInto('ledgerLine').values({ postingId: id, accountId: account.id, amount: 5 }).execute();
  });
  await expect(lopsided).rejects.toThrow(/does not balance/);
  await expect(db.updateTable('ledgerLine').set({ amount: 1 }).execute()).rejects.toThrow(/permission denied/);
});
