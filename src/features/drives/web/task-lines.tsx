import type { ReactNode } from 'react';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import type { Task } from './drive-parts.ts';
import { TaskStateMark } from './task-state.tsx';

/** Tasks with their owners and days. */
export function TaskLines({ tasks }: { readonly tasks: readonly Task[] }): ReactNode {
  const { say, date } = useSpeech();
  return (
    <ul className="waiting">
      {tasks.map((task) => (
        <li key={task.id}>
          <span>
            <GoLink to={`/tasks/${task.id}`}>{task.title}</GoLink>
            <span className="task-facts">
              {say('drive.task-facts', { owner: task.ownerName, due: date(task.dueOn) })}
            </span>
          </span>
          <TaskStateMark task={task} />
        </li>
      ))}
    </ul>
  );
}
