import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { listEvidence } from './contract.ts';
import { maySeeLibrary } from './policy.ts';
import { type EvidenceRow, listEvidenceOf } from './queries.ts';

type Library = ReplyOf<typeof listEvidence>;
export type Evidence = Library['items'][number];

export async function libraryOf(ctx: Ctx, { params, query }: InputOf<typeof listEvidence>): Promise<Library> {
  if (!maySeeLibrary(ctx.actor, params.unitId)) throw notFound();
  const page = await listEvidenceOf(ctx.db, params.unitId, query);
  return { ...page, items: await Promise.all(page.items.map((row) => evidenceOf(ctx, row))) };
}

export async function evidenceOf(ctx: Ctx, { coversFrom, coversTo, ...row }: EvidenceRow): Promise<Evidence> {
  return {
    ...row,
    // The table's checks hold the kind to the contract's words.
    kind: row.kind as Evidence['kind'],
    covers: coversFrom === null || coversTo === null ? null : { from: coversFrom, to: coversTo },
    isFileKept: row.sha256 === null ? null : await ctx.storage.has(row.sha256),
  };
}
