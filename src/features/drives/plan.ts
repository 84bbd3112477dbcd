import { indicatorsOf } from '../../core/criteria/tree.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { refuseIfStale } from '../../platform/db/versions.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type {
  createGoal,
  createMeasure,
  getDrivePlan,
  listDangling,
  removeGoal,
  removeMeasure,
  updateGoal,
  updateMeasure,
} from './contract.ts';
import {
  changeGoal,
  changeMeasure,
  deleteGoal,
  deleteMeasure,
  findGoal,
  findMeasure,
  listGoals,
  listMeasures,
  saveGoal,
  saveMeasure,
} from './plan-queries.ts';
import { type DriveRow } from './queries.ts';
import { listTasks } from './task-queries.ts';
import { driveSeen, hasIndicator, todayOf } from './read.ts';
import { driveToManage, refuseProblems } from './rules.ts';
import { taskOf } from './task-row.ts';

type Plan = ReplyOf<typeof getDrivePlan>;
type Goal = Plan['goals'][number];
type Measure = Goal['measures'][number];

export async function planFor(ctx: Ctx, { params }: InputOf<typeof getDrivePlan>): Promise<Plan> {
  return { goals: await goalsOf(ctx, await driveSeen(ctx, params.driveId)) };
}

async function goalsOf(ctx: Ctx, { id }: DriveRow): Promise<Goal[]> {
  const goals = await listGoals(ctx.db, id);
  const measures = await listMeasures(ctx.db, id);
  const tasks = await listTasks(ctx.db, id, todayOf(ctx));
  const withTasks = measures.map((measure) => ({
    ...measure,
    tasks: tasks.filter(({ measureId }) => measureId === measure.id).map(taskOf),
  }));
  return goals.map((goal) => ({ ...goal, measures: withTasks.filter(({ goalId }) => goalId === goal.id) }));
}

/** Nothing dangling at either end: every goal comes down to tasks, every indicator is served by a measure. */
export async function danglingIn(
  ctx: Ctx,
  { params }: InputOf<typeof listDangling>,
): Promise<ReplyOf<typeof listDangling>> {
  const drive = await driveSeen(ctx, params.driveId);
  const goals = await goalsOf(ctx, drive);
  const served = new Set(goals.flatMap(({ measures }) => measures.map(({ indicator }) => indicator)));
  return {
    goals: goals.filter(({ measures }) => measures.length === 0).map(({ id, title }) => ({ id, title })),
    measures: goals.flatMap((goal) =>
      goal.measures
        .filter(({ tasks }) => tasks.length === 0)
        .map(({ id, title }) => ({ id, title, goalTitle: goal.title })),
    ),
    indicators: indicatorsOf(drive.pack)
      .map(({ number }) => number)
      .filter((number) => !served.has(number)),
  };
}

export async function addGoal(ctx: Ctx, { params, body }: InputOf<typeof createGoal>): Promise<Goal> {
  const { id: driveId, unitId } = await driveToManage(ctx, params.driveId);
  const id = ctx.newId();
  await saveGoal(ctx.db, { id, driveId, unitId, ...body, createdAt: ctx.now });
  await recordEvent(ctx, { kind: 'goal.added', subject: { type: 'goal', id }, unitId, after: { driveId, ...body } });
  return { id, driveId, ...body, version: 1, measures: [] };
}

export async function reviseGoal(ctx: Ctx, { params, body, ifMatch }: InputOf<typeof updateGoal>): Promise<Goal> {
  const { goal, drive } = await goalToChange(ctx, params.goalId);
  const subject = { type: 'goal', id: goal.id };
  await refuseIfStale(ctx, subject, goal, ifMatch);
  await changeGoal(ctx.db, goal.id, body.title);
  const before = { title: goal.title };
  await recordEvent(ctx, { kind: 'goal.changed', subject, unitId: goal.unitId, before, after: body });
  const changed = (await goalsOf(ctx, drive)).find(({ id }) => id === goal.id);
  if (changed === undefined) throw notFound();
  return changed;
}

export async function dropGoal(ctx: Ctx, { params }: InputOf<typeof removeGoal>): Promise<void> {
  const { goal } = await goalToChange(ctx, params.goalId);
  if (!(await deleteGoal(ctx.db, goal.id))) throw new Refusal(409, 'goal-has-measures');
  const { id, unitId, title, driveId } = goal;
  await recordEvent(ctx, { kind: 'goal.removed', subject: { type: 'goal', id }, unitId, before: { driveId, title } });
}

export async function addMeasure(ctx: Ctx, { params, body }: InputOf<typeof createMeasure>): Promise<Measure> {
  const { goal, drive } = await goalToChange(ctx, params.goalId);
  refuseUnknownIndicator(drive, body.indicator);
  const id = ctx.newId();
  const { id: driveId, unitId } = drive;
  await saveMeasure(ctx.db, { id, goalId: goal.id, driveId, unitId, ...body, createdAt: ctx.now });
  const after = { goalId: goal.id, ...body };
  await recordEvent(ctx, { kind: 'measure.added', subject: { type: 'measure', id }, unitId, after });
  return { id, goalId: goal.id, ...body, version: 1, tasks: [] };
}

export async function reviseMeasure(
  ctx: Ctx,
  { params, body, ifMatch }: InputOf<typeof updateMeasure>,
): Promise<Measure> {
  const { measure, drive } = await measureToChange(ctx, params.measureId);
  const subject = { type: 'measure', id: measure.id };
  await refuseIfStale(ctx, subject, measure, ifMatch);
  refuseUnknownIndicator(drive, body.indicator);
  await changeMeasure(ctx.db, measure.id, body);
  const before = { title: measure.title, indicator: measure.indicator };
  await recordEvent(ctx, { kind: 'measure.changed', subject, unitId: measure.unitId, before, after: body });
  const changed = (await goalsOf(ctx, drive)).flatMap(({ measures }) => measures).find(({ id }) => id === measure.id);
  if (changed === undefined) throw notFound();
  return changed;
}

export async function dropMeasure(ctx: Ctx, { params }: InputOf<typeof removeMeasure>): Promise<void> {
  const { measure } = await measureToChange(ctx, params.measureId);
  if (!(await deleteMeasure(ctx.db, measure.id))) throw new Refusal(409, 'measure-has-tasks');
  const { id, unitId, title, indicator, goalId } = measure;
  const before = { goalId, title, indicator };
  await recordEvent(ctx, { kind: 'measure.removed', subject: { type: 'measure', id }, unitId, before });
}

/** Found twice: before the drive's lock to know which drive, and after it, because another may have removed it. */
async function goalToChange(ctx: Ctx, goalId: string) {
  const seen = await findGoal(ctx.db, goalId);
  if (seen === undefined) throw notFound();
  const drive = await driveToManage(ctx, seen.driveId);
  const goal = await findGoal(ctx.db, goalId);
  if (goal === undefined) throw notFound();
  return { goal, drive };
}

export async function measureToChange(ctx: Ctx, measureId: string) {
  const seen = await findMeasure(ctx.db, measureId);
  if (seen === undefined) throw notFound();
  const drive = await driveToManage(ctx, seen.driveId);
  const measure = await findMeasure(ctx.db, measureId);
  if (measure === undefined) throw notFound();
  return { measure, drive };
}

function refuseUnknownIndicator(drive: DriveRow, indicator: string): void {
  if (hasIndicator(drive, indicator)) return;
  refuseProblems([{ code: 'unknown-indicator', pointer: '/indicator', params: { number: indicator } }]);
}
