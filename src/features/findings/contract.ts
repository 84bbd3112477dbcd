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
  summary:
    "The office records an event that one of the pack's vetoes, or an item of its negative list, speaks of; only a confirmed one counts.",
  params: { entryId: id },
  body: z.strictObject({
    /** Either a veto or an item of the negative list, by its id. */
    veto: z.string().max(60).optional(),
    deduction: z.string().max(60).optional(),
    /** Of a deduction: the day on which the finding was published. */
    happenedOn: isoDate,
    /** When the unit reported it by itself. */
    reportedOn: isoDate.optional(),
    ground: z.string().trim().min(1).max(2000),
    confirmed: z.boolean(),
  }),
  reply: z.object({ incidentId: id }),
  refusals: ['not-found', 'incident-invalid', 'edition-already-decided'],
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

/** What else may be found about an entry; the form of each is in `kinds.ts`. */
export const findingKindNames = ['secret-visit', 'votes', 'nonconformity', 'renewing', 'conferral'] as const;
const kind = z.enum(findingKindNames);

export const recordFinding = operation({
  id: 'recordFinding',
  method: 'POST',
  path: '/api/entries/:entryId/findings',
  summary:
    'The office records what else a rule of the pack asks: points of a secret visit, votes, a nonconformity, whether the unit renews, a conferral elsewhere.',
  params: { entryId: id },
  body: z.strictObject({
    kind,
    /** Its form is that of the kind. */
    value: z.record(z.string().max(40), z.unknown()),
    ground: z.string().trim().min(1).max(2000),
    /** The finding that this one takes the place of, such as a nonconformity that was closed. */
    replaces: id.optional(),
  }),
  reply: z.object({ findingId: id }),
  refusals: ['not-found', 'finding-invalid', 'finding-already-withdrawn', 'edition-already-decided'],
});

export const withdrawFinding = operation({
  id: 'withdrawFinding',
  method: 'PUT',
  path: '/api/findings/:findingId/withdrawal',
  summary: 'Takes a finding back, with a reason; it stays on record as withdrawn.',
  params: { findingId: id },
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  refusals: ['not-found', 'finding-already-withdrawn', 'edition-already-decided'],
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
    /** The negative list: what each item takes off, and how long a unit has to report it by itself. */
    deductions: z.array(
      z.object({
        deduction: z.string(),
        text: name,
        points: z.string(),
        selfReport: z.object({ withinMonths: z.number().int(), factor: z.string() }).nullable(),
      }),
    ),
    incidents: z.array(
      z.object({
        id,
        veto: z.string().nullable(),
        deduction: z.string().nullable(),
        happenedOn: isoDate,
        reportedOn: isoDate.nullable(),
        ground: z.string(),
        confirmed: z.boolean(),
        recordedAt: instant,
        withdrawnReason: z.string().nullable(),
      }),
    ),
    /** The kinds that a rule of the pack asks for, and the conferrals that its bars name. */
    kinds: z.array(kind),
    programmes: z.array(z.string()),
    findings: z.array(
      z.object({
        id,
        kind,
        value: z.record(z.string(), z.unknown()),
        ground: z.string(),
        recordedAt: instant,
        withdrawnReason: z.string().nullable(),
      }),
    ),
  }),
  refusals: ['not-found'],
});
