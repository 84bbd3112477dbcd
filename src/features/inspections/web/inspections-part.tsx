import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink, LinkButton } from '../../../platform/ui/link-button.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listInspections } from '../contract.ts';

export function InspectionsPart(): ReactNode {
  const { say, date } = useSpeech();
  return (
    <DataTable
      caption={say('inspection.list')}
      operation={listInspections}
      params={{ unitId: useUnitId() }}
      prefix="i-"
      rowKey={(row) => row.id}
      searchable
      columns={[
        {
          id: 'title',
          header: say('inspection.one'),
          sort: 'title',
          cell: (row) => <GoLink to={`/inspections/${row.id}`}>{row.title}</GoLink>,
        },
        { id: 'held', header: say('inspection.held-on'), sort: 'heldOn', cell: (row) => date(row.heldOn) },
        { id: 'inspector', header: say('inspection.inspector'), cell: (row) => row.inspector },
        { id: 'drive', header: say('inspection.drive'), cell: (row) => row.driveName },
        {
          id: 'items',
          header: say('inspection.checklist'),
          cell: (row) => say('inspection.items-not-met', { not: row.itemsNotMet, all: row.items }),
        },
        {
          id: 'findings',
          header: say('inspection.findings'),
          cell: (row) => say('inspection.findings-open', { open: row.openFindings, all: row.findings }),
        },
      ]}
      empty={
        <EmptyState
          title={say('inspection.none')}
          action={<LinkButton to="/inspections/new">{say('inspection.record')}</LinkButton>}
        >
          {say('inspection.none-why')}
        </EmptyState>
      }
    />
  );
}
