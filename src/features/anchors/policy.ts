import { type Actor, holds } from '../../core/relations.ts';

export function mayMarkAnchors(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'anchor.manage', { bodyId });
}
