import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { getScoreSheet } from './contract.ts';
import { maySeeSheet } from './policy.ts';
import { findSheet } from './queries.ts';
import { type Sheet, shown } from './sheet.ts';

export async function sheetFor(ctx: Ctx, { params }: InputOf<typeof getScoreSheet>): Promise<Sheet> {
  const sheet = await findSheet(ctx.db, params.sheetId);
  if (sheet === undefined || !maySeeSheet(ctx.actor, sheet)) throw notFound();
  return shown(ctx, sheet);
}
