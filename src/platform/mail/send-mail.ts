import type { Kysely } from 'kysely';
import { createTransport, type Transporter } from 'nodemailer';
import type { DB } from '../db/types.ts';
import { OperatorError } from '../operator-error.ts';
import { findUnsentMail, saveAttempt } from './queries.ts';

/** The way out: an SMTP server and the address that mail comes from. */
export interface MailRoute {
  readonly transport: Transporter;
  readonly from: string;
}

const patienceMs = 20_000;
const longestFailure = 1000;

/**
 * The route that `SMTP_URL` names, such as `smtps://user:password@host?from=Honours%20%3Choffice@example.org%3E`;
 * absent when it is not set, and mail then stays in the outbox to be read there. Without `from`, mail comes from
 * `no-reply@` the host that people know.
 */
export function mailRoute(smtpUrl: string | undefined, publicUrl: string): MailRoute | undefined {
  if (smtpUrl === undefined) return undefined;
  if (!URL.canParse(smtpUrl))
    throw new OperatorError('SMTP_URL must be an address such as smtps://user:password@host.');
  const url = new URL(smtpUrl);
  const from = url.searchParams.get('from') ?? `no-reply@${new URL(publicUrl).hostname}`;
  if (/[\r\n]/.test(from)) throw new OperatorError('SMTP_URL: from must be one address.');
  const transport = createTransport({
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // What people wrote never makes the server read a file or an address of its own.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { transport, from };
}

interface Sending {
  readonly db: Kysely<DB>;
  readonly route: MailRoute | undefined;
  readonly now: () => Date;
}

/**
 * Sends one mail of the outbox. It writes down how that went; a failure is thrown on, so that the queue tries again.
 * A mail that was sent just before a crash may be sent once more, with the same Message-ID.
 */
export async function sendMail({ db, route, now }: Sending, mailId: string, isLastAttempt: boolean): Promise<void> {
  if (route === undefined) return;
  const mail = await findUnsentMail(db, mailId);
  if (mail === undefined) return;
  try {
    await route.transport.sendMail({
      from: route.from,
      to: { name: mail.toName, address: mail.toAddress },
      subject: mail.subject,
      text: mail.textBody,
      messageId: `<${mail.id}@${route.from.replace(/^.*@|>.*$/g, '')}>`,
      date: mail.createdAt,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    const failure = String(error instanceof Error ? error.message : error).slice(0, longestFailure);
    await saveAttempt(db, mailId, { sentAt: null, failedAt: isLastAttempt ? now() : null, failure });
    throw error;
  }
  await saveAttempt(db, mailId, { sentAt: now(), failedAt: null, failure: null });
}
