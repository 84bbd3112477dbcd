import { isWithin } from '../../core/stages.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { getEdition, listCalls, listEditions } from './contract.ts';
import { mayManageEditions, maySeeEdition } from './policy.ts';
import { countProgress, type EditionRow, findEdition, listOpenCalls, listVisibleEditions } from './queries.ts';

export type Edition = ReplyOf<typeof listEditions>['items'][number];

export async function editionsOf(
  ctx: Ctx,
  { query }: InputOf<typeof listEditions>,
): Promise<ReplyOf<typeof listEditions>> {
  const page = await listVisibleEditions(ctx.db, ctx.actor, query);
  return { ...page, items: page.items.map((row) => editionOf(row, ctx.now)) };
}

export async function callsOpen(ctx: Ctx, { query }: InputOf<typeof listCalls>): Promise<ReplyOf<typeof listCalls>> {
  const page = await listOpenCalls(ctx.db, ctx.now, query);
  return { ...page, items: page.items.map((row) => editionOf(row, ctx.now)) };
}

export async function editionFor(
  ctx: Ctx,
  { params }: InputOf<typeof getEdition>,
): Promise<ReplyOf<typeof getEdition>> {
  const row = await findEdition(ctx.db, params.editionId);
  if (row === undefined || !maySeeEdition(ctx.actor, row)) throw notFound();
  const counts = mayManageEditions(ctx.actor, row.bodyId) ? await countProgress(ctx.db, row.id) : null;
  return { ...editionOf(row, ctx.now), counts };
}

export function editionOf(row: EditionRow, now: Date): Edition {
  const { programmeZh, programmeEn, bodyZh, bodyEn, titleZh, titleEn, createdAt: _, ...rest } = row;
  return {
    ...rest,
    stages: [...row.stages],
    programmeName: { zh: programmeZh, en: programmeEn },
    bodyName: { zh: bodyZh, en: bodyEn },
    packTitle: { zh: titleZh, en: titleEn },
    present: presentOf(row, now),
  };
}

function presentOf({ openedAt, stages }: EditionRow, now: Date): Edition['present'] {
  if (openedAt === null) return 'draft';
  const present = stages.find((stage) => isWithin(stage, now));
  if (present !== undefined) return present.kind;
  if (stages.every(({ opensAt }) => now < opensAt)) return 'before';
  return stages.every(({ closesAt }) => closesAt <= now) ? 'over' : 'between';
}
