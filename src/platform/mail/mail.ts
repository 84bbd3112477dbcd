import type { Ctx } from '../ctx.ts';
import { saveMail } from './queries.ts';

/** A mail with its final words, in the language of whoever gets it. */
export interface Mail {
  readonly to: { readonly address: string; readonly name: string };
  /** What it is about, such as `invitation`; for the outbox's filter. */
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
  /** The body in whose outbox it is shown; null for mail that no body sends. */
  readonly bodyId: string | null;
}

/** Puts the mail into the outbox in the act's own transaction; it leaves after the commit, or not at all. */
export async function queueMail(ctx: Pick<Ctx, 'db' | 'jobs' | 'now' | 'newId'>, mail: Mail): Promise<void> {
  const { to, text, kind, bodyId } = mail;
  // One address and nothing else: what could be read as a list, a display name or a further line is no address.
  if (!/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/u.test(to.address))
    throw new Error('A mail needs exactly one address.');
  const id = ctx.newId();
  await saveMail(ctx.db, {
    id,
    bodyId,
    kind,
    toAddress: to.address,
    toName: onOneLine(to.name),
    subject: onOneLine(mail.subject),
    textBody: text,
    createdAt: ctx.now,
  });
  await ctx.jobs.enqueue(ctx.db, 'send-mail', { mailId: id });
}

/** Names that people chose stand in subjects; a line break among them must not become a header of its own. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
