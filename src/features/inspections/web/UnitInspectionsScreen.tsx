import { Group, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { LinkButton } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { useSession } from '../../../platform/web/session.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import { FindingsPart } from './findings-part.tsx';
import { InspectionsPart } from './inspections-part.tsx';
import { MyRectifications } from './my-rectifications.tsx';

/** What supervision found and what became of it; for an employee what is theirs to mend. */
export function UnitInspectionsScreen(): ReactNode {
  return useSession().standing.role === 'employee' ? <MyRectifications /> : <OfUnit />;
}

function OfUnit(): ReactNode {
  const say = useSay();
  const [query, setQuery] = useSearchParams();
  return (
    <>
      <PageHead
        title={say('inspection.title')}
        lead={say('inspection.lead')}
        actions={<LinkButton to="/inspections/new">{say('inspection.record')}</LinkButton>}
      />
      <Tabs
        value={query.get('part') ?? 'findings'}
        onChange={(part) => setQuery({ part: part ?? 'findings' })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="findings">{say('inspection.findings')}</Tabs.Tab>
          <Tabs.Tab value="inspections">{say('inspection.list')}</Tabs.Tab>
        </Tabs.List>
        <Group pt="md" display="block">
          <Tabs.Panel value="findings">
            <FindingsPart />
          </Tabs.Panel>
          <Tabs.Panel value="inspections">
            <InspectionsPart />
          </Tabs.Panel>
        </Group>
      </Tabs>
    </>
  );
}
