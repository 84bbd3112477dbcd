import type { Ctx } from '../../platform/ctx.ts';
import { listBars } from '../conflicts/index.ts';
import { end } from './assign.ts';
import { listRunningEditions } from './barred/queries.ts';

/** A conflict always wins, also one that came to light later: what runs between two who are barred now ends. */
export async function endBarred(
  ctx: Ctx,
  touched: { readonly bodyId?: string; readonly assessorId?: string },
): Promise<void> {
  for (const { running, editionId, bodyId, entryIds, assessorIds } of await listRunningEditions(ctx.db, touched)) {
    const bars = await listBars(ctx, { editionId, bodyId, entryIds, assessorIds });
    const reasons = new Map(bars.map(({ entryId, assessorId, reason }) => [`${entryId} ${assessorId}`, reason]));
    for (const assignment of running) {
      const reason = reasons.get(`${assignment.entryId} ${assignment.assessorId}`);
      if (reason !== undefined) await end(ctx, { ...assignment, bodyId }, reason);
    }
  }
}
