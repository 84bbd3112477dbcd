import { describe, expect, test } from 'vitest';
import { faultsIn } from '../../../test/support/faults.ts';
import { openWorld, type Persona } from '../../../test/support/world.ts';
import { submitEntry, withdrawEntry } from '../entries/contract.ts';
import { anotherUnit, completeEntry, fileOf, openScene, type Scene, uploadedBy } from '../entries/entries.fixture.ts';
import { checks } from './checks.ts';
import { addEvidence, downloadEvidence, listEvidence, removeEvidence, updateEvidence } from './contract.ts';

async function library() {
  const world = await openWorld();
  const unit = await anotherUnit({ world }, 'Alpha');
  return { world, ...unit, params: { unitId: unit.unitId } };
}

const link = (change: object = {}) => ({
  kind: 'link' as const,
  title: 'Our page',
  url: 'https://example.org/a?b=1',
  ...change,
});

describe('adding evidence', () => {
  test('keeps an uploaded file with the days it covers, which are not the day it was added', async () => {
    const { world, coordinator, params } = await library();
    const uploadId = await uploadedBy(world, coordinator, 'minutes');
    const covers = { from: '2018-01-01', to: '2018-12-31' };
    const added = await world.call(
      addEvidence,
      { params, body: { kind: 'file', title: ' Minutes ', uploadId, covers } },
      coordinator,
    );
    expect(added).toMatchObject({
      kind: 'file',
      title: 'Minutes',
      fileName: 'minutes.txt',
      mediaType: 'text/plain',
      size: 7,
      covers,
      addedAt: world.now.toISOString(),
      addedBy: 'Coordinator of Alpha',
      isFileKept: true,
      usedInEntries: 0,
      isFixed: false,
      url: null,
    });
    const event = await world.database.db
      .selectFrom('event')
      .selectAll()
      .where('kind', '=', 'evidence.added')
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({ unitId: params.unitId, bodyId: null, after: { title: 'Minutes' } });
  });

  test('takes only links that a browser opens, and never fetches them', async () => {
    const { world, coordinator, params } = await library();
    expect(await world.call(addEvidence, { params, body: link() }, coordinator)).toMatchObject({
      url: 'https://example.org/a?b=1',
      isFileKept: null,
    });
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'ftp://example.org',
      'example.org',
      `https://example.org/${'x'.repeat(2000)}`,
    ]) {
      const refused = await world.ask(addEvidence, { params, body: link({ url }) }, coordinator);
      expect([url, refused.status, refused.problem?.problems[0]?.pointer]).toEqual([url, 400, '/url']);
    }
  });

  test("is of the uploader's own finished upload; with other problems all are told", async () => {
    const { world, coordinator, unitId, params } = await library();
    const colleague = await world.person('Colleague', { role: 'coordinator', unitId });
    const theirs = await uploadedBy(world, colleague, 'theirs');
    const unfinished = world.border.newId();
    await world.database.db
      .insertInto('upload')
      .values({ id: unfinished, personId: coordinator.personId, fileName: 'a.pdf', size: 9, createdAt: world.now })
      .execute();
    for (const uploadId of [theirs, unfinished, world.border.newId()]) {
      const covers = { from: '2018-12-31', to: '2018-01-01' };
      const refused = await world.ask(
        addEvidence,
        { params, body: { kind: 'file', title: 'A', uploadId, covers } },
        coordinator,
      );
      expect(refused.status).toBe(422);
      expect(refused.problem?.problems.map(({ code, pointer }) => [code, pointer])).toEqual([
        ['period-reversed', '/covers'],
        ['upload-not-finished', '/uploadId'],
      ]);
    }
  });

  test("is for the unit's coordinators and departments", async () => {
    const { world, unitId, params } = await library();
    const office = await world.person('Office', { role: 'office', bodyId: await world.body() });
    const employee = await world.person('Mei', { role: 'employee', unitId, employeeId: await world.employee(unitId) });
    const stranger = await anotherUnit({ world }, 'Beta');
    for (const person of [office, employee, stranger.coordinator]) {
      expect((await world.ask(addEvidence, { params, body: link() }, person)).status).toBe(404);
      expect((await world.ask(listEvidence, { params }, person)).status).toBe(404);
    }
  });
});

