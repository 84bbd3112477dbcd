import { blankDraft } from '../../core/criteria/draft.ts';
import type { PackDraft } from '../../core/criteria/draft.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import { nextVersion } from '../../core/criteria/versions.ts';
import { limits } from '../../core/limits.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { packFor, shippedPacks } from '../packs/index.ts';
import type { startPackDraft } from './contract.ts';
import { mayWritePacks } from './policy.ts';
import { countOpenDrafts, insertDraft, listVersions } from './queries.ts';
import { draftFor, toldBy } from './read.ts';

type From = InputOf<typeof startPackDraft>['body']['from'];

export async function startDraft(
  ctx: Ctx,
  { body }: InputOf<typeof startPackDraft>,
): Promise<ReplyOf<typeof startPackDraft>> {
  const { bodyId, from } = body;
  if (!mayWritePacks(ctx.actor, bodyId)) throw notFound();
  if ((await countOpenDrafts(ctx.db, bodyId)) >= limits.packDrafts) {
    throw new Refusal(409, 'pack-drafts-too-many', { params: { limit: limits.packDrafts } });
  }
  const content = await contentFrom(ctx, bodyId, from);
  const basedOn = from.kind === 'pack' ? from.packId : null;
  const id = ctx.newId();
  await insertDraft(ctx.db, {
    id,
    bodyId,
    content,
    basedOn,
    ...toldBy(content),
    at: ctx.now,
    by: ctx.actor.personId,
  });
  const after = { from: from.kind, key: toldBy(content).key, packVersion: toldBy(content).packVersion, basedOn };
  await recordEvent(ctx, { kind: 'pack-draft.started', subject: { type: 'pack-draft', id }, bodyId, after });
  return draftFor(ctx, { params: { draftId: id }, query: {}, body: undefined, ifMatch: undefined });
}

async function contentFrom(ctx: Ctx, bodyId: string, from: From): Promise<PackDraft> {
  switch (from.kind) {
    case 'nothing': {
      const today = ctx.now.toLocaleDateString('sv-SE', { timeZone: ctx.zone });
      return blankDraft({ id: await freshKey(ctx, bodyId), title: from.title, from: today });
    }
    case 'shipped': {
      const found = (await shippedPacks()).find(({ file }) => file === from.file);
      if (found !== undefined) return asNext(ctx, bodyId, found.pack);
      throw new Refusal(422, 'pack-source-missing', {
        problems: [{ code: 'pack-source-missing', pointer: '/from/file' }],
      });
    }
    case 'pack': {
      const pack = await packFor(ctx, {
        params: { packId: from.packId },
        query: {},
        body: undefined,
        ifMatch: undefined,
      });
      if (pack.bodyId !== bodyId) throw notFound();
      return asNext(ctx, bodyId, pack.content as Pack);
    }
  }
}

/** A pack as a draft of the first version after it that the body neither has nor writes. */
async function asNext(ctx: Ctx, bodyId: string, pack: { id: string; version: string }): Promise<PackDraft> {
  const taken = await listVersions(ctx.db, bodyId, pack.id);
  return { ...pack, version: nextVersion(pack.version, taken) } as unknown as PackDraft;
}

async function freshKey(ctx: Ctx, bodyId: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? 'criteria' : `criteria-${count}`;
    if ((await listVersions(ctx.db, bodyId, key)).length === 0) return key;
  }
}
