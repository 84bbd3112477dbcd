import { smallPack } from '../../core/criteria/small-pack.fixture.ts';
import { indicatorsOf } from '../../core/criteria/tree.ts';
import { marksFor } from '../../core/scoring/sheet.ts';
import type { Persona } from '../../../test/support/world.ts';
import { assignAssessors } from '../assignments/contract.ts';
import { getEdition } from '../editions/contract.ts';
import { anotherUnit, openScene, type Scene, submittedEntry } from '../entries/entries.fixture.ts';
import { getPack } from '../packs/contract.ts';
import { saveScoreSheet, submitScoreSheet } from '../score-sheets/contract.ts';

export type Assessor = Persona & { readonly assessorId: string };

export interface PanelScene extends Scene {
  readonly entryIds: readonly string[];
  readonly assessors: readonly Assessor[];
}

/** A pack that gives places by totals and leaves the calibrated order to the office. */
export function packWithChoice(use: 'never' | 'office-may' = 'office-may') {
  return { ...smallPack(), calibration: { use }, decision: { kind: 'top', places: 3, ties: { kind: 'all-in' } } };
}

/** An edition in assessment: so many entries and assessors, nobody assigned yet. */
export async function openPanel(
  entries: number,
  assessors: number,
  pack: object = packWithChoice(),
): Promise<PanelScene> {
  const scene = await openScene(pack);
  const entryIds: string[] = [];
  for (let at = 0; at < entries; at += 1) {
    entryIds.push(await submittedEntry(scene, await anotherUnit(scene, `Unit ${at}`)));
  }
  const people: Assessor[] = [];
  for (let at = 0; at < assessors; at += 1) {
    people.push(await scene.world.assessor(scene.bodyId, `Assessor ${at}`));
  }
  await scene.world.database.db.updateTable('edition').set({ places: 3 }).where('id', '=', scene.editionId).execute();
  scene.world.now = new Date('2026-04-02T02:00:00Z');
  return { ...scene, entryIds, assessors: people };
}

export async function assign({ world, office }: PanelScene, entryId: string, who: readonly Assessor[]): Promise<void> {
  const assessorIds = who.map(({ assessorId }) => assessorId);
  await world.call(assignAssessors, { params: { entryId }, body: { assessorIds } }, office);
}

/** The assessor hands in a sheet with so many half points below full marks. */
export async function score(scene: PanelScene, who: Assessor, entryId: string, below: number): Promise<void> {
  const { world, office, editionId } = scene;
  const { packId } = await world.call(getEdition, { params: { editionId } }, office);
  const { content: pack } = await world.call(getPack, { params: { packId } }, office);
  const { id: sheetId } = await world.database.db
    .selectFrom('scoreSheet')
    .select('id')
    .where('entryId', '=', entryId)
    .where('assessorId', '=', who.assessorId)
    .executeTakeFirstOrThrow();
  let left = below;
  const marks = Object.fromEntries(
    indicatorsOf(pack).map((indicator) => {
      const choices = marksFor(pack, indicator) ?? [];
      const taken = Math.min(left, choices.length - 1);
      left -= taken;
      return [indicator.number, { mark: choices.at(-1 - taken), comment: 'Seen.' }];
    }),
  );
  const params = { sheetId };
  const body = { marks: marks as never, overallComment: 'Seen.' };
  const { version } = await world.call(saveScoreSheet, { params, body, ifMatch: 1 }, who);
  await world.call(submitScoreSheet, { params, ifMatch: version }, who);
}

/** Every entry is scored by two of three assessors in turn; the last of them is severe by two points. */
export async function scoredPanel(pack: object = packWithChoice()): Promise<PanelScene> {
  const scene = await openPanel(6, 3, pack);
  for (const [at, entryId] of scene.entryIds.entries()) {
    const pair = [scene.assessors[at % 3], scene.assessors[(at + 1) % 3]].filter((one) => one !== undefined);
    await assign(scene, entryId, pair);
    for (const [seat, who] of pair.entries()) {
      const severity = who === scene.assessors[2] ? 4 : 0;
      await score(scene, who, entryId, at + severity + ((at + seat) % 2));
    }
  }
  return scene;
}
