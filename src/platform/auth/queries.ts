import { sql, type Transaction } from 'kysely';
import type { DB } from '../db/types.ts';

export async function getAccount(db: Transaction<DB>, personId: string) {
  return db
    .selectFrom('person')
    .leftJoin('account', (join) =>
      join.onRef('account.userId', '=', 'person.id').on('account.providerId', '=', 'credential'),
    )
    .select(['person.id', 'person.name', 'person.email', 'account.password'])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow();
}

/** Two acts that would make a person of one address come one after another, and the second finds what the first made. */
export async function lockEmail(db: Transaction<DB>, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${email}, 0))`.execute(db);
}

export async function isEmailTaken(db: Transaction<DB>, email: string): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;
}

interface Wish {
  readonly personId: string;
  readonly email: string;
}

const about = (tokenHash: string) => `email-change:${tokenHash}`;

/** A newer wish takes the place of an older one. */
export async function saveEmailWish(
  db: Transaction<DB>,
  { id, tokenHash, expiresAt, now, ...wish }: Wish & { id: string; tokenHash: string; expiresAt: Date; now: Date },
): Promise<void> {
  await db
    .deleteFrom('verification')
    .where('identifier', 'like', about('%'))
    .where('value', 'like', `{"personId":"${wish.personId}"%`)
    .execute();
  const { personId, email } = wish;
  await db
    .insertInto('verification')
    .values({
      id,
      identifier: about(tokenHash),
      value: JSON.stringify({ personId, email }),
      expiresAt,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
}

/** The wish behind a link, which is then used up; of two who follow it at once, one finds it. */
export async function takeEmailWish(db: Transaction<DB>, tokenHash: string, now: Date): Promise<Wish | undefined> {
  const row = await db
    .deleteFrom('verification')
    .where('identifier', '=', about(tokenHash))
    .returning(['value', 'expiresAt'])
    .executeTakeFirst();
  return row === undefined || row.expiresAt <= now ? undefined : (JSON.parse(row.value) as Wish);
}

export async function saveEmail(db: Transaction<DB>, { personId, email }: Wish, now: Date): Promise<void> {
  await db
    .updateTable('person')
    .set({ email, emailVerified: true, updatedAt: now })
    .where('id', '=', personId)
    .execute();
}
