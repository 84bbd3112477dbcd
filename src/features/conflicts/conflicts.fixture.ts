import type { Persona } from '../../../test/support/world.ts';
import { anotherUnit, openScene, type Scene, submittedEntry } from '../entries/entries.fixture.ts';
import { getAffiliation, setAffiliation } from '../affiliations/contract.ts';
import { listTies } from './contract.ts';

export interface TieScene extends Scene {
  readonly entryId: string;
  readonly second: Persona;
  readonly ann: Persona & { readonly assessorId: string };
}

/** A submitted entry, an assessor, and two members of the office. */
export async function openTieScene(): Promise<TieScene> {
  const scene = await openScene();
  const { world, bodyId, alpha } = scene;
  const second = await world.person('Sam Second', { role: 'office', bodyId });
  const entryId = await submittedEntry(scene, alpha);
  const ann = await world.assessor(bodyId, 'Ann Assessor');
  return { ...scene, entryId, second, ann };
}

export async function anotherEntry(scene: Scene, name: string): Promise<{ unitId: string; entryId: string }> {
  const unit = await anotherUnit(scene, name);
  return { unitId: unit.unitId, entryId: await submittedEntry(scene, unit) };
}

export async function affiliate(
  { world, office }: Scene,
  unitId: string,
  superior: { kind: 'unit' | 'body'; id: string } | null,
  groupName = '',
): Promise<void> {
  const { version } = await world.call(getAffiliation, { params: { unitId } }, office);
  await world.call(setAffiliation, { params: { unitId }, body: { superior, groupName }, ifMatch: version }, office);
}

/** Kind, assessor and lifting of every tie of the scene's edition. */
export async function tiesIn({ world, office, editionId }: Scene): Promise<string[]> {
  const { items } = await world.call(listTies, { params: { editionId } }, office);
  return items.map(({ number, assessorName, kind, lifting }) =>
    [number, assessorName, kind, ...(lifting === null ? [] : [lifting.state])].join(' '),
  );
}
