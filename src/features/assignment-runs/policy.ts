import { type Actor, holds } from '../../core/relations.ts';

/** Who is to judge what is the conferring office's to know before it is so. */
export function mayRunAssignments(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'assignment.manage', { bodyId });
}
