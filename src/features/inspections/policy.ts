import { type Actor, holds } from '../../core/relations.ts';

export function maySeeInspections(actor: Actor, unitId: string): boolean {
  return holds(actor, 'inspection.see', { unitId });
}

export function mayManageInspections(actor: Actor, unitId: string): boolean {
  return holds(actor, 'inspection.manage', { unitId });
}

interface Mended {
  readonly unitId: string;
  readonly ownerPersonId: string | null;
}

function isOwner(actor: Actor, { unitId, ownerPersonId }: Mended): boolean {
  const isSelf = actor.personId !== null && actor.personId === ownerPersonId;
  return isSelf && holds(actor, 'drive.see', { unitId });
}

/** Whoever has to mend a finding may look at it, though inspections are closed to other employees. */
export function maySeeFinding(actor: Actor, finding: Mended): boolean {
  return maySeeInspections(actor, finding.unitId) || isOwner(actor, finding);
}

/** An owner reports; for one without an account those report who manage inspections. */
export function mayReport(actor: Actor, finding: Mended): boolean {
  return isOwner(actor, finding) || mayManageInspections(actor, finding.unitId);
}

/** Four eyes: neither the owner nor whoever reported says whether it is mended. */
export function mayJudge(actor: Actor, finding: Mended & { readonly reportedById: string | null }): boolean {
  const isInvolved = actor.personId === finding.ownerPersonId || actor.personId === finding.reportedById;
  return mayManageInspections(actor, finding.unitId) && !isInvolved;
}
