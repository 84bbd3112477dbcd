import type { Ctx } from '../../platform/ctx.ts';
import type { FileReply, InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { downloadEvidence } from './contract.ts';
import { mayDownload } from './policy.ts';
import { findFileOf } from './queries.ts';

export async function download(ctx: Ctx, { params }: InputOf<typeof downloadEvidence>): Promise<FileReply> {
  const file = await findFileOf(ctx.db, params.evidenceId);
  if (file === undefined || !mayDownload(ctx.actor, file)) throw notFound();
  const body = await ctx.storage.open(file.sha256 ?? '');
  if (body === undefined) throw new Refusal(404, 'evidence-file-missing', { params: { name: file.fileName ?? '' } });
  return { name: file.fileName ?? '', type: file.mediaType, body };
}
