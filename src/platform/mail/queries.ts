import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../db/types.ts';

export interface NewMail {
  readonly id: string;
  readonly bodyId: string | null;
  readonly toAddress: string;
  readonly toName: string;
  readonly subject: string;
  readonly textBody: string;
  readonly kind: string;
  readonly createdAt: Date;
}

export async function saveMail(db: Transaction<DB>, mail: NewMail): Promise<void> {
  await db.insertInto('outboxMail').values(mail).execute();
}

/** Absent when it has left already, or is not there. */
export async function findUnsentMail(db: Kysely<DB>, id: string): Promise<NewMail | undefined> {
  return db
    .selectFrom('outboxMail')
    .select(['id', 'bodyId', 'toAddress', 'toName', 'subject', 'textBody', 'kind', 'createdAt'])
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .executeTakeFirst();
}

/** How an attempt to send ended: `failedAt` only when no further one follows. */
export async function saveAttempt(
  db: Kysely<DB>,
  id: string,
  outcome: { readonly sentAt: Date | null; readonly failedAt: Date | null; readonly failure: string | null },
): Promise<void> {
  await db
    .updateTable('outboxMail')
    .set({ ...outcome, attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .execute();
}

/** How many mails of this kind were written to an address lately. */
export async function countMailsSince(
  db: Transaction<DB>,
  { kind, toAddress, since }: { readonly kind: string; readonly toAddress: string; readonly since: Date },
): Promise<number> {
  const { count } = await db
    .selectFrom('outboxMail')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('toAddress', '=', toAddress)
    .where('kind', '=', kind)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

/** Mails that nobody has tried to send, the oldest first; the demonstration's addresses lead nowhere and are left out. */
export async function listUntriedMails(
  db: Transaction<DB>,
  { after, before, most }: { readonly after: Date; readonly before: Date; readonly most: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('outboxMail')
    .select('id')
    .where('sentAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('attempts', '=', 0)
    .where('createdAt', '>', after)
    .where('createdAt', '<', before)
    .where('toAddress', 'not like', '%.example')
    .orderBy('createdAt')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
