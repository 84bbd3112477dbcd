import type { Ctx } from '../../platform/ctx.ts';
import { saveAssignments } from './queries.ts';

/** As many rows in one statement as PostgreSQL takes parameters for. */
const rowsAtOnce = 2000;

/** Many at once, each with its empty sheet; whoever calls has made sure that none is barred, and records the event. */
export async function makeAssignments(
  ctx: Ctx,
  { editionId, bodyId, stage }: { readonly editionId: string; readonly bodyId: string; readonly stage: string },
  pairs: readonly { readonly entryId: string; readonly assessorId: string }[],
): Promise<string[]> {
  const made: string[] = [];
  for (let from = 0; from < pairs.length; from += rowsAtOnce) {
    const rows = pairs.slice(from, from + rowsAtOnce).map(({ entryId, assessorId }) => ({
      id: ctx.newId(),
      sheetId: ctx.newId(),
      editionId,
      bodyId,
      entryId,
      assessorId,
      stage,
      assignedAt: ctx.now,
      assignedBy: ctx.actor.personId,
    }));
    made.push(...(await saveAssignments(ctx.db, rows)));
  }
  return made;
}
