import type { ReplyOf } from '../../platform/operation.ts';
import type { getAssignmentRun } from './contract.ts';

export type RunState = ReplyOf<typeof getAssignmentRun>['state'];

/** A run shows a sign of life twice a second; after so long without one its process is gone. */
export const silentMs = 30_000;

interface Seen {
  readonly state: string;
  readonly pulseAt: Date | null;
}

/** A run of a process that ended is told as broken off, not as one under way. */
export function stateOf({ state, pulseAt }: Seen, resultKind: string | null | undefined, now: Date): RunState {
  const isSilent = state === 'running' && pulseAt !== null && now.getTime() - pulseAt.getTime() > silentMs;
  return isSilent || (state === 'failed' && resultKind === 'broken-off') ? 'broken-off' : (state as RunState);
}
