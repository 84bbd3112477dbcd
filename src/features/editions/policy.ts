import { type Actor, holds } from '../../core/relations.ts';

export function mayManageEditions(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'edition.manage', { bodyId });
}

/** A draft is the office's; an opened edition is public knowledge. */
export function maySeeEdition(
  actor: Actor,
  edition: { readonly bodyId: string; readonly openedAt: Date | null },
): boolean {
  return edition.openedAt !== null || mayManageEditions(actor, edition.bodyId);
}
