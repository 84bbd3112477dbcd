import { z } from 'zod';
import { id, instant, operation, page, pageQuery } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const sheetState = z.enum(['open', 'submitted']);
/** A stage of the edition's pack, by its id; the first one where none is named. */
const stage = z.string().min(1).max(60);

export const listAssessors = operation({
  id: 'listAssessors',
  method: 'GET',
  path: '/api/assessors',
  summary: "The assessors of the caller's bodies with their present load.",
  query: { ...pageQuery, bodyId: id.optional() },
  reply: page(
    z.object({
      id,
      bodyId: id,
      name: z.string(),
      employer: z.string(),
      sectors: z.array(z.string()),
      hasAccount: z.boolean(),
      load: z.number().int(),
      submitted: z.number().int(),
    }),
  ),
  exportColumns: ['name', 'employer', 'load', 'submitted'],
});

export const listEntryAssignments = operation({
  id: 'listEntryAssignments',
  method: 'GET',
  path: '/api/editions/:editionId/assignments',
  summary: 'Every submitted entry of an edition with who assesses it in a stage, for the office.',
  params: { editionId: id },
  query: { ...pageQuery, stage: stage.optional(), short: z.enum(['yes', 'no']).optional() },
  reply: page(
    z.object({
      entryId: id,
      number: z.string(),
      unitName: name,
      sector: z.string(),
      district: z.string(),
      stage: z.string(),
      needed: z.number().int(),
      assigned: z.number().int(),
      assessors: z.array(
        z.object({ assignmentId: id, assessorId: id, name: z.string(), sheetId: id, sheet: sheetState }),
      ),
    }),
  ),
  refusals: ['not-found', 'stage-unknown'],
});

export const listCandidates = operation({
  id: 'listCandidates',
  method: 'GET',
  path: '/api/entries/:entryId/assessor-candidates',
  summary: 'Whom the office can assign to an entry: every assessor with load, and why some are barred.',
  params: { entryId: id },
  query: { stage: stage.optional() },
  reply: z.object({
    items: z.array(
      z.object({
        assessorId: id,
        name: z.string(),
        employer: z.string(),
        load: z.number().int(),
        isAssigned: z.boolean(),
        bars: z.array(z.object({ source: z.string(), reason: z.string() })),
      }),
    ),
  }),
  refusals: ['not-found', 'stage-unknown'],
});

export const assignAssessors = operation({
  id: 'assignAssessors',
  method: 'POST',
  path: '/api/entries/:entryId/assignments',
  summary:
    'Assigns assessors to an entry by hand, for one stage. A conflict always wins: then nobody is assigned and all bars are named.',
  params: { entryId: id },
  body: z.strictObject({ assessorIds: z.array(id).min(1).max(20), stage: stage.optional() }),
  reply: z.object({ assignmentIds: z.array(id) }),
  refusals: [
    'not-found',
    'assessor-in-conflict',
    'entry-not-submitted',
    'edition-already-decided',
    'assessor-unknown',
    'stage-unknown',
  ],
});

export const endAssignment = operation({
  id: 'endAssignment',
  method: 'PUT',
  path: '/api/assignments/:assignmentId/ending',
  summary: 'Takes an assessor off an entry, with a reason; what was marked is not used any more.',
  params: { assignmentId: id },
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  refusals: ['not-found', 'assignment-already-ended', 'edition-already-decided'],
});

export const listMyAssignments = operation({
  id: 'listMyAssignments',
  method: 'GET',
  path: '/api/my-assignments',
  summary: 'What the caller has to assess, open sheets first.',
  query: { ...pageQuery, state: sheetState.optional() },
  reply: page(
    z.object({
      sheetId: id,
      entryId: id,
      entryNumber: z.string(),
      unitName: name,
      editionId: id,
      programmeName: name,
      editionNumber: z.number().int(),
      stage: z.string(),
      stageName: name,
      state: sheetState,
      /** One of the entries that everybody scores first. */
      isAnchor: z.boolean(),
      marked: z.number().int(),
      indicators: z.number().int(),
      opensAt: instant,
      closesAt: instant,
      updatedAt: instant,
    }),
  ),
});
