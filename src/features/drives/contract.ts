import { z } from 'zod';
import { limits } from '../../core/limits.ts';
import { id, instant, isoDate, operation, page, pageQuery } from '../../platform/operation.ts';
import { handedEvidence, pieceInUse } from '../evidence/contract.ts';

/** From nothing done to nothing left to do, in this order. */
export const readinesses = ['not-begun', 'begun', 'half', 'ready'] as const;
const readiness = z.enum(readinesses);
const name = z.object({ zh: z.string(), en: z.string() });
const short = z.string().trim().min(1).max(limits.shortText);
const long = z.string().trim().min(1).max(limits.criterionText);
const indicatorNumber = z.string().min(1).max(40);
const count = z.number().int();

const summary = z.object({
  id,
  unitId: id,
  packId: id,
  packTitle: name,
  packVersion: z.string(),
  name: z.string(),
  credo: z.string(),
  periodFrom: isoDate,
  periodTo: isoDate,
  openedAt: instant,
  closedAt: instant.nullable(),
  /** How many indicators of the pack stand at each step. */
  readiness: z.object({ 'not-begun': count, begun: count, half: count, ready: count }),
  openTasks: count,
  overdueTasks: count,
  openFindings: count,
  version: count,
});

const standing = z.object({
  indicator: z.string(),
  readiness,
  departmentId: id.nullable(),
  departmentName: name.nullable(),
  hasDraft: z.boolean(),
  evidence: count,
  measures: count,
  tasks: count,
  openTasks: count,
  openFindings: count,
  majorFindings: count,
  updatedAt: instant.nullable(),
});

const drive = summary.extend({
  may: z.object({ manage: z.boolean(), report: z.boolean() }),
  /** Every indicator of the pack, in its order. */
  indicators: z.array(standing),
});

const task = z.object({
  id,
  measureId: id,
  title: z.string(),
  ownerId: id,
  ownerName: z.string(),
  dueOn: isoDate,
  isOverdue: z.boolean(),
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
  doneNote: z.string().nullable(),
  evidenceId: id.nullable(),
  evidenceTitle: z.string().nullable(),
  version: count,
});

const measure = z.object({
  id,
  goalId: id,
  indicator: z.string(),
  title: z.string(),
  version: count,
  tasks: z.array(task),
});

const goal = z.object({ id, driveId: id, title: z.string(), version: count, measures: z.array(measure) });

const taskWithPlace = task.extend({
  driveId: id,
  driveName: z.string(),
  unitId: id,
  goalTitle: z.string(),
  measureTitle: z.string(),
  indicator: z.string(),
  may: z.object({ manage: z.boolean(), complete: z.boolean() }),
});

const indicator = z.object({
  indicator: z.string(),
  readiness,
  departmentId: id.nullable(),
  draftText: z.string(),
  evidence: z.array(pieceInUse),
  measures: z.array(measure.extend({ goalTitle: z.string() })),
  may: z.object({ report: z.boolean(), assign: z.boolean() }),
  /** 0 where nothing was saved yet. */
  version: count,
  updatedAt: instant.nullable(),
  updatedBy: z.string().nullable(),
});

const about = z.strictObject({
  name: short,
  credo: z.string().trim().max(limits.shortText).default(''),
  periodFrom: isoDate,
  periodTo: isoDate,
});
const driveParams = { driveId: id };
const goalParams = { goalId: id };
const measureParams = { measureId: id };
const taskParams = { taskId: id };

export const openDrive = operation({
  id: 'openDrive',
  method: 'POST',
  path: '/api/units/:unitId/drives',
  summary: 'The coordinator opens a drive of the unit on a pack under which an edition was opened.',
  params: { unitId: id },
  body: about.extend({ packId: id }),
  reply: drive,
  refusals: ['not-found', 'drive-invalid', 'drive-exists'],
});

