import { z } from 'zod';
import { id, isoDate, operation } from '../../platform/operation.ts';

const word = z.string().trim().min(1).max(100);
const words = z.array(word).max(50);
const languages = z.array(z.enum(['zh', 'en', 'fr', 'de', 'ja', 'ko', 'ru', 'es', 'ar'])).max(9);

const employer = z.strictObject({
  name: z.string().trim().min(1).max(200),
  from: isoDate.nullable(),
  /** Null: the present employer. */
  until: isoDate.nullable(),
});

const described = {
  sectors: words,
  topics: words,
  districts: words,
  languages,
  /** How many entries of one edition at most; null: as many as the office gives. */
  mostEntries: z.number().int().min(0).max(1000).nullable(),
};

const profile = z.object({
  id,
  bodyId: id,
  name: z.string(),
  ...described,
  employers: z.array(
    z.object({
      name: z.string(),
      from: isoDate.nullable(),
      until: isoDate.nullable(),
      /** Whether it is known as a unit or a body here, so that ties through it are found. */
      isKnown: z.boolean(),
    }),
  ),
  declared: z.array(
    z.object({
      unitName: z.object({ zh: z.string(), en: z.string() }),
      kind: z.enum(['interest', 'family']),
      source: z.enum(['declared', 'recorded']),
      reason: z.string(),
    }),
  ),
  version: z.number().int(),
});

export const getAssessorProfile = operation({
  id: 'getAssessorProfile',
  method: 'GET',
  path: '/api/assessors/:assessorId/profile',
  summary: 'What an assessor is known for and whom he or she works and worked for; for the assessor and the office.',
  params: { assessorId: id },
  reply: profile,
  refusals: ['not-found'],
  versioned: true,
});

export const describeAssessor = operation({
  id: 'describeAssessor',
  method: 'PUT',
  path: '/api/assessors/:assessorId/profile',
  summary:
    'The assessor, or the office, states sectors, topics, districts, languages and employers. Assignments that an employer bars end at once.',
  params: { assessorId: id },
  body: z.strictObject({ ...described, employers: z.array(employer).max(30) }),
  reply: profile,
  refusals: ['not-found', 'stale-version', 'employer-dates-reversed', 'employer-twice'],
  versioned: true,
});

export const listUnitsToName = operation({
  id: 'listUnitsToName',
  method: 'GET',
  path: '/api/assessors/:assessorId/units',
  summary: 'The registered units whose name contains some words, so that an assessor can declare a tie to one.',
  params: { assessorId: id },
  query: { q: z.string().trim().min(1).max(200).optional() },
  reply: z.object({ items: z.array(z.object({ id, name: z.object({ zh: z.string(), en: z.string() }) })) }),
  refusals: ['not-found'],
});
