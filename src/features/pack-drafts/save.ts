import { createHash } from 'node:crypto';
import { readDraft } from '../../core/criteria/draft.ts';
import { limits } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { discardPackDraft, savePackDraft } from './contract.ts';
import { closeDraft, saveContent } from './queries.ts';
import { draftToChange, summaryOf, toldBy, visibleDraft } from './read.ts';

/** What is typed is kept, right or wrong; only what could not even be shown as a tree is refused. */
export async function keepDraft(
  ctx: Ctx,
  { params, body, ifMatch }: InputOf<typeof savePackDraft>,
): Promise<ReplyOf<typeof savePackDraft>> {
  const before = await draftToChange(ctx, params.draftId, ifMatch);
  const { draft, problems } = readDraft(body.content);
  if (draft === undefined) throw invalid(problems);
  const written = JSON.stringify(draft);
  const bytes = Buffer.byteLength(written);
  if (bytes > limits.packDraftBytes) {
    const params = { bytes, limit: limits.packDraftBytes };
    throw invalid([{ code: 'pack-file-too-large', pointer: '', params }]);
  }
  const told = toldBy(draft);
  await saveContent(ctx.db, params.draftId, { content: draft, told, at: ctx.now, by: ctx.actor.personId });
  // The trail says that and when it was changed; every state of a long text in it would bury the rest.
  await recordEvent(ctx, {
    kind: 'pack-draft.saved',
    subject: { type: 'pack-draft', id: params.draftId },
    bodyId: before.bodyId,
    after: {
      key: told.key,
      packVersion: told.packVersion,
      version: before.version + 1,
      sha256: createHash('sha256').update(written).digest('hex'),
    },
  });
  return summaryOf(await visibleDraft(ctx, params.draftId));
}

function invalid(problems: readonly Problem[]): Refusal {
  const placed = problems.map((problem) => ({ ...problem, pointer: `/content${problem.pointer}` }));
  return new Refusal(422, 'pack-draft-invalid', { problems: placed });
}

export async function discardDraft(ctx: Ctx, { params, ifMatch }: InputOf<typeof discardPackDraft>): Promise<void> {
  const draft = await draftToChange(ctx, params.draftId, ifMatch);
  await closeDraft(ctx.db, draft.id, { packId: null, at: ctx.now, by: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'pack-draft.discarded',
    subject: { type: 'pack-draft', id: draft.id },
    bodyId: draft.bodyId,
    before: { key: draft.key, packVersion: draft.packVersion, version: draft.version },
  });
}