export const listDrives = operation({
  id: 'listDrives',
  method: 'GET',
  path: '/api/units/:unitId/drives',
  summary: 'The drives of a unit, for its own people; open ones only, or all.',
  params: { unitId: id },
  query: { ...pageQuery, state: z.enum(['open', 'closed']).optional() },
  reply: page(summary),
  refusals: ['not-found'],
});

export const getDrive = operation({
  id: 'getDrive',
  method: 'GET',
  path: '/api/drives/:driveId',
  summary: 'One drive with the readiness of every indicator, for the people of its unit.',
  params: driveParams,
  reply: drive,
  refusals: ['not-found'],
  versioned: true,
});

export const updateDrive = operation({
  id: 'updateDrive',
  method: 'PUT',
  path: '/api/drives/:driveId',
  summary: 'The coordinator changes the name, the credo or the period of a drive.',
  params: driveParams,
  body: about,
  reply: drive,
  refusals: ['not-found', 'stale-version', 'drive-closed', 'drive-invalid'],
  versioned: true,
});

export const closeDrive = operation({
  id: 'closeDrive',
  method: 'PUT',
  path: '/api/drives/:driveId/closing',
  summary: 'The coordinator closes a drive: it stays readable, and nothing in it is changed any more.',
  params: driveParams,
  reply: drive,
  refusals: ['not-found', 'stale-version', 'drive-closed'],
  versioned: true,
});

export const getDriveIndicator = operation({
  id: 'getDriveIndicator',
  method: 'GET',
  path: '/api/drives/:driveId/indicators/:indicator',
  summary: 'What a drive holds for one indicator: draft, evidence, measures; for the coordinator and departments.',
  params: { ...driveParams, indicator: indicatorNumber },
  reply: indicator,
  refusals: ['not-found'],
  versioned: true,
});

export const saveDriveIndicator = operation({
  id: 'saveDriveIndicator',
  method: 'PUT',
  path: '/api/drives/:driveId/indicators/:indicator',
  summary:
    'Saves readiness, owner department, draft and evidence of one indicator. The coordinator may all; a department may what is its own or nobody’s, but not hand it to another.',
  params: { ...driveParams, indicator: indicatorNumber },
  body: z.strictObject({
    readiness,
    departmentId: id.nullable(),
    draftText: z.string().max(limits.answerText),
    evidenceIds: z.array(id).max(limits.evidencePerIndicator),
  }),
  reply: indicator,
  refusals: ['not-found', 'stale-version', 'drive-closed', 'drive-invalid'],
  versioned: true,
});

export const getDrivePlan = operation({
  id: 'getDrivePlan',
  method: 'GET',
  path: '/api/drives/:driveId/plan',
  summary: 'The plan from great to small: goals, their measures, their tasks.',
  params: driveParams,
  reply: z.object({ goals: z.array(goal) }),
  refusals: ['not-found'],
});

export const listDangling = operation({
  id: 'listDangling',
  method: 'GET',
  path: '/api/drives/:driveId/dangling',
  summary:
    'What hangs loose at either end: goals without measures, measures without tasks, indicators without measures.',
  params: driveParams,
  reply: z.object({
    goals: z.array(z.object({ id, title: z.string() })),
    measures: z.array(z.object({ id, title: z.string(), goalTitle: z.string() })),
    indicators: z.array(z.string()),
  }),
  refusals: ['not-found'],
});

export const createGoal = operation({
  id: 'createGoal',
  method: 'POST',
  path: '/api/drives/:driveId/goals',
  summary: 'The coordinator sets a goal.',
  params: driveParams,
  body: z.strictObject({ title: short }),
  reply: goal,
  refusals: ['not-found', 'drive-closed'],
});

export const updateGoal = operation({
  id: 'updateGoal',
  method: 'PUT',
  path: '/api/goals/:goalId',
  summary: 'The coordinator puts a goal into other words.',
  params: goalParams,
  body: z.strictObject({ title: short }),
  reply: goal,
  refusals: ['not-found', 'stale-version', 'drive-closed'],
  versioned: true,
});

