import { describe, expect, test } from 'vitest';
import { stageKinds } from '../../core/stages.ts';
import { openWorld, type Persona, type TestWorld } from '../../../test/support/world.ts';
import { createProgramme } from '../programmes/contract.ts';
import { importPack } from '../packs/contract.ts';
import {
  createEdition,
  getEdition,
  listCalls,
  listEditions,
  moveStages,
  openEdition,
  updateEdition,
} from './contract.ts';

const stages = stageKinds.map((kind, index) => ({
  kind,
  opensAt: `2026-0${index + 3}-01T00:00:00+08:00`,
  closesAt: `2026-0${index + 4}-01T00:00:00+08:00`,
}));
const plan = { number: 20, periodFrom: '2024-01-01', periodTo: '2025-12-31', places: 10, stages };

interface Scene {
  readonly world: TestWorld;
  readonly office: Persona;
  readonly stranger: Persona;
  readonly programmeId: string;
  readonly packId: string;
}

async function scene(): Promise<Scene> {
  const world = await openWorld();
  const [bodyId, otherId] = [await world.body(), await world.body('Other Body')];
  const office = await world.person('Olga Office', { role: 'office', bodyId });
  const stranger = await world.person('Stan Stranger', { role: 'office', bodyId: otherId });
  const programme = await world.call(
    createProgramme,
    { body: { bodyId, kind: 'title', name: { zh: '测试称号', en: 'Test Title' } } },
    office,
  );
  const pack = await world.call(importPack, { body: { bodyId, shipped: 'shanghai-model-unit.yaml' } }, office);
  return { world, office, stranger, programmeId: programme.id, packId: pack.id };
}

async function draft({ world, office, programmeId, packId }: Scene) {
  return world.call(createEdition, { body: { programmeId, packId, ...plan } }, office);
}

describe('drafting', () => {
  test('keeps number, period, pack and the five stages in order', async () => {
    const s = await scene();
    const edition = await draft(s);
    expect(edition).toMatchObject({
      number: 20,
      periodFrom: '2024-01-01',
      periodTo: '2025-12-31',
      places: 10,
      present: 'draft',
      openedAt: null,
      version: 1,
    });
    expect(edition.stages.map(({ kind }) => kind)).toEqual([...stageKinds]);
  });

  test('names every problem of a plan at once and saves nothing', async () => {
    const s = await scene();
    const broken = stages
      .slice(0, 4)
      .map((stage) => (stage.kind === 'decision' ? { ...stage, opensAt: '2026-04-15T00:00:00+08:00' } : stage));
    const { status, problem } = await s.world.ask(
      createEdition,
      { body: { programmeId: s.programmeId, packId: s.programmeId, ...plan, periodTo: '2023-12-31', stages: broken } },
      s.office,
    );
    expect(status).toBe(422);
    expect(problem?.problems.map(({ code }) => code).toSorted()).toEqual([
      'pack-not-of-body',
      'period-reversed',
      'stage-before-predecessor',
      'stage-left-out',
    ]);
    expect((await s.world.call(listEditions, {}, s.office)).total).toBe(0);
  });

  test('a number is given once, even to two at the same moment', async () => {
    const s = await scene();
    const both = await Promise.all(
      [1, 2].map(() =>
        s.world.ask(createEdition, { body: { programmeId: s.programmeId, packId: s.packId, ...plan } }, s.office),
      ),
    );
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test('another office, a coordinator and an assessor are told that there is no such thing', async () => {
    const s = await scene();
    const edition = await draft(s);
    const coordinator = await s.world.person('Cora', { role: 'coordinator', unitId: await s.world.unit() });
    const assessor = await s.world.assessor(await s.world.body('Third'), 'Asa');
    for (const as of [s.stranger, coordinator, assessor]) {
      expect((await s.world.ask(getEdition, { params: { editionId: edition.id } }, as)).status).toBe(404);
      expect(
        (
          await s.world.ask(
            updateEdition,
            { params: { editionId: edition.id }, body: { ...plan, packId: s.packId }, ifMatch: 1 },
            as,
          )
        ).status,
      ).toBe(404);
      expect((await s.world.ask(openEdition, { params: { editionId: edition.id }, ifMatch: 1 }, as)).status).toBe(404);
      expect((await s.world.call(listEditions, {}, as)).items).toEqual([]);
    }
  });
});

describe('opening', () => {
  test('shows the call to everybody and freezes the plan', async () => {
    const s = await scene();
    const edition = await draft(s);
    expect((await s.world.call(listCalls)).items).toEqual([]);
    const opened = await s.world.call(
      openEdition,
      { params: { editionId: edition.id }, ifMatch: edition.version },
      s.office,
    );
    expect(opened).toMatchObject({ present: 'entry', version: 2 });
    expect((await s.world.call(listCalls)).items.map(({ id }) => id)).toEqual([edition.id]);
    const change = await s.world.ask(
      updateEdition,
      { params: { editionId: edition.id }, body: { ...plan, packId: s.packId }, ifMatch: 2 },
      s.office,
    );
    expect(change.problem?.code).toBe('edition-already-opened');
  });

  test('a stale version is refused and says who changed what', async () => {
    const s = await scene();
    const edition = await draft(s);
    await s.world.call(
      updateEdition,
      { params: { editionId: edition.id }, body: { ...plan, packId: s.packId, places: 5 }, ifMatch: 1 },
      s.office,
    );
    const late = await s.world.ask(openEdition, { params: { editionId: edition.id }, ifMatch: 1 }, s.office);
    expect(late.status).toBe(412);
    expect(late.problem?.title).toContain('Olga Office');
    expect((await s.world.ask(openEdition, { params: { editionId: edition.id } }, s.office)).status).toBe(428);
  });

  test('an edition whose entry stage is over cannot be opened', async () => {
    const s = await scene();
    const edition = await draft(s);
    s.world.now = new Date('2026-04-01T00:00:00+08:00');
    const late = await s.world.ask(openEdition, { params: { editionId: edition.id }, ifMatch: 1 }, s.office);
    expect(late.problem?.code).toBe('edition-entry-stage-over');
  });
});

test('dates can be moved with a reason, but not what is past nor into the past', async () => {
  const s = await scene();
  const edition = await draft(s);
  await s.world.call(openEdition, { params: { editionId: edition.id }, ifMatch: 1 }, s.office);
  const reason = 'Two districts lost their network for a day';
  const later = stages.map((stage) =>
    stage.kind === 'entry' ? { ...stage, closesAt: '2026-03-20T12:00:00+08:00' } : stage,
  );
  const moved = await s.world.call(
    moveStages,
    { params: { editionId: edition.id }, body: { stages: later, reason }, ifMatch: 2 },
    s.office,
  );
  expect(moved.stages[0]?.closesAt).toBe('2026-03-20T04:00:00.000Z');
  const reopened = stages.map((stage) =>
    stage.kind === 'entry'
      ? { ...stage, opensAt: '2026-03-10T00:00:00+08:00', closesAt: '2026-03-01T12:00:00+08:00' }
      : stage,
  );
  const refused = await s.world.ask(
    moveStages,
    { params: { editionId: edition.id }, body: { stages: reopened, reason }, ifMatch: 3 },
    s.office,
  );
  expect(refused.problem?.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'stage-closes-before-opening /stages/0/closesAt',
    'stage-moved-in-past /stages/0/opensAt',
    'stage-moved-in-past /stages/0/closesAt',
  ]);
});
