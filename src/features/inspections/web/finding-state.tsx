import type { ReactNode } from 'react';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import type { findingStates, gravities } from '../contract.ts';

type FindingState = (typeof findingStates)[number];

const tones: Readonly<Record<FindingState, Tone>> = {
  raised: 'waiting',
  ordered: 'going',
  reported: 'waiting',
  closed: 'done',
};

interface StateProps {
  readonly finding: { readonly state: FindingState; readonly isOverdue: boolean };
}

export function FindingStateMark({ finding }: StateProps): ReactNode {
  const say = useSay();
  if (finding.isOverdue) return <Status tone="bad">{say('inspection.overdue')}</Status>;
  return <Status tone={tones[finding.state]}>{say(`inspection.state-${finding.state}`)}</Status>;
}

export function GravityMark({ gravity }: { readonly gravity: (typeof gravities)[number] }): ReactNode {
  const say = useSay();
  return <Status tone={gravity === 'major' ? 'bad' : 'warned'}>{say(`inspection.gravity-${gravity}`)}</Status>;
}
