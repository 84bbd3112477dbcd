import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { FactList } from '../../../platform/ui/facts.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState, Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getMyPoints, listMySlips } from '../contract.ts';
import { RulesPart } from './rules-part.tsx';
import { SlipStateMark } from './slip-state.tsx';

/** What an employee holds and was thanked for, and for what there are points. */
export function MyPoints(): ReactNode {
  const { say, number } = useSpeech();
  const { employeeId } = useSession().standing;
  const read = useOperation(getMyPoints);
  return (
    <>
      <PageHead title={say('points.mine')} lead={say('points.mine-lead')} />
      <Stack gap="xl">
        <Loaded read={read}>
          {({ items }) => {
            const mine = items.find((item) => item.employeeId === employeeId);
            return (
              <FactList
                facts={[
                  { label: say('points.balance'), value: say('points.amount', { count: number(mine?.balance ?? 0) }) },
                  {
                    label: say('points.this-year'),
                    value: say('points.amount', { count: number(mine?.thisYear ?? 0) }),
                  },
                ]}
              />
            );
          }}
        </Loaded>
        <Section title={say('points.statement')}>
          <MySlips />
        </Section>
        <Section title={say('points.rules')}>
          <RulesPart mayManage={false} />
        </Section>
      </Stack>
    </>
  );
}

function MySlips(): ReactNode {
  const { say, text, number, date } = useSpeech();
  return (
    <DataTable
      caption={say('points.statement')}
      operation={listMySlips}
      rowKey={(row) => row.id}
      columns={[
        { id: 'rule', header: say('points.rule'), cell: (row) => text(row.ruleName) },
        { id: 'points', header: say('points.points'), sort: 'points', align: 'end', cell: (row) => number(row.points) },
        { id: 'reason', header: say('points.reason'), cell: (row) => row.reason },
        { id: 'at', header: say('points.proposed-at'), sort: 'proposedAt', cell: (row) => date(row.proposedAt) },
        { id: 'state', header: say('points.state'), cell: (row) => <SlipStateMark state={row.state} /> },
      ]}
      empty={<EmptyState title={say('points.none-of-mine')}>{say('points.none-of-mine-why')}</EmptyState>}
    />
  );
}
