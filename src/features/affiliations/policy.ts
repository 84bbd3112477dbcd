import { type Actor, scopeOf } from '../../core/relations.ts';

/** Units are of the whole installation: any office that assigns may write down to whom one belongs. */
export function mayStateAffiliations(actor: Actor): boolean {
  return scopeOf(actor, 'assignment.manage').length > 0;
}
