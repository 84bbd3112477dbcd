import { z } from 'zod';
import { id, instant, operation, page, pageQuery } from '../../platform/operation.ts';
import { runSettings } from '../assignment-plans/contract.ts';
import { causeOfRun, said, solvedRun } from '../assignment-results/contract.ts';

export const runStates = [
  'waiting',
  'running',
  'solved',
  'infeasible',
  'refused',
  'cancelled',
  'failed',
  'broken-off',
] as const;

const run = z.object({
  id,
  editionId: id,
  stage: z.string(),
  settings: runSettings,
  state: z.enum(runStates),
  askedAt: instant,
  askedByName: z.string(),
  beganAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Steps of the solver so far. */
  steps: z.number(),
  seconds: z.number().nullable(),
  digest: z.string().nullable(),
  pairs: z.number().nullable(),
  solved: solvedRun.nullable(),
  cause: causeOfRun.nullable(),
  problems: z.array(said),
  appliedAt: instant.nullable(),
  undoneAt: instant.nullable(),
});

const runId = { runId: id };

export const startAssignmentRun = operation({
  id: 'startAssignmentRun',
  method: 'POST',
  path: '/api/editions/:editionId/assignment-runs',
  summary: 'The office has an assignment worked out; nothing is assigned until it is applied.',
  params: { editionId: id },
  body: runSettings,
  reply: z.object({ runId: id }),
  refusals: ['not-found', 'assignment-run-under-way', 'edition-already-decided', 'assignment-settings-wrong'],
});

export const listAssignmentRuns = operation({
  id: 'listAssignmentRuns',
  method: 'GET',
  path: '/api/editions/:editionId/assignment-runs',
  summary: 'The assignments that were worked out for an edition, the latest first, for the office.',
  params: { editionId: id },
  query: pageQuery,
  reply: page(
    run.pick({ id: true, stage: true, state: true, askedAt: true, askedByName: true, appliedAt: true, undoneAt: true }),
  ),
  refusals: ['not-found'],
});

export const getAssignmentRun = operation({
  id: 'getAssignmentRun',
  method: 'GET',
  path: '/api/assignment-runs/:runId',
  summary: 'How far a run is, what came out of it, or why nothing could, for the office.',
  params: runId,
  reply: run,
  refusals: ['not-found'],
});

export const cancelAssignmentRun = operation({
  id: 'cancelAssignmentRun',
  method: 'PUT',
  path: '/api/assignment-runs/:runId/cancellation',
  summary: 'The office stops a run that waits or is under way.',
  params: runId,
  refusals: ['not-found', 'assignment-run-over'],
});

export const applyAssignmentRun = operation({
  id: 'applyAssignmentRun',
  method: 'PUT',
  path: '/api/assignment-runs/:runId/application',
  summary: 'Assigns what a run worked out, as one act; refused, with everything that changed, where it is out of date.',
  params: runId,
  reply: z.object({ made: z.number().int(), ended: z.number().int() }),
  refusals: [
    'not-found',
    'assignment-run-not-solved',
    'assignment-run-applied-already',
    'assignment-run-outdated',
    'edition-already-decided',
  ],
});

export const undoAssignmentRun = operation({
  id: 'undoAssignmentRun',
  method: 'DELETE',
  path: '/api/assignment-runs/:runId/application',
  summary: 'Takes back what a run assigned, as one act, as long as none of its sheets was begun.',
  params: runId,
  reply: z.object({ made: z.number().int(), ended: z.number().int() }),
  refusals: ['not-found', 'assignment-run-not-applied', 'assignment-run-sheets-begun', 'edition-already-decided'],
});
