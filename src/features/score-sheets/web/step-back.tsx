import type { ReactNode } from 'react';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { listMyAssignments } from '../../assignments/contract.ts';
import { declareConflict } from '../../conflicts/contract.ts';
import { getScoreSheet } from '../contract.ts';

/** An assessor who is tied to the unit says so and is taken off at once. */
export function StepBack({ sheetId }: { readonly sheetId: string }): ReactNode {
  const { say } = useSpeech();
  const declare = useChange(declareConflict, { invalidates: [listMyAssignments, getScoreSheet] });
  const form = useForm({
    initial: { reason: '' },
    keep: `conflict/${sheetId}`,
    submit: (body) => declare.mutateAsync({ params: { sheetId }, body }),
    done: () => undefined,
  });
  const act = async (): Promise<void> => {
    await declare.mutateAsync({ params: { sheetId }, body: form.values });
    window.location.assign('/assessor/sheets');
  };
  return (
    <ConfirmAct
      label={say('sheet.declare-conflict')}
      consequence={say('sheet.declare-consequence')}
      quiet
      grave
      act={act}
    >
      <TextField {...form.field('reason')} label={say('sheet.conflict-reason')} lines={3} limit={1000} required />
    </ConfirmAct>
  );
}
