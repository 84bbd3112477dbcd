import type { Persona } from '../../../test/support/world.ts';
import { profile } from '../assessors/assessors.fixture.ts';
import { listEntryAssignments } from '../assignments/contract.ts';
import { anotherEntry } from '../conflicts/conflicts.fixture.ts';
import { openScene, type Scene } from '../entries/entries.fixture.ts';
import type { Settings } from './check-settings.ts';
import { getAssignmentRun, startAssignmentRun } from './contract.ts';
import { performRun } from './perform-run.ts';

export interface RunScene extends Scene {
  readonly entryIds: readonly string[];
  readonly assessors: readonly (Persona & { readonly assessorId: string })[];
}

/** Three entries and four assessors; the small pack asks for two assessors each. */
export async function openRunScene(): Promise<RunScene> {
  const scene = await openScene();
  const entryIds: string[] = [];
  for (const name of ['Beta', 'Gamma', 'Delta']) entryIds.push((await anotherEntry(scene, name)).entryId);
  const assessors: (Persona & { assessorId: string })[] = [];
  for (const name of ['Ann', 'Bo', 'Cy', 'Di']) assessors.push(await scene.world.assessor(scene.bodyId, name));
  return { ...scene, entryIds, assessors };
}

export const wishes: Settings = {
  stage: null,
  objective: { kind: 'total', balancePrice: 0 },
  coverage: 2,
  least: 0,
  most: 2,
  loads: [],
  quotas: [],
  fixed: [],
};

/** Asks for a run as the office, and works it out as the queue would. */
export async function work(scene: Scene, settings: Partial<Settings> = {}): Promise<string> {
  const { world, office, editionId } = scene;
  const { runId } = await world.call(
    startAssignmentRun,
    { params: { editionId }, body: { ...wishes, ...settings } },
    office,
  );
  await perform(scene, runId);
  return runId;
}

export function perform({ world }: Scene, runId: string, signal = new AbortController().signal): Promise<void> {
  return performRun((work) => world.act(work), runId, signal);
}

export function runSeen({ world, office }: Scene, runId: string) {
  return world.call(getAssignmentRun, { params: { runId } }, office);
}

/** `0001 Ann`: who judges what now. */
export async function assigned({ world, office, editionId }: Scene): Promise<string[]> {
  const { items } = await world.call(listEntryAssignments, { params: { editionId } }, office);
  return items.flatMap(({ number, assessors }) => assessors.map(({ name }) => `${number} ${name}`));
}

export async function employ(scene: RunScene, who: number, employer: string): Promise<void> {
  await profile(scene.world, scene.assessors[who]!, { employers: [{ name: employer, from: null, until: null }] });
}
