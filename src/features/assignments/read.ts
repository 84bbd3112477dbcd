import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import type { Choices } from '../../core/criteria/tree.ts';
import { indicatorsToMark } from '../../core/scoring/sheet.ts';
import { listBars } from '../conflicts/index.ts';
import { findEdition, getPackOfEdition } from '../editions/index.ts';
import { listSubmittedChoices } from '../entries/index.ts';
import type { listAssessors, listCandidates, listEntryAssignments, listMyAssignments } from './contract.ts';
import { findEntryPlace } from './candidates/queries.ts';
import { mayManageAssignments } from './policy.ts';
import { listOwnSheets, listPacks } from './own/queries.ts';
import { listAssessorsOfBody, listEntriesWithAssessors, listVisibleAssessors } from './queries.ts';
import { stageNamed } from './stage.ts';

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
  const { id: stage, assessors: needed } = stageNamed(pack, query.stage);
  const page = await listEntriesWithAssessors(ctx.db, edition.id, { stage, needed }, query);
  return {
    ...page,
    items: page.items.map(({ nameZh, nameEn, number, ...row }) => ({
      ...row,
      number: number ?? '',
      stage,
      needed,
      unitName: { zh: nameZh, en: nameEn },
    })),
  };
}

export async function candidatesFor(
  ctx: Ctx,
  { params, query }: InputOf<typeof listCandidates>,
): Promise<ReplyOf<typeof listCandidates>> {
  const entry = await findEntryPlace(ctx.db, params.entryId);
  if (entry === undefined || !mayManageAssignments(ctx.actor, entry.bodyId)) throw notFound();
  const stage = stageNamed(await getPackOfEdition(ctx.db, entry.editionId), query.stage).id;
  const assessors = await listAssessorsOfBody(ctx.db, entry.bodyId, { entryId: entry.id, stage });
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
  const packs = await listPacks(ctx.db, [...new Set(page.items.map(({ packId }) => packId))]);
  const choices = await listSubmittedChoices(ctx.db, { entryIds: page.items.map(({ entryId }) => entryId) });
  const items = page.items.map(({ nameZh, nameEn, programmeZh, programmeEn, number, submittedAt, packId, ...row }) => ({
    ...row,
    ...stageShown(packs.get(packId), row.stage, choices.get(row.entryId)),
    entryNumber: number ?? '',
    unitName: { zh: nameZh, en: nameEn },
    programmeName: { zh: programmeZh, en: programmeEn },
    state: submittedAt === null ? ('open' as const) : ('submitted' as const),
  }));
  return { ...page, items };
}

function stageShown(pack: Pack | undefined, id: string, choices: Choices = {}) {
  const stage = pack?.stages.find((one) => one.id === id);
  if (pack === undefined || stage === undefined) return { stageName: { zh: id, en: id }, indicators: 0 };
  return { stageName: stage.text, indicators: indicatorsToMark(pack, id, choices).length };
}
