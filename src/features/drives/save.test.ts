import { expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { anotherUnit, enter, fileOf } from '../entries/entries.fixture.ts';
import { listOffers } from '../entries/contract.ts';
import { removeEvidence } from '../evidence/contract.ts';
import { checks } from './checks.ts';
import { closeDrive, getDrive, getDriveIndicator, saveDriveIndicator } from './contract.ts';
import { departmentOf, type DriveScene, openDriveScene, pieceOf } from './drives.fixture.ts';

const draft = (change: object = {}) => ({
  readiness: 'half' as const,
  departmentId: null,
  draftText: 'We did',
  evidenceIds: [],
  ...change,
});

function saver({ world, driveId, alpha }: DriveScene) {
  return (body: ReturnType<typeof draft>, ifMatch: number, as = alpha.coordinator, indicator = '1.1') =>
    world.ask(saveDriveIndicator, { params: { driveId, indicator }, body, ifMatch }, as);
}

test('readiness, owner, draft and evidence of an indicator are kept and counted, and offered to an entry', async () => {
  const scene = await openDriveScene();
  const { world, alpha, driveId } = scene;
  const save = saver(scene);
  const { departmentId } = await departmentOf(scene, 'Quality');
  const evidenceIds = [await pieceOf(scene)];
  const saved = await save(draft({ departmentId, evidenceIds }), 0);
  expect(saved.answer).toMatchObject({
    readiness: 'half',
    departmentId,
    draftText: 'We did',
    version: 1,
    updatedBy: 'Coordinator of Alpha',
  });
  expect(saved.answer?.evidence.map(({ title }) => title)).toEqual(['Minutes']);
  expect((await save(draft({ departmentId, readiness: 'ready', evidenceIds }), 1)).answer?.version).toBe(2);
  const drive = await world.call(getDrive, { params: { driveId } }, alpha.coordinator);
  expect(drive.readiness).toEqual({ 'not-begun': 4, begun: 0, half: 0, ready: 1 });
  expect(drive.indicators[0]).toMatchObject({
    readiness: 'ready',
    hasDraft: true,
    evidence: 1,
    departmentName: { zh: 'Quality', en: 'Quality' },
  });
  const entryId = await enter(scene, alpha);
  const { items } = await world.call(listOffers, { params: { entryId } }, alpha.coordinator);
  expect(items).toMatchObject([{ indicator: '1.1', text: 'We did', evidence: [{ title: 'Minutes' }] }]);
  const [evidenceId = ''] = evidenceIds;
  await world.call(removeEvidence, { params: { evidenceId } }, alpha.coordinator);
  const seen = await world.call(getDriveIndicator, { params: { driveId, indicator: '1.1' } }, alpha.coordinator);
  expect(seen.evidence).toEqual([]);
  expect(await faultsIn(world, checks)).toEqual([]);
});

test('two who write at once: the second is told who was quicker; other indicators are not in the way', async () => {
  const scene = await openDriveScene();
  const save = saver(scene);
  const both = await Promise.all([save(draft(), 0), save(draft({ draftText: 'Other' }), 0)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  expect(both.find(({ status }) => status === 412)?.problem?.title).toContain('Coordinator of Alpha');
  expect((await save(draft(), 0, scene.alpha.coordinator, 'S-1')).status).toBe(200);
});

test('everything that could never stand is told at once', async () => {
  const scene = await openDriveScene();
  const { world } = scene;
  const save = saver(scene);
  const beta = await anotherUnit(scene, 'Beta');
  const theirs = await fileOf(scene, beta);
  const body = draft({
    draftText: '一二三四五六七八九十零',
    departmentId: world.border.newId(),
    evidenceIds: [theirs],
  });
  const refused = await save(body, 0);
  expect(refused.problem?.code).toBe('drive-invalid');
  expect(refused.problem?.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['answer-too-long', '/draftText'],
    ['department-unknown', '/departmentId'],
    ['evidence-not-in-library', '/evidenceIds/0'],
  ]);
  expect((await save(draft(), 0, scene.alpha.coordinator, '1')).status).toBe(404);
  expect((await save(draft({ readiness: 'done' }), 0)).status).toBe(400);
  const close = { params: { driveId: scene.driveId }, ifMatch: 1 };
  await world.call(closeDrive, close, scene.alpha.coordinator);
  expect((await save(draft(), 0)).problem?.code).toBe('drive-closed');
});

test('a department works on its own indicators and on those of nobody, and hands none over', async () => {
  const scene = await openDriveScene();
  const { world, driveId, owner, office } = scene;
  const save = saver(scene);
  const [quality, sales] = [await departmentOf(scene, 'Quality'), await departmentOf(scene, 'Sales')];
  expect((await save(draft(), 0, quality)).status).toBe(200);
  const { departmentId } = quality;
  expect((await save(draft({ departmentId }), 1, quality)).problem?.problems[0]?.code).toBe('owner-set-by-coordinator');
  await save(draft({ departmentId }), 1);
  expect((await save(draft({ departmentId, readiness: 'ready' }), 2, quality)).status).toBe(200);
  expect((await save(draft({ departmentId }), 3, sales)).status).toBe(404);
  for (const person of [owner, office]) {
    expect((await save(draft(), 3, person)).status).toBe(404);
    expect((await world.ask(getDriveIndicator, { params: { driveId, indicator: '1.1' } }, person)).status).toBe(404);
  }
  const seen = await world.call(getDriveIndicator, { params: { driveId, indicator: '1.1' } }, sales);
  expect(seen.may).toEqual({ report: false, assign: false });
});
