import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { mayManageDrive } from './policy.ts';
import { type DriveRow, findDriveForUpdate } from './queries.ts';
import { todayOf } from './read.ts';

/** The drive, locked, for a change that only its coordinator may make. */
export async function driveToManage(ctx: Ctx, driveId: string): Promise<DriveRow> {
  const drive = await findDriveForUpdate(ctx.db, driveId, todayOf(ctx));
  if (drive === undefined || !mayManageDrive(ctx.actor, drive.unitId)) throw notFound();
  refuseClosed(drive);
  return drive;
}

export function refuseClosed({ closedAt }: Pick<DriveRow, 'closedAt'>): void {
  if (closedAt !== null) throw new Refusal(409, 'drive-closed');
}

export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(422, 'drive-invalid', { problems });
}
