import type { ReactNode } from 'react';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import type { slipStates } from '../contract.ts';

type SlipState = (typeof slipStates)[number];

const tones: Readonly<Record<SlipState, Tone>> = {
  waiting: 'waiting',
  posted: 'done',
  refused: 'bad',
  'reversal-waiting': 'waiting',
  reversed: 'off',
};

export function SlipStateMark({ state }: { readonly state: SlipState }): ReactNode {
  const say = useSay();
  return <Status tone={tones[state]}>{say(`points.state-${state}`)}</Status>;
}
