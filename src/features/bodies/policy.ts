import { type Actor, holds } from '../../core/relations.ts';

export function mayManageBody(actor: Actor, bodyId: string): boolean {
  return holds(actor, 'body.manage', { bodyId });
}

/** The first body is set up on the server (`create-admin`); from then on its members may set up others. */
export function mayCreateBody(actor: Actor): boolean {
  return actor.standings.some(({ role }) => role === 'office');
}
