import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import { listBars } from '../conflicts/index.ts';
import { findEdition, getPackOfEdition } from '../editions/index.ts';
import type { listAssessors, listCandidates, listEntryAssignments, listMyAssignments } from './contract.ts';
import { findEntryPlace } from './candidates/queries.ts';
import { mayManageAssignments } from './policy.ts';
import { listAssessorsOfBody, listEntriesWithAssessors, listOwnSheets, listVisibleAssessors } from './queries.ts';

export async function assessorsOf(
  ctx: Ctx,
  { query }: InputOf<typeof listAssessors>,
): Promise<ReplyOf<typeof listAssessors>> {
  return listVisibleAssessors(ctx.db, ctx.actor, query);
}

export async function assignmentsOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listEntryAssignments>,
): Promise<ReplyOf<typeof listEntryAssignments>> {
  const edition = await findEdition(ctx.db, params.editionId);
  if (edition === undefined || !mayManageAssignments(ctx.actor, edition.bodyId)) throw notFound();
  const pack = await getPackOfEdition(ctx.db, edition.id);
  const needed = pack.stages[0]?.assessors ?? 1;
  const page = await listEntriesWithAssessors(ctx.db, edition.id, needed, query);
  return {
    ...page,
    items: page.items.map(({ nameZh, nameEn, number, ...row }) => ({
      ...row,
      number: number ?? '',
      needed,
      unitName: { zh: nameZh, en: nameEn },
    })),
  };
}

export async function candidatesFor(
  ctx: Ctx,
  { params }: InputOf<typeof listCandidates>,
): Promise<ReplyOf<typeof listCandidates>> {
  const entry = await findEntryPlace(ctx.db, params.entryId);
  if (entry === undefined || !mayManageAssignments(ctx.actor, entry.bodyId)) throw notFound();
  const assessors = await listAssessorsOfBody(ctx.db, entry.bodyId, entry.id);
  const bars = Map.groupBy(await listBars(ctx, { ...entry, entryIds: [entry.id] }), ({ assessorId }) => assessorId);
  const items = assessors.map((assessor) => ({
    ...assessor,
    bars: (bars.get(assessor.assessorId) ?? []).map(({ source, reason }) => ({ source, reason })),
  }));
  return { items };
}

export async function myAssignments(
  ctx: Ctx,
  { query }: InputOf<typeof listMyAssignments>,
): Promise<ReplyOf<typeof listMyAssignments>> {
  const page = await listOwnSheets(ctx.db, ctx.actor, query);
  const items = page.items.map(({ nameZh, nameEn, programmeZh, programmeEn, number, submittedAt, ...row }) => ({
    ...row,
    entryNumber: number ?? '',
    unitName: { zh: nameZh, en: nameEn },
    programmeName: { zh: programmeZh, en: programmeEn },
    state: submittedAt === null ? ('open' as const) : ('submitted' as const),
  }));
  return { ...page, items };
}
