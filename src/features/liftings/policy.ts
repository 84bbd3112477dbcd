import { type Actor, holds } from '../../core/relations.ts';

export function mayAskForLifting(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'assignment.manage', { bodyId });
}

/** Nobody lifts a bar alone. */
export function isSecondPerson(actor: Actor, lifting: { readonly requestedBy: string }): boolean {
  return actor.personId !== null && actor.personId !== lifting.requestedBy;
}
