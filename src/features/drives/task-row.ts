import type { Ctx } from '../../platform/ctx.ts';
import type { ReplyOf } from '../../platform/operation.ts';
import type { getDrivePlan, getTask } from './contract.ts';
import { mayCompleteTask, mayManageDrive } from './policy.ts';
import type { TaskRow } from './task-queries.ts';

type Plan = ReplyOf<typeof getDrivePlan>;
type Task = Plan['goals'][number]['measures'][number]['tasks'][number];
export type TaskWithPlace = ReplyOf<typeof getTask>;

export function taskOf(row: TaskRow): Task {
  const { id, measureId, title, ownerId, ownerName, dueOn, isOverdue, version } = row;
  const { doneAt, doneBy, doneNote, evidenceId, evidenceTitle } = row;
  const done = { doneAt, doneBy, doneNote, evidenceId, evidenceTitle };
  return { id, measureId, title, ownerId, ownerName, dueOn, isOverdue, ...done, version };
}

export function taskWithPlace(ctx: Ctx, row: TaskRow): TaskWithPlace {
  const { driveId, driveName, unitId, goalTitle, measureTitle, indicator } = row;
  const isOpen = row.driveClosedAt === null;
  const may = {
    manage: isOpen && mayManageDrive(ctx.actor, unitId),
    complete: isOpen && row.doneAt === null && mayCompleteTask(ctx.actor, row),
  };
  return { ...taskOf(row), driveId, driveName, unitId, goalTitle, measureTitle, indicator, may };
}
