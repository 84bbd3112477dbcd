import type { Ctx } from '../ctx.ts';
import { Refusal } from '../refusal.ts';

/** Refuses a change made to an older version than the present one, and says who changed what since. */
export async function refuseIfStale(
  ctx: Pick<Ctx, 'db'>,
  subject: { readonly type: string; readonly id: string },
  present: { readonly version: number },
  seen: number | undefined,
): Promise<void> {
  if (seen === undefined || seen === present.version) return;
  const last = await ctx.db
    .selectFrom('event')
    .select(['personName', 'at', 'kind'])
    .where('subjectType', '=', subject.type)
    .where('subjectId', '=', subject.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  throw new Refusal(412, 'stale-version', {
    params: {
      who: last?.personName ?? '',
      at: last?.at.toISOString() ?? '',
      kind: last?.kind ?? '',
      present: present.version,
    },
  });
}
