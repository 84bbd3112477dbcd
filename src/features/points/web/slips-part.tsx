import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listSlips, slipStates } from '../contract.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import { SlipStateMark } from './slip-state.tsx';

/** Who was thanked for what, or is about to be; narrowed to one employee it is that employee's statement. */
export function SlipsPart({ mayPropose }: { readonly mayPropose: boolean }): ReactNode {
  const { say, text, number, date } = useSpeech();
  const unitId = useUnitId();
  const [address, setAddress] = useSearchParams();
  const [proposing, setProposing] = useState(false);
  const employeeId = address.get('employee');
  const propose = mayPropose && <Button onClick={() => setProposing(true)}>{say('points.propose')}</Button>;
  return (
    <>
      <Group mb="md" className="no-print">
        {propose}
        {employeeId !== null && (
          <button type="button" className="plain" onClick={() => setAddress({})}>
            {say('points.of-everybody')}
          </button>
        )}
      </Group>
      <DataTable
        caption={say('points.slips')}
        operation={listSlips}
        params={{ unitId }}
        query={employeeId === null ? {} : { employeeId }}
        rowKey={(row) => row.id}
        searchable
        filters={[
          {
            name: 'state',
            label: say('points.state'),
            choices: (['to-sign', ...slipStates] as const).map((value) => ({
              value,
              label: say(`points.state-${value}`),
            })),
          },
        ]}
        columns={[
          {
            id: 'employee',
            header: say('points.employee'),
            cell: (row) => <GoLink to={`/points/slips/${row.id}`}>{row.employeeName}</GoLink>,
          },
          { id: 'rule', header: say('points.rule'), cell: (row) => text(row.ruleName) },
          {
            id: 'points',
            header: say('points.points'),
            sort: 'points',
            align: 'end',
            cell: (row) => number(row.points),
          },
          { id: 'reason', header: say('points.reason'), cell: (row) => row.reason },
          {
            id: 'proposed',
            header: say('points.proposed-at'),
            sort: 'proposedAt',
            cell: (row) => date(row.proposed.at),
          },
          { id: 'state', header: say('points.state'), cell: (row) => <SlipStateMark state={row.state} /> },
        ]}
        empty={<EmptyState title={say('points.no-slips')}>{say('points.no-slips-why')}</EmptyState>}
      />
      {proposing && <ProposeDialog close={() => setProposing(false)} />}
    </>
  );
}
