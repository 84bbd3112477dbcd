import { type ReactNode, useState } from 'react';
import type { AnswerOf, CallOf } from '../../../platform/operation.ts';
import { ConfirmAct } from '../../../platform/ui/confirm-act.tsx';
import { TextField } from '../../../platform/ui/fields.tsx';
import { notifyDone } from '../../../platform/ui/notify.ts';
import { useChange } from '../../../platform/web/operations.ts';
import { useSpeech } from '../../../platform/web/speech.tsx';
import { type getSlip, proposeReversal, refuseReversal, refuseSlip, signReversal, signSlip } from '../contract.ts';
import { readsOfPoints } from './reads.ts';

type Slip = AnswerOf<typeof getSlip>;

interface ActsProps {
  readonly slip: Slip;
}

/** What the reader may do with a slip now; the server decides again. */
export function SlipActs({ slip }: ActsProps): ReactNode {
  const isReversal = slip.state === 'reversal-waiting';
  return (
    <>
      {slip.may.sign && (isReversal ? <SignReversal slip={slip} /> : <Sign slip={slip} />)}
      {slip.may.refuse && (
        <WithReason
          key={isReversal ? 'refuse-reversal' : 'refuse'}
          slip={slip}
          act={isReversal ? 'refuse-reversal' : 'refuse'}
          operation={isReversal ? refuseReversal : refuseSlip}
        />
      )}
      {slip.may.reverse && <WithReason slip={slip} act="reverse" operation={proposeReversal} />}
    </>
  );
}

function Sign({ slip }: ActsProps): ReactNode {
  const { say, number } = useSpeech();
  const sign = useChange(signSlip, { invalidates: readsOfPoints });
  const { id, employeeName, points, proposed } = slip;
  return (
    <ConfirmAct
      label={say('points.sign')}
      consequence={say('points.sign-consequence', { name: employeeName, count: number(points), by: proposed.by })}
      act={async () => {
        await sign.mutateAsync({ params: { slipId: id } });
        notifyDone(say('points.signed'));
      }}
    />
  );
}

function SignReversal({ slip }: ActsProps): ReactNode {
  const { say, number } = useSpeech();
  const sign = useChange(signReversal, { invalidates: readsOfPoints });
  const { id, employeeName, points } = slip;
  return (
    <ConfirmAct
      label={say('points.sign-reversal')}
      consequence={say('points.sign-reversal-consequence', { name: employeeName, count: number(points) })}
      grave
      act={async () => {
        await sign.mutateAsync({ params: { slipId: id } });
        notifyDone(say('points.reversed'));
      }}
    />
  );
}

interface WithReasonProps extends ActsProps {
  readonly act: 'refuse' | 'refuse-reversal' | 'reverse';
  readonly operation: typeof refuseSlip | typeof refuseReversal | typeof proposeReversal;
}

/** Taking back, refusing and asking for a reversal all want a reason. */
function WithReason({ slip, act, operation }: WithReasonProps): ReactNode {
  const { say, number } = useSpeech();
  const [reason, setReason] = useState('');
  const change = useChange(operation, { invalidates: readsOfPoints });
  const { id, employeeName, points } = slip;
  const call: CallOf<typeof operation> = { params: { slipId: id }, body: { reason } };
  return (
    <ConfirmAct
      label={say(`points.act-${act}`)}
      consequence={say(`points.${act}-consequence`, { name: employeeName, count: number(points) })}
      quiet
      grave
      act={() => change.mutateAsync(call)}
    >
      <TextField
        id={`points-${act}-reason`}
        label={say('points.why')}
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
