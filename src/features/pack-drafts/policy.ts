import { type Actor, holds } from '../../core/relations.ts';

/** What is being written is known to the office that writes it, and to nobody else. */
export function mayWritePacks(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'pack.manage', { bodyId });
}
