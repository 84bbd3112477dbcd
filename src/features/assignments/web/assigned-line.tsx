import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { Status } from '../../../platform/ui/status.tsx';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { useForm } from '../../../platform/web/use-form.ts';
import { getScoreSheet, reopenScoreSheet } from '../../score-sheets/contract.ts';
import { endAssignment, listEntryAssignments } from '../contract.ts';

type Assigned = AnswerOf<typeof listEntryAssignments>['items'][number]['assessors'][number];

/** One assessor of an entry, with what can be done about the two. */
export function AssignedLine({ assigned }: { readonly assigned: Assigned }): ReactNode {
  const { say } = useSpeech();
  return (
    <Group gap="xs" wrap="nowrap">
      <Status
        tone={assigned.sheet === 'open' ? 'going' : 'done'}
      >{`${assigned.name} · ${say(`sheet.state-${assigned.sheet}`)}`}</Status>
      {assigned.sheet === 'open' ? <TakeOff assigned={assigned} /> : <Reopen assigned={assigned} />}
    </Group>
  );
}

function TakeOff({ assigned }: { readonly assigned: Assigned }): ReactNode {
  const { say } = useSpeech();
  const end = useChange(endAssignment, { invalidates: [listEntryAssignments] });
  const form = useReason(`assignment/${assigned.assignmentId}`);
  return (
    <ConfirmAct
      label={say('assignment.take-off')}
      consequence={say('assignment.take-off-consequence', { name: assigned.name })}
      quiet
      grave
      act={() => end.mutateAsync({ params: { assignmentId: assigned.assignmentId }, body: form.values })}
    >
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={500} required />
    </ConfirmAct>
  );
}

function Reopen({ assigned }: { readonly assigned: Assigned }): ReactNode {
  const { say } = useSpeech();
  const reopen = useChange(reopenScoreSheet, { invalidates: [listEntryAssignments, getScoreSheet] });
  const form = useReason(`reopen/${assigned.sheetId}`);
  return (
    <ConfirmAct
      label={say('assignment.reopen')}
      consequence={say('assignment.reopen-consequence', { name: assigned.name })}
      quiet
      act={() => reopen.mutateAsync({ params: { sheetId: assigned.sheetId }, body: form.values })}
    >
      <TextField {...form.field('reason')} label={say('assignment.reason')} lines={2} limit={1000} required />
    </ConfirmAct>
  );
}

/** A reason that a dialog asks for; the dialog itself sends it. */
function useReason(keep: string) {
  return useForm({ initial: { reason: '' }, keep, submit: async () => undefined, done: () => undefined });
}
