import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listPointsAccounts } from '../contract.ts';

/** What every employee holds; the name leads to the statement. */
export function BalancesPart(): ReactNode {
  const { say, text, number } = useSpeech();
  return (
    <DataTable
      caption={say('points.balances')}
      operation={listPointsAccounts}
      params={{ unitId: useUnitId() }}
      rowKey={(row) => row.employeeId}
      searchable
      columns={[
        {
          id: 'employee',
          header: say('points.employee'),
          sort: 'employeeName',
          cell: (row) => <GoLink to={`/points?employee=${row.employeeId}`}>{row.employeeName}</GoLink>,
        },
        {
          id: 'department',
          header: say('unit.department'),
          cell: (row) => (row.departmentName === null ? '' : text(row.departmentName)),
        },
        {
          id: 'balance',
          header: say('points.balance'),
          sort: 'balance',
          align: 'end',
          cell: (row) => number(row.balance),
        },
      ]}
      empty={<EmptyState title={say('points.no-balances')}>{say('points.no-balances-why')}</EmptyState>}
    />
  );
}
