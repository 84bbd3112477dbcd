import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { DialogBox } from '../../../platform/ui/dialog-box.tsx';
import { DateField, TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { EmployeeField } from '../../units/web/employee-field.tsx';
import { createTask, updateTask } from '../contract.ts';
import type { Task } from './drive-parts.ts';
import { readsOfDrive } from './reads.ts';

interface TaskDialogProps {
  readonly measureId: string;
  readonly measureTitle: string;
  /** The task to change; absent for a new one. */
  readonly task?: Task;
  readonly close: () => void;
}

/** A task has one owner and one day. */
export function TaskDialog({ measureId, measureTitle, task, close }: TaskDialogProps): ReactNode {
  const { say } = useSpeech();
  const create = useChange(createTask, { invalidates: readsOfDrive });
  const update = useChange(updateTask, { invalidates: readsOfDrive });
  const form = useForm({
    initial: { title: task?.title ?? '', ownerId: task?.ownerId ?? '', dueOn: task?.dueOn ?? '' },
    submit: (body) =>
      task === undefined
        ? create.mutateAsync({ params: { measureId }, body })
        : update.mutateAsync({ params: { taskId: task.id }, body, ifMatch: task.version }),
    done: close,
  });
  return (
    <DialogBox opened close={close} title={task === undefined ? say('drive.add-task') : say('drive.change-task')}>
      <Form form={form}>
        <p className="plain-fact">{say('drive.for-measure', { title: measureTitle })}</p>
        <TextField {...form.field('title')} label={say('drive.task')} limit={limits.shortText} required />
        <EmployeeField {...form.field('ownerId')} label={say('drive.owner')} name={task?.ownerName ?? null} required />
        <DateField {...form.field('dueOn')} label={say('drive.due')} required />
        <SubmitBar label={say('drive.save')} />
      </Form>
    </DialogBox>
  );
}
