import { type Actor, holds } from '../../core/relations.ts';

export function mayPublishNotice(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'notice.manage', { bodyId });
}

export function maySeeObjection(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'objection.see', { bodyId });
}

export function mayRule(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'objection.rule', { bodyId });
}
