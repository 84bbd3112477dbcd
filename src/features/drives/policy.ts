import { type Actor, holds } from '../../core/relations.ts';

export function maySeeDrive(actor: Actor, unitId: string): boolean {
  return holds(actor, 'drive.see', { unitId });
}

export function mayManageDrive(actor: Actor, unitId: string): boolean {
  return holds(actor, 'drive.manage', { unitId });
}

/** Drafts are the work of coordinator and departments, not of every employee. */
export function maySeeDrafts(actor: Actor, unitId: string): boolean {
  return holds(actor, 'drive.report', { unitId });
}

/** A department works on what is its own, and may begin what nobody was given. */
export function mayReport(
  actor: Actor,
  { unitId, departmentId }: Readonly<Record<'unitId', string> & Record<'departmentId', string | null>>,
): boolean {
  if (mayManageDrive(actor, unitId)) return true;
  if (departmentId === null) return maySeeDrafts(actor, unitId);
  return holds(actor, 'drive.report-own', { departmentId });
}

/** The owner does the task; who has no account is reported for by the coordinator. */
export function mayCompleteTask(
  actor: Actor,
  { unitId, ownerPersonId }: { readonly unitId: string; readonly ownerPersonId: string | null },
): boolean {
  const isOwner = actor.personId !== null && actor.personId === ownerPersonId && maySeeDrive(actor, unitId);
  return isOwner || mayManageDrive(actor, unitId);
}
