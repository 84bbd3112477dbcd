import { type Actor, holds } from '../../core/relations.ts';

export function maySeeOutbox(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'outbox.see', { bodyId });
}
