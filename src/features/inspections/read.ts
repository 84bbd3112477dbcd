import { dateAt } from '../../core/calendar.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { getFinding, getInspection, listFindings, listInspections, listMyRectifications } from './contract.ts';
import { mayJudge, mayManageInspections, mayReport, maySeeFinding, maySeeInspections } from './policy.ts';
import {
  findFinding,
  type FindingRow,
  listFindingsOf,
  listFindingsOfInspection,
  listRectificationsOf,
  listReturns,
} from './finding-queries.ts';
import { findInspection, type InspectionRow, listInspectionsOf } from './queries.ts';

export type Inspection = ReplyOf<typeof getInspection>;
export type FindingWhole = ReplyOf<typeof getFinding>;
type Summary = ReplyOf<typeof listInspections>['items'][number];
type Finding = ReplyOf<typeof listFindings>['items'][number];

export function todayOf({ now, zone }: Ctx): string {
  return dateAt(now.getTime(), zone);
}

export async function inspectionsOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listInspections>,
): Promise<ReplyOf<typeof listInspections>> {
  if (!maySeeInspections(ctx.actor, params.unitId)) throw notFound();
  const page = await listInspectionsOf(ctx.db, params.unitId, query);
  return { ...page, items: page.items.map(summaryOf) };
}

export async function inspectionFor(ctx: Ctx, { params }: InputOf<typeof getInspection>): Promise<Inspection> {
  return presentInspection(ctx, params.inspectionId);
}

export async function presentInspection(ctx: Ctx, inspectionId: string): Promise<Inspection> {
  const row = await findInspection(ctx.db, inspectionId);
  if (row === undefined || !maySeeInspections(ctx.actor, row.unitId)) throw notFound();
  const findings = await listFindingsOfInspection(ctx.db, row.id, todayOf(ctx));
  return {
    ...summaryOf(row),
    checklist: [...row.checklist],
    findingList: findings.map((finding) => findingOf(ctx, finding)),
    mayManage: row.driveClosedAt === null && mayManageInspections(ctx.actor, row.unitId),
  };
}

function summaryOf({ checklist, ...row }: InspectionRow): Summary {
  return {
    ...row,
    items: checklist.length,
    itemsNotMet: checklist.filter(({ result }) => result === 'not-met').length,
  };
}

export async function findingsOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listFindings>,
): Promise<ReplyOf<typeof listFindings>> {
  if (!maySeeInspections(ctx.actor, params.unitId)) throw notFound();
  const page = await listFindingsOf(ctx.db, params.unitId, todayOf(ctx), query);
  return { ...page, items: page.items.map((row) => findingOf(ctx, row)) };
}

export async function myRectifications(
  ctx: Ctx,
  { query }: InputOf<typeof listMyRectifications>,
): Promise<ReplyOf<typeof listMyRectifications>> {
  const page = await listRectificationsOf(ctx.db, ctx.actor.personId, todayOf(ctx), query);
  return { ...page, items: page.items.map((row) => findingOf(ctx, row)) };
}

export async function findingFor(ctx: Ctx, { params }: InputOf<typeof getFinding>): Promise<FindingWhole> {
  return presentFinding(ctx, params.findingId);
}

export async function presentFinding(ctx: Ctx, findingId: string): Promise<FindingWhole> {
  const row = await findFinding(ctx.db, findingId, todayOf(ctx));
  if (row === undefined || !maySeeFinding(ctx.actor, row)) throw notFound();
  return { ...findingOf(ctx, row), returns: await listReturns(ctx.db, row.id) };
}

function findingOf({ actor }: Ctx, row: FindingRow): Finding {
  const { state, unitId } = row;
  return {
    ...row,
    gravity: row.gravity as Finding['gravity'],
    may: {
      order: (state === 'raised' || state === 'ordered') && mayManageInspections(actor, unitId),
      report: state === 'ordered' && mayReport(actor, row),
      judge: state === 'reported' && mayJudge(actor, row),
      reopen: state === 'closed' && mayJudge(actor, row),
    },
  };
}
