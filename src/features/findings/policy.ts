import { type Actor, holds } from '../../core/relations.ts';

export function mayJudgeEntry(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'entry.judge', { bodyId });
}
