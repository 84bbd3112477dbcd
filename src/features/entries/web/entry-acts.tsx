import { type ReactNode, useState } from 'react';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { listEvidence } from '../../evidence/contract.ts';
import { getEntry, listEntries, submitEntry, withdrawEntry } from '../contract.ts';
import type { Entry } from './answer-value.ts';

const invalidates = [getEntry, listEntries, listEvidence];

interface SubmitProps {
  readonly entry: Entry;
  readonly missing: number;
  /** Saves what is typed and not yet at the server. */
  readonly saveAll: () => Promise<void>;
}

export function SubmitAct({ entry, missing, saveAll }: SubmitProps): ReactNode {
  const { say, text, dateTime } = useSpeech();
  const submit = useChange(submitEntry, { invalidates });
  return (
    <ConfirmAct
      label={say('entry.submit')}
      consequence={say('entry.submit-consequence', {
        programme: text(entry.programmeName),
        edition: entry.editionNumber,
        closes: dateTime(entry.closesAt),
      })}
      disabled={missing > 0}
      act={async () => {
        await saveAll();
        const { receiptNumber } = await submit.mutateAsync({ params: { entryId: entry.id } });
        notifyDone(say('entry.submitted', { number: receiptNumber }));
        window.scrollTo({ top: 0 });
      }}
    />
  );
}

export function WithdrawAct({ entry }: { readonly entry: Entry }): ReactNode {
  const { say, dateTime } = useSpeech();
  const [reason, setReason] = useState('');
  const withdraw = useChange(withdrawEntry, { invalidates });
  return (
    <ConfirmAct
      label={say('entry.withdraw')}
      consequence={say('entry.withdraw-consequence', { closes: dateTime(entry.closesAt) })}
      quiet
      grave
      act={async () => {
        await withdraw.mutateAsync({ params: { entryId: entry.id }, body: { reason } });
        notifyDone(say('entry.withdrawn'));
      }}
    >
      <TextField
        id="withdrawal-reason"
        label={say('entry.reason')}
        value={reason}
        onChange={setReason}
        problems={[]}
        lines={3}
        limit={500}
        required
      />
    </ConfirmAct>
  );
}
