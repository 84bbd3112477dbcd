import type { ReactNode } from 'react';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import type { unitStates } from '../contract.ts';

type UnitState = (typeof unitStates)[number];

const tones: Readonly<Record<UnitState, Tone>> = {
  waiting: 'waiting',
  confirmed: 'done',
  refused: 'bad',
  recorded: 'off',
};

/** Whether an office has confirmed the unit. */
export function UnitStateMark({ state }: { readonly state: UnitState }): ReactNode {
  const say = useSay();
  return <Status tone={tones[state]}>{say(`unit.state-${state}`)}</Status>;
}
