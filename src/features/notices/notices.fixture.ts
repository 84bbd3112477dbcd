import { indicatorsOf } from '../../core/criteria/tree.ts';
import { marksFor } from '../../core/scoring/sheet.ts';
import { assignAssessors, listMyAssignments } from '../assignments/contract.ts';
import { getEdition } from '../editions/contract.ts';
import { anotherUnit, openScene, type Scene, submittedEntry, type Unit } from '../entries/entries.fixture.ts';
import { getPack } from '../packs/contract.ts';
import { decideEdition } from '../rankings/contract.ts';
import { saveScoreSheet, submitScoreSheet } from '../score-sheets/contract.ts';
import { lodgeObjection, publishNotice } from './contract.ts';

export interface Decided extends Scene {
  readonly beta: Unit;
  /** Of alpha and beta, both of which the decision names. */
  readonly entryIds: readonly [string, string];
}

/** An edition whose decision names two units, in its stage of notice. */
export async function openDecided(): Promise<Decided> {
  const scene = await openScene();
  const { world, bodyId, office, editionId } = scene;
  const beta = await anotherUnit(scene, 'Beta');
  const entryIds = [await submittedEntry(scene, scene.alpha), await submittedEntry(scene, beta)] as const;
  world.now = new Date('2026-04-02T02:00:00Z');
  const assessors = [await world.assessor(bodyId, 'Ann'), await world.assessor(bodyId, 'Bob')];
  const assessorIds = assessors.map(({ assessorId }) => assessorId);
  for (const entryId of entryIds)
    await world.call(assignAssessors, { params: { entryId }, body: { assessorIds } }, office);
  const { packId } = await world.call(getEdition, { params: { editionId } }, office);
  const { content: pack } = await world.call(getPack, { params: { packId } }, office);
  const best = Object.fromEntries(
    indicatorsOf(pack).map((indicator) => [
      indicator.number,
      { mark: (marksFor(pack, indicator) ?? []).at(-1), comment: '' },
    ]),
  );
  for (const assessor of assessors) {
    const { items } = await world.call(listMyAssignments, {}, assessor);
    for (const { sheetId } of items) {
      const body = { marks: best as never, overallComment: 'Sound.' };
      const { version } = await world.call(saveScoreSheet, { params: { sheetId }, body, ifMatch: 1 }, assessor);
      await world.call(submitScoreSheet, { params: { sheetId }, ifMatch: version }, assessor);
    }
  }
  world.now = new Date('2026-05-02T02:00:00Z');
  await world.call(decideEdition, { params: { editionId }, body: { reasons: 'By the rule.' } }, office);
  world.now = new Date('2026-06-02T02:00:00Z');
  return { ...scene, beta, entryIds };
}

export interface OnNotice extends Decided {
  readonly noticeId: string;
  readonly closesAt: Date;
}

export async function openOnNotice(): Promise<OnNotice> {
  const scene = await openDecided();
  const { world, editionId, office } = scene;
  const { id, closesAt } = await world.call(publishNotice, { params: { editionId }, body: {} }, office);
  return { ...scene, noticeId: id, closesAt: new Date(closesAt) };
}

export const signed = {
  form: 'signed',
  personName: 'A. Citizen',
  contact: 'citizen@example.org',
  grounds: 'Its gate is in disorder; please look into it.',
} as const;

/** Somebody who is not signed in objects to the naming of alpha, or of nobody in particular. */
export async function objected({ world, noticeId }: OnNotice, entryId?: string) {
  const about = entryId === undefined ? {} : { entryId };
  return world.call(lodgeObjection, { params: { noticeId }, body: { ...signed, ...about } });
}
