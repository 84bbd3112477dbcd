import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { handIn } from '../evidence/index.ts';
import type { completeTask, createTask, getTask, listMyTasks, removeTask, reopenTask, updateTask } from './contract.ts';
import { measureToChange } from './plan.ts';
import { mayCompleteTask, maySeeDrive } from './policy.ts';
import { type DriveRow, findDriveForUpdate } from './queries.ts';
import { changeTask, deleteTask, findTask, isAtWork, listTasksOf, saveTask, type TaskRow } from './task-queries.ts';
import { todayOf } from './read.ts';
import { driveToManage, refuseClosed, refuseProblems } from './rules.ts';
import { type TaskWithPlace, taskWithPlace } from './task-row.ts';

export async function myTasks(ctx: Ctx, { query }: InputOf<typeof listMyTasks>): Promise<ReplyOf<typeof listMyTasks>> {
  const page = await listTasksOf(ctx.db, ctx.actor.personId, todayOf(ctx), query);
  return { ...page, items: page.items.map((row) => taskWithPlace(ctx, row)) };
}

export async function taskFor(ctx: Ctx, { params }: InputOf<typeof getTask>): Promise<TaskWithPlace> {
  const task = await findTask(ctx.db, params.taskId, todayOf(ctx));
  if (task === undefined || !maySeeDrive(ctx.actor, task.unitId)) throw notFound();
  return taskWithPlace(ctx, task);
}

export async function addTask(ctx: Ctx, { params, body }: InputOf<typeof createTask>): Promise<TaskWithPlace> {
  const { measure, drive } = await measureToChange(ctx, params.measureId);
  await refuseUnknownOwner(ctx, drive, body.ownerId);
  const id = ctx.newId();
  const { id: driveId, unitId } = drive;
  await saveTask(ctx.db, { id, measureId: measure.id, driveId, unitId, ...body, createdAt: ctx.now });
  const after = { measureId: measure.id, ...body };
  await recordEvent(ctx, { kind: 'task.given', subject: { type: 'task', id }, unitId, after });
  return presentTask(ctx, id);
}

export async function reviseTask(
  ctx: Ctx,
  { params, body, ifMatch }: InputOf<typeof updateTask>,
): Promise<TaskWithPlace> {
  const { task, drive } = await taskToManage(ctx, params.taskId);
  const subject = { type: 'task', id: task.id };
  refuseDone(task);
  await refuseIfStale(ctx, subject, task, ifMatch);
  if (body.ownerId !== task.ownerId) await refuseUnknownOwner(ctx, drive, body.ownerId);
  await changeTask(ctx.db, task.id, body);
  const { title, ownerId, dueOn, unitId } = task;
  await recordEvent(ctx, { kind: 'task.changed', subject, unitId, before: { title, ownerId, dueOn }, after: body });
  return presentTask(ctx, task.id);
}

export async function dropTask(ctx: Ctx, { params }: InputOf<typeof removeTask>): Promise<void> {
  const { task } = await taskToManage(ctx, params.taskId);
  refuseDone(task);
  await deleteTask(ctx.db, task.id);
  const { id, unitId, title, ownerId, dueOn, measureId } = task;
  const before = { measureId, title, ownerId, dueOn };
  await recordEvent(ctx, { kind: 'task.removed', subject: { type: 'task', id }, unitId, before });
}

/** A task is done when somebody says what was done and hands in what shows it. */
export async function complete(
  ctx: Ctx,
  { params, body, ifMatch }: InputOf<typeof completeTask>,
): Promise<TaskWithPlace> {
  const seen = await findTask(ctx.db, params.taskId, todayOf(ctx));
  if (seen === undefined || !mayCompleteTask(ctx.actor, seen)) throw notFound();
  const drive = await findDriveForUpdate(ctx.db, seen.driveId, todayOf(ctx));
  const task = await findTask(ctx.db, params.taskId, todayOf(ctx));
  if (drive === undefined || task === undefined || !mayCompleteTask(ctx.actor, task)) throw notFound();
  refuseClosed(drive);
  refuseDone(task);
  const subject = { type: 'task', id: task.id };
  await refuseIfStale(ctx, subject, task, ifMatch);
  const evidenceId = await handIn(ctx, task.unitId, body.evidence);
  await changeTask(ctx.db, task.id, {
    doneAt: ctx.now,
    doneBy: ctx.actor.personId,
    doneNote: body.note,
    evidenceId,
  });
  const after = { note: body.note, evidenceId };
  await recordEvent(ctx, { kind: 'task.done', subject, unitId: task.unitId, after });
  return presentTask(ctx, task.id);
}

export async function reopen(ctx: Ctx, { params }: InputOf<typeof reopenTask>): Promise<void> {
  const { task } = await taskToManage(ctx, params.taskId);
  if (task.doneAt === null) throw new Refusal(409, 'task-not-done');
  await changeTask(ctx.db, task.id, { doneAt: null, doneBy: null, doneNote: null, evidenceId: null });
  const before = { doneAt: task.doneAt.toISOString(), note: task.doneNote, evidenceId: task.evidenceId };
  await recordEvent(ctx, {
    kind: 'task.reopened',
    subject: { type: 'task', id: task.id },
    unitId: task.unitId,
    before,
  });
}

async function taskToManage(ctx: Ctx, taskId: string): Promise<{ task: TaskRow; drive: DriveRow }> {
  const seen = await findTask(ctx.db, taskId, todayOf(ctx));
  if (seen === undefined) throw notFound();
  const drive = await driveToManage(ctx, seen.driveId);
  const task = await findTask(ctx.db, taskId, todayOf(ctx));
  if (task === undefined) throw notFound();
  return { task, drive };
}

function refuseDone({ doneAt }: TaskRow): void {
  if (doneAt !== null) throw new Refusal(409, 'task-done');
}

async function refuseUnknownOwner(ctx: Ctx, { unitId }: DriveRow, ownerId: string): Promise<void> {
  if (await isAtWork(ctx.db, ownerId, unitId)) return;
  refuseProblems([{ code: 'employee-unknown', pointer: '/ownerId' }]);
}

async function presentTask(ctx: Ctx, taskId: string): Promise<TaskWithPlace> {
  const task = await findTask(ctx.db, taskId, todayOf(ctx));
  if (task === undefined) throw notFound();
  return taskWithPlace(ctx, task);
}
