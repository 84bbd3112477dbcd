import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import type { Tone } from '../../../platform/ui/status.tsx';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listOutbox, mailStates } from '../contract.ts';

const tones: Readonly<Record<(typeof mailStates)[number], Tone>> = { waiting: 'waiting', sent: 'done', failed: 'bad' };

/** The body's mails; those that have not left can be read, so that their links can be handed on. */
export function OfficeOutboxScreen(): ReactNode {
  const { say, dateTime } = useSpeech();
  const bodyId = useBodyId();
  return (
    <>
      <PageHead title={say('outbox.title')} lead={say('outbox.lead')} />
      <DataTable
        caption={say('outbox.title')}
        operation={listOutbox}
        params={{ bodyId }}
        rowKey={(row) => row.id}
        filters={[
          {
            name: 'state',
            label: say('outbox.state'),
            choices: mailStates.map((value) => ({ value, label: say(`outbox.state-${value}`) })),
          },
        ]}
        columns={[
          { id: 'subject', header: say('outbox.subject'), cell: (row) => row.subject },
          { id: 'to', header: say('outbox.to'), cell: (row) => `${row.toName} <${row.toAddress}>` },
          {
            id: 'state',
            header: say('outbox.state'),
            cell: (row) => <Status tone={tones[row.state]}>{say(`outbox.state-${row.state}`)}</Status>,
          },
          { id: 'created', header: say('outbox.created-at'), cell: (row) => dateTime(row.createdAt) },
          {
            id: 'sent',
            header: say('outbox.sent-at'),
            cell: (row) => (row.sentAt === null ? row.failure : dateTime(row.sentAt)),
          },
          { id: 'text', header: say('outbox.text'), cell: (row) => <MailText text={row.text} /> },
        ]}
        empty={<EmptyState title={say('outbox.none')}>{say('outbox.none-why')}</EmptyState>}
      />
    </>
  );
}

function MailText({ text }: { readonly text: string | null }): ReactNode {
  const { say } = useSpeech();
  if (text === null) return say('outbox.text-hidden');
  return (
    <details>
      <summary>{say('outbox.show-text')}</summary>
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>
    </details>
  );
}
