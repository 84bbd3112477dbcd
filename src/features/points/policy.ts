import { type Actor, holds } from '../../core/relations.ts';

export function maySeePoints(actor: Actor, unitId: string): boolean {
  return holds(actor, 'points.see-all', { unitId });
}

/** For what there are points is known to everybody who may earn them. */
export function maySeeRules(actor: Actor, unitId: string): boolean {
  return holds(actor, 'points.see-rules', { unitId });
}

export function mayManagePoints(actor: Actor, unitId: string): boolean {
  return holds(actor, 'points.manage', { unitId });
}

export function mayPropose(actor: Actor, unitId: string): boolean {
  return holds(actor, 'points.propose', { unitId });
}

/** Whether the two signatures then suffice is for the ledger to say. */
export function maySign(actor: Actor, unitId: string): boolean {
  return holds(actor, 'points.sign', { unitId });
}
