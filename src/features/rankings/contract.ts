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
  /** What the office sets for the rule, and what it asks for: the seed of a lot, how many honours expire. */
  settings: z.object({
    seed: z.number().int().nullable(),
    expiring: z.number().int().nullable(),
    expiringOnRegister: z.number().int().nullable(),
    asks: z.array(z.enum(['seed', 'expiring'])),
  }),
  /** The lowest total that is named; null when nobody is. */
  cut: z.string().nullable(),
  tiedAtCut: z.array(id),
  lines: z.array(line),
  /** What stands between the ranking and its decision. */
  problems: z.array(z.object({ code: z.string(), pointer: z.string(), message: z.string() })),
  decision: z.object({ id, reasons: z.string(), decidedAt: instant, decidedBy: z.string() }).nullable(),
});

const moved = z.object({ entryId: id, number: z.string(), unitName: name });

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

export const setDecisionSettings = operation({
  id: 'setDecisionSettings',
  method: 'PUT',
  path: '/api/editions/:editionId/decision-settings',
  summary: 'Sets what the rule needs besides the entries: the published seed of a lot, how many honours expire.',
  params: { editionId: id },
  body: z.strictObject({
    seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
    expiring: z.number().int().min(0).max(1_000_000_000).nullable(),
  }),
  reply: ranking,
  refusals: ['not-found', 'edition-already-decided'],
});

export const tryRule = operation({
  id: 'tryRule',
  method: 'GET',
  path: '/api/editions/:editionId/ranking/trial',
  summary:
    'How the result would move if the line, the places, the tie rule or the weight of one criterion were different; nothing is changed by it.',
  params: { editionId: id },
  query: {
    atLeast: z.string().max(30).optional(),
    places: z.coerce.number().int().min(0).max(1_000_000).optional(),
    ties: z.enum(['all-in', 'none-in']).optional(),
    criterion: z.string().max(30).optional(),
    /** What the points of the criterion are multiplied by; the rest of the base makes room. */
    factor: z.string().max(30).optional(),
  },
  reply: z.object({
    cut: z.string().nullable(),
    named: z.number().int(),
    entering: z.array(moved),
    leaving: z.array(moved),
  }),
  refusals: ['not-found', 'trial-invalid'],
});

export const getWhatIf = operation({
  id: 'getWhatIf',
  method: 'GET',
  path: '/api/entries/:entryId/what-if',
  summary: 'The least change of its marks that would have named an entry, all others staying as they are.',
  params: { entryId: id },
  reply: z.object({
    kind: z.enum(['already-named', 'shut-out', 'out-of-reach', 'points']),
    needed: z.string().nullable(),
    gains: z.array(z.object({ number: z.string(), text: name, gain: z.string() })),
  }),
  refusals: ['not-found'],
});
