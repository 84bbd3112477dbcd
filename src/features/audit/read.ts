import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { listBodyEvents, listUnitEvents } from './contract.ts';
import { kindsOpenToUnits, maySeeEventsOfBody, maySeeEventsOfUnit } from './policy.ts';
import { listEventsOfBody, listEventsOfUnit } from './queries.ts';

export async function eventsOfBody(
  ctx: Ctx,
  { params, query }: InputOf<typeof listBodyEvents>,
): Promise<ReplyOf<typeof listBodyEvents>> {
  if (!maySeeEventsOfBody(ctx.actor, params.bodyId)) throw notFound();
  return listEventsOfBody(ctx.db, params.bodyId, query);
}

export async function eventsOfUnit(
  ctx: Ctx,
  { params, query }: InputOf<typeof listUnitEvents>,
): Promise<ReplyOf<typeof listUnitEvents>> {
  if (!maySeeEventsOfUnit(ctx.actor, params.unitId)) throw notFound();
  const page = await listEventsOfUnit(ctx.db, params.unitId, kindsOpenToUnits, query);
  return {
    ...page,
    items: page.items.map(({ isOwn, personName, ...event }) => ({ ...event, personName: isOwn ? personName : null })),
  };
}
