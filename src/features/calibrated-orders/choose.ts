import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { calibrateSheets, isEditionDecided, listScores } from '../calibrations/index.ts';
import { type EditionRow, findEdition, findEditionForUpdate, getPackOfEdition } from '../editions/index.ts';
import type { chooseCalibratedOrder, getCalibratedOrder, withdrawCalibratedOrder } from './contract.ts';
import { effectOf } from './effect.ts';
import { mayChooseOrder, maySeeOrder } from './policy.ts';
import { findChoice, markChoiceWithdrawn, saveChoice } from './queries.ts';

export async function orderOf(
  ctx: Ctx,
  { params, query: { fit } }: InputOf<typeof getCalibratedOrder>,
): Promise<ReplyOf<typeof getCalibratedOrder>> {
  const edition = await findEdition(ctx.db, params.editionId);
  if (edition === undefined || !maySeeOrder(ctx.actor, edition.bodyId)) throw notFound();
  const pack = await getPackOfEdition(ctx.db, edition.id);
  const choice = await findChoice(ctx.db, edition.id);
  const base = {
    editionId: edition.id,
    fit,
    use: pack.calibration?.use ?? 'never',
    choice: choice === undefined ? null : { ...choice, chosenBy: choice.chosenBy ?? '' },
    isDecided: await isEditionDecided(ctx.db, edition.id),
  };
  if (pack.stages.length > 1) return { ...base, effect: null };
  const { answer } = await calibrateSheets(await listScores(ctx.db, edition.id, pack.stages[0]?.id ?? ''), {
    fit,
    places: null,
  });
  const effect = answer === undefined ? { problems: [] } : await effectOf(ctx, edition, answer);
  return { ...base, effect: 'problems' in effect ? null : effect };
}

export async function chooseOrder(ctx: Ctx, { params, body }: InputOf<typeof chooseCalibratedOrder>): Promise<void> {
  const edition = await editionToChoose(ctx, params.editionId);
  const pack = await getPackOfEdition(ctx.db, edition.id);
  if (pack.calibration?.use !== 'office-may') throw new Refusal(409, 'calibrated-order-not-in-pack');
  if ((await findChoice(ctx.db, edition.id)) !== undefined) throw new Refusal(409, 'calibrated-order-already-chosen');
  const { answer, problems, digest } = await calibrateSheets(
    await listScores(ctx.db, edition.id, pack.stages[0]?.id ?? ''),
    {
      fit: body.fit,
      places: null,
    },
  );
  if (answer === undefined) throw new Refusal(422, 'calibration-not-possible', { problems });
  const effect = await effectOf(ctx, edition, answer);
  if ('problems' in effect) throw new Refusal(422, 'calibration-not-possible', { problems: effect.problems });
  const id = ctx.newId();
  const { id: editionId, bodyId } = edition;
  await saveChoice(ctx.db, { id, editionId, bodyId, ...body, chosenAt: ctx.now, chosenBy: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'edition.calibrated-order-chosen',
    subject: { type: 'edition', id: editionId },
    bodyId,
    after: { ...body, digest, comeIn: effect.comeIn, goOut: effect.goOut },
  });
}

export async function takeOrderBack(
  ctx: Ctx,
  { params, body }: InputOf<typeof withdrawCalibratedOrder>,
): Promise<void> {
  const edition = await editionToChoose(ctx, params.editionId);
  const choice = await findChoice(ctx.db, edition.id);
  if (choice === undefined) throw new Refusal(409, 'calibrated-order-not-chosen');
  const withdrawal = { withdrawnAt: ctx.now, withdrawnBy: ctx.actor.personId, withdrawnReason: body.reason };
  await markChoiceWithdrawn(ctx.db, choice.id, withdrawal);
  await recordEvent(ctx, {
    kind: 'edition.calibrated-order-withdrawn',
    subject: { type: 'edition', id: edition.id },
    bodyId: edition.bodyId,
    before: { fit: choice.fit, reason: choice.reason },
    after: body,
  });
}

async function editionToChoose(ctx: Ctx, editionId: string): Promise<EditionRow> {
  const edition = await findEditionForUpdate(ctx.db, editionId);
  if (edition === undefined || !mayChooseOrder(ctx.actor, edition.bodyId)) throw notFound();
  if (await isEditionDecided(ctx.db, edition.id)) throw new Refusal(409, 'edition-already-decided');
  return edition;
}
