import type { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import { Refusal } from '../../platform/refusal.ts';
import { addTo } from './add.ts';
import type { handedEvidence } from './contract.ts';
import { maySeeLibrary } from './policy.ts';
import { listIdsInLibrary } from './queries.ts';

/**
 * The piece that was handed in with something else, such as a task that is done. Whoever may do that something may hand
 * in a new piece, an employee too; a piece of the library can be named only by those who may look into it.
 */
export async function handIn(ctx: Ctx, unitId: string, handed: z.output<typeof handedEvidence>): Promise<string> {
  if (handed.kind !== 'library') return (await addTo(ctx, unitId, handed, '/evidence')).id;
  const known = maySeeLibrary(ctx.actor, unitId) ? await listIdsInLibrary(ctx.db, unitId, [handed.evidenceId]) : [];
  if (known.length > 0) return handed.evidenceId;
  const problems = [{ code: 'evidence-not-in-library', pointer: '/evidence/evidenceId' }];
  throw new Refusal(422, 'evidence-invalid', { problems });
}
