import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { removeTask, reopenTask } from '../contract.ts';
import type { TaskWithPlace } from './drive-parts.ts';
import { readsOfDrive } from './reads.ts';
import { TaskDialog } from './task-dialog.tsx';

interface ActProps {
  readonly task: TaskWithPlace;
}

export function ChangeTask({ task }: ActProps): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {say('drive.change')}
      </Button>
      {open && (
        <TaskDialog
          measureId={task.measureId}
          measureTitle={task.measureTitle}
          task={task}
          close={() => setOpen(false)}
        />
      )}
    </>
  );
}

export function RemoveTask({ task }: ActProps): ReactNode {
  const { say } = useSpeech();
  const go = useNavigate();
  // The page is left before its reads are made old, so that it does not ask for a task that is gone.
  const remove = useChange(removeTask, { invalidates: readsOfDrive.filter(({ id }) => id !== 'getTask') });
  return (
    <ConfirmAct
      label={say('drive.remove')}
      consequence={say('drive.remove-task-consequence', { title: task.title, owner: task.ownerName })}
      quiet
      grave
      act={async () => {
        await remove.mutateAsync({ params: { taskId: task.id } });
        void go(`/drives/${task.driveId}?part=plan`, { replace: true });
      }}
    />
  );
}

export function ReopenTask({ task }: ActProps): ReactNode {
  const { say } = useSpeech();
  const reopen = useChange(reopenTask, { invalidates: readsOfDrive });
  return (
    <ConfirmAct
      label={say('drive.reopen')}
      consequence={say('drive.reopen-consequence', { title: task.title })}
      quiet
      act={() => reopen.mutateAsync({ params: { taskId: task.id } })}
    />
  );
}
