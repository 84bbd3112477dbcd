import { type Actor, holds } from '../../core/relations.ts';

export function mayManageAssignments(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'assignment.manage', { bodyId });
}
