import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listUnits, unitStates, unitTypes } from '../contract.ts';
import { UnitStateMark } from './unit-state.tsx';

/** Every unit of the installation; those that wait for a confirmation stand first. */
export function OfficeUnitsScreen(): ReactNode {
  const { say, text, date } = useSpeech();
  return (
    <>
      <PageHead title={say('unit.list')} lead={say('unit.list-lead')} />
      <DataTable
        caption={say('unit.list')}
        operation={listUnits}
        rowKey={(row) => row.id}
        searchable
        filters={[
          {
            name: 'state',
            label: say('unit.state'),
            choices: unitStates.map((value) => ({ value, label: say(`unit.state-${value}`) })),
          },
          {
            name: 'unitType',
            label: say('unit.type'),
            choices: unitTypes.map((value) => ({ value, label: say(`unit-type.${value}`) })),
          },
        ]}
        columns={[
          {
            id: 'name',
            header: say('unit.name'),
            sort: 'name',
            cell: (row) => <GoLink to={`/units/${row.id}`}>{text(row.name)}</GoLink>,
          },
          { id: 'state', header: say('unit.state'), cell: (row) => <UnitStateMark state={row.state} /> },
          { id: 'code', header: say('unit.code'), cell: (row) => row.code ?? '' },
          { id: 'type', header: say('unit.type'), cell: (row) => <UnitTypeName type={row.unitType} /> },
          { id: 'sector', header: say('unit.sector'), cell: (row) => row.sector },
          { id: 'district', header: say('unit.district'), cell: (row) => row.district },
          {
            id: 'registered',
            header: say('unit.registered-at'),
            sort: 'registeredAt',
            cell: (row) => date(row.registeredAt),
          },
        ]}
        empty={<EmptyState title={say('unit.none')}>{say('unit.none-why')}</EmptyState>}
      />
    </>
  );
}

/** Imported units may bear a type that only their own body knows. */
export function UnitTypeName({ type }: { readonly type: string }): ReactNode {
  const { say } = useSpeech();
  const known = unitTypes.find((one) => one === type);
  return known === undefined ? type : say(`unit-type.${known}`);
}
