import { Group, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSession, useUnitId } from '../../../platform/web/session.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import { getPointsSummary } from '../contract.ts';
import { BalancesPart } from './balances-part.tsx';
import { BudgetBox } from './budget-box.tsx';
import { LedgerPart } from './ledger-part.tsx';
import { MyPoints } from './my-points.tsx';
import { RulesPart } from './rules-part.tsx';
import { SlipsPart } from './slips-part.tsx';

/** The unit's thanks to its people: for an employee what is theirs, for those who give it the whole ledger. */
export function UnitPointsScreen(): ReactNode {
  return useSession().standing.role === 'employee' ? <MyPoints /> : <PointsOfUnit />;
}

const parts = ['slips', 'balances', 'rules', 'ledger'] as const;

function PointsOfUnit(): ReactNode {
  const say = useSay();
  const [query, setQuery] = useSearchParams();
  const summary = useOperation(getPointsSummary, { params: { unitId: useUnitId() } });
  return (
    <>
      <PageHead title={say('points.title')} lead={say('points.lead')} />
      <Loaded read={summary}>
        {(found) => (
          <>
            <BudgetBox summary={found} />
            <Tabs
              mt="lg"
              value={query.get('part') ?? 'slips'}
              onChange={(part) => setQuery({ part: part ?? 'slips' })}
              keepMounted={false}
            >
              <Tabs.List>
                {parts.map((part) => (
                  <Tabs.Tab key={part} value={part}>
                    {say(`points.${part}`)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Group pt="md" display="block">
                <Tabs.Panel value="slips">
                  <SlipsPart mayPropose={found.may.propose} />
                </Tabs.Panel>
                <Tabs.Panel value="balances">
                  <BalancesPart />
                </Tabs.Panel>
                <Tabs.Panel value="rules">
                  <RulesPart mayManage={found.may.manage} />
                </Tabs.Panel>
                <Tabs.Panel value="ledger">
                  <LedgerPart />
                </Tabs.Panel>
              </Group>
            </Tabs>
          </>
        )}
      </Loaded>
    </>
  );
}
