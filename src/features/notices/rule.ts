import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { FileReply, InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { getObjectionFile, listObjections, ruleOnObjection } from './contract.ts';
import { rulingOf } from './object.ts';
import { mayRule, maySeeObjection } from './policy.ts';
import {
  findObjection,
  findObjectionForUpdate,
  listVisibleObjections,
  type ObjectionRow,
  saveRuling,
  strikeFromDecision,
} from './queries.ts';

type Objection = ReplyOf<typeof ruleOnObjection>;

export async function objectionsTo(
  ctx: Ctx,
  { query }: InputOf<typeof listObjections>,
): Promise<ReplyOf<typeof listObjections>> {
  const page = await listVisibleObjections(ctx.db, ctx.actor, query);
  return { ...page, items: page.items.map(objectionOf) };
}

export async function sealedLetter(ctx: Ctx, { params }: InputOf<typeof getObjectionFile>): Promise<FileReply> {
  const row = await findObjection(ctx.db, { id: params.objectionId });
  if (row === undefined || !maySeeObjection(ctx.actor, row.bodyId) || row.fileSha256 === null) throw notFound();
  const body = await ctx.storage.open(row.fileSha256);
  if (body === undefined) throw new Refusal(409, 'file-missing');
  return { name: row.fileName ?? row.number, type: 'application/octet-stream', body };
}

export async function answerObjection(ctx: Ctx, { params, body }: InputOf<typeof ruleOnObjection>): Promise<Objection> {
  const row = await findObjectionForUpdate(ctx.db, params.objectionId);
  if (row === undefined || !mayRule(ctx.actor, row.bodyId)) throw notFound();
  if (row.ruledAt !== null) throw new Refusal(409, 'objection-already-answered');
  if (row.conferredAt !== null) throw new Refusal(409, 'edition-already-conferred');
  const strikes = body.outcome === 'upheld-struck';
  if (strikes && row.entryId === null)
    throw new Refusal(422, 'objection-names-no-entry', {
      problems: [{ code: 'objection-names-no-entry', pointer: '/outcome' }],
    });
  await saveRuling(ctx.db, { objectionId: row.id, ...body, ruledAt: ctx.now, ruledBy: ctx.actor.personId });
  if (strikes && row.entryId !== null) await strikeFromDecision(ctx.db, row.decisionId, row.entryId, row.id);
  await recordEvent(ctx, {
    kind: 'objection.ruled',
    subject: { type: 'objection', id: row.id },
    bodyId: row.bodyId,
    after: { ...body, entryId: row.entryId },
  });
  return objectionOf({ ...row, ...body, ruledAt: ctx.now });
}

function objectionOf(row: ObjectionRow): Objection {
  const { nameZh, nameEn, form, outcome, answer, ruledAt, ...rest } = row;
  return {
    ...rest,
    form: form as Objection['form'],
    entryUnitName: nameZh === null ? null : { zh: nameZh, en: nameEn ?? nameZh },
    ruling: rulingOf({ outcome, answer, ruledAt }),
  };
}
