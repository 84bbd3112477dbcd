import type { ReactNode } from 'react';
import type { HeatLevel } from '../../../platform/ui/heat-map.tsx';
import { Status, type Tone } from '../../../platform/ui/status.tsx';
import { useSay } from '../../../platform/web/speech.tsx';
import type { Readiness } from './drive-parts.ts';

const tones: Readonly<Record<Readiness, Tone>> = { 'not-begun': 'off', begun: 'waiting', half: 'going', ready: 'done' };

/** How full the cell of the heat map is. */
export const levels: Readonly<Record<Readiness, HeatLevel>> = { 'not-begun': 0, begun: 1, half: 2, ready: 4 };

export function ReadinessMark({ readiness }: { readonly readiness: Readiness }): ReactNode {
  const say = useSay();
  return <Status tone={tones[readiness]}>{say(`drive.readiness-${readiness}`)}</Status>;
}
