import type { Ctx } from '../../platform/ctx.ts';
import { saveVersion } from './queries.ts';

/** Which version of its criteria the edition works under is kept, with who chose it and when. */
export async function noteVersion(
  { db, newId, now, actor }: Ctx,
  { id, bodyId }: { readonly id: string; readonly bodyId: string },
  packId: string,
  kind: 'drafted' | 'rebased',
): Promise<void> {
  const taken = { takenAt: now, takenBy: actor.personId };
  await saveVersion(db, { id: newId(), editionId: id, bodyId, packId, kind, ...taken });
}
