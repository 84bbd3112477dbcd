import { type Actor, holds } from '../../core/relations.ts';

export function maySeeRanking(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'ranking.see', { bodyId });
}

export function mayDecide(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'ranking.decide', { bodyId });
}
