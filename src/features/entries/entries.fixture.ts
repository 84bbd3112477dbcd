import { randomUUID } from 'node:crypto';
import { smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { stageKinds } from '../../core/stages.ts';
import { openWorld, type Persona, type TestWorld } from '../../../test/support/world.ts';
import { createEdition, openEdition } from '../editions/contract.ts';
import { addEvidence } from '../evidence/contract.ts';
import { importPack } from '../packs/contract.ts';
import { createProgramme } from '../programmes/contract.ts';
import { getEntry, openEntry, saveAnswer, submitEntry } from './contract.ts';

export interface Unit {
  readonly unitId: string;
  readonly coordinator: Persona;
}

export interface Scene {
  readonly world: TestWorld;
  readonly bodyId: string;
  readonly office: Persona;
  readonly editionId: string;
  readonly alpha: Unit;
}

/** The stages of the scene's edition: entries from 1 March to noon of 31 March, Shanghai time. */
export const closing = new Date('2026-03-31T12:00:00+08:00');
const days = [
  '2026-03-01T00:00',
  '2026-03-31T12:00',
  '2026-05-01T00:00',
  '2026-06-01T00:00',
  '2026-07-01T00:00',
  '2026-08-01T00:00',
];
const stages = stageKinds.map((kind, index) => ({
  kind,
  opensAt: `${days[index]}:00+08:00`,
  closesAt: `${days[index + 1]}:00+08:00`,
}));

/** An opened edition under the small pack, with one unit that may enter it. */
export async function openScene(pack: object = smallPack()): Promise<Scene> {
  const world = await openWorld();
  const bodyId = await world.body();
  const office = await world.person('Olga Office', { role: 'office', bodyId });
  const editionId = await anotherEdition({ world, bodyId, office }, pack);
  return { world, bodyId, office, editionId, alpha: await anotherUnit({ world }, 'Alpha') };
}

export async function anotherEdition(
  { world, bodyId, office }: Pick<Scene, 'world' | 'bodyId' | 'office'>,
  pack: object,
): Promise<string> {
  const mark = randomUUID().slice(0, 8);
  const name = { zh: `测试称号${mark}`, en: `Test Title ${mark}` };
  const programme = await world.call(createProgramme, { body: { bodyId, kind: 'title', name } }, office);
  const source = JSON.stringify({ ...pack, id: `pack-${mark}` });
  const { id: packId } = await world.call(importPack, { body: { bodyId, source } }, office);
  const plan = { number: 20, periodFrom: '2024-01-01', periodTo: '2025-12-31', places: 10, stages };
  const { id: editionId } = await world.call(
    createEdition,
    { body: { programmeId: programme.id, packId, ...plan } },
    office,
  );
  await world.call(openEdition, { params: { editionId }, ifMatch: 1 }, office);
  return editionId;
}

export async function anotherUnit({ world }: Pick<Scene, 'world'>, name: string): Promise<Unit> {
  const unitId = await world.unit(name);
  return { unitId, coordinator: await world.person(`Coordinator of ${name}`, { role: 'coordinator', unitId }) };
}

/** A file that the person has uploaded, put into the unit's library. */
export async function fileOf(
  { world }: Pick<Scene, 'world'>,
  { unitId, coordinator }: Unit,
  title = 'Minutes',
): Promise<string> {
  const uploadId = await uploadedBy(world, coordinator, `what ${title} says`);
  const covers = { from: '2024-05-01', to: '2024-05-31' };
  const { id } = await world.call(
    addEvidence,
    { params: { unitId }, body: { kind: 'file', title, uploadId, covers } },
    coordinator,
  );
  return id;
}

export async function uploadedBy(world: TestWorld, person: Persona, text: string): Promise<string> {
  const id = randomUUID();
  const { sha256, size } = await world.border.storage.put(
    (async function* () {
      yield Buffer.from(text);
    })(),
  );
  const stamp = { createdAt: world.now, finishedAt: world.now };
  await world.database.db
    .insertInto('storedFile')
    .values({ sha256, size, mediaType: 'text/plain', createdAt: world.now })
    .onConflict((same) => same.doNothing())
    .execute();
  await world.database.db
    .insertInto('upload')
    .values({ id, personId: person.personId, fileName: 'minutes.txt', size, sha256, mediaType: 'text/plain', ...stamp })
    .execute();
  return id;
}

export async function enter({ world, editionId }: Scene, { unitId, coordinator }: Unit): Promise<string> {
  return (await world.call(openEntry, { body: { editionId, unitId } }, coordinator)).id;
}

/** An entry to which nothing is missing any more. */
export async function completeEntry(scene: Scene, unit: Unit): Promise<string> {
  const entryId = await enter(scene, unit);
  const evidenceIds = [await fileOf(scene, unit)];
  const params = { entryId, indicator: '1.1' };
  await scene.world.call(saveAnswer, { params, body: { text: 'We did.', evidenceIds }, ifMatch: 0 }, unit.coordinator);
  return entryId;
}

export async function submittedEntry(scene: Scene, unit: Unit): Promise<string> {
  const entryId = await completeEntry(scene, unit);
  await scene.world.call(submitEntry, { params: { entryId } }, unit.coordinator);
  return entryId;
}

export async function entrySeenBy({ world }: Scene, entryId: string, as: Persona) {
  return world.call(getEntry, { params: { entryId } }, as);
}
