import { type Actor, scopeOf } from '../../core/relations.ts';

/** Units belong to the installation, not to one body: any office finds them, as in its list of units. */
export function maySearchUnits(actor: Actor): boolean {
  return scopeOf(actor, 'unit.confirm').length > 0;
}
