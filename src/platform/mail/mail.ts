import type { Ctx } from '../ctx.ts';
import type { Transaction } from 'kysely';
import type { DB } from '../db/types.ts';

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
  const id = ctx.newId();
  await saveMail(ctx.db, { id, ...mail, createdAt: ctx.now });
  await ctx.jobs.enqueue(ctx.db, 'send-mail', { mailId: id });
}

async function saveMail(db: Transaction<DB>, { to, text, ...mail }: Mail & { id: string; createdAt: Date }): Promise<void> {
  await db.insertInto('outboxMail').values({ ...mail, toAddress: to.address, toName: to.name, textBody: text }).execute();
}
