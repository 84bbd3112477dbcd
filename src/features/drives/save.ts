import { problemsInAnswers } from '../../core/criteria/answers.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { dateIn, timeIn } from '../../platform/i18n/dates.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { listIdsInLibrary } from '../evidence/index.ts';
import type { saveDriveIndicator } from './contract.ts';
import { mayManageDrive, mayReport, maySeeDrafts } from './policy.ts';
import { findIndicator, isDepartmentOf, listDriveEvidence, saveIndicator } from './indicator-queries.ts';
import { type DriveRow, findDriveForUpdate } from './queries.ts';
import { type DriveIndicator, hasIndicator, showIndicator, todayOf } from './read.ts';
import { refuseClosed, refuseProblems } from './rules.ts';

type Body = InputOf<typeof saveDriveIndicator>['body'];
type Present = Awaited<ReturnType<typeof findIndicator>>;

/** What a drive holds may be half done; only what could never stand in an entry is refused. */
export async function keepIndicator(
  ctx: Ctx,
  { params, body, ifMatch }: InputOf<typeof saveDriveIndicator>,
): Promise<DriveIndicator> {
  const { indicator } = params;
  const drive = await findDriveForUpdate(ctx.db, params.driveId, todayOf(ctx));
  if (drive === undefined || !maySeeDrafts(ctx.actor, drive.unitId)) throw notFound();
  const present = await findIndicator(ctx.db, drive.id, indicator);
  const departmentId = present?.departmentId ?? null;
  if (!hasIndicator(drive, indicator) || !mayReport(ctx.actor, { unitId: drive.unitId, departmentId }))
    throw notFound();
  refuseClosed(drive);
  refuseStale(ctx, present, ifMatch);
  refuseProblems(await problemsIn(ctx, drive, { indicator, departmentId }, body));
  const { evidenceIds, ...values } = body;
  const evidenceBefore = await listDriveEvidence(ctx.db, drive.id, indicator);
  const stamp = { updatedAt: ctx.now, updatedBy: ctx.actor.personId };
  await saveIndicator(ctx.db, { driveId: drive.id, indicator, ...values, ...stamp }, [...new Set(evidenceIds)]);
  await recordEvent(ctx, {
    kind: 'drive.indicator-saved',
    subject: { type: 'drive-indicator', id: drive.id },
    unitId: drive.unitId,
    before:
      present === undefined
        ? null
        : {
            readiness: present.readiness,
            departmentId,
            draftText: present.draftText,
            evidenceIds: evidenceBefore.map(({ id }) => id),
          },
    after: { indicator, ...body },
  });
  return showIndicator(ctx, drive, indicator);
}

/** Every indicator has a version of its own, 0 before the first, so that departments work side by side. */
function refuseStale({ language, zone }: Ctx, present: Present, seen: number | undefined): void {
  if (seen === (present?.version ?? 0)) return;
  const at = present?.updatedAt.toISOString();
  throw new Refusal(412, 'stale-version', {
    params: {
      who: present?.updatedBy ?? '',
      at: at === undefined ? '' : `${dateIn(language, zone, at)} ${timeIn(zone, at)}`,
      present: present?.version ?? 0,
    },
  });
}

async function problemsIn(
  ctx: Ctx,
  { pack, unitId }: DriveRow,
  present: { readonly indicator: string; readonly departmentId: string | null },
  body: Body,
): Promise<Problem[]> {
  const { invalid } = problemsInAnswers(pack, { [present.indicator]: { text: body.draftText, evidenceCount: 0 } });
  const problems = invalid.map((problem) => ({ ...problem, pointer: '/draftText' }));
  const { departmentId, evidenceIds } = body;
  if (departmentId !== present.departmentId) {
    if (!mayManageDrive(ctx.actor, unitId))
      problems.push({ code: 'owner-set-by-coordinator', pointer: '/departmentId' });
    else if (departmentId !== null && !(await isDepartmentOf(ctx.db, departmentId, unitId))) {
      problems.push({ code: 'department-unknown', pointer: '/departmentId' });
    }
  }
  const known = new Set(await listIdsInLibrary(ctx.db, unitId, evidenceIds));
  for (const [index, id] of evidenceIds.entries()) {
    if (!known.has(id)) problems.push({ code: 'evidence-not-in-library', pointer: `/evidenceIds/${index}` });
  }
  return problems;
}
