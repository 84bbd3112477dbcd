import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { endBarred } from '../assignments/index.ts';
import type { getEntryTraits, setEntryTraits } from './contract.ts';
import { mayPlanAssignments } from './policy.ts';
import { countBodies, findTraits, lockEntry, saveTraits } from './queries.ts';

type Traits = ReplyOf<typeof getEntryTraits>;

export async function traitsOf(ctx: Ctx, { params }: InputOf<typeof getEntryTraits>): Promise<Traits> {
  const { bodyId: _, ...traits } = await getTraits(ctx, params.entryId);
  return traits;
}

export async function setTraits(
  ctx: Ctx,
  { params: { entryId }, body, ifMatch }: InputOf<typeof setEntryTraits>,
): Promise<Traits> {
  await lockEntry(ctx.db, entryId);
  const { bodyId, version, ...before } = await getTraits(ctx, entryId);
  await refuseIfStale(ctx, { type: 'entry-traits', id: entryId }, { version }, ifMatch);
  const recommendedBy = [...new Set(body.recommendedBy)];
  if ((await countBodies(ctx.db, recommendedBy)) < recommendedBy.length) {
    const problems = [{ code: 'recommending-body-unknown', pointer: '/recommendedBy' }];
    throw new Refusal(422, 'recommending-body-unknown', { problems });
  }
  const after = { topics: [...new Set(body.topics)], languages: [...new Set(body.languages)], recommendedBy };
  await saveTraits(ctx.db, entryId, { ...after, updatedAt: ctx.now, updatedBy: ctx.actor.personId });
  await recordEvent(ctx, {
    kind: 'entry-traits.changed',
    subject: { type: 'entry-traits', id: entryId },
    bodyId,
    before,
    after,
  });
  await endBarred(ctx, { bodyId });
  return traitsOf(ctx, { params: { entryId }, query: {}, body: undefined, ifMatch: undefined });
}

async function getTraits(ctx: Ctx, entryId: string): Promise<Traits & { bodyId: string }> {
  const row = await findTraits(ctx.db, entryId);
  if (row === undefined || !mayPlanAssignments(ctx.actor, row.bodyId)) throw notFound();
  const { bodyId, topics, languages, recommendedBy, version } = row;
  return { bodyId, topics: topics ?? [], languages: languages ?? [], recommendedBy, version: version ?? 0 };
}
