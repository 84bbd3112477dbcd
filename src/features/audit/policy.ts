import { type Actor, holds } from '../../core/relations.ts';

export function maySeeEventsOfBody(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'audit.see-body', { bodyId });
}

export function maySeeEventsOfUnit(actor: Actor, unitId: string): boolean {
  return holds(actor, 'audit.see-unit', { unitId });
}

/**
 * What a unit may know of: its own acts, and the answers it is given anyway. What assessors and the office do with its
 * entries is not among them, and a kind of event that is new stays hidden until somebody lists it here.
 */
export const kindsOpenToUnits = [
  'unit.registered',
  'unit.confirmed',
  'unit.refused',
  'unit.changed',
  'department.added',
  'department.renamed',
  'employee.added',
  'employee.changed',
  'employee.left',
  'standing.given',
  'standing.ended',
  'invitation.sent',
  'invitation.accepted',
  'invitation.withdrawn',
  'evidence.added',
  'evidence.changed',
  'evidence.removed',
  'entry.opened',
  'entry.submitted',
  'entry.withdrawn',
  'honour.conferred',
  'honour.recorded',
  'drive.opened',
  'drive.changed',
  'drive.closed',
  'drive.indicator-saved',
  'goal.added',
  'goal.changed',
  'goal.removed',
  'measure.added',
  'measure.changed',
  'measure.removed',
  'task.given',
  'task.changed',
  'task.done',
  'task.removed',
  'task.reopened',
] as const;
