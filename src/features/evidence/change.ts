import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { problemsInCovers, refuseProblems } from './add.ts';
import type { removeEvidence, updateEvidence } from './contract.ts';
import { type Evidence, evidenceOf } from './library.ts';
import { mayManageLibrary } from './policy.ts';
import { changeEvidence, type EvidenceRow, findEvidenceForUpdate, getEvidence } from './queries.ts';

export async function revise(ctx: Ctx, { params, body }: InputOf<typeof updateEvidence>): Promise<Evidence> {
  const { id, unitId, title, coversFrom, coversTo } = await pieceToChange(ctx, params.evidenceId);
  refuseProblems(problemsInCovers(body.covers));
  const after = { title: body.title, coversFrom: body.covers?.from ?? null, coversTo: body.covers?.to ?? null };
  await changeEvidence(ctx.db, id, after);
  const before = { title, coversFrom, coversTo };
  await recordEvent(ctx, { kind: 'evidence.changed', subject: { type: 'evidence', id }, unitId, before, after });
  return evidenceOf(ctx, await getEvidence(ctx.db, id));
}

/** The row stays for the trail; drafts that used the piece no longer see it. */
export async function remove(ctx: Ctx, { params }: InputOf<typeof removeEvidence>): Promise<void> {
  const { id, unitId, title, sha256, url } = await pieceToChange(ctx, params.evidenceId);
  await changeEvidence(ctx.db, id, { removedAt: ctx.now });
  const before = { title, sha256, url };
  await recordEvent(ctx, { kind: 'evidence.removed', subject: { type: 'evidence', id }, unitId, before });
}

async function pieceToChange(ctx: Ctx, evidenceId: string): Promise<EvidenceRow> {
  const piece = await findEvidenceForUpdate(ctx.db, evidenceId);
  if (piece === undefined || !mayManageLibrary(ctx.actor, piece.unitId)) throw notFound();
  if (piece.isFixed) throw new Refusal(409, 'evidence-in-submitted-entry');
  return piece;
}
