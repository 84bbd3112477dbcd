import { type Actor, holds } from '../../core/relations.ts';

interface Entry {
  readonly unitId: string;
  readonly bodyId: string;
}

/** The unit's own people work on it, whatever its state. */
export function mayEdit(actor: Actor, { unitId }: Entry): boolean {
  return holds(actor, 'entry.edit', { unitId });
}

export function maySubmit(actor: Actor, { unitId }: Entry): boolean {
  return holds(actor, 'entry.submit', { unitId });
}

/** That it exists and how far it has come. */
export function maySeeEntry(actor: Actor, { unitId, bodyId }: Entry): boolean {
  return holds(actor, 'entry.see', { unitId, bodyId });
}

/** What was submitted is the office's to judge, and that of the assessors who are assigned to it at this moment. */
export function maySeeSubmitted(actor: Actor, entry: Entry & { readonly assessorIds: readonly string[] }): boolean {
  return (
    maySeeEntry(actor, entry) ||
    entry.assessorIds.some((assessorId) => holds(actor, 'score-sheet.write', { assessorId }))
  );
}

/** A receipt is between the unit and the office. */
export function maySeeReceipt(actor: Actor, entry: Entry): boolean {
  return maySeeEntry(actor, entry);
}
