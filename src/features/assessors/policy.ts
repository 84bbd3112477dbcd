import { type Actor, holds } from '../../core/relations.ts';

interface Assessor {
  readonly id: string;
  readonly bodyId: string;
}

export function mayDescribeAssessor(actor: Actor, { id, bodyId }: Assessor): boolean {
  return holds(actor, 'assessor.see', { bodyId, assessorId: id });
}
