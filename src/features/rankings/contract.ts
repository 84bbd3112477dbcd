import { z } from 'zod';
import { id, instant, operation } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const outcome = z.enum(['named', 'reserve', 'not-named', 'excluded', 'undecided']);
const line = z.object({
  entryId: id,
  number: z.string(),
  unitName: name,
  sector: z.string(),
  district: z.string(),
  rank: z.number().int().nullable(),
  /** Exact, as a fraction or decimal. */
  total: z.string().nullable(),
  outcome,
  sheets: z.number().int(),
  openSheets: z.number().int(),
  /** Why, line by line, in the reader's language. */
  explanation: z.array(z.object({ code: z.string(), message: z.string() })),
});

const ranking = z.object({
  editionId: id,
  rule: z.object({ kind: z.string(), places: z.number().int().nullable(), atLeast: z.string().nullable() }),
  /** The lowest total that is named; null when nobody is. */
  cut: z.string().nullable(),
  tiedAtCut: z.array(id),
  lines: z.array(line),
  /** What stands between the ranking and its decision. */
  problems: z.array(z.object({ code: z.string(), pointer: z.string(), message: z.string() })),
  decision: z.object({ id, reasons: z.string(), decidedAt: instant, decidedBy: z.string() }).nullable(),
});

export const getRanking = operation({
  id: 'getRanking',
  method: 'GET',
  path: '/api/editions/:editionId/ranking',
  summary:
    "The entries of an edition in the order of the pack's rule, each outcome explained; the decision itself once there is one.",
  params: { editionId: id },
  reply: ranking,
  refusals: ['not-found'],
});

export const decideEdition = operation({
  id: 'decideEdition',
  method: 'POST',
  path: '/api/editions/:editionId/decision',
  summary: 'The office decides as the rule says, with its reasons; marks and findings are fixed from then on.',
  params: { editionId: id },
  body: z.strictObject({ reasons: z.string().trim().min(1).max(4000) }),
  reply: ranking,
  refusals: ['not-found', 'edition-already-decided', 'decision-not-ready', 'decision-stage-not-open'],
});

export const withdrawDecision = operation({
  id: 'withdrawDecision',
  method: 'DELETE',
  path: '/api/editions/:editionId/decision',
  summary: 'Takes a decision back before it is published, with a reason.',
  params: { editionId: id },
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  refusals: ['not-found', 'decision-missing', 'notice-already-published'],
});
