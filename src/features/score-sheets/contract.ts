import { z } from 'zod';
import { id, instant, operation } from '../../platform/operation.ts';

const markText = z.string().trim().max(2000);
/** By indicator number. What a mark looks like is the business of the indicator's scale; core says what is wrong with it. */
const marks = z.record(
  z.string().max(30),
  z.strictObject({ mark: z.record(z.string().max(40), z.unknown()).optional(), comment: markText.default('') }),
);

const problem = z.object({ code: z.string(), pointer: z.string(), message: z.string() });
const name = z.object({ zh: z.string(), en: z.string() });

const sheet = z.object({
  id,
  entryId: id,
  entryNumber: z.string(),
  unitName: name,
  unitType: z.string(),
  /** Of the pack: its id and its name. Only what this stage marks stands on the sheet. */
  stage: z.string(),
  stageName: name,
  /** What decides which indicators count for the entry, as it was submitted. */
  choices: z.object({
    unitType: z.string(),
    chosen: z.record(z.string(), z.string()),
    notApplicable: z.array(z.string()),
    substitutes: z.record(z.string(), z.string()),
  }),
  editionId: id,
  programmeName: name,
  editionNumber: z.number().int(),
  packId: id,
  opensAt: instant,
  closesAt: instant,
  marks,
  overallComment: z.string(),
  /** Exact: the running total of what is marked so far, or the final one. */
  total: z.string(),
  /** All that stands between the sheet and its submission; empty once it can be submitted. */
  problems: z.array(problem),
  submittedAt: instant.nullable(),
  updatedAt: instant,
  /** The office's reasons for opening it again, newest first. */
  reopenings: z.array(z.object({ reason: z.string(), reopenedAt: instant })),
  version: z.number().int(),
});

const changeRefusals = [
  'not-found',
  'stale-version',
  'score-sheet-already-submitted',
  'assessment-stage-closed',
  'assessment-stage-not-open',
  'score-sheet-invalid',
];

export const getScoreSheet = operation({
  id: 'getScoreSheet',
  method: 'GET',
  path: '/api/score-sheets/:sheetId',
  summary:
    'One score sheet with its marks, for its own assessor and for the office; nobody else learns that it exists.',
  params: { sheetId: id },
  reply: sheet,
  refusals: ['not-found'],
  versioned: true,
});

export const saveScoreSheet = operation({
  id: 'saveScoreSheet',
  method: 'PUT',
  path: '/api/score-sheets/:sheetId',
  summary: 'Saves marks and comments as they come; unfinished is no fault, invalid marks are refused.',
  params: { sheetId: id },
  body: z.strictObject({ marks, overallComment: z.string().trim().max(4000).default('') }),
  reply: sheet,
  refusals: changeRefusals,
  versioned: true,
});

export const submitScoreSheet = operation({
  id: 'submitScoreSheet',
  method: 'PUT',
  path: '/api/score-sheets/:sheetId/submission',
  summary: 'Submits the sheet finally; all problems are named when it is not complete.',
  params: { sheetId: id },
  reply: sheet,
  refusals: changeRefusals,
  versioned: true,
});

export const reopenScoreSheet = operation({
  id: 'reopenScoreSheet',
  method: 'DELETE',
  path: '/api/score-sheets/:sheetId/submission',
  summary: 'The office opens a submitted sheet again, with a reason that its assessor reads.',
  params: { sheetId: id },
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  reply: sheet,
  refusals: ['not-found', 'score-sheet-not-submitted', 'edition-already-decided'],
});
