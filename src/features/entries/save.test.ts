import { describe, expect, test } from 'vitest';
import { leaf, smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { faultsIn } from '../../../test/support/faults.ts';
import { removeEvidence } from '../evidence/contract.ts';
import { checks as evidenceChecks } from '../evidence/checks.ts';
import { listMissing, saveAnswer, saveChoice, submitEntry } from './contract.ts';
import {
  anotherUnit,
  closing,
  completeEntry,
  enter,
  entrySeenBy,
  fileOf,
  openScene,
  type Scene,
} from './entries.fixture.ts';

async function opened(pack?: object) {
  const scene = await openScene(pack);
  const { world, alpha } = scene;
  const entryId = await enter(scene, alpha);
  const save = (
    indicator: string,
    body: { text: string; evidenceIds: string[] },
    ifMatch: number | undefined,
    as = alpha.coordinator,
  ) =>
    world.ask(saveAnswer, { params: { entryId, indicator }, body, ...(ifMatch === undefined ? {} : { ifMatch }) }, as);
  return { ...scene, scene, entryId, save };
}

const text = (words: string) => ({ text: words, evidenceIds: [] });

describe('saving an answer', () => {
  test('keeps text and evidence, complete or not, and counts its versions', async () => {
    const { scene, world, alpha, entryId, save } = await opened();
    expect((await save('1.1', text('Half'), 0)).answer).toMatchObject({ text: 'Half', evidence: [], version: 1 });
    const evidenceIds = [await fileOf(scene, alpha), await fileOf(scene, alpha, 'Plan')];
    const saved = await save('1.1', { text: 'Whole', evidenceIds }, 1);
    expect(saved.answer).toMatchObject({
      version: 2,
      updatedBy: 'Coordinator of Alpha',
      updatedAt: world.now.toISOString(),
    });
    expect(saved.answer?.evidence.map(({ title }) => title).toSorted()).toEqual(['Minutes', 'Plan']);
    expect(saved.headers['etag']).toBe('"2"');
    expect((await entrySeenBy(scene, entryId, alpha.coordinator)).answers).toEqual([saved.answer]);
    expect((await save('1.1', text(''), 2)).answer).toMatchObject({ text: '', evidence: [], version: 3 });
    expect(await faultsIn(world, evidenceChecks)).toEqual([]);
  });

  test('lets two departments work on two indicators at once, and tells the second on one who was quicker', async () => {
    const { scene, world, alpha, save } = await opened();
    const [ann, ben] = [await departmentPerson(scene, 'Ann'), await departmentPerson(scene, 'Ben')];
    const apart = await Promise.all([save('1.1', text('Ann'), 0, ann), save('S-1', text('Ben'), 0, ben)]);
    expect(apart.map(({ status }) => status)).toEqual([200, 200]);
    const together = await Promise.all([save('1.1', text('A'), 1, ann), save('1.1', text('B'), 1, ben)]);
    expect(together.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const lost = together.find(({ status }) => status === 412);
    expect(lost?.problem?.title).toMatch(together[0]?.status === 200 ? /Ann/ : /Ben/);
    expect((await save('S-1', text('again'), 0, ann)).status).toBe(412);
    expect((await save('S-1', text('again'), undefined, ann)).status).toBe(428);
    const kept = await world.database.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'entry.answer-saved')
      .orderBy('id')
      .execute();
    expect(kept.at(-1)).toMatchObject({
      bodyId: null,
      unitId: alpha.unitId,
      before: { text: 'Ann' },
      after: { indicator: '1.1' },
    });
  });

  test('is refused beyond the limit of the pack, for indicators it has not, and with evidence of others; all is told', async () => {
    const { scene, save, alpha } = await opened();
    const theirs = await fileOf(scene, await anotherUnit(scene, 'Beta'));
    const own = await fileOf(scene, alpha);
    const refused = await save('1.1', { text: '一二三四五六七八九十零', evidenceIds: [own, theirs] }, 0);
    expect([refused.status, refused.problem?.code]).toEqual([422, 'entry-answer-invalid']);
    expect(refused.problem?.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['answer-too-long', '/text'],
      ['evidence-not-in-library', '/evidenceIds/1'],
    ]);
    expect((await save('9.9', text(''), 0)).problem?.problems[0]?.code).toBe('unknown-indicator');
    expect((await save('1', text(''), 0)).problem?.problems[0]?.code).toBe('unknown-indicator');
    expect((await save('1.2', text('words'), 0)).problem?.problems[0]?.code).toBe('no-answer-asked');
    expect((await save('1.1', { ...text(''), colour: 'red' } as never, 0)).status).toBe(400);
    expect((await save('1.1', text('一二三四五六七八九十'), 0)).status).toBe(200);
  });

  test('is refused after the close, and before the stage opens', async () => {
    const { world, save } = await opened();
    world.now = closing;
    expect((await save('1.1', text('late'), 0)).problem?.code).toBe('entry-stage-closed');
    world.now = new Date('2026-02-01T00:00:00Z');
    expect((await save('1.1', text('early'), 0)).problem?.code).toBe('entry-stage-not-open');
  });

  test("is the unit's own: an employee, an office and another unit are told nothing", async () => {
    const { scene, world, alpha, office, save } = await opened();
    const employee = await world.person('Mei', {
      role: 'employee',
      unitId: alpha.unitId,
      employeeId: await world.employee(alpha.unitId),
    });
    const stranger = await anotherUnit(scene, 'Beta');
    for (const person of [employee, office, stranger.coordinator])
      expect((await save('1.1', text('x'), 0, person)).status).toBe(404);
  });

  test('does not lose what another transaction is about to submit', async () => {
    const { scene, world } = await opened();
    const beta = await anotherUnit(scene, 'Beta');
    const entryId = await completeEntry(scene, beta);
    const params = { entryId };
    const [submitted, saved] = await Promise.all([
      world.ask(submitEntry, { params }, beta.coordinator),
      world.ask(saveAnswer, { params: { entryId, indicator: '1.1' }, body: text(''), ifMatch: 1 }, beta.coordinator),
    ]);
    expect([
      [200, 409],
      [422, 200],
    ]).toContainEqual([submitted.status, saved.status]);
  });
});

