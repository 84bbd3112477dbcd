import { hashPassword } from 'better-auth/crypto';
import type { Ctx } from '../ctx.ts';

/** The hash that the sign-in library will check; slow by design, so it is made before the transaction's locks are taken. */
export function hashOf(password: string): Promise<string> {
  return hashPassword(password);
}

/** A person who can sign in, made in the act's own transaction. */
export async function createPerson(
  ctx: Pick<Ctx, 'db' | 'now' | 'newId'>,
  person: { readonly name: string; readonly email: string; readonly passwordHash: string },
): Promise<string> {
  const id = ctx.newId();
  const stamps = { createdAt: ctx.now, updatedAt: ctx.now };
  await ctx.db
    .insertInto('person')
    .values({ id, name: person.name, email: person.email, emailVerified: true, ...stamps })
    .execute();
  await ctx.db
    .insertInto('account')
    .values({
      id: ctx.newId(),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: person.passwordHash,
      ...stamps,
    })
    .execute();
  return id;
}
