import type { PackDraft } from '../../core/criteria/draft.ts';
import { smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { openWorld, type Persona, type TestWorld } from '../../../test/support/world.ts';
import { getPackDraft, savePackDraft, startPackDraft } from './contract.ts';

export interface Scene {
  readonly world: TestWorld;
  readonly bodyId: string;
  readonly office: Persona;
  readonly others: readonly Persona[];
}

/** An office that writes packs, and everybody who must not know of it. */
export async function openScene(): Promise<Scene> {
  const world = await openWorld();
  const bodyId = await world.body();
  const office = await world.person('Olga Office', { role: 'office', bodyId });
  const elsewhere = await world.person('Oscar Elsewhere', { role: 'office', bodyId: await world.body('Other') });
  const coordinator = await world.person('Cora Coordinator', { role: 'coordinator', unitId: await world.unit() });
  const assessor = await world.assessor(bodyId, 'Ann Assessor');
  return { world, bodyId, office, others: [elsewhere, coordinator, assessor] };
}

export async function startFromNothing({ world, bodyId, office }: Scene): Promise<string> {
  const from = { kind: 'nothing', title: { zh: '甲标准', en: 'Pack A' } } as const;
  const { id } = await world.call(startPackDraft, { body: { bodyId, from } }, office);
  return id;
}

/** A draft that could be published. */
export async function startSound(scene: Scene): Promise<string> {
  const draftId = await startFromNothing(scene);
  await save(scene, draftId, smallPack() as unknown as PackDraft, 1);
  return draftId;
}

export function save({ world, office }: Scene, draftId: string, content: PackDraft, ifMatch: number) {
  return world.ask(savePackDraft, { params: { draftId }, body: { content }, ifMatch }, office);
}

export function read({ world, office }: Scene, draftId: string) {
  return world.call(getPackDraft, { params: { draftId } }, office);
}
