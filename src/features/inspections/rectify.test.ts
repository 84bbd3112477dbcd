import { describe, expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { departmentOf, employeeOf, pieceOf } from '../drives/drives.fixture.ts';
import { getDrive } from '../drives/contract.ts';
import { anotherUnit } from '../entries/entries.fixture.ts';
import { checks } from './checks.ts';
import {
  closeFinding,
  getFinding,
  listFindings,
  listMyRectifications,
  orderRectification,
  reportRectification,
  returnRectification,
} from './contract.ts';
import { openInspection, ordered, proof, raised, reported } from './inspections.fixture.ts';

describe('ordering a rectification', () => {
  test('names owner, day and plan, again until something is reported', async () => {
    const scene = await openInspection();
    const { world, alpha, owner } = scene;
    const findingId = await ordered(scene);
    const params = { findingId };
    const found = await world.call(getFinding, { params }, owner);
    expect(found).toMatchObject({
      state: 'ordered',
      ownerName: 'Mei',
      dueOn: '2026-03-10',
      plan: 'Buy two',
      isOverdue: false,
      may: { order: false, report: true, judge: false },
    });
    const body = { ownerId: owner.employeeId, dueOn: '2026-03-20', plan: 'Buy three' };
    expect(await world.call(orderRectification, { params, body }, alpha.coordinator)).toMatchObject({
      dueOn: '2026-03-20',
      plan: 'Buy three',
    });
    await world.call(reportRectification, { params, body: proof }, owner);
    expect((await world.ask(orderRectification, { params, body }, alpha.coordinator)).problem?.code).toBe(
      'finding-reported',
    );
  });

  test('is refused for strangers and for days that are past; only who manages inspections orders', async () => {
    const scene = await openInspection();
    const { world, alpha, owner, office } = scene;
    const params = { findingId: await raised(scene) };
    const beta = await anotherUnit(scene, 'Beta');
    const body = { ownerId: await world.employee(beta.unitId), dueOn: '2026-03-01', plan: 'Buy two' };
    const refused = await world.ask(orderRectification, { params, body }, alpha.coordinator);
    expect(refused.problem?.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['employee-unknown', '/ownerId'],
      ['due-in-past', '/dueOn'],
    ]);
    const good = { ...body, ownerId: owner.employeeId, dueOn: '2026-03-02' };
    for (const person of [owner, office, beta.coordinator])
      expect((await world.ask(orderRectification, { params, body: good }, person)).status).toBe(404);
    expect((await world.ask(reportRectification, { params, body: proof }, alpha.coordinator)).problem?.code).toBe(
      'finding-not-ordered',
    );
    expect((await world.ask(closeFinding, { params, body: {} }, alpha.coordinator)).problem?.code).toBe(
      'finding-not-reported',
    );
  });
});

describe('reporting', () => {
  test('is done by the owner with proof, which goes into the library', async () => {
    const scene = await openInspection();
    const { world, owner } = scene;
    const findingId = await ordered(scene);
    expect((await world.call(listMyRectifications, {}, owner)).items.map(({ id }) => id)).toEqual([findingId]);
    const done = await world.call(reportRectification, { params: { findingId }, body: proof }, owner);
    expect(done).toMatchObject({
      state: 'reported',
      report: proof.report,
      reportedBy: 'Mei',
      evidenceTitle: 'Photo of both',
    });
    expect((await world.call(listMyRectifications, {}, owner)).total).toBe(0);
    expect((await world.ask(reportRectification, { params: { findingId }, body: proof }, owner)).problem?.code).toBe(
      'finding-reported',
    );
  });

  test('wants proof of this unit, and somebody whose matter it is', async () => {
    const scene = await openInspection();
    const { world, alpha, office } = scene;
    const params = { findingId: await ordered(scene) };
    const evidence = { kind: 'library' as const, evidenceId: world.border.newId() };
    const refused = await world.ask(reportRectification, { params, body: { ...proof, evidence } }, alpha.coordinator);
    expect(refused.problem?.problems).toMatchObject([
      { code: 'evidence-not-in-library', pointer: '/evidence/evidenceId' },
    ]);
    for (const person of [office, await employeeOf(scene, 'Ann')]) {
      expect((await world.ask(reportRectification, { params, body: proof }, person)).status).toBe(404);
      expect((await world.ask(getFinding, { params }, person)).status).toBe(404);
    }
    const own = { kind: 'library' as const, evidenceId: await pieceOf(scene) };
    expect(
      (await world.ask(reportRectification, { params, body: { ...proof, evidence: own } }, alpha.coordinator)).status,
    ).toBe(200);
  });
});

