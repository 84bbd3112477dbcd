import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { createGoal, updateGoal } from '../contract.ts';
import type { Goal } from './drive-parts.ts';
import { readsOfDrive } from './reads.ts';

interface GoalDialogProps {
  readonly driveId: string;
  /** The goal to change; absent for a new one. */
  readonly goal?: Goal;
  readonly close: () => void;
}

export function GoalDialog({ driveId, goal, close }: GoalDialogProps): ReactNode {
  const { say } = useSpeech();
  const create = useChange(createGoal, { invalidates: readsOfDrive });
  const update = useChange(updateGoal, { invalidates: readsOfDrive });
  const form = useForm({
    initial: { title: goal?.title ?? '' },
    submit: (body) =>
      goal === undefined
        ? create.mutateAsync({ params: { driveId }, body })
        : update.mutateAsync({ params: { goalId: goal.id }, body, ifMatch: goal.version }),
    done: close,
  });
  return (
    <DialogBox opened close={close} title={goal === undefined ? say('drive.add-goal') : say('drive.change-goal')}>
      <Form form={form}>
        <TextField
          {...form.field('title')}
          label={say('drive.goal')}
          hint={say('drive.goal-hint')}
          limit={limits.shortText}
          required
        />
        <SubmitBar label={say('drive.save')} />
      </Form>
    </DialogBox>
  );
}
