import { Group, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { useSession, useUnitId } from '../../../platform/web/session.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import { InviteToUnit } from '../../people/web/invite-to-unit.tsx';
import { Members } from '../../people/web/members.tsx';
import { Departments } from './departments.tsx';
import { Employees } from './employees.tsx';

/** Who works in the unit, in which department, and who of them can sign in. */
export function UnitPeopleScreen(): ReactNode {
  const say = useSay();
  const [query, setQuery] = useSearchParams();
  const unitId = useUnitId();
  const isCoordinator = useSession().standing.role === 'coordinator';
  return (
    <>
      <PageHead title={say('unit.people')} lead={say('unit.people-lead')} />
      <Tabs
        value={query.get('part') ?? 'employees'}
        onChange={(part) => setQuery({ part: part ?? 'employees' })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="employees">{say('unit.employees')}</Tabs.Tab>
          <Tabs.Tab value="departments">{say('unit.departments')}</Tabs.Tab>
          {isCoordinator && <Tabs.Tab value="members">{say('people.members')}</Tabs.Tab>}
        </Tabs.List>
        <Group pt="md" display="block">
          <Tabs.Panel value="employees">
            <Employees canChange={isCoordinator} />
          </Tabs.Panel>
          <Tabs.Panel value="departments">
            <Departments canChange={isCoordinator} />
          </Tabs.Panel>
          {isCoordinator && (
            <Tabs.Panel value="members">
              <Members place={{ unitId }} invite={<InviteToUnit />} />
            </Tabs.Panel>
          )}
        </Group>
      </Tabs>
    </>
  );
}
