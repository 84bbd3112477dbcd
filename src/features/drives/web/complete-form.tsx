import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form, SubmitBar } from '../../../platform/ui/form.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listEvidence } from '../../evidence/contract.ts';
import { HandedEvidence, handedOf, nothingHanded } from '../../evidence/web/handed-evidence.tsx';
import { completeTask } from '../contract.ts';
import type { TaskWithPlace } from './drive-parts.ts';
import { readsOfDrive } from './reads.ts';

/** A task is done when somebody says what was done and hands in what shows it. */
export function CompleteForm({ task }: { readonly task: TaskWithPlace }): ReactNode {
  const { say } = useSpeech();
  const complete = useChange(completeTask, { invalidates: [...readsOfDrive, listEvidence] });
  const form = useForm({
    initial: { note: '', evidence: nothingHanded },
    submit: ({ note, evidence }) =>
      complete.mutateAsync({
        params: { taskId: task.id },
        body: { note, evidence: handedOf(evidence) },
        ifMatch: task.version,
      }),
    done: () => notifyDone(say('drive.reported-done', { title: task.title })),
    keep: `task/${task.id}/completion`,
  });
  return (
    <Form form={form}>
      <TextField
        {...form.field('note')}
        label={say('drive.done-note')}
        hint={say('drive.done-note-hint')}
        lines={3}
        limit={limits.criterionText}
        required
      />
      <HandedEvidence {...form.field('evidence')} />
      <SubmitBar label={say('drive.report-done')} />
    </Form>
  );
}