describe('the library', () => {
  test('is searched and filtered by kind and by use', async () => {
    const scene = await openScene();
    const { world, alpha } = scene;
    await completeEntry(scene, alpha);
    const params = { unitId: alpha.unitId };
    await world.call(addEvidence, { params, body: link({ title: '100% volunteers' }) }, alpha.coordinator);
    const titles = async (query: object) =>
      (await world.call(listEvidence, { params, query }, alpha.coordinator)).items.map(({ title }) => title);
    expect((await titles({})).toSorted()).toEqual(['100% volunteers', 'Minutes']);
    expect(await titles({ use: 'used' })).toEqual(['Minutes']);
    expect(await titles({ use: 'unused' })).toEqual(['100% volunteers']);
    expect(await titles({ kind: 'link' })).toEqual(['100% volunteers']);
    expect(await titles({ q: '0%' })).toEqual(['100% volunteers']);
    expect(await titles({ q: 'MINUTES.TXT' })).toEqual(['Minutes']);
    expect(await titles({ sort: 'title' })).toEqual(['100% volunteers', 'Minutes']);
  });

  test('shows a file that the storage has lost as lost, and says so instead of sending it', async () => {
    const { world, coordinator, params } = await library();
    const uploadId = await uploadedBy(world, coordinator, 'soon lost');
    const { id: evidenceId } = await world.call(
      addEvidence,
      { params, body: { kind: 'file', title: 'A', uploadId } },
      coordinator,
    );
    await world.database.pool.query("insert into stored_file values ($1, 1, 'text/plain', now())", ['0'.repeat(64)]);
    await world.database.db
      .updateTable('evidence')
      .set({ sha256: '0'.repeat(64) })
      .execute();
    expect((await world.call(listEvidence, { params }, coordinator)).items).toMatchObject([{ isFileKept: false }]);
    const refused = await world.ask(downloadEvidence, { params: { evidenceId } }, coordinator);
    expect([refused.status, refused.problem?.code]).toEqual([404, 'evidence-file-missing']);
  });
});

