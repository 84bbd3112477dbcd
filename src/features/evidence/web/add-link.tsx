import type { ReactNode } from 'react';
import { limits } from '../../../core/limits.ts';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Form } from '../../../platform/ui/form.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { addEvidence, listEvidence } from '../contract.ts';
import { type AddProps, coversOf, PieceFields } from './piece-form.tsx';

export function AddLink({ unitId, period, done }: AddProps): ReactNode {
  const { say } = useSpeech();
  const add = useChange(addEvidence, { invalidates: [listEvidence] });
  const form = useForm({
    initial: { url: '', title: '', covers: period ?? { from: '', to: '' } },
    submit: ({ url, title, covers }) =>
      add.mutateAsync({ params: { unitId }, body: { kind: 'link', url: url.trim(), title, covers: coversOf(covers) } }),
    done,
  });
  return (
    <Form form={form}>
      <TextField
        {...form.field('url')}
        label={say('evidence.url')}
        hint={say('evidence.url-hint')}
        type="url"
        limit={limits.evidenceUrl}
        required
      />
      <PieceFields form={form} submit={say('evidence.add')} />
    </Form>
  );
}
