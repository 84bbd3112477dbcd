import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { profile } from '../assessors/assessors.fixture.ts';
import { setAssignmentPlan } from '../assignment-plans/contract.ts';
import { giveBid } from '../bids/contract.ts';
import { checks } from './checks.ts';
import { downloadCertificate, listRunPairs } from '../assignment-results/contract.ts';
import {
  applyAssignmentRun,
  cancelAssignmentRun,
  getAssignmentRun,
  listAssignmentRuns,
  startAssignmentRun,
  undoAssignmentRun,
} from './contract.ts';
import { assigned, employ, openRunScene, perform, runSeen, wishes, work } from './runs.fixture.ts';

describe('working an assignment out', () => {
  test('gives every entry its assessors, proven best, with reasons, and assigns nobody', async () => {
    const scene = await openRunScene();
    const { world, office, editionId, assessors, entryIds } = scene;
    const weights = { topic: 40, sector: 25, district: 5, language: 10, bid: 20 };
    const plan = { params: { editionId }, body: { weights, bidsOpen: true }, ifMatch: 0 };
    await world.call(setAssignmentPlan, plan, office);
    await world.call(giveBid, { params: { entryId: entryIds[0]! }, body: { wish: 'eager' } }, assessors[3]);
    await employ(scene, 0, 'Beta');
    const runId = await work(scene);
    const run = await runSeen(scene, runId);
    expect(run).toMatchObject({ state: 'solved', pairs: 11, appliedAt: null });
    expect(run.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(run.solved).toMatchObject({ status: 'optimal', accepted: true, added: 6, kept: 0, removed: 0 });
    expect(run.solved?.loads.map(({ after }) => after).reduce((sum, one) => sum + one)).toBe(6);
    const { items, total } = await world.call(listRunPairs, { params: { runId } }, office);
    expect(total).toBe(6);
    expect(items.find(({ assessorName, number }) => assessorName === 'Di' && number === '0001')?.reasons).toEqual([
      { kind: 'bid', shared: ['eager'], part: 200_000 },
    ]);
    expect(items.some(({ assessorName, number }) => assessorName === 'Ann' && number === '0001')).toBe(false);
    expect(await assigned(scene)).toEqual([]);
    const proof = await world.ask(downloadCertificate, { params: { runId } }, office);
    expect(JSON.parse(proof.text)).toMatchObject({ digest: run.digest, accepted: true, gap: 0 });
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('tells what cannot be, whom it touches, and what would do', async () => {
    const scene = await openRunScene();
    const runId = await work(scene, { most: 1 });
    const { state, cause } = await runSeen(scene, runId);
    expect(state).toBe('infeasible');
    expect(cause?.said).toEqual({
      code: 'assignment-too-few-places',
      params: expect.objectContaining({ entries: 3, needed: 6, assessors: 4, short: 2 }) as object,
    });
    expect(cause?.entries).toEqual(['0001', '0002', '0003']);
    expect(cause?.assessors).toEqual(['Ann', 'Bo', 'Cy', 'Di']);
    const cures = cause?.cures.map((cure) => cure.map(({ kind, by }) => `${kind} ${by}`)) ?? [];
    expect(cures.flat()).toContain('raise-max 1');
    const names =
      cause?.cures.flat().flatMap(({ assessorId, params }) => (assessorId === null ? [] : [params['assessor']])) ?? [];
    expect(['Ann', 'Bo', 'Cy', 'Di']).toEqual(expect.arrayContaining(names));
  });

  test('keeps to quotas, fixed pairs and own limits, in every objective', async () => {
    const scene = await openRunScene();
    const { world, office, assessors, entryIds } = scene;
    await profile(world, assessors[2]!, { topics: ['Quality'], mostEntries: 1 });
    await profile(world, assessors[3]!, { topics: ['quality'] });
    const quotas = [{ by: 'topic' as const, value: 'QUALITY', least: 1, most: 1 }];
    const fixed = [{ entryId: entryIds[2]!, assessorId: assessors[1]!.assessorId }];
    const objectives = [
      { kind: 'total', balancePrice: 1000 },
      { kind: 'fair', sharePercent: 80 },
      { kind: 'stable', changePrice: 100_000 },
      { kind: 'random', seed: 7, lossPercent: 5 },
    ] as const;
    for (const objective of objectives) {
      const runId = await work(scene, { objective, quotas, fixed });
      const run = await runSeen(scene, runId);
      expect([objective.kind, run.state, run.problems]).toEqual([objective.kind, 'solved', []]);
      const { items } = await world.call(listRunPairs, { params: { runId } }, office);
      const of = (name: string) => items.filter(({ assessorName }) => assessorName === name);
      expect(of('Cy')).toHaveLength(1);
      expect(of('Di')).toHaveLength(2);
      expect(of('Bo').map(({ number }) => number)).toContain('0003');
      if (objective.kind === 'random') expect(run.solved?.lottery?.seed).toBe(7);
    }
  });

  test('names everything that is wrong with what was asked for', async () => {
    const scene = await openRunScene();
    const { world, office, editionId, assessors, entryIds } = scene;
    await employ(scene, 0, 'Beta');
    const nobody = world.border.newId();
    const body = {
      ...wishes,
      stage: 'none',
      least: 3,
      loads: [
        { assessorId: nobody, least: 0, most: 1 },
        { assessorId: assessors[1]!.assessorId, least: 2, most: 1 },
        { assessorId: assessors[1]!.assessorId, least: 0, most: 1 },
      ],
      quotas: [{ by: 'topic' as const, value: 'x', least: 2, most: 1 }],
      fixed: [
        { entryId: nobody, assessorId: nobody },
        { entryId: entryIds[0]!, assessorId: assessors[0]!.assessorId },
      ],
    };
    const refused = await world.ask(startAssignmentRun, { params: { editionId }, body }, office);
    expect([refused.status, refused.problem?.code]).toEqual([422, 'assignment-settings-wrong']);
    expect(refused.problem?.problems?.map(({ code, pointer }) => `${pointer} ${code}`)).toEqual([
      '/least assignment-min-above-max',
      '/loads/1/least assignment-min-above-max',
      '/quotas/0/least assignment-min-above-max',
      '/stage assignment-stage-unknown',
      '/loads/0/assessorId assignment-assessor-unknown',
      '/loads/2/assessorId assignment-load-twice',
      '/fixed/0/entryId assignment-entry-unknown',
      '/fixed/0/assessorId assignment-assessor-unknown',
      '/fixed/1 assignment-fixed-in-conflict',
    ]);
    for (const bad of [-1, 1.5, Number.MAX_SAFE_INTEGER, null]) {
      const call = { params: { editionId }, body: { ...wishes, most: bad as number } };
      expect((await world.ask(startAssignmentRun, call, office)).status).toBe(400);
    }
  });

  test('has an answer for more coverage than assessors, for nobody at all, and for one assessor', async () => {
    const scene = await openRunScene();
    const { world, office, editionId } = scene;
    expect((await runSeen(scene, await work(scene, { coverage: 5, most: 9 }))).state).toBe('infeasible');
    expect((await runSeen(scene, await work(scene, { coverage: 0 }))).solved).toMatchObject({ added: 0, total: 0 });
    await world.database.db.updateTable('assessor').set({ retiredAt: world.now }).where('name', '<>', 'Ann').execute();
    expect((await runSeen(scene, await work(scene, { coverage: 1, most: 3 }))).solved).toMatchObject({ added: 3 });
    await world.database.db.updateTable('assessor').set({ retiredAt: world.now }).execute();
    const none = await world.ask(startAssignmentRun, { params: { editionId }, body: wishes }, office);
    expect(none.problem?.problems?.map(({ code }) => code)).toEqual(['assignment-no-assessors']);
  });

  test('is told as broken off when its process is gone, and makes room for the next', async () => {
    const scene = await openRunScene();
    const { world, office, editionId } = scene;
    const call = { params: { editionId }, body: wishes };
    const both = await Promise.all([1, 2].map(() => world.ask(startAssignmentRun, call, office)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const runId = both.find(({ status }) => status === 201)!.answer!.runId;
    expect(world.enqueued.at(-1)).toEqual({ name: 'run-assignment', payload: { runId } });
    const taken = { state: 'running', beganAt: world.now, pulseAt: world.now };
    await world.database.db.updateTable('assignmentRun').set(taken).where('id', '=', runId).execute();
    expect((await runSeen(scene, runId)).state).toBe('running');
    world.now = new Date(world.now.getTime() + 31_000);
    expect((await runSeen(scene, runId)).state).toBe('broken-off');
    await work(scene);
    const { items } = await world.call(listAssignmentRuns, { params: { editionId } }, office);
    expect(items.map(({ state }) => state)).toEqual(['solved', 'broken-off']);
    // The queue hands the first one out again: it stays what it is.
    await perform(scene, runId);
    expect((await runSeen(scene, runId)).state).toBe('broken-off');
  });

  test('stops when it is cancelled, before and while it is worked out', async () => {
    const scene = await openRunScene();
    const { world, office, editionId } = scene;
    const start = () => world.call(startAssignmentRun, { params: { editionId }, body: wishes }, office);
    const first = await start();
    await world.call(cancelAssignmentRun, { params: first }, office);
    await perform(scene, first.runId);
    expect(await runSeen(scene, first.runId)).toMatchObject({ state: 'cancelled', solved: null });
    expect((await world.ask(cancelAssignmentRun, { params: first }, office)).problem?.code).toBe('assignment-run-over');
    const second = await start();
    const stopped = new AbortController();
    const performing = perform(scene, second.runId, stopped.signal);
    while ((await runSeen(scene, second.runId)).state === 'waiting') await sleep(5);
    await world.call(cancelAssignmentRun, { params: second }, office);
    await performing;
    expect(await runSeen(scene, second.runId)).toMatchObject({ state: 'cancelled', solved: null });
  });

  test('is nobody’s business but the office’s', async () => {
    const scene = await openRunScene();
    const { world, editionId, alpha, assessors } = scene;
    const runId = await work(scene);
    const stranger = await world.person('Other', { role: 'office', bodyId: await world.body('Other') });
    for (const who of [assessors[0]!, alpha.coordinator, stranger]) {
      const params = { runId };
      const answers = [
        world.ask(startAssignmentRun, { params: { editionId }, body: wishes }, who),
        world.ask(listAssignmentRuns, { params: { editionId } }, who),
        world.ask(getAssignmentRun, { params }, who),
        world.ask(listRunPairs, { params }, who),
        world.ask(downloadCertificate, { params }, who),
        world.ask(cancelAssignmentRun, { params }, who),
        world.ask(applyAssignmentRun, { params }, who),
        world.ask(undoAssignmentRun, { params }, who),
      ];
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(answers.map(() => 404));
    }
  });
});
