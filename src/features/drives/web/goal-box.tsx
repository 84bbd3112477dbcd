import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Pack } from '../../../core/criteria/pack.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { EmptyState } from '../../../platform/ui/states.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { removeGoal } from '../contract.ts';
import type { Drive, Goal } from './drive-parts.ts';
import { GoalDialog } from './goal-dialogs.tsx';
import { MeasureBox } from './measure-box.tsx';
import { MeasureDialog } from './measure-dialog.tsx';
import { readsOfDrive } from './reads.ts';

interface GoalProps {
  readonly goal: Goal;
  readonly drive: Drive;
  readonly pack: Pack;
}

/** A goal opens down to its details. */
export function GoalBox({ goal, drive, pack }: GoalProps): ReactNode {
  const { say } = useSpeech();
  const tasks = goal.measures.flatMap((measure) => measure.tasks);
  const done = tasks.filter(({ doneAt }) => doneAt !== null).length;
  return (
    <details className="goal" id={`goal-${goal.id}`} open>
      <summary>
        <h2>{goal.title}</h2>
        <span className="goal-facts">
          {say('drive.goal-facts', { measures: goal.measures.length, tasks: tasks.length, done })}
        </span>
      </summary>
      <Stack gap="md" className="goal-body">
        {drive.may.manage && <GoalActs goal={goal} drive={drive} pack={pack} />}
        {goal.measures.length === 0 && (
          <EmptyState title={say('drive.no-measures')}>{say('drive.no-measures-why')}</EmptyState>
        )}
        {goal.measures.map((measure) => (
          <MeasureBox key={measure.id} measure={measure} drive={drive} pack={pack} />
        ))}
      </Stack>
    </details>
  );
}

function GoalActs({ goal, drive, pack }: GoalProps): ReactNode {
  const { say } = useSpeech();
  const [open, setOpen] = useState<'goal' | 'measure'>();
  const remove = useChange(removeGoal, { invalidates: readsOfDrive });
  const close = (): void => setOpen(undefined);
  return (
    <Group gap="xs" className="no-print">
      <Button
        variant="default"
        aria-label={`${say('drive.add-measure')}: ${goal.title}`}
        onClick={() => setOpen('measure')}
      >
        {say('drive.add-measure')}
      </Button>
      <Button variant="default" aria-label={`${say('drive.change')}: ${goal.title}`} onClick={() => setOpen('goal')}>
        {say('drive.change')}
      </Button>
      {goal.measures.length === 0 && (
        <ConfirmAct
          label={say('drive.remove')}
          consequence={say('drive.remove-goal-consequence', { title: goal.title })}
          quiet
          grave
          act={() => remove.mutateAsync({ params: { goalId: goal.id } })}
        />
      )}
      {open === 'goal' && <GoalDialog driveId={drive.id} goal={goal} close={close} />}
      {open === 'measure' && <MeasureDialog goalId={goal.id} goalTitle={goal.title} pack={pack} close={close} />}
    </Group>
  );
}
