import { problemsInDraft } from '../../core/criteria/draft-problems.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { Refusal } from '../../platform/refusal.ts';
import { takePack, writePackText } from '../packs/index.ts';
import type { publishPackDraft } from './contract.ts';
import { closeDraft } from './queries.ts';
import { draftToChange } from './read.ts';

/** From a draft to a version: by the same way as a file that is imported, in canonical form. */
export async function publishDraft(
  ctx: Ctx,
  { params, ifMatch }: InputOf<typeof publishPackDraft>,
): Promise<ReplyOf<typeof publishPackDraft>> {
  const draft = await draftToChange(ctx, params.draftId, ifMatch);
  const problems = problemsInDraft(draft.content);
  if (problems.length > 0) throw new Refusal(422, 'pack-draft-not-sound', { problems });
  const source = writePackText(draft.content as unknown as Pack);
  const body = { bodyId: draft.bodyId, source };
  const pack = await takePack(ctx, { params: {}, query: {}, body, ifMatch: undefined });
  await closeDraft(ctx.db, draft.id, { packId: pack.id, at: ctx.now, by: ctx.actor.personId });
  return { packId: pack.id, key: pack.key, packVersion: pack.packVersion, version: draft.version + 1 };
}
