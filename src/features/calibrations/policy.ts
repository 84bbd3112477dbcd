import { type Actor, holds } from '../../core/relations.ts';

export function maySeeCalibration(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'calibration.see', { bodyId });
}
