import { type Actor, holds } from '../../core/relations.ts';

export function mayConfer(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'honour.confer', { bodyId });
}

export function mayRecordHonours(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'honour.record', { bodyId });
}
