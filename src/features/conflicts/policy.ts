import { type Actor, holds } from '../../core/relations.ts';

export function mayRecordConflict(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'assignment.manage', { bodyId });
}

export function mayDeclareConflict(actor: Actor, sheet: { readonly assessorId: string }): boolean {
  return holds(actor, 'conflict.declare', { assessorId: sheet.assessorId });
}

/** What ties an entry to an assessor shows who might assess it: that is the conferring office's alone. */
export function maySeeTies(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'assignment.manage', { bodyId });
}
