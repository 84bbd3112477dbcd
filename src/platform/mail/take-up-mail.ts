import type { Ctx } from '../ctx.ts';
import { listUntriedMails } from './queries.ts';

const patienceMs = 600_000;
/** What is older says things that are no longer so: invitations, for one, hold for fourteen days. */
const oldestMs = 14 * 86_400_000;
const atOnce = 200;

/**
 * Puts mail into the queue again that was written while no mail server was set, or that came with a backup: whoever sets
 * one later need not send anything by hand. Answers how many.
 */
export async function takeUpMail(ctx: Pick<Ctx, 'db' | 'jobs' | 'now'>): Promise<number> {
  const before = new Date(ctx.now.getTime() - patienceMs);
  const after = new Date(ctx.now.getTime() - oldestMs);
  const ids = await listUntriedMails(ctx.db, { after, before, most: atOnce });
  for (const mailId of ids) await ctx.jobs.enqueue(ctx.db, 'send-mail', { mailId });
  return ids.length;
}
