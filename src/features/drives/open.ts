import { problemsInPeriod } from '../../core/calendar.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { closeDrive, openDrive, updateDrive } from './contract.ts';
import { mayManageDrive } from './policy.ts';
import { changeDrive, findPackInUse, saveDrive } from './queries.ts';
import { type Drive, driveSeen, showDrive } from './read.ts';
import { driveToManage, refuseProblems } from './rules.ts';

export async function open(ctx: Ctx, { params, body }: InputOf<typeof openDrive>): Promise<Drive> {
  const { unitId } = params;
  if (!mayManageDrive(ctx.actor, unitId)) throw notFound();
  const isInUse = (await findPackInUse(ctx.db, body.packId)) !== undefined;
  const unknown = isInUse ? [] : [{ code: 'pack-not-open', pointer: '/packId' }];
  refuseProblems([...unknown, ...problemsInDays(body)]);
  const id = ctx.newId();
  const isNew = await saveDrive(ctx.db, { id, unitId, ...body, openedAt: ctx.now, openedBy: ctx.actor.personId });
  if (!isNew) throw new Refusal(409, 'drive-exists');
  await recordEvent(ctx, { kind: 'drive.opened', subject: { type: 'drive', id }, unitId, after: { ...body } });
  return showDrive(ctx, await driveSeen(ctx, id));
}

export async function revise(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof updateDrive>): Promise<Drive> {
  const drive = await driveToManage(ctx, params.driveId);
  const { id, unitId, name, credo, periodFrom, periodTo } = drive;
  await refuseIfStale(ctx, { type: 'drive', id }, drive, ifMatch);
  refuseProblems(problemsInDays(body));
  await changeDrive(ctx.db, id, body);
  const before = { name, credo, periodFrom, periodTo };
  await recordEvent(ctx, { kind: 'drive.changed', subject: { type: 'drive', id }, unitId, before, after: { ...body } });
  return showDrive(ctx, await driveSeen(ctx, id));
}

export async function close(ctx: Ctx, { params, ifMatch }: InputOf<typeof closeDrive>): Promise<Drive> {
  const drive = await driveToManage(ctx, params.driveId);
  const { id, unitId } = drive;
  await refuseIfStale(ctx, { type: 'drive', id }, drive, ifMatch);
  await changeDrive(ctx.db, id, { closedAt: ctx.now });
  await recordEvent(ctx, { kind: 'drive.closed', subject: { type: 'drive', id }, unitId });
  return showDrive(ctx, await driveSeen(ctx, id));
}

function problemsInDays({ periodFrom, periodTo }: { periodFrom: string; periodTo: string }): Problem[] {
  // Two fields on the form, so a reversed period is marked where its end stands.
  return problemsInPeriod({ from: periodFrom, to: periodTo }).map((problem) => ({ ...problem, pointer: '/periodTo' }));
}
