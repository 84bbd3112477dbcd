import { sql, type Transaction } from 'kysely';
import { type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type MailState = 'waiting' | 'sent' | 'failed';

const state = sql<MailState>`case when outbox_mail.sent_at is not null then 'sent'
  when outbox_mail.failed_at is not null then 'failed' else 'waiting' end`;

/** Mails whose link would open somebody else's account: no office reads them, whatever becomes of them. */
const betweenTheirReadersAndUs = ['password-reset', 'email-change'];

/** An installation that has a mail server tries every mail at once; one without never tries any. */
const nothingEverTried = sql<boolean>`not exists (select from outbox_mail tried where tried.attempts > 0)`;

export function listMails(
  db: Transaction<DB>,
  bodyId: string,
  wish: PageWish & { readonly state?: MailState | undefined },
) {
  const query = db
    .selectFrom('outboxMail')
    .select(['outboxMail.id', 'outboxMail.kind', 'outboxMail.toName', 'outboxMail.toAddress', 'outboxMail.subject'])
    .select(['outboxMail.textBody', 'outboxMail.createdAt', 'outboxMail.sentAt', 'outboxMail.failure'])
    .select(state.as('state'))
    .where((eb) =>
      eb.or([eb('outboxMail.bodyId', '=', bodyId), eb.and([eb('outboxMail.bodyId', 'is', null), nothingEverTried])]),
    )
    .where('outboxMail.kind', 'not in', betweenTheirReadersAndUs)
    .$if(wish.state !== undefined, (some) => some.where(sql<boolean>`${state} = ${wish.state}`));
  return readPage(
    db,
    query,
    {
      sorts: {
        createdAt: {
          column: sql.ref('outbox_mail.created_at'),
          valueOf: (row) => row.createdAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: '-createdAt',
      unique: { column: sql.ref('outbox_mail.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}
