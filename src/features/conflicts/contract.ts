import { z } from 'zod';
import { id, instant, isoDate, operation, page, pageQuery } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
/** What a person states: a tie by interest of any sort, or by family. */
const statedKind = z.enum(['interest', 'family']);

/** What the data shows by itself; such a tie can be lifted by two people. */
export const detectedKinds = ['employer', 'superior', 'group', 'recommendation', 'earlier-sheet', 'sister'] as const;
const kind = z.enum(['declared', 'family', ...detectedKinds]);

const conflict = z.object({
  id,
  assessorId: id,
  assessorName: z.string(),
  unitId: id,
  unitName: name,
  source: z.enum(['declared', 'recorded']),
  kind: statedKind,
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
  body: z.strictObject({ kind: statedKind.default('interest'), reason: z.string().trim().min(1).max(1000) }),
  reply: z.object({ conflictId: id }),
  refusals: ['not-found', 'score-sheet-already-submitted', 'conflict-already-recorded'],
});

export const declareTie = operation({
  id: 'declareTie',
  method: 'POST',
  path: '/api/assessors/:assessorId/ties',
  summary: 'An assessor declares a tie to a unit, by interest or family; running assignments of the two end at once.',
  params: { assessorId: id },
  body: z.strictObject({ unitId: id, kind: statedKind, reason: z.string().trim().min(1).max(1000) }),
  reply: z.object({ conflictId: id }),
  refusals: ['not-found', 'conflict-already-recorded'],
});

export const recordConflict = operation({
  id: 'recordConflict',
  method: 'POST',
  path: '/api/conflicts',
  summary: 'The office records a tie that bars an assessor from a unit; a running assignment of the two ends.',
  body: z.strictObject({
    assessorId: id,
    unitId: id,
    kind: statedKind.default('interest'),
    reason: z.string().trim().min(1).max(1000),
  }),
  reply: z.object({ conflictId: id }),
  refusals: ['not-found', 'conflict-already-recorded'],
});

export const listConflicts = operation({
  id: 'listConflicts',
  method: 'GET',
  path: '/api/conflicts',
  summary: "The conflicts that the caller's office keeps, or that the caller has as an assessor.",
  query: {
    ...pageQuery,
    bodyId: id.optional(),
    assessorId: id.optional(),
    unitId: id.optional(),
    kind: statedKind.optional(),
  },
  reply: page(conflict),
  exportColumns: ['assessorName', 'unitName', 'source', 'kind', 'reason', 'recordedAt'],
});

const tie = z.object({
  entryId: id,
  number: z.string(),
  unitId: id,
  unitName: name,
  assessorId: id,
  assessorName: z.string(),
  kind,
  source: z.enum(['declared', 'recorded', 'detected']),
  /** The id of the unit, body or employer that ties the two, or the name of the group. */
  through: z.string(),
  throughName: name,
  on: isoDate.nullable(),
  lifting: z
    .object({
      id,
      state: z.enum(['requested', 'lifted']),
      reason: z.string(),
      requestedAt: instant,
      requestedByName: z.string(),
      /** Whether the caller is the second person who may decide. */
      mayDecide: z.boolean(),
    })
    .nullable(),
});

export const listTies = operation({
  id: 'listTies',
  method: 'GET',
  path: '/api/editions/:editionId/ties',
  summary: 'Every tie between the submitted entries of an edition and the assessors of its body, for the office.',
  params: { editionId: id },
  query: { ...pageQuery, kind: kind.optional(), state: z.enum(['barring', 'requested', 'lifted']).optional() },
  reply: page(tie),
  refusals: ['not-found'],
  exportColumns: ['number', 'unitName', 'assessorName', 'kind', 'source', 'throughName', 'on'],
});

const years = z.number().int().min(0).max(50);
const rules = z.object({ formerEmployerYears: years, earlierSheetYears: years, version: z.number().int() });

export const getConflictRules = operation({
  id: 'getConflictRules',
  method: 'GET',
  path: '/api/bodies/:bodyId/conflict-rules',
  summary:
    'For how many years a former employer and an earlier sheet of the same unit bar an assessor, for the office.',
  params: { bodyId: id },
  reply: rules,
  refusals: ['not-found'],
  versioned: true,
});

export const setConflictRules = operation({
  id: 'setConflictRules',
  method: 'PUT',
  path: '/api/bodies/:bodyId/conflict-rules',
  summary: 'The office states for how many years such a tie bars; assignments that are barred from now on end.',
  params: { bodyId: id },
  body: z.strictObject({ formerEmployerYears: years, earlierSheetYears: years }),
  reply: rules,
  refusals: ['not-found', 'stale-version'],
  versioned: true,
});