export const removeGoal = operation({
  id: 'removeGoal',
  method: 'DELETE',
  path: '/api/goals/:goalId',
  summary: 'The coordinator takes away a goal that has no measures.',
  params: goalParams,
  refusals: ['not-found', 'drive-closed', 'goal-has-measures'],
});

const measureBody = z.strictObject({ title: short, indicator: indicatorNumber });

export const createMeasure = operation({
  id: 'createMeasure',
  method: 'POST',
  path: '/api/goals/:goalId/measures',
  summary: 'The coordinator opens a goal into a measure, tied to an indicator of the pack.',
  params: goalParams,
  body: measureBody,
  reply: measure,
  refusals: ['not-found', 'drive-closed', 'drive-invalid'],
});

export const updateMeasure = operation({
  id: 'updateMeasure',
  method: 'PUT',
  path: '/api/measures/:measureId',
  summary: 'The coordinator changes a measure or ties it to another indicator.',
  params: measureParams,
  body: measureBody,
  reply: measure,
  refusals: ['not-found', 'stale-version', 'drive-closed', 'drive-invalid'],
  versioned: true,
});

export const removeMeasure = operation({
  id: 'removeMeasure',
  method: 'DELETE',
  path: '/api/measures/:measureId',
  summary: 'The coordinator takes away a measure that has no tasks.',
  params: measureParams,
  refusals: ['not-found', 'drive-closed', 'measure-has-tasks'],
});

const taskBody = z.strictObject({ title: short, ownerId: id, dueOn: isoDate });

export const createTask = operation({
  id: 'createTask',
  method: 'POST',
  path: '/api/measures/:measureId/tasks',
  summary: 'The coordinator gives a task of a measure to an employee, with the day it is due.',
  params: measureParams,
  body: taskBody,
  reply: taskWithPlace,
  refusals: ['not-found', 'drive-closed', 'drive-invalid'],
});

export const updateTask = operation({
  id: 'updateTask',
  method: 'PUT',
  path: '/api/tasks/:taskId',
  summary: 'The coordinator changes a task that is not done.',
  params: taskParams,
  body: taskBody,
  reply: taskWithPlace,
  refusals: ['not-found', 'stale-version', 'drive-closed', 'drive-invalid', 'task-done'],
  versioned: true,
});

export const removeTask = operation({
  id: 'removeTask',
  method: 'DELETE',
  path: '/api/tasks/:taskId',
  summary: 'The coordinator takes away a task that is not done.',
  params: taskParams,
  refusals: ['not-found', 'drive-closed', 'task-done'],
});

export const getTask = operation({
  id: 'getTask',
  method: 'GET',
  path: '/api/tasks/:taskId',
  summary: 'One task with the measure, goal and indicator it serves.',
  params: taskParams,
  reply: taskWithPlace,
  refusals: ['not-found'],
  versioned: true,
});

export const completeTask = operation({
  id: 'completeTask',
  method: 'PUT',
  path: '/api/tasks/:taskId/completion',
  summary: 'The owner, or somebody of the coordinator’s, reports a task done, with a note and a piece of evidence.',
  params: taskParams,
  body: z.strictObject({ note: long, evidence: handedEvidence }),
  reply: taskWithPlace,
  refusals: ['not-found', 'stale-version', 'drive-closed', 'evidence-invalid', 'task-done'],
  versioned: true,
});

export const reopenTask = operation({
  id: 'reopenTask',
  method: 'DELETE',
  path: '/api/tasks/:taskId/completion',
  summary: 'The coordinator opens a task again that was reported done; the trail keeps what was reported.',
  params: taskParams,
  refusals: ['not-found', 'drive-closed', 'task-not-done'],
});

export const listMyTasks = operation({
  id: 'listMyTasks',
  method: 'GET',
  path: '/api/me/tasks',
  summary: 'The tasks in open drives that the caller owns as an employee, those due first before the others.',
  query: { ...pageQuery, unitId: id.optional(), state: z.enum(['open', 'done']).default('open') },
  reply: page(taskWithPlace),
});
