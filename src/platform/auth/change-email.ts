import { verifyPassword } from 'better-auth/crypto';
import type { Ctx } from '../ctx.ts';
import { recordEvent } from '../db/events.ts';
import { translate } from '../i18n/catalogue.ts';
import { queueMail } from '../mail/mail.ts';
import type { InputOf, ReplyOf } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { askForEmail, confirmEmail } from './contract.ts';
import { getAccount, isEmailTaken, lockEmail, saveEmail, saveEmailWish, takeEmailWish } from './queries.ts';
import { hashOfSecret, newSecret } from './secret-link.ts';
import { texts } from './texts.ts';

const validHours = 24;

/** A session left open on a shared computer is not enough to take an account away: the password is asked for. */
export async function offerEmail(
  ctx: Ctx,
  { body: { email, password, door } }: InputOf<typeof askForEmail>,
): Promise<ReplyOf<typeof askForEmail>> {
  const account = await getAccount(ctx.db, ctx.actor.personId ?? '');
  const isTheirs = account.password !== null && (await verifyPassword({ hash: account.password, password }));
  const problems = [
    ...(isTheirs ? [] : [{ code: 'password-wrong', pointer: '/password' }]),
    ...(email === account.email ? [{ code: 'email-unchanged', pointer: '/email' }] : []),
  ];
  if (problems[0] !== undefined) throw new Refusal(422, problems[0].code, { problems });
  // Who else has which address is told to nobody.
  if (await isEmailTaken(ctx.db, email)) return { sentTo: email };
  const { token, tokenHash } = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + validHours * 3_600_000);
  await saveEmailWish(ctx.db, {
    id: ctx.newId(),
    personId: account.id,
    email,
    tokenHash,
    expiresAt,
    now: ctx.now,
  });
  const link = `${ctx.publicUrl}/${door}/new-email?token=${token}`;
  await tell(ctx, { name: account.name, email }, 'email-change', { key: 'email-mail', email, link });
  return { sentTo: email };
}

/** Whoever follows the link has the address; the old one is told, in case somebody else wished for it. */
export async function changeEmail(
  ctx: Ctx,
  { body }: InputOf<typeof confirmEmail>,
): Promise<ReplyOf<typeof confirmEmail>> {
  const wish = await takeEmailWish(ctx.db, hashOfSecret(body.token), ctx.now);
  if (wish !== undefined) await lockEmail(ctx.db, wish.email);
  if (wish === undefined || (await isEmailTaken(ctx.db, wish.email))) throw new Refusal(409, 'email-link-not-valid');
  const { email: before, name, id } = await getAccount(ctx.db, wish.personId);
  await saveEmail(ctx.db, wish, ctx.now);
  const actor = { personId: id, name, standings: [] };
  await recordEvent(
    { ...ctx, actor },
    {
      kind: 'person.email-changed',
      subject: { type: 'person', id },
      before: { email: before },
      after: { email: wish.email },
    },
  );
  const words = { key: 'email-changed-mail', email: wish.email, link: '' };
  await tell(ctx, { name, email: before }, 'email-changed', words);
  return { email: wish.email };
}

async function tell(
  ctx: Ctx,
  to: { readonly name: string; readonly email: string },
  kind: string,
  { key, email, link }: { readonly key: string; readonly email: string; readonly link: string },
): Promise<void> {
  const wordsOf = (part: 'subject' | 'body') =>
    translate(texts, ctx.language, `${key}.${part}`, { name: to.name, email, link, hours: validHours });
  await queueMail(ctx, {
    to: { address: to.email, name: to.name },
    kind,
    subject: wordsOf('subject'),
    text: wordsOf('body'),
    bodyId: null,
  });
}
