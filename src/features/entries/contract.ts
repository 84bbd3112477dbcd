import { z } from 'zod';
import { limits } from '../../core/limits.ts';
import { fileReply, id, instant, isoDate, operation, page, pageQuery } from '../../platform/operation.ts';
import { pieceInUse } from '../evidence/contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });
export const entryStates = ['draft', 'submitted', 'withdrawn'] as const;

const summary = z.object({
  id,
  editionId: id,
  bodyId: id,
  unitId: id,
  programmeName: name,
  editionNumber: z.number().int(),
  unitName: name,
  unitCode: z.string().nullable(),
  sector: z.string(),
  district: z.string(),
  /** Given with the submission, without gaps within the edition. */
  number: z.string().nullable(),
  state: z.enum(entryStates),
  /** How many indicators have an answer or evidence, of how many there are. */
  answered: z.number().int(),
  indicators: z.number().int(),
  closesAt: instant,
  createdAt: instant,
  submittedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
});

/** What a unit says does not apply to it, and what stands in for it where the pack asks for one; null: it applies. */
const claim = z.strictObject({ substitute: z.string().max(40).nullable() }).nullable();

const answer = z.object({
  indicator: z.string(),
  text: z.string(),
  notApplicable: claim,
  evidence: z.array(pieceInUse),
  /** 0 where nothing was saved yet. */
  version: z.number().int(),
  updatedAt: instant.nullable(),
  updatedBy: z.string().nullable(),
});

const choice = z.object({ branch: z.string(), chosen: z.string().nullable(), version: z.number().int() });

const receipt = z.object({
  entryId: id,
  /** Of the receipt: edition, number of the entry, check letters. */
  receiptNumber: z.string(),
  number: z.string(),
  /** The server's time when it was received. */
  submittedAt: instant,
  submittedBy: z.string(),
  unitName: name,
  programmeName: name,
  editionNumber: z.number().int(),
  answers: z.number().int(),
  evidence: z.number().int(),
  /** SHA-256 of the canonical JSON (RFC 8785) of what was sent. */
  sha256: z.string(),
});

const entry = summary.extend({
  packId: id,
  periodFrom: isoDate,
  periodTo: isoDate,
  opensAt: instant,
  unitType: z.string(),
  isUnitConfirmed: z.boolean(),
  withdrawnReason: z.string().nullable(),
  may: z.object({ edit: z.boolean(), submit: z.boolean(), withdraw: z.boolean() }),
  /** Null for an office as long as the unit has not submitted. */
  answers: z.array(answer).nullable(),
  choices: z.array(choice).nullable(),
  receipt: receipt.nullable(),
});

export const openEntry = operation({
  id: 'openEntry',
  method: 'POST',
  path: '/api/entries',
  summary:
    "The coordinator opens the unit's entry in an edition; what a withdrawn entry of the same edition held is taken over.",
  body: z.strictObject({ editionId: id, unitId: id }),
  reply: entry,
  refusals: ['not-found', 'entry-exists', 'entry-stage-not-open', 'entry-stage-closed'],
});

export const listEntries = operation({
  id: 'listEntries',
  method: 'GET',
  path: '/api/entries',
  summary:
    'Entries with their state and progress: an office sees those of its editions, a unit its own. Withdrawn ones only on request.',
  query: {
    ...pageQuery,
    editionId: id.optional(),
    unitId: id.optional(),
    state: z.enum(entryStates).optional(),
  },
  reply: page(summary),
  exportColumns: [
    'number',
    'unitName',
    'unitCode',
    'sector',
    'district',
    'programmeName',
    'editionNumber',
    'state',
    'answered',
    'indicators',
    'submittedAt',
  ],
});

export const getEntry = operation({
  id: 'getEntry',
  method: 'GET',
  path: '/api/entries/:entryId',
  summary: 'One entry: whole for its unit; for the office, and for assessors assigned to it, what was submitted.',
  params: { entryId: id },
  reply: entry,
  refusals: ['not-found'],
});

