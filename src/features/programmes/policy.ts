import { type Actor, holds } from '../../core/relations.ts';

export function mayManageProgrammes(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'programme.manage', { bodyId });
}
