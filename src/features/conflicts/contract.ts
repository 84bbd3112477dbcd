import { z } from 'zod';
import { id, instant, operation, page, pageQuery } from '../../platform/operation.ts';

const conflict = z.object({
  id,
  assessorId: id,
  assessorName: z.string(),
  unitId: id,
  unitName: z.object({ zh: z.string(), en: z.string() }),
  source: z.enum(['declared', 'recorded']),
  reason: z.string(),
  recordedAt: instant,
});

export const declareConflict = operation({
  id: 'declareConflict',
  method: 'POST',
  path: '/api/score-sheets/:sheetId/conflict',
  summary:
    'An assessor steps back from an entry, with the reason; the assignment ends at once and what was marked is not used.',
  params: { sheetId: id },
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  reply: z.object({ conflictId: id }),
  refusals: ['not-found', 'score-sheet-already-submitted'],
});

export const recordConflict = operation({
  id: 'recordConflict',
  method: 'POST',
  path: '/api/conflicts',
  summary: 'The office records a tie that bars an assessor from a unit; a running assignment of the two ends.',
  body: z.strictObject({ assessorId: id, unitId: id, reason: z.string().trim().min(1).max(1000) }),
  reply: z.object({ conflictId: id }),
  refusals: ['not-found', 'conflict-already-recorded'],
});

export const listConflicts = operation({
  id: 'listConflicts',
  method: 'GET',
  path: '/api/conflicts',
  summary: "The conflicts that the caller's office keeps, or that the caller has as an assessor.",
  query: { ...pageQuery, assessorId: id.optional(), unitId: id.optional() },
  reply: page(conflict),
  exportColumns: ['assessorName', 'unitName', 'source', 'reason', 'recordedAt'],
});
