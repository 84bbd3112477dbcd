import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { isEditionDecided, listNames } from '../calibrations/index.ts';
import { findEdition, findEditionForUpdate, getPackOfEdition } from '../editions/index.ts';
import { agreementsOf } from './agree.ts';
import type { getAnchors, markAnchors } from './contract.ts';
import { mayMarkAnchors } from './policy.ts';
import {
  hasSubmittedSheet,
  listAnchorIds,
  listAnchors,
  listAnchorSheets,
  listStandingEntries,
  replaceAnchors,
} from './queries.ts';

export async function anchorsOf(ctx: Ctx, { params }: InputOf<typeof getAnchors>): Promise<ReplyOf<typeof getAnchors>> {
  const edition = await findEdition(ctx.db, params.editionId);
  if (edition === undefined || !mayMarkAnchors(ctx.actor, edition.bodyId)) throw notFound();
  const { stages } = await getPackOfEdition(ctx.db, edition.id);
  const anchors = await listAnchors(ctx.db, edition.id, stages[0]?.id ?? '');
  const agreements = agreementsOf(await listAnchorSheets(ctx.db, [edition.id]));
  return {
    editionId: edition.id,
    anchors: anchors.map(({ nameZh, nameEn, number, ...anchor }) => ({
      ...anchor,
      number: number ?? '',
      unitName: { zh: nameZh, en: nameEn },
    })),
    assessorsOfEdition: (await listNames(ctx.db, edition.id)).assessors.size,
    isFixed: await hasSubmittedSheet(ctx.db, edition.id),
    isDecided: await isEditionDecided(ctx.db, edition.id),
    agreements: [...agreements].map(([assessorId, agreement]) => ({ assessorId, ...agreement })),
  };
}

export async function nameAnchors(ctx: Ctx, { params, body }: InputOf<typeof markAnchors>): Promise<void> {
  const edition = await findEditionForUpdate(ctx.db, params.editionId);
  if (edition === undefined || !mayMarkAnchors(ctx.actor, edition.bodyId)) throw notFound();
  if (await hasSubmittedSheet(ctx.db, edition.id)) throw new Refusal(409, 'anchors-fixed');
  const entryIds = [...new Set(body.entryIds)];
  const standing = new Set((await listStandingEntries(ctx.db, edition.id, entryIds)).map(({ id }) => id));
  const problems = body.entryIds.flatMap((entryId, at) =>
    standing.has(entryId) ? [] : [{ code: 'anchor-not-an-entry', pointer: `/entryIds/${at}` }],
  );
  if (problems.length > 0) throw new Refusal(422, 'anchor-not-an-entry', { problems });
  const before = await listAnchorIds(ctx.db, edition.id);
  await replaceAnchors(ctx.db, edition.id, entryIds, { markedAt: ctx.now, markedBy: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'edition.anchors-marked',
    subject: { type: 'edition', id: edition.id },
    bodyId: edition.bodyId,
    before: { entryIds: before },
    after: { entryIds },
  });
}
