import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useBodyId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listBodyEvents } from '../contract.ts';

/** Who did what and when in the matters of the body. */
export function OfficeAuditScreen(): ReactNode {
  const { say, dateTime } = useSpeech();
  const bodyId = useBodyId();
  return (
    <>
      <PageHead title={say('audit.title')} lead={say('audit.lead-body')} />
      <DataTable
        caption={say('audit.title')}
        operation={listBodyEvents}
        params={{ bodyId }}
        rowKey={(row) => String(row.id)}
        columns={[
          { id: 'act', header: say('audit.act'), cell: (row) => say(`event.${row.kind}`) },
          { id: 'person', header: say('audit.person'), cell: (row) => row.personName },
          { id: 'at', header: say('audit.at'), cell: (row) => dateTime(row.at) },
          { id: 'changed', header: say('audit.changed'), cell: (row) => <Changed values={row.after} /> },
        ]}
        empty={<EmptyState title={say('audit.none')}>{say('audit.none-why')}</EmptyState>}
      />
    </>
  );
}

/** The values as they were written down, under the names they have there. */
function Changed({ values }: { readonly values: Readonly<Record<string, unknown>> | null }): ReactNode {
  const { say } = useSpeech();
  if (values === null) return null;
  return (
    <details>
      <summary>{say('audit.changed')}</summary>
      <ul>
        {Object.entries(values).map(([name, value]) => (
          <li key={name}>
            {name}: {typeof value === 'string' ? value : JSON.stringify(value)}
          </li>
        ))}
      </ul>
    </details>
  );
}
