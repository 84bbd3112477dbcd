import { type Actor, holds, scopeOf } from '../../core/relations.ts';

export function mayManagePacks(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'pack.manage', { bodyId });
}

/** Criteria are public knowledge from the day an edition opens under them; before, they are the office's draft. */
export function maySeePack(actor: Actor, pack: { readonly bodyId: string; readonly isOpen: boolean }): boolean {
  return mayManagePacks(actor, pack.bodyId) || (pack.isOpen && actor.personId !== null);
}

/** What ships with the installation is shown to whoever manages packs anywhere. */
export function mayManageSomePacks(actor: Actor): boolean {
  return scopeOf(actor, 'pack.manage').length > 0;
}
