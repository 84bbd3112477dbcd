import { type Actor, holds } from '../../core/relations.ts';

export function mayChangePack(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'edition.manage', { bodyId });
}

/** A draft is the office's; what an opened edition works under is public knowledge. */
export function maySeePacksOf(
  actor: Actor,
  edition: { readonly bodyId: string; readonly openedAt: Date | null },
): boolean {
  return mayChangePack(actor, edition.bodyId) || (edition.openedAt !== null && actor.personId !== null);
}

/** Whoever works on the entry for the unit. */
export function mayReadFor(actor: Actor, entry: { readonly unitId: string }): boolean {
  return holds(actor, 'entry.edit', { unitId: entry.unitId });
}
