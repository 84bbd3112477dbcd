import { type Actor, holds, scopeOf } from '../../core/relations.ts';

/**
 * A unit registers with the installation, not with one body: it may enter the editions of any of them. So any member of
 * any office may look at the units and confirm or refuse them. This is the one place where an office's right is not tied
 * to its own body.
 */
export function mayConfirmUnits(actor: Actor): boolean {
  return scopeOf(actor, 'unit.confirm').length > 0;
}

export function maySeeUnit(actor: Actor, unitId: string): boolean {
  return mayConfirmUnits(actor) || isOfUnit(actor, unitId);
}

/** Departments are for everybody of the unit; offices do not look into a unit's own order. */
export function isOfUnit(actor: Actor, unitId: string): boolean {
  return holds(actor, 'unit.see', { unitId });
}

/** Who works there is for those who give out tasks and points, not for every colleague. */
export function maySeeEmployees(actor: Actor, unitId: string): boolean {
  return holds(actor, 'unit.see-employees', { unitId });
}

export function mayManageUnit(actor: Actor, unitId: string): boolean {
  return holds(actor, 'unit.manage', { unitId });
}
