import { z } from 'zod';
import { id, operation } from '../../platform/operation.ts';

const weight = z.number().int().min(-1000).max(1000);
const weights = z.strictObject({ topic: weight, sector: weight, district: weight, language: weight, bid: weight });

const plan = z.object({
  weights,
  bidsOpen: z.boolean(),
  /** The problem at a glance. */
  entries: z.number().int(),
  assessors: z.number().int(),
  stages: z.array(
    z.object({
      id: z.string(),
      name: z.object({ zh: z.string(), en: z.string() }),
      needed: z.number().int(),
    }),
  ),
  barredPairs: z.number().int(),
  bids: z.number().int(),
  assigned: z.number().int(),
  begun: z.number().int(),
  described: z.number().int(),
  version: z.number().int(),
});

export const getAssignmentPlan = operation({
  id: 'getAssignmentPlan',
  method: 'GET',
  path: '/api/editions/:editionId/assignment-plan',
  summary: 'How the entries of an edition are to be assigned, and the problem at a glance, for the office.',
  params: { editionId: id },
  reply: plan,
  refusals: ['not-found'],
  versioned: true,
});

export const setAssignmentPlan = operation({
  id: 'setAssignmentPlan',
  method: 'PUT',
  path: '/api/editions/:editionId/assignment-plan',
  summary: 'The office sets the weights of affinity, and whether assessors may say which entries they wish to judge.',
  params: { editionId: id },
  body: z.strictObject({ weights, bidsOpen: z.boolean() }),
  reply: plan,
  refusals: ['not-found', 'stale-version', 'edition-already-decided'],
  versioned: true,
});

const traits = z.object({
  topics: z.array(z.string()),
  languages: z.array(z.string()),
  recommendedBy: z.array(id),
  version: z.number().int(),
});

export const getEntryTraits = operation({
  id: 'getEntryTraits',
  method: 'GET',
  path: '/api/entries/:entryId/traits',
  summary: 'What an entry is about, its languages, and which bodies recommended it, as the office wrote it down.',
  params: { entryId: id },
  reply: traits,
  refusals: ['not-found'],
  versioned: true,
});

export const setEntryTraits = operation({
  id: 'setEntryTraits',
  method: 'PUT',
  path: '/api/entries/:entryId/traits',
  summary: 'The office writes down what an entry is about; assignments that a recommendation bars end at once.',
  params: { entryId: id },
  body: z.strictObject({
    topics: z.array(z.string().trim().min(1).max(100)).max(50),
    languages: z.array(z.string().regex(/^[a-z]{2}$/)).max(9),
    recommendedBy: z.array(id).max(20),
  }),
  reply: traits,
  refusals: ['not-found', 'stale-version', 'recommending-body-unknown'],
  versioned: true,
});

const count = z.number().int().min(0).max(100_000);
const percent = z.number().min(0).max(100);

/** What one run is to be good at, and within which limits. Prices are millionths, as affinities are. */
export const runSettings = z.strictObject({
  /** A stage of the edition's pack; null: its first. */
  stage: z.string().min(1).max(100).nullable(),
  objective: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('total'), balancePrice: count }),
    z.strictObject({ kind: z.literal('fair'), sharePercent: percent }),
    z.strictObject({ kind: z.literal('stable'), changePrice: z.number().int().min(0).max(1_000_000_000) }),
    z.strictObject({
      kind: z.literal('random'),
      seed: z
        .number()
        .int()
        .min(0)
        .max(2 ** 31),
      lossPercent: percent,
    }),
  ]),
  /** Assessors for each entry; null: as many as the pack says. */
  coverage: count.nullable(),
  least: count,
  most: count,
  /** Other limits for some assessors. */
  loads: z.array(z.strictObject({ assessorId: id, least: count, most: count })).max(5000),
  /** So many assessors of a kind for every entry. */
  quotas: z
    .array(
      z.strictObject({
        by: z.enum(['sector', 'topic', 'district', 'language']),
        value: z.string().trim().min(1).max(100),
        least: count,
        most: count,
      }),
    )
    .max(20),
  fixed: z.array(z.strictObject({ entryId: id, assessorId: id })).max(5000),
});
