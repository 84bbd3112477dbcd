import { type Actor, scopeOf } from '../../core/relations.ts';

/** The register is public, so whichever body's office asks is told the same. */
export function mayCheckClaims(actor: Actor): boolean {
  return scopeOf(actor, 'claims.check').length > 0;
}
