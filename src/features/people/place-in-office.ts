import { lockEmail } from '../../platform/auth/queries.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { addPerson, giveStanding } from './add.ts';
import { findPersonByEmail } from './queries.ts';
import { offerPlace } from './invite.ts';

interface Somebody {
  readonly name: string;
  readonly email: string;
  readonly bodyId: string;
}

/** Whether this address has an account, which then keeps its password. */
export async function hasAccount(ctx: Ctx, email: string): Promise<boolean> {
  return (await findPersonByEmail(ctx.db, email)) !== undefined;
}

/** On the server itself: the first person of an office, who can be invited by nobody. */
export async function placeInOffice(
  ctx: Ctx,
  { name, email, bodyId, passwordHash }: Somebody & { readonly passwordHash: string | undefined },
): Promise<void> {
  await lockEmail(ctx.db, email);
  const known = await findPersonByEmail(ctx.db, email);
  if (known === undefined && passwordHash === undefined) throw new Error('a new person needs a password');
  const personId = known?.id ?? (await addPerson(ctx, { name, email, passwordHash: passwordHash ?? '' }));
  await giveStanding(ctx, { personId, role: 'office', bodyId });
}

/** The same by a link, through which the person chooses a password; no mail is sent, whoever runs the server hands it on. */
export async function offerOffice(ctx: Ctx, { name, email, bodyId }: Somebody): Promise<string> {
  const nowhere = { unitId: null, departmentId: null, employeeId: null, assessorId: null };
  return (await offerPlace(ctx, { name, email }, { ...nowhere, bodyId, role: 'office' })).link;
}
