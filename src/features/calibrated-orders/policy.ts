import { type Actor, holds } from '../../core/relations.ts';

export function maySeeOrder(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'calibration.see', { bodyId });
}

export function mayChooseOrder(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'calibration.choose', { bodyId });
}