export const saveAnswer = operation({
  id: 'saveAnswer',
  method: 'PUT',
  path: '/api/entries/:entryId/answers/:indicator',
  summary:
    'Saves the answer to one indicator, complete or not. Each answer has a version of its own (0 before the first), so that departments work side by side.',
  params: { entryId: id, indicator: z.string().max(40) },
  body: z.strictObject({
    text: z.string().max(limits.answerText),
    evidenceIds: z.array(id).max(limits.evidencePerIndicator),
    notApplicable: claim.default(null),
  }),
  reply: answer,
  refusals: [
    'not-found',
    'stale-version',
    'entry-answer-invalid',
    'entry-already-submitted',
    'entry-withdrawn',
    'entry-stage-not-open',
    'entry-stage-closed',
  ],
  versioned: true,
});

export const saveChoice = operation({
  id: 'saveChoice',
  method: 'PUT',
  path: '/api/entries/:entryId/choices/:branch',
  summary: 'Says which of several alternatives of the criteria the unit answers; null takes it back.',
  params: { entryId: id, branch: z.string().max(40) },
  body: z.strictObject({ chosen: z.string().max(40).nullable() }),
  reply: choice,
  refusals: [
    'not-found',
    'stale-version',
    'entry-answer-invalid',
    'entry-already-submitted',
    'entry-withdrawn',
    'entry-stage-not-open',
    'entry-stage-closed',
  ],
  versioned: true,
});

const problem = z.object({
  code: z.string(),
  pointer: z.string(),
  /** The indicator or branch of alternatives to go to; null for what concerns the whole. */
  indicator: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const listMissing = operation({
  id: 'listMissing',
  method: 'GET',
  path: '/api/entries/:entryId/problems',
  summary: 'Everything that keeps the entry from being submitted, in the order of the criteria.',
  params: { entryId: id },
  reply: z.object({ items: z.array(problem) }),
  refusals: ['not-found'],
});

export const submitEntry = operation({
  id: 'submitEntry',
  method: 'PUT',
  path: '/api/entries/:entryId/submission',
  summary:
    "The coordinator submits the entry: it is checked as a whole, numbered, frozen and receipted by the server's time.",
  params: { entryId: id },
  reply: receipt,
  refusals: [
    'not-found',
    'entry-already-submitted',
    'entry-withdrawn',
    'entry-stage-not-open',
    'entry-stage-closed',
    'entry-incomplete',
  ],
});

export const withdrawEntry = operation({
  id: 'withdrawEntry',
  method: 'PUT',
  path: '/api/entries/:entryId/withdrawal',
  summary:
    'The coordinator takes the entry back, with a reason, before the entry stage closes; a new one may be opened then.',
  params: { entryId: id },
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  reply: entry,
  refusals: ['not-found', 'entry-withdrawn', 'entry-stage-not-open', 'entry-stage-closed'],
});

export const getReceipt = operation({
  id: 'getReceipt',
  method: 'GET',
  path: '/api/entries/:entryId/receipt',
  summary: 'The receipt of a submitted entry, for its unit and the office.',
  params: { entryId: id },
  reply: receipt,
  refusals: ['not-found', 'entry-has-no-receipt'],
});

export const downloadSubmission = operation({
  id: 'downloadSubmission',
  method: 'GET',
  path: '/api/entries/:entryId/receipt/content',
  summary:
    "The very bytes that the receipt's hash was made of: the submitted entry as canonical JSON, for its unit and the office.",
  params: { entryId: id },
  reply: fileReply,
  file: true,
  refusals: ['not-found', 'entry-has-no-receipt'],
});

export const downloadReceipt = operation({
  id: 'downloadReceipt',
  method: 'GET',
  path: '/api/entries/:entryId/receipt/document',
  summary: 'The receipt as a PDF in both languages, for the unit and the office.',
  params: { entryId: id },
  reply: fileReply,
  file: true,
  refusals: ['not-found', 'entry-has-no-receipt'],
});

const offer = z.object({
  indicator: z.string(),
  text: z.string(),
  evidence: z.array(pieceInUse),
});

export const listOffers = operation({
  id: 'listOffers',
  method: 'GET',
  path: '/api/entries/:entryId/offers',
  summary:
    "What the unit's drive under the same criteria holds, indicator by indicator, as far as the entry has not got it yet. It is taken by saving the answer with it.",
  params: { entryId: id },
  reply: z.object({ driveName: z.string().nullable(), items: z.array(offer) }),
  refusals: ['not-found'],
});
