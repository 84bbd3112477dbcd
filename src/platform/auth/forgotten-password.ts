import type { Language } from '../../core/text.ts';
import type { Ctx } from '../ctx.ts';
import { recordEvent } from '../db/events.ts';
import { translate } from '../i18n/catalogue.ts';
import { languageOf } from '../i18n/language.ts';
import { countMailsSince } from '../mail/queries.ts';
import { queueMail } from '../mail/mail.ts';
import { texts } from './texts.ts';

export const linkMinutes = 60;
const mailsPerHour = 3;
const hourMs = 3_600_000;

/** Somebody whom the sign-in library knows. */
export interface Known {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Mails the link by which a new password is chosen; somebody whose mailbox is being flooded gets no more for a while. */
export async function mailPasswordLink(
  ctx: Ctx,
  person: Known,
  { token, url, request }: { readonly token: string; readonly url: string; readonly request: Request | undefined },
): Promise<void> {
  const since = new Date(ctx.now.getTime() - hourMs);
  if ((await countMailsSince(ctx.db, { kind: 'password-reset', toAddress: person.email, since })) >= mailsPerHour)
    return;
  const link = `${ctx.publicUrl}/${doorIn(url)}/new-password?token=${token}`;
  await tell(ctx, person, { key: 'password-mail', kind: 'password-reset', language: languageIn(request), link });
}

/** What happened to the account is in the trail, and its owner is told in case it was somebody else. */
export async function notePasswordReset(ctx: Ctx, person: Known, request: Request | undefined): Promise<void> {
  const actor = { personId: person.id, name: person.name, standings: [] };
  await recordEvent({ ...ctx, actor }, { kind: 'person.password-reset', subject: { type: 'person', id: person.id } });
  await tell(ctx, person, {
    key: 'password-changed-mail',
    kind: 'password-changed',
    language: languageIn(request),
    link: '',
  });
}

async function tell(
  ctx: Ctx,
  { name, email }: Known,
  { key, kind, language, link }: { key: string; kind: string; language: Language; link: string },
): Promise<void> {
  const wordsOf = (part: 'subject' | 'body') =>
    translate(texts, language, `${key}.${part}`, { name, link, minutes: linkMinutes });
  await queueMail(ctx, {
    to: { address: email, name },
    kind,
    subject: wordsOf('subject'),
    text: wordsOf('body'),
    bodyId: null,
  });
}

const doors = new Set(['unit', 'assessor', 'office']);

/** The door at which it was asked for, as the library hands on what the screen told it. */
function doorIn(url: string): string {
  const asked = new URL(url).searchParams.get('callbackURL')?.split('/')[1] ?? '';
  return doors.has(asked) ? asked : 'unit';
}

function languageIn(request: Request | undefined): Language {
  const [cookie, acceptLanguage] = [request?.headers.get('cookie'), request?.headers.get('accept-language')];
  return languageOf({ ...(cookie ? { cookie } : {}), ...(acceptLanguage ? { acceptLanguage } : {}) });
}
