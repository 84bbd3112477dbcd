import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { listOutbox } from './contract.ts';
import { maySeeOutbox } from './policy.ts';
import { listMails } from './queries.ts';

export async function mailsOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listOutbox>,
): Promise<ReplyOf<typeof listOutbox>> {
  if (!maySeeOutbox(ctx.actor, params.bodyId)) throw notFound();
  const page = await listMails(ctx.db, params.bodyId, query);
  return {
    ...page,
    items: page.items.map(({ textBody, ...mail }) => ({ ...mail, text: mail.state === 'sent' ? null : textBody })),
  };
}
