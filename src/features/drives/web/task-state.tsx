import type { ReactNode } from 'react';
import { Status } from '../../../platform/ui/status.tsx';
import { useSay } from '../../../platform/web/speech.tsx';

interface Due {
  readonly doneAt: string | null;
  readonly isOverdue: boolean;
}

export function TaskStateMark({ task }: { readonly task: Due }): ReactNode {
  const say = useSay();
  if (task.doneAt !== null) return <Status tone="done">{say('drive.task-done')}</Status>;
  return task.isOverdue ? (
    <Status tone="bad">{say('drive.task-overdue')}</Status>
  ) : (
    <Status tone="going">{say('drive.task-open')}</Status>
  );
}
