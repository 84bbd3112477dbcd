import { Group, Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { FactList } from '../../../platform/ui/facts.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getPack } from '../../packs/contract.ts';
import { getDrive } from '../contract.ts';
import type { Drive } from './drive-parts.ts';
import { ChangeDrive, CloseDrive } from './drive-acts.tsx';
import { DriveStateMark } from './drive-state.tsx';
import { PlanPart } from './plan-part.tsx';
import { ReadinessPart } from './readiness-part.tsx';

/** One drive: how ready each indicator is, and the plan by which it gets there. */
export function UnitDriveScreen(): ReactNode {
  const { driveId = '' } = useParams();
  const read = useOperation(getDrive, { params: { driveId } });
  return <Loaded read={read}>{(drive) => <DrivePage drive={drive} />}</Loaded>;
}

function DrivePage({ drive }: { readonly drive: Drive }): ReactNode {
  const { say } = useSpeech();
  const [query, setQuery] = useSearchParams();
  const pack = useOperation(getPack, { params: { packId: drive.packId } });
  return (
    <>
      <PageHead
        title={drive.name}
        crumbs={[{ label: say('drive.list'), to: '/drives' }]}
        mark={<DriveStateMark closedAt={drive.closedAt} />}
        lead={drive.credo === '' ? undefined : say('drive.credo-said', { credo: drive.credo })}
        actions={
          drive.may.manage && (
            <>
              <ChangeDrive drive={drive} />
              <CloseDrive drive={drive} />
            </>
          )
        }
      />
      <Facts drive={drive} />
      <Tabs
        mt="lg"
        value={query.get('part') ?? 'readiness'}
        onChange={(part) => setQuery(part === 'plan' ? { part } : {})}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="readiness">{say('drive.readiness')}</Tabs.Tab>
          <Tabs.Tab value="plan">{say('drive.plan')}</Tabs.Tab>
        </Tabs.List>
        <Group pt="md" display="block">
          <Loaded read={pack}>
            {({ content }) => (
              <>
                <Tabs.Panel value="readiness">
                  <ReadinessPart drive={drive} pack={content} />
                </Tabs.Panel>
                <Tabs.Panel value="plan">
                  <PlanPart drive={drive} pack={content} />
                </Tabs.Panel>
              </>
            )}
          </Loaded>
        </Group>
      </Tabs>
    </>
  );
}

function Facts({ drive }: { readonly drive: Drive }): ReactNode {
  const { say, text, period, date, number } = useSpeech();
  const seesInspections = useSession().standing.role !== 'employee';
  const findings = number(drive.openFindings);
  const { openTasks, overdueTasks } = drive;
  return (
    <FactList
      facts={[
        {
          label: say('drive.pack'),
          value: <GoLink to={`/packs/${drive.packId}`}>{`${text(drive.packTitle)} · ${drive.packVersion}`}</GoLink>,
        },
        { label: say('drive.period'), value: period(drive.periodFrom, drive.periodTo) },
        { label: say('drive.opened'), value: date(drive.openedAt) },
        ...(drive.closedAt === null ? [] : [{ label: say('drive.closed'), value: date(drive.closedAt) }]),
        {
          label: say('drive.open-tasks'),
          value:
            overdueTasks > 0 ? (
              <Status tone="bad">{say('drive.tasks-overdue', { open: openTasks, late: overdueTasks })}</Status>
            ) : (
              number(openTasks)
            ),
        },
        {
          label: say('drive.open-findings'),
          value:
            seesInspections && drive.openFindings > 0 ? (
              <GoLink to="/inspections?f-state=open">{findings}</GoLink>
            ) : (
              findings
            ),
        },
      ]}
    />
  );
}