describe('changing and removing evidence', () => {
  test('works while no submitted entry uses it, and again after a withdrawal', async () => {
    const scene = await openScene();
    const { world, alpha } = scene;
    const entryId = await completeEntry(scene, alpha);
    const [piece] = (await world.call(listEvidence, { params: { unitId: alpha.unitId } }, alpha.coordinator)).items;
    const params = { evidenceId: piece?.id ?? '' };
    const covers = { from: '2025-01-01', to: '2025-01-31' };
    expect(
      await world.call(updateEvidence, { params, body: { title: 'New', covers } }, alpha.coordinator),
    ).toMatchObject({ title: 'New', covers });
    await world.call(submitEntry, { params: { entryId } }, alpha.coordinator);
    for (const refused of [
      await world.ask(updateEvidence, { params, body: { title: 'Newer', covers: null } }, alpha.coordinator),
      await world.ask(removeEvidence, { params }, alpha.coordinator),
    ]) {
      expect([refused.status, refused.problem?.code]).toEqual([409, 'evidence-in-submitted-entry']);
    }
    await world.call(withdrawEntry, { params: { entryId }, body: { reason: 'Wrong' } }, alpha.coordinator);
    await world.call(removeEvidence, { params }, alpha.coordinator);
    expect((await world.ask(removeEvidence, { params }, alpha.coordinator)).status).toBe(404);
    expect((await world.ask(downloadEvidence, { params }, alpha.coordinator)).status).toBe(404);
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('at the moment of a submission either waits for it or makes it incomplete', async () => {
    const scene = await openScene();
    const { world } = scene;
    for (const name of ['B', 'C', 'D', 'E', 'F']) {
      const unit = await anotherUnit(scene, name);
      const entryId = await completeEntry(scene, unit);
      const [piece] = (await world.call(listEvidence, { params: { unitId: unit.unitId } }, unit.coordinator)).items;
      const [submitted, removed] = await Promise.all([
        world.ask(submitEntry, { params: { entryId } }, unit.coordinator),
        world.ask(removeEvidence, { params: { evidenceId: piece?.id ?? '' } }, unit.coordinator),
      ]);
      expect([
        [200, 409],
        [422, 204],
      ]).toContainEqual([submitted.status, removed.status]);
    }
    expect(await faultsIn(world, checks)).toEqual([]);
  });

  test('is a secret for others', async () => {
    const scene = await openScene();
    const { world, alpha, office } = scene;
    const params = { evidenceId: await fileOf(scene, alpha) };
    const beta = await anotherUnit(scene, 'Beta');
    for (const person of [office, beta.coordinator]) {
      expect((await world.ask(removeEvidence, { params }, person)).status).toBe(404);
      expect((await world.ask(updateEvidence, { params, body: { title: 'x', covers: null } }, person)).status).toBe(
        404,
      );
    }
  });
});

describe('downloading evidence', () => {
  const asked = async ({ world }: Scene, evidenceId: string, as: Persona) =>
    (await world.ask(downloadEvidence, { params: { evidenceId } }, as)).status;

  test('is an attachment that keeps its name', async () => {
    const scene = await openScene();
    const evidenceId = await fileOf(scene, scene.alpha);
    const file = await scene.world.ask(downloadEvidence, { params: { evidenceId } }, scene.alpha.coordinator);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename.*minutes\.txt/);
    expect(file.text).toBe('what Minutes says');
  });

  test('follows the record that hands it on: the office from the submission, an assessor from the assignment', async () => {
    const scene = await openScene();
    const { world, alpha, bodyId, editionId, office } = scene;
    const entryId = await completeEntry(scene, alpha);
    const unused = await fileOf(scene, alpha, 'Unused');
    const [used] = (
      await world.call(listEvidence, { params: { unitId: alpha.unitId }, query: { use: 'used' } }, alpha.coordinator)
    ).items;
    const evidenceId = used?.id ?? '';
    const [asa, bob] = [await world.assessor(bodyId, 'Asa'), await world.assessor(bodyId, 'Bob')];
    const beta = await anotherUnit(scene, 'Beta');
    const elsewhere = await world.person('Elsewhere', { role: 'office', bodyId: await world.body('Other') });
    const everybody = async (id: string) =>
      Promise.all(
        [alpha.coordinator, office, asa, bob, beta.coordinator, elsewhere].map((person) => asked(scene, id, person)),
      );
    expect(await everybody(evidenceId)).toEqual([200, 404, 404, 404, 404, 404]);
    await world.call(submitEntry, { params: { entryId } }, alpha.coordinator);
    expect(await everybody(evidenceId)).toEqual([200, 200, 404, 404, 404, 404]);
    const assignment = { id: world.border.newId(), editionId, bodyId, entryId, assessorId: asa.assessorId };
    await world.database.db
      .insertInto('assignment')
      .values({ ...assignment, stage: 'review', assignedAt: world.now })
      .execute();
    expect(await everybody(evidenceId)).toEqual([200, 200, 200, 404, 404, 404]);
    expect(await everybody(unused)).toEqual([200, 404, 404, 404, 404, 404]);
    await world.database.db.updateTable('assignment').set({ endedAt: world.now }).execute();
    await world.call(withdrawEntry, { params: { entryId }, body: { reason: 'Wrong' } }, alpha.coordinator);
    expect(await everybody(evidenceId)).toEqual([200, 404, 404, 404, 404, 404]);
  });
});
