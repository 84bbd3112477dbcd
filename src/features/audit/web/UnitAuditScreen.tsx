import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listUnitEvents } from '../contract.ts';

/** What was done in the unit's own matters. */
export function UnitAuditScreen(): ReactNode {
  const { say, dateTime } = useSpeech();
  const unitId = useUnitId();
  return (
    <>
      <PageHead title={say('audit.title')} lead={say('audit.lead-unit')} />
      <DataTable
        caption={say('audit.title')}
        operation={listUnitEvents}
        params={{ unitId }}
        rowKey={(row) => String(row.id)}
        columns={[
          { id: 'act', header: say('audit.act'), cell: (row) => say(`event.${row.kind}`) },
          { id: 'person', header: say('audit.person'), cell: (row) => row.personName ?? say('audit.not-of-unit') },
          { id: 'at', header: say('audit.at'), cell: (row) => dateTime(row.at) },
        ]}
        empty={<EmptyState title={say('audit.none')}>{say('audit.none-why')}</EmptyState>}
      />
    </>
  );
}
