import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useSession, useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listDrives } from '../contract.ts';
import { DriveStateMark } from './drive-state.tsx';
import { OpenDriveDialog } from './open-drive-dialog.tsx';

/** The unit's drives, open ones and those of past years. */
export function UnitDrivesScreen(): ReactNode {
  const { say, text, period } = useSpeech();
  const unitId = useUnitId();
  const [opening, setOpening] = useState(false);
  const isCoordinator = useSession().standing.role === 'coordinator';
  const open = isCoordinator && <Button onClick={() => setOpening(true)}>{say('drive.open')}</Button>;
  return (
    <>
      <PageHead title={say('drive.list')} lead={say('drive.list-lead')} actions={open} />
      <DataTable
        caption={say('drive.list')}
        operation={listDrives}
        params={{ unitId }}
        rowKey={(row) => row.id}
        searchable
        filters={[
          {
            name: 'state',
            label: say('drive.state'),
            choices: (['open', 'closed'] as const).map((value) => ({ value, label: say(`drive.state-${value}`) })),
          },
        ]}
        columns={[
          {
            id: 'name',
            header: say('drive.name'),
            sort: 'name',
            cell: (row) => <GoLink to={`/drives/${row.id}`}>{row.name}</GoLink>,
          },
          { id: 'pack', header: say('drive.pack'), cell: (row) => text(row.packTitle) },
          { id: 'period', header: say('drive.period'), cell: (row) => period(row.periodFrom, row.periodTo) },
          {
            id: 'ready',
            header: say('drive.readiness'),
            cell: (row) =>
              say('drive.ready-of', {
                ready: row.readiness.ready,
                all: Object.values(row.readiness).reduce((sum, count) => sum + count, 0),
              }),
          },
          {
            id: 'tasks',
            header: say('drive.open-tasks'),
            cell: (row) =>
              row.overdueTasks > 0 ? (
                <Status tone="bad">
                  {say('drive.tasks-overdue', { open: row.openTasks, late: row.overdueTasks })}
                </Status>
              ) : (
                row.openTasks
              ),
          },
          { id: 'findings', header: say('drive.open-findings'), cell: (row) => row.openFindings },
          { id: 'state', header: say('drive.state'), cell: (row) => <DriveStateMark closedAt={row.closedAt} /> },
        ]}
        empty={
          <EmptyState title={say('drive.none')} action={open}>
            {say(isCoordinator ? 'drive.none-why' : 'drive.none-yet')}
          </EmptyState>
        }
      />
      {opening && <OpenDriveDialog close={() => setOpening(false)} />}
    </>
  );
}