test('evidence that was removed from the library is gone from the draft, and is missing', async () => {
  const { scene, world, alpha, entryId, save } = await opened();
  const evidenceId = await fileOf(scene, alpha);
  await save('1.1', { text: 'Done', evidenceIds: [evidenceId] }, 0);
  expect((await world.call(listMissing, { params: { entryId } }, alpha.coordinator)).items).toEqual([]);
  await world.call(removeEvidence, { params: { evidenceId } }, alpha.coordinator);
  const { items } = await world.call(listMissing, { params: { entryId } }, alpha.coordinator);
  expect(items.map(({ code }) => code)).toEqual(['evidence-missing']);
  expect((await entrySeenBy(scene, entryId, alpha.coordinator)).answers?.[0]?.evidence).toEqual([]);
});

describe('alternatives of the criteria', () => {
  const pack = () => {
    const small = smallPack();
    const choices = [leaf('3.1', 2, { length: 10 }), leaf('3.2', 2, { length: 10 })];
    const criteria = [
      small.criteria[0],
      { number: '3', text: { zh: '三', en: 'Three' }, points: 2, choose: 'by-unit', children: choices },
    ];
    return { ...small, criteria };
  };

  test('are chosen, missing while not chosen, and only what was chosen is handed in', async () => {
    const { scene, world, alpha, entryId, save } = await opened(pack());
    const choose = (chosen: string | null, ifMatch: number, branch = '3') =>
      world.ask(saveChoice, { params: { entryId, branch }, body: { chosen }, ifMatch }, alpha.coordinator);
    await save('1.1', { text: 'Done', evidenceIds: [await fileOf(scene, alpha)] }, 0);
    await save('3.1', text('one'), 0);
    await save('3.2', text('two'), 0);
    const missing = async () =>
      (await world.call(listMissing, { params: { entryId } }, alpha.coordinator)).items.map(({ code }) => code);
    expect(await missing()).toEqual(['alternative-not-chosen']);
    expect((await choose('3.2', 0)).answer).toEqual({ branch: '3', chosen: '3.2', version: 1 });
    expect(await missing()).toEqual([]);
    expect((await choose(null, 1)).answer).toEqual({ branch: '3', chosen: null, version: 2 });
    expect(await missing()).toEqual(['alternative-not-chosen']);
    expect((await choose('1.1', 2)).problem?.problems).toMatchObject([
      { code: 'not-an-alternative', pointer: '/chosen' },
    ]);
    expect((await choose('1.1', 0, '1')).problem?.problems).toMatchObject([
      { code: 'no-alternatives', pointer: '/chosen' },
    ]);
    expect((await choose(null, 0, '1')).problem?.problems).toMatchObject([{ code: 'no-alternatives' }]);
    expect((await choose('3.1', 1)).status).toBe(412);
    await choose('3.2', 2);
    await world.call(submitEntry, { params: { entryId } }, alpha.coordinator);
    const seen = await entrySeenBy(scene, entryId, scene.office);
    expect(seen.answers?.map(({ indicator }) => indicator)).toEqual(['1.1', '3.2']);
    expect(seen.choices).toEqual([{ branch: '3', chosen: '3.2', version: 0 }]);
  });
});