describe('closing', () => {
  test('is for somebody else than the owner, and takes the finding off its indicator', async () => {
    const scene = await openInspection();
    const { world, alpha, driveId } = scene;
    const params = { findingId: await reported(scene) };
    const closed = await world.call(closeFinding, { params, body: { note: 'Seen' } }, alpha.coordinator);
    expect(closed).toMatchObject({
      state: 'closed',
      closedBy: 'Coordinator of Alpha',
      closingNote: 'Seen',
      closedAt: world.now.toISOString(),
    });
    const drive = await world.call(getDrive, { params: { driveId } }, alpha.coordinator);
    expect([drive.openFindings, drive.indicators[0]?.openFindings]).toEqual([0, 0]);
    expect((await world.ask(closeFinding, { params, body: {} }, alpha.coordinator)).problem?.code).toBe(
      'finding-closed',
    );
    expect(
      (await world.ask(returnRectification, { params, body: { reason: 'x' } }, alpha.coordinator)).problem?.code,
    ).toBe('finding-closed');
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('is refused to an owner who manages inspections, and to whoever reported', async () => {
    const scene = await openInspection();
    const { world, alpha } = scene;
    const quality = await departmentOf(scene, 'Quality');
    const ownerId = await world.employee(alpha.unitId, quality);
    const params = { findingId: await raised(scene) };
    const body = { ownerId, dueOn: '2026-03-10', plan: 'Buy two' };
    await world.call(orderRectification, { params, body }, alpha.coordinator);
    await world.call(reportRectification, { params, body: proof }, alpha.coordinator);
    for (const person of [quality, alpha.coordinator]) {
      expect((await world.ask(closeFinding, { params, body: {} }, person)).problem?.code).toBe('closed-by-another');
      expect((await world.ask(returnRectification, { params, body: { reason: 'x' } }, person)).problem?.code).toBe(
        'closed-by-another',
      );
      expect((await world.call(getFinding, { params }, person)).may.judge).toBe(false);
    }
    expect((await world.ask(closeFinding, { params, body: {} }, scene.owner)).status).toBe(404);
    const sales = await departmentOf(scene, 'Sales');
    expect((await world.ask(closeFinding, { params, body: {} }, sales)).status).toBe(200);
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('is undone by somebody who may close it, when it was not mended for good', async () => {
    const scene = await openInspection();
    const { world, alpha, owner } = scene;
    const params = { findingId: await reported(scene) };
    const body = { reason: 'Gone again', from: 'closed' as const };
    expect((await world.ask(returnRectification, { params, body }, alpha.coordinator)).problem?.code).toBe(
      'finding-not-closed',
    );
    await world.call(closeFinding, { params, body: {} }, alpha.coordinator);
    expect((await world.call(getFinding, { params }, alpha.coordinator)).may.reopen).toBe(true);
    expect((await world.ask(returnRectification, { params, body }, owner)).status).toBe(404);
    const open = await world.call(returnRectification, { params, body }, alpha.coordinator);
    expect(open).toMatchObject({ state: 'ordered', returned: 1, closedAt: null, returns: [{ reason: 'Gone again' }] });
    expect((await world.call(listMyRectifications, {}, owner)).total).toBe(1);
    await world.call(reportRectification, { params, body: proof }, owner);
    expect((await world.call(closeFinding, { params, body: {} }, alpha.coordinator)).state).toBe('closed');
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('or sending back at once: one of the two happens', async () => {
    const scene = await openInspection();
    const { world, alpha } = scene;
    const params = { findingId: await reported(scene) };
    const both = await Promise.all([
      world.ask(closeFinding, { params, body: {} }, alpha.coordinator),
      world.ask(returnRectification, { params, body: { reason: 'Not yet' } }, alpha.coordinator),
    ]);
    expect([
      [200, 409],
      [409, 201],
    ]).toContainEqual(both.map(({ status }) => status));
  });
});

test('a report is sent back with a reason, and the owner reports anew', async () => {
  const scene = await openInspection();
  const { world, alpha, owner } = scene;
  const params = { findingId: await reported(scene) };
  expect((await world.ask(returnRectification, { params, body: { reason: ' ' } }, alpha.coordinator)).status).toBe(400);
  const back = await world.call(
    returnRectification,
    { params, body: { reason: 'Only one is there' } },
    alpha.coordinator,
  );
  expect(back).toMatchObject({
    state: 'ordered',
    report: null,
    returned: 1,
    returns: [{ reason: 'Only one is there', by: 'Coordinator of Alpha' }],
  });
  expect((await world.call(reportRectification, { params, body: proof }, owner)).state).toBe('reported');
  const event = await world.database.db
    .selectFrom('event')
    .selectAll()
    .where('kind', '=', 'rectification.returned')
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ before: { report: proof.report }, after: { reason: 'Only one is there' } });
});

test('a finding that was not reported in time is overdue, and is found so', async () => {
  const scene = await openInspection();
  const { world, alpha, owner } = scene;
  const findingId = await ordered(scene);
  const overdue = async () => {
    const query = { state: 'overdue' as const };
    return (await world.call(listFindings, { params: { unitId: alpha.unitId }, query }, alpha.coordinator)).items.map(
      ({ id }) => id,
    );
  };
  world.now = new Date('2026-03-10T15:59:59Z');
  expect(await overdue()).toEqual([]);
  world.now = new Date('2026-03-10T16:00:00Z');
  expect(await overdue()).toEqual([findingId]);
  expect((await world.call(getFinding, { params: { findingId } }, owner)).isOverdue).toBe(true);
  await world.call(reportRectification, { params: { findingId }, body: proof }, owner);
  expect(await overdue()).toEqual([]);
  const open = { params: { unitId: alpha.unitId }, query: { state: 'open' as const } };
  expect((await world.call(listFindings, open, alpha.coordinator)).total).toBe(1);
  expect((await world.ask(listFindings, open, owner)).status).toBe(404);
});
