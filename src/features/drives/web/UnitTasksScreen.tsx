import { Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DataTable } from '../../../platform/ui/data-table.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useUnitId } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listMyTasks } from '../contract.ts';
import { TaskStateMark } from './task-state.tsx';

/** What the signed-in employee has to do, the most urgent first. */
export function UnitTasksScreen(): ReactNode {
  const { say, date } = useSpeech();
  const unitId = useUnitId();
  const [done, setDone] = useState(false);
  return (
    <>
      <PageHead title={say('drive.my-tasks')} lead={say('drive.my-tasks-lead')} />
      <Checkbox
        mb="md"
        label={say('drive.show-done')}
        checked={done}
        onChange={(event) => setDone(event.currentTarget.checked)}
      />
      <DataTable
        key={String(done)}
        caption={say('drive.my-tasks')}
        operation={listMyTasks}
        query={{ unitId, state: done ? 'done' : 'open' }}
        rowKey={(row) => row.id}
        searchable
        columns={[
          {
            id: 'task',
            header: say('drive.task'),
            cell: (row) => <GoLink to={`/tasks/${row.id}`}>{row.title}</GoLink>,
          },
          { id: 'due', header: say('drive.due'), sort: 'dueOn', cell: (row) => date(row.dueOn) },
          { id: 'state', header: say('drive.state'), cell: (row) => <TaskStateMark task={row} /> },
          { id: 'goal', header: say('drive.goal'), cell: (row) => row.goalTitle },
          { id: 'drive', header: say('drive.one'), cell: (row) => row.driveName },
        ]}
        empty={
          done ? (
            <EmptyState title={say('drive.no-done-tasks')} />
          ) : (
            <EmptyState title={say('drive.no-my-tasks')}>{say('drive.no-my-tasks-why')}</EmptyState>
          )
        }
      />
    </>
  );
}