describe('what does not apply', () => {
  const pack = () => {
    const small = smallPack();
    const children = [
      leaf('3.1', 1, { length: 10, notApplicable: { kind: 'redistribute', over: 'siblings' } }),
      leaf('3.2', 1, { length: 10, notApplicable: { kind: 'substitute', by: ['3.3', '1.1'] } }),
      leaf('3.3', 1, { length: 10 }),
    ];
    return {
      ...small,
      base: 11,
      criteria: [small.criteria[0], { number: '3', text: { zh: '三', en: 'Three' }, points: 3, children }],
    };
  };

  test('is claimed where the pack provides for it, keeps what was written, and is handed in as such', async () => {
    const { scene, world, alpha, entryId, save } = await opened(pack());
    await save('1.1', { text: 'Done', evidenceIds: [await fileOf(scene, alpha)] }, 0);
    await save('3.3', text('three'), 0);
    const claim = (indicator: string, notApplicable: { substitute: string | null } | null, ifMatch: number) =>
      world.ask(
        saveAnswer,
        { params: { entryId, indicator }, body: { ...text('kept'), notApplicable }, ifMatch },
        alpha.coordinator,
      );
    const missing = async () =>
      (await world.call(listMissing, { params: { entryId } }, alpha.coordinator)).items.map(
        ({ code, indicator }) => `${code} ${indicator}`,
      );
    expect(await missing()).toEqual(['answer-missing 3.1', 'answer-missing 3.2']);
    expect((await claim('3.3', { substitute: null }, 1)).problem?.problems).toMatchObject([
      { code: 'must-apply', pointer: '/notApplicable' },
    ]);
    expect((await claim('3.2', { substitute: '3.1' }, 0)).problem?.problems).toMatchObject([
      { code: 'substitute-missing', pointer: '/notApplicable/substitute' },
    ]);
    expect((await claim('3.1', { substitute: null }, 0)).answer).toMatchObject({ notApplicable: { substitute: null } });
    await claim('3.2', { substitute: null }, 0);
    expect(await missing()).toEqual(['substitute-missing 3.2']);
    await claim('3.2', { substitute: '3.3' }, 1);
    expect(await missing()).toEqual([]);
    const back = await claim('3.1', null, 1);
    expect(back.answer).toMatchObject({ text: 'kept', notApplicable: null });
    await claim('3.1', { substitute: null }, 2);
    await world.call(submitEntry, { params: { entryId } }, alpha.coordinator);
    const seen = await entrySeenBy(scene, entryId, scene.office);
    expect(seen.answers?.map(({ indicator, text: words, notApplicable }) => [indicator, words, notApplicable])).toEqual(
      [
        ['1.1', 'Done', null],
        ['3.3', 'three', null],
        ['3.1', '', { substitute: null }],
        ['3.2', '', { substitute: '3.3' }],
      ],
    );
  });
});

async function departmentPerson({ world, alpha }: Scene, name: string) {
  const departmentId = world.border.newId();
  await world.database.db
    .insertInto('department')
    .values({ id: departmentId, unitId: alpha.unitId, nameZh: name, nameEn: name })
    .execute();
  return world.person(name, { role: 'department', unitId: alpha.unitId, departmentId });
}
