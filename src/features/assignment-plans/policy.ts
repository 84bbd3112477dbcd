import { type Actor, holds } from '../../core/relations.ts';

export function mayPlanAssignments(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'assignment.manage', { bodyId });
}
