import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { FactList } from '../../../platform/ui/facts.tsx';
import { GoLink } from '../../../platform/ui/link-button.tsx';
import { PageHead } from '../../../platform/ui/page-head.tsx';
import { Loaded, Section } from '../../../platform/ui/states.tsx';
import { useOperation } from '../../../platform/web/operations.ts';
import { useSession } from '../../../platform/web/session.tsx';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { getTask } from '../contract.ts';
import { indicatorPath, type TaskWithPlace } from './drive-parts.ts';
import { CompleteForm } from './complete-form.tsx';
import { ChangeTask, RemoveTask, ReopenTask } from './task-acts.tsx';
import { TaskStateMark } from './task-state.tsx';

/** A detail shows which goal it serves, and is reported done here. */
export function UnitTaskScreen(): ReactNode {
  const { taskId = '' } = useParams();
  const read = useOperation(getTask, { params: { taskId } });
  return <Loaded read={read}>{(task) => <TaskPage task={task} />}</Loaded>;
}

function TaskPage({ task }: { readonly task: TaskWithPlace }): ReactNode {
  const { say } = useSpeech();
  return (
    <>
      <PageHead
        title={task.title}
        crumbs={[
          { label: say('drive.list'), to: '/drives' },
          { label: task.driveName, to: `/drives/${task.driveId}?part=plan` },
        ]}
        mark={<TaskStateMark task={task} />}
        actions={
          task.may.manage && (
            <>
              {task.doneAt === null && <ChangeTask task={task} />}
              {task.doneAt === null && <RemoveTask task={task} />}
              {task.doneAt !== null && <ReopenTask task={task} />}
            </>
          )
        }
      />
      <Stack gap="lg">
        <TaskFacts task={task} />
        {task.may.complete && (
          <Section title={say('drive.report-done')}>
            <CompleteForm key={task.id} task={task} />
          </Section>
        )}
      </Stack>
    </>
  );
}

function TaskFacts({ task }: { readonly task: TaskWithPlace }): ReactNode {
  const { say, date, dateTime } = useSpeech();
  const opens = useSession().standing.role !== 'employee';
  const { doneAt } = task;
  const facts = [
    { label: say('drive.goal'), value: task.goalTitle },
    { label: say('drive.measure'), value: task.measureTitle },
    {
      label: say('drive.indicator'),
      value: opens ? (
        <GoLink to={indicatorPath(task.driveId, task.indicator)}>{task.indicator}</GoLink>
      ) : (
        task.indicator
      ),
    },
    { label: say('drive.owner'), value: task.ownerName },
    { label: say('drive.due'), value: date(task.dueOn) },
  ];
  const report =
    doneAt === null
      ? []
      : [
          { label: say('drive.done-at'), value: say('drive.done-by', { at: dateTime(doneAt), by: task.doneBy ?? '' }) },
          { label: say('drive.done-note'), value: <span className="written">{task.doneNote}</span> },
          {
            label: say('indicator.evidence'),
            value: opens ? (
              <GoLink to={`/evidence?q=${encodeURIComponent(task.evidenceTitle ?? '')}`}>{task.evidenceTitle}</GoLink>
            ) : (
              task.evidenceTitle
            ),
          },
        ];
  return <FactList facts={[...facts, ...report]} />;
}
