import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { findingStates, listFindings } from '../contract.ts';
import { useFindingColumns } from './finding-columns.tsx';

/** All findings of the unit, or those against one indicator. */
export function FindingsPart(): ReactNode {
  const { say, date } = useSpeech();
  const [address, setAddress] = useSearchParams();
  const indicator = address.get('indicator');
  const columns = useFindingColumns();
  return (
    <>
      {indicator !== null && (
        <Group mb="md">
          <span>{say('inspection.of-indicator', { number: indicator })}</span>
          <button type="button" className="plain" onClick={() => setAddress({})}>
            {say('table.show-all')}
          </button>
        </Group>
      )}
      <DataTable
        caption={say('inspection.findings')}
        operation={listFindings}
        params={{ unitId: useUnitId() }}
        query={indicator === null ? {} : { indicator }}
        prefix="f-"
        rowKey={(row) => row.id}
        searchable
        filters={[
          {
            name: 'state',
            label: say('inspection.state'),
            choices: (['open', 'overdue', ...findingStates] as const).map((value) => ({
              value,
              label: say(`inspection.state-${value}`),
            })),
          },
        ]}
        columns={[
          ...columns,
          {
            id: 'raised',
            header: say('inspection.raised-at'),
            sort: 'raisedAt',
            cell: (row) => date(row.raisedAt),
          },
        ]}
        empty={
          <EmptyState
            title={say('inspection.no-findings')}
            action={
              <LinkButton to="/inspections/new" quiet>
                {say('inspection.record')}
              </LinkButton>
            }
          >
            {say('inspection.no-findings-why')}
          </EmptyState>
        }
      />
    </>
  );
}
