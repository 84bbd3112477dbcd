import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { getUnit, listMyUnits, listUnits } from './contract.ts';
import { mayConfirmUnits, maySeeUnit } from './policy.ts';
import { findUnit, listAllUnits, listUnitsOf, type UnitRow, type UnitSummaryRow } from './queries.ts';

export type Unit = ReplyOf<typeof getUnit>;

export async function unitsForOffice(
  ctx: Ctx,
  { query }: InputOf<typeof listUnits>,
): Promise<ReplyOf<typeof listUnits>> {
  if (!mayConfirmUnits(ctx.actor)) throw notFound();
  const page = await listAllUnits(ctx.db, query);
  return { ...page, items: page.items.map(summaryOf) };
}

export async function myUnits(ctx: Ctx): Promise<ReplyOf<typeof listMyUnits>> {
  return { items: (await listUnitsOf(ctx.db, ctx.actor)).map(summaryOf) };
}

export async function unitFor(ctx: Ctx, { params }: InputOf<typeof getUnit>): Promise<Unit> {
  const row = maySeeUnit(ctx.actor, params.unitId) ? await findUnit(ctx.db, params.unitId) : undefined;
  if (row === undefined) throw notFound();
  return unitOf(row);
}

function summaryOf<Row extends UnitSummaryRow>({ nameZh, nameEn, ...rest }: Row) {
  return { ...rest, name: { zh: nameZh, en: nameEn } };
}

export function unitOf(row: UnitRow): Unit {
  return summaryOf(row);
}
