import { z } from 'zod';
import { id, instant, isoDate, operation } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const part = z.strictObject({ part: z.number().int().min(0), whole: z.number().int().min(1) });
const factValue = z.union([z.boolean(), z.number(), z.string().max(40), part]);

export const recordFacts = operation({
  id: 'recordFacts',
  method: 'PUT',
  path: '/api/entries/:entryId/facts',
  summary:
    "The office records what it found out about an entry: the facts that the pack's gates ask for. Facts not named stay.",
  params: { entryId: id },
  body: z.strictObject({ facts: z.record(z.string().max(60), factValue) }),
  reply: z.object({ facts: z.record(z.string(), z.unknown()) }),
  refusals: ['not-found', 'facts-invalid', 'edition-already-decided'],
});

export const recordIncident = operation({
  id: 'recordIncident',
  method: 'POST',
  path: '/api/entries/:entryId/incidents',
  summary: "The office records an event that one of the pack's vetoes speaks of; only a confirmed one counts.",
  params: { entryId: id },
  body: z.strictObject({
    veto: z.string().max(60),
    happenedOn: isoDate,
    ground: z.string().trim().min(1).max(2000),
    confirmed: z.boolean(),
  }),
  reply: z.object({ incidentId: id }),
  refusals: ['not-found', 'veto-unknown', 'edition-already-decided'],
});

export const withdrawIncident = operation({
  id: 'withdrawIncident',
  method: 'PUT',
  path: '/api/incidents/:incidentId/withdrawal',
  summary: 'Takes a recorded incident back, with a reason; it stays on record as withdrawn.',
  params: { incidentId: id },
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  refusals: ['not-found', 'incident-already-withdrawn', 'edition-already-decided'],
});

export const getFindings = operation({
  id: 'getFindings',
  method: 'GET',
  path: '/api/entries/:entryId/findings',
  summary: 'The facts and incidents recorded about an entry, for the office.',
  params: { entryId: id },
  reply: z.object({
    facts: z.array(
      z.object({
        fact: z.string(),
        text: name,
        kind: z.string(),
        value: z.unknown().nullable(),
        recordedAt: instant.nullable(),
      }),
    ),
    vetoes: z.array(z.object({ veto: z.string(), text: name })),
    incidents: z.array(
      z.object({
        id,
        veto: z.string(),
        happenedOn: isoDate,
        ground: z.string(),
        confirmed: z.boolean(),
        recordedAt: instant,
        withdrawnReason: z.string().nullable(),
      }),
    ),
  }),
  refusals: ['not-found'],
});

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
