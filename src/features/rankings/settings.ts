import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { getRanking, setDecisionSettings } from './contract.ts';
import { editionToDecide } from './decide.ts';
import { findSettings, saveSettings } from './bearing/queries.ts';
import { present } from './present.ts';
import { findDecision } from './queries.ts';

export async function keepSettings(
  ctx: Ctx,
  { params, body }: InputOf<typeof setDecisionSettings>,
): Promise<ReplyOf<typeof getRanking>> {
  const edition = await editionToDecide(ctx, params.editionId);
  if ((await findDecision(ctx.db, edition.id)) !== undefined) throw new Refusal(409, 'edition-already-decided');
  const before = (await findSettings(ctx.db, edition.id)) ?? { seed: null, expiring: null };
  await saveSettings(ctx.db, { editionId: edition.id, ...body, setAt: ctx.now, setBy: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'edition.decision-settings-set',
    subject: { type: 'edition', id: edition.id },
    bodyId: edition.bodyId,
    before,
    after: body,
  });
  return present(ctx, edition);
}
