import { type Actor, holds } from '../../core/relations.ts';

interface Sheet {
  readonly bodyId: string;
  readonly assessorId: string;
  /** Of the assignment: whoever was taken off an entry has nothing to do with it any more. */
  readonly endedAt: Date | null;
}

export function maySeeSheet(actor: Actor, { bodyId, assessorId, endedAt }: Sheet): boolean {
  return holds(actor, 'score-sheet.see', endedAt === null ? { bodyId, assessorId } : { bodyId });
}

export function mayWriteSheet(actor: Actor, { assessorId, endedAt }: Sheet): boolean {
  return endedAt === null && holds(actor, 'score-sheet.write', { assessorId });
}

export function mayReopenSheet(actor: Actor, { bodyId, endedAt }: Sheet): boolean {
  return endedAt === null && holds(actor, 'score-sheet.reopen', { bodyId });
}
