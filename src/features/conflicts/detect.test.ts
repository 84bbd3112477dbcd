import { describe, expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { getAffiliation, setAffiliation } from '../affiliations/contract.ts';
import { profile } from '../assessors/assessors.fixture.ts';
import { assignAssessors, listCandidates, listEntryAssignments } from '../assignments/contract.ts';
import { getEntry } from '../entries/contract.ts';
import { checks } from './checks.ts';
import { affiliate, anotherEntry, openTieScene, tiesIn } from './conflicts.fixture.ts';
import { declareTie, getConflictRules, listConflicts, listTies, recordConflict, setConflictRules } from './contract.ts';

describe('ties between entries and assessors', () => {
  test('come from employers now and before, superiors, groups and sister institutions', async () => {
    const scene = await openTieScene();
    const { world, bodyId, alpha, ann } = scene;
    expect(await tiesIn(scene)).toEqual([]);
    const [bureau, sister, mill] = [await world.unit('Bureau'), await world.unit('Sister'), await world.unit('Mill')];
    const people = await Promise.all(['Bo', 'Cy', 'Di', 'Ed'].map((name) => world.assessor(bodyId, name)));
    const [bo, cy, di, ed] = people as [typeof ann, typeof ann, typeof ann, typeof ann];
    await affiliate(scene, alpha.unitId, { kind: 'unit', id: bureau }, 'Grand Holding');
    await affiliate(scene, sister, { kind: 'unit', id: bureau });
    await affiliate(scene, mill, null, ' grand holding');
    const now = { from: null, until: null };
    await profile(world, bo, { employers: [{ name: 'bureau', ...now }] });
    await profile(world, cy, { employers: [{ name: 'Sister', ...now }] });
    await profile(world, di, { employers: [{ name: 'Mill', ...now }] });
    await profile(world, ed, { employers: [{ name: 'Nowhere', ...now }] });
    await profile(world, ann, { employers: [{ name: 'Alpha', from: '2019-01-01', until: '2023-06-30' }] });
    expect(await tiesIn(scene)).toEqual([
      '0001 Ann Assessor employer',
      '0001 Bo superior',
      '0001 Cy sister',
      '0001 Di group',
    ]);
    const { items } = await world.call(listTies, { params: { editionId: scene.editionId } }, scene.office);
    expect(items.map(({ throughName, on }) => [throughName.en, on])).toEqual([
      ['Alpha', '2023-06-30'],
      ['Bureau', null],
      ['Bureau', null],
      ['grand holding', null],
    ]);
    const rules = { formerEmployerYears: 2, earlierSheetYears: 0 };
    await world.call(setConflictRules, { params: { bodyId }, body: rules, ifMatch: 0 }, scene.office);
    expect(await tiesIn(scene)).not.toContain('0001 Ann Assessor employer');
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('cost a number of queries that does not grow with entries and assessors', async () => {
    const scene = await openTieScene();
    const { world, bodyId, ann } = scene;
    await profile(world, ann, { employers: [{ name: 'Alpha', from: null, until: null }] });
    const count = async () => {
      world.queries.length = 0;
      await tiesIn(scene);
      return world.queries.length;
    };
    const few = await count();
    for (const name of ['Beta', 'Gamma']) await anotherEntry(scene, name);
    for (const name of ['Bo', 'Cy', 'Di']) {
      const more = await world.assessor(bodyId, name);
      await profile(world, more, { employers: [{ name: 'Beta', from: null, until: null }] });
    }
    expect(await tiesIn(scene)).toHaveLength(4);
    expect(await count()).toBe(few);
  });

  test('are for the conferring office alone', async () => {
    const scene = await openTieScene();
    const { world, editionId, bodyId, alpha, ann } = scene;
    const stranger = await world.person('Other', { role: 'office', bodyId: await world.body('Other') });
    for (const who of [ann, alpha.coordinator, stranger]) {
      expect((await world.ask(listTies, { params: { editionId } }, who)).status).toBe(404);
      expect((await world.ask(getConflictRules, { params: { bodyId } }, who)).status).toBe(404);
      const rules = { formerEmployerYears: 1, earlierSheetYears: 1 };
      expect((await world.ask(setConflictRules, { params: { bodyId }, body: rules, ifMatch: 0 }, who)).status).toBe(
        404,
      );
    }
    for (const who of [ann, alpha.coordinator]) {
      const params = { unitId: alpha.unitId };
      const body = { superior: null, groupName: 'x' };
      expect((await world.ask(getAffiliation, { params }, who)).status).toBe(404);
      expect((await world.ask(setAffiliation, { params, body, ifMatch: 0 }, who)).status).toBe(404);
    }
  });

  test('bar from assignment, and end what runs when they come to light', async () => {
    const scene = await openTieScene();
    const { world, office, ann, entryId, editionId } = scene;
    const bo = await world.assessor(scene.bodyId, 'Bo');
    await profile(world, bo, { employers: [{ name: 'Alpha', from: null, until: null }] });
    const barred = await world.ask(
      assignAssessors,
      { params: { entryId }, body: { assessorIds: [ann.assessorId, bo.assessorId] } },
      office,
    );
    expect([barred.status, barred.problem?.code]).toEqual([409, 'assessor-in-conflict']);
    expect(barred.problem?.problems?.map(({ message, pointer }) => [message, pointer])).toEqual([
      ['Bo is in conflict (works or worked there: Alpha); nobody was assigned.', '/assessorIds/1'],
    ]);
    await world.call(assignAssessors, { params: { entryId }, body: { assessorIds: [ann.assessorId] } }, office);
    expect((await world.ask(getEntry, { params: { entryId } }, ann)).status).toBe(200);
    await profile(world, ann, { employers: [{ name: '测试单位Alpha', from: null, until: null }] });
    const { items } = await world.call(listEntryAssignments, { params: { editionId } }, office);
    expect(items.map(({ assessors }) => assessors)).toEqual([[]]);
    expect((await world.ask(getEntry, { params: { entryId } }, ann)).status).toBe(404);
    const candidates = await world.call(listCandidates, { params: { entryId } }, office);
    expect(candidates.items.map(({ bars }) => bars.map(({ source }) => source))).toEqual([['employer'], ['employer']]);
    expect(await faultsIn(world, checks)).toEqual([]);
  });
});

describe('stating ties', () => {
  test('a declared one is the assessor’s own act, and bars whatever the office thinks', async () => {
    const scene = await openTieScene();
    const { world, office, ann, alpha, entryId } = scene;
    const bo = await world.assessor(scene.bodyId, 'Bo');
    await world.call(assignAssessors, { params: { entryId }, body: { assessorIds: [ann.assessorId] } }, office);
    const params = { assessorId: ann.assessorId };
    const body = { unitId: alpha.unitId, kind: 'family', reason: 'My sister leads it.' } as const;
    expect((await world.ask(declareTie, { params, body }, bo)).status).toBe(404);
    expect((await world.ask(declareTie, { params, body }, office)).status).toBe(404);
    await world.call(declareTie, { params, body }, ann);
    const twice = await world.ask(declareTie, { params, body }, ann);
    expect([twice.status, twice.problem?.code]).toEqual([409, 'conflict-already-recorded']);
    expect(await tiesIn(scene)).toEqual(['0001 Ann Assessor family']);
    const known = await world.call(listConflicts, {}, ann);
    expect(known.items.map(({ kind, source, reason }) => [kind, source, reason])).toEqual([
      ['family', 'declared', 'My sister leads it.'],
    ]);
    expect((await world.call(listConflicts, {}, bo)).items).toEqual([]);
    expect((await world.call(listConflicts, {}, alpha.coordinator)).items).toEqual([]);
  });

  test('an office records one by hand for its own assessors only', async () => {
    const { world, office, alpha, ann } = await openTieScene();
    const body = { assessorId: ann.assessorId, unitId: alpha.unitId, reason: 'Was seen there often.' };
    const stranger = await world.person('Other', { role: 'office', bodyId: await world.body('Other') });
    for (const who of [stranger, ann, alpha.coordinator])
      expect((await world.ask(recordConflict, { body }, who)).status).toBe(404);
    const both = await Promise.all([1, 2].map(() => world.ask(recordConflict, { body }, office)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const events = await world.database.db
      .selectFrom('event')
      .select('kind')
      .where('kind', 'like', 'conflict%')
      .execute();
    expect(events).toEqual([{ kind: 'conflict.recorded' }]);
  });

  test('superiors cannot go round in a ring, and two tabs do not overwrite one another', async () => {
    const scene = await openTieScene();
    const { world, office, alpha } = scene;
    const bureau = await world.unit('Bureau');
    await affiliate(scene, alpha.unitId, { kind: 'unit', id: bureau });
    const set = (unitId: string, superiorId: string, ifMatch: number) =>
      world.ask(
        setAffiliation,
        { params: { unitId }, body: { superior: { kind: 'unit', id: superiorId }, groupName: '' }, ifMatch },
        office,
      );
    expect((await set(bureau, alpha.unitId, 0)).problem?.code).toBe('unit-above-itself');
    expect((await set(bureau, bureau, 0)).problem?.code).toBe('unit-above-itself');
    expect((await set(bureau, scene.bodyId, 0)).problem?.code).toBe('superior-unknown');
    const other = await world.unit('Other');
    const tabs = await Promise.all([set(bureau, other, 0), set(bureau, other, 0)]);
    expect(tabs.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  });
});
