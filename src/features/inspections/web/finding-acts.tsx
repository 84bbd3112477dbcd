import { type ReactNode, useState } from 'react';
import { limits } from '../../../core/limits.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSay } from '../../../platform/web/speech.tsx';
import { closeFinding, returnRectification } from '../contract.ts';
import type { FindingWhole } from './finding-history.tsx';
import { readsOfFindings } from './reads.ts';

interface ActProps {
  readonly finding: FindingWhole;
}

/** Four eyes: only who neither had to mend it nor reported it is offered this. */
export function CloseAct({ finding }: ActProps): ReactNode {
  const say = useSay();
  const [note, setNote] = useState('');
  const close = useChange(closeFinding, { invalidates: readsOfFindings });
  return (
    <ConfirmAct
      label={say('inspection.close')}
      consequence={say('inspection.close-consequence', { owner: finding.ownerName ?? '' })}
      act={async () => {
        await close.mutateAsync({ params: { findingId: finding.id }, body: { note } });
        notifyDone(say('inspection.is-closed'));
      }}
    >
      <TextField
        id="closing-note"
        label={say('inspection.closing-note')}
        value={note}
        onChange={setNote}
        problems={[]}
        lines={3}
        limit={limits.criterionText}
      />
    </ConfirmAct>
  );
}

/** A report is sent back; a closed finding is opened again the same way. */
export function ReturnAct({ finding }: ActProps): ReactNode {
  const say = useSay();
  const [reason, setReason] = useState('');
  const giveBack = useChange(returnRectification, { invalidates: readsOfFindings });
  const from = finding.state === 'closed' ? 'closed' : 'reported';
  const act = from === 'closed' ? 'reopen' : 'return';
  return (
    <ConfirmAct
      key={act}
      label={say(`inspection.act-${act}`)}
      consequence={say(`inspection.${act}-consequence`, { owner: finding.ownerName ?? '' })}
      quiet
      grave
      act={() => giveBack.mutateAsync({ params: { findingId: finding.id }, body: { reason, from } })}
    >
      <TextField
        id="return-reason"
        label={say('inspection.reason')}
        value={reason}
        onChange={setReason}
        problems={[]}
        lines={3}
        limit={limits.criterionText}
        required
      />
    </ConfirmAct>
  );
}
