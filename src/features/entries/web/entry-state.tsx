import type { ReactNode } from 'react';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import type { entryStates } from '../contract.ts';

type EntryState = (typeof entryStates)[number];

const tones: Readonly<Record<EntryState, Tone>> = { draft: 'going', submitted: 'done', withdrawn: 'off' };

export function EntryStateMark({ state }: { readonly state: EntryState }): ReactNode {
  const say = useSay();
  return <Status tone={tones[state]}>{say(`entry.state-${state}`)}</Status>;
}
