import { ruleFor } from '../../core/decision/decide.ts';
import type { Pack, Stage } from '../../core/criteria/pack.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { type EditionRow, findEdition, getPackOfEdition } from '../editions/index.ts';
import { calibrateSheets } from './calibrate-edition.ts';
import type { exportCalibration, getCalibration } from './contract.ts';
import { calibrationFile } from './export.ts';
import { maySeeCalibration } from './policy.ts';
import { answerOf, told } from './present.ts';
import { countOpenSheets, isEditionDecided, listNames, listScores } from './queries.ts';

type Reply = ReplyOf<typeof getCalibration>;

export async function calibrationFor(ctx: Ctx, { params, query }: InputOf<typeof getCalibration>): Promise<Reply> {
  const edition = await findEdition(ctx.db, params.editionId);
  if (edition === undefined || !maySeeCalibration(ctx.actor, edition.bodyId)) throw notFound();
  const pack = await getPackOfEdition(ctx.db, edition.id);
  const stage = stageNamed(pack, query.stage);
  const sheets = await listScores(ctx.db, edition.id, stage.id);
  const { answer, digest, problems } = await calibrateSheets(sheets, {
    fit: query.fit,
    places: placesOf(edition, pack),
  });
  return {
    editionId: edition.id,
    stage: { id: stage.id, text: stage.text },
    stages: pack.stages.map(({ id, text }) => ({ id, text })),
    fit: query.fit,
    digest,
    sheets: sheets.length,
    openSheets: await countOpenSheets(ctx.db, edition.id, stage.id),
    problems: told(ctx, problems),
    answer: answer === undefined ? null : answerOf(ctx, answer, await listNames(ctx.db, edition.id)),
    isDecided: await isEditionDecided(ctx.db, edition.id),
  };
}

function stageNamed({ stages }: Pack, id: string | undefined): Stage {
  const stage = id === undefined ? stages[0] : stages.find((one) => one.id === id);
  if (stage === undefined) throw notFound();
  return stage;
}

/** The cut line, where the rule gives a number of places. */
function placesOf({ places }: EditionRow, { decision }: Pack): number | null {
  const rule = ruleFor(decision, places === null ? {} : { places });
  return 'places' in rule && typeof rule.places === 'number' ? rule.places : null;
}

export async function calibrationTable(ctx: Ctx, { params, query }: InputOf<typeof exportCalibration>) {
  const { answer, problems } = await calibrationFor(ctx, { params, query, body: undefined, ifMatch: undefined });
  if (answer === null) {
    const again = problems.map(({ code }) => ({ code, pointer: '' }));
    throw new Refusal(422, 'calibration-not-possible', { problems: again });
  }
  return calibrationFile(ctx, answer, query.table);
}
