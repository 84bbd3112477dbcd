import { dateAt } from '../../core/calendar.ts';
import { indicatorsOf } from '../../core/criteria/tree.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { getDrive, getDriveIndicator, listDrives } from './contract.ts';
import { mayManageDrive, mayReport, maySeeDrafts, maySeeDrive } from './policy.ts';
import { findIndicator, listDriveEvidence, listStandings } from './indicator-queries.ts';
import { listGoals, listMeasures } from './plan-queries.ts';
import { type DriveRow, type DriveSummaryRow, findDrive, listDrivesOf } from './queries.ts';
import { listTasks } from './task-queries.ts';
import { taskOf } from './task-row.ts';

export type Drive = ReplyOf<typeof getDrive>;
export type DriveIndicator = ReplyOf<typeof getDriveIndicator>;
type Summary = ReplyOf<typeof listDrives>['items'][number];
type Standing = Drive['indicators'][number];

export function todayOf({ now, zone }: Ctx): string {
  return dateAt(now.getTime(), zone);
}

export async function drivesOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listDrives>,
): Promise<ReplyOf<typeof listDrives>> {
  if (!maySeeDrive(ctx.actor, params.unitId)) throw notFound();
  const page = await listDrivesOf(ctx.db, params.unitId, todayOf(ctx), query);
  return { ...page, items: page.items.map(summaryOf) };
}

export async function driveFor(ctx: Ctx, { params }: InputOf<typeof getDrive>): Promise<Drive> {
  return showDrive(ctx, await driveSeen(ctx, params.driveId));
}

/** The drive as somebody of its unit may see it; nobody else learns that it is there. */
export async function driveSeen(ctx: Ctx, driveId: string): Promise<DriveRow> {
  const drive = await findDrive(ctx.db, driveId, todayOf(ctx));
  if (drive === undefined || !maySeeDrive(ctx.actor, drive.unitId)) throw notFound();
  return drive;
}

export async function showDrive(ctx: Ctx, row: DriveRow): Promise<Drive> {
  const touched = new Map((await listStandings(ctx.db, row.id)).map((standing) => [standing.indicator, standing]));
  const indicators = indicatorsOf(row.pack).map(({ number }): Standing => {
    const found = touched.get(number);
    if (found === undefined) return { indicator: number, ...untouched };
    const { departmentZh, departmentEn, readiness, ...rest } = found;
    return { ...rest, readiness: readiness ?? 'not-begun', departmentName: nameOf(departmentZh, departmentEn) };
  });
  const isOpen = row.closedAt === null;
  const may = {
    manage: isOpen && mayManageDrive(ctx.actor, row.unitId),
    report: isOpen && maySeeDrafts(ctx.actor, row.unitId),
  };
  return { ...summaryOf(row), may, indicators };
}

const untouched = {
  readiness: 'not-begun',
  departmentId: null,
  departmentName: null,
  hasDraft: false,
  evidence: 0,
  measures: 0,
  tasks: 0,
  openTasks: 0,
  openFindings: 0,
  majorFindings: 0,
  updatedAt: null,
} as const;

function nameOf(zh: string | null, en: string | null): { zh: string; en: string } | null {
  return zh === null || en === null ? null : { zh, en };
}

function summaryOf(row: DriveSummaryRow): Summary {
  const { titleZh, titleEn, indicators, steps, ...rest } = row;
  const { begun = 0, half = 0, ready = 0 } = steps;
  const readiness = { 'not-begun': indicators - begun - half - ready, begun, half, ready };
  return { ...rest, packTitle: { zh: titleZh, en: titleEn }, readiness };
}

export async function indicatorFor(ctx: Ctx, { params }: InputOf<typeof getDriveIndicator>): Promise<DriveIndicator> {
  const drive = await driveSeen(ctx, params.driveId);
  if (!maySeeDrafts(ctx.actor, drive.unitId) || !hasIndicator(drive, params.indicator)) throw notFound();
  return showIndicator(ctx, drive, params.indicator);
}

export function hasIndicator({ pack }: Pick<DriveRow, 'pack'>, number: string): boolean {
  return indicatorsOf(pack).some((indicator) => indicator.number === number);
}

export async function showIndicator(ctx: Ctx, drive: DriveRow, number: string): Promise<DriveIndicator> {
  const row = await findIndicator(ctx.db, drive.id, number);
  const evidence = await listDriveEvidence(ctx.db, drive.id, number);
  const tasks = await listTasks(ctx.db, drive.id, todayOf(ctx), number);
  const goals = new Map((await listGoals(ctx.db, drive.id)).map(({ id, title }) => [id, title]));
  const measures = (await listMeasures(ctx.db, drive.id)).filter(({ indicator }) => indicator === number);
  const departmentId = row?.departmentId ?? null;
  const isOpen = drive.closedAt === null;
  return {
    indicator: number,
    readiness: row?.readiness ?? 'not-begun',
    departmentId,
    draftText: row?.draftText ?? '',
    evidence,
    measures: measures.map((measure) => ({
      ...measure,
      goalTitle: goals.get(measure.goalId) ?? '',
      tasks: tasks.filter(({ measureId }) => measureId === measure.id).map(taskOf),
    })),
    may: {
      report: isOpen && mayReport(ctx.actor, { unitId: drive.unitId, departmentId }),
      assign: isOpen && mayManageDrive(ctx.actor, drive.unitId),
    },
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt ?? null,
    updatedBy: row?.updatedBy ?? null,
  };
}
