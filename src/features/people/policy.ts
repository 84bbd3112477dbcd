import { type Actor, holds } from '../../core/relations.ts';

export function mayInviteToBody(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'invitation.by-office', { bodyId });
}

export function mayInviteToUnit(actor: Actor, unitId: string): boolean {
  return holds(actor, 'invitation.by-unit', { unitId });
}

/** Whoever may invite to a place may also take back what was offered there, and end a standing there. */
export function mayManagePlace(
  actor: Actor,
  place: { readonly bodyId: string | null; readonly unitId: string | null },
): boolean {
  return place.bodyId !== null
    ? mayInviteToBody(actor, place.bodyId)
    : place.unitId !== null && mayInviteToUnit(actor, place.unitId);
}
