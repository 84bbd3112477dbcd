import type { Pack } from '../../core/criteria/pack.ts';
import { type Choices, countingIndicators, isBranch, walk } from '../../core/criteria/tree.ts';
import type { Persona } from '../../../test/support/world.ts';
import { assignAssessors } from '../assignments/contract.ts';
import { getEdition } from '../editions/contract.ts';
import { getEntry, openEntry, saveAnswer, saveChoice, submitEntry } from '../entries/contract.ts';
import { anotherUnit, fileOf, openScene, type Scene, type Unit } from '../entries/entries.fixture.ts';
import { getPack } from '../packs/contract.ts';
import { saveScoreSheet, submitScoreSheet } from '../score-sheets/contract.ts';
import { decideEdition, getRanking } from './contract.ts';

export type Assessor = Persona & { assessorId: string };
type Marks = Readonly<Record<string, object>>;

/** An opened edition of a pack with the tools to bring entries to a decision by the API. */
export interface Selection extends Scene {
  readonly pack: Pack;
  readonly assessors: readonly Assessor[];
}

const assessmentDay = new Date('2026-04-10T02:00:00Z');
const decisionDay = new Date('2026-05-10T02:00:00Z');

export async function openSelection(source: object): Promise<Selection> {
  const scene = await openScene(source);
  const { packId } = await scene.world.call(getEdition, { params: { editionId: scene.editionId } }, scene.office);
  const { content: pack } = await scene.world.call(getPack, { params: { packId } }, scene.office);
  const most = Math.max(...pack.stages.map(({ assessors }) => assessors));
  const assessors: Assessor[] = [];
  for (let index = 0; index < most; index += 1) {
    assessors.push(await scene.world.assessor(scene.bodyId, `Assessor ${index + 1}`));
  }
  return { ...scene, pack, assessors };
}

/** A unit of a type with a submitted entry, in which every indicator that counts is answered. */
export async function submittedBy(
  { world, pack, editionId }: Selection,
  name: string,
  choices: Choices = {},
): Promise<{ entryId: string; unit: Unit }> {
  const unit = await anotherUnit({ world }, name);
  const unitType = choices.unitType ?? pack.unitTypes?.[0]?.id ?? 'enterprise';
  await world.database.db.updateTable('unit').set({ unitType }).where('id', '=', unit.unitId).execute();
  const { id: entryId } = await world.call(openEntry, { body: { editionId, unitId: unit.unitId } }, unit.coordinator);
  const chosen: Record<string, string> = {};
  for (const { node } of walk(pack)) {
    if (!isBranch(node) || node.choose !== 'by-unit') continue;
    const child = choices.chosen?.[node.number] ?? node.children[0]?.number ?? '';
    chosen[node.number] = child;
    const params = { entryId, branch: node.number };
    await world.call(saveChoice, { params, body: { chosen: child }, ifMatch: 0 }, unit.coordinator);
  }
  const evidenceId = await fileOf({ world }, unit);
  for (const { number, evidence, length } of countingIndicators(pack, { unitType, chosen })) {
    if (length === undefined && evidence === undefined) continue;
    const body = {
      text: length === undefined ? '' : 'We did.',
      evidenceIds: evidence === undefined ? [] : [evidenceId],
    };
    await world.call(saveAnswer, { params: { entryId, indicator: number }, body, ifMatch: 0 }, unit.coordinator);
  }
  for (const indicator of choices.notApplicable ?? []) {
    const [answer] =
      (await world.call(getEntry, { params: { entryId } }, unit.coordinator)).answers?.filter(
        (given) => given.indicator === indicator,
      ) ?? [];
    const body = { text: '', evidenceIds: [], notApplicable: { substitute: choices.substitutes?.[indicator] ?? null } };
    const ifMatch = answer?.version ?? 0;
    await world.call(saveAnswer, { params: { entryId, indicator }, body, ifMatch }, unit.coordinator);
  }
  await world.call(submitEntry, { params: { entryId } }, unit.coordinator);
  return { entryId, unit };
}

/** Assigns so many assessors to an entry for a stage, and hands in the sheet of each. */
export async function assess(
  { world, office, assessors }: Selection,
  entryId: string,
  stage: string,
  sheets: readonly Marks[],
): Promise<void> {
  world.now = assessmentDay;
  for (const [index, marks] of sheets.entries()) {
    const assessor = assessors[index] as Assessor;
    const sheetId = await assign({ world, office }, entryId, stage, assessor);
    const kept = Object.fromEntries(
      Object.entries(marks).map(([number, mark]) => [number, { mark, comment: 'Seen.' }]),
    );
    const body = { marks: kept as never, overallComment: '' };
    const { version } = await world.call(saveScoreSheet, { params: { sheetId }, body, ifMatch: 1 }, assessor);
    await world.call(submitScoreSheet, { params: { sheetId }, ifMatch: version }, assessor);
  }
}

export async function assign(
  { world, office }: Pick<Selection, 'world' | 'office'>,
  entryId: string,
  stage: string,
  { assessorId }: Assessor,
): Promise<string> {
  const body = { assessorIds: [assessorId], stage };
  const { assignmentIds } = await world.call(assignAssessors, { params: { entryId }, body }, office);
  const row = await world.database.db
    .selectFrom('scoreSheet')
    .select('id')
    .where('assignmentId', '=', assignmentIds[0] ?? '')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function ranked({ world, editionId, office }: Selection) {
  return world.call(getRanking, { params: { editionId } }, office);
}

export async function decided({ world, editionId, office }: Selection) {
  world.now = decisionDay;
  return world.call(decideEdition, { params: { editionId }, body: { reasons: 'By the rule.' } }, office);
}
