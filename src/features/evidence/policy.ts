import { type Actor, holds } from '../../core/relations.ts';

export function maySeeLibrary(actor: Actor, unitId: string): boolean {
  return holds(actor, 'evidence.see', { unitId });
}

export function mayManageLibrary(actor: Actor, unitId: string): boolean {
  return holds(actor, 'evidence.manage', { unitId });
}

/** To whom a piece of evidence was handed: by entries that were submitted with it and not withdrawn since. */
export interface HandedTo {
  readonly unitId: string;
  readonly bodyIds: readonly string[];
  /** Assessors assigned at this moment to such an entry. */
  readonly assessorIds: readonly string[];
}

/**
 * The one home of who may have a file: the rule is that of the records that use it, never one of the file itself. An
 * entry that is not submitted hands nothing to anybody, and an assessor gets a file with the assignment, not before.
 */
export function mayDownload(actor: Actor, { unitId, bodyIds, assessorIds }: HandedTo): boolean {
  return (
    maySeeLibrary(actor, unitId) ||
    bodyIds.some((bodyId) => holds(actor, 'entry.judge', { bodyId })) ||
    assessorIds.some((assessorId) => holds(actor, 'score-sheet.write', { assessorId }))
  );
}
