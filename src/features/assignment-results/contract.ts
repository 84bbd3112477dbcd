import { z } from 'zod';
import { fileReply, id, operation, page, pageQuery } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const relaxation = z.object({
  kind: z.enum(['raise-max', 'lower-min', 'lower-coverage', 'raise-quota-max', 'lower-quota-min', 'unfix']),
  entryId: z.string().nullable(),
  assessorId: z.string().nullable(),
  role: z.string().nullable(),
  /** What the sentence of `assignment-cure-<kind>` is filled with: names, not ids. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  by: z.number().int(),
});

export const said = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

/** What a run found, seen against what runs now. */
export const solvedRun = z.object({
  status: z.enum(['optimal', 'optimal-by-search', 'bounded']),
  total: z.number(),
  minEntry: z.number(),
  gap: z.number(),
  /** Whether the checker, which knows nothing of the solver, accepts answer and certificate. */
  accepted: z.boolean(),
  added: z.number().int(),
  kept: z.number().int(),
  removed: z.number().int(),
  poorest: z.array(z.object({ entryId: id, number: z.string(), unitName: name })),
  loads: z.array(
    z.object({
      assessorId: id,
      name: z.string(),
      before: z.number().int(),
      after: z.number().int(),
      least: z.number().int(),
      most: z.number().int(),
    }),
  ),
  lottery: z.object({ seed: z.number(), open: z.number(), cap: z.number(), expectedTotal: z.number() }).nullable(),
});

/** Why there is no assignment, and what would do. */
export const causeOfRun = z.object({
  said,
  entries: z.array(z.string()),
  assessors: z.array(z.string()),
  cures: z.array(z.array(relaxation)),
});

const runId = { runId: id };

export const listRunPairs = operation({
  id: 'listRunPairs',
  method: 'GET',
  path: '/api/assignment-runs/:runId/pairs',
  summary: 'Who is to judge what by a run, and why; what it adds, keeps and takes away, for the office.',
  params: runId,
  query: { ...pageQuery, change: z.enum(['added', 'kept', 'removed']).optional(), assessorId: id.optional() },
  reply: page(
    z.object({
      entryId: id,
      assessorId: id,
      number: z.string(),
      unitName: name,
      assessorName: z.string(),
      change: z.enum(['added', 'kept', 'removed']),
      score: z.number(),
      reasons: z.array(z.object({ kind: z.string(), shared: z.array(z.string()), part: z.number() })),
    }),
  ),
  refusals: ['not-found'],
  exportColumns: ['number', 'unitName', 'assessorName', 'change', 'score'],
});

export const downloadCertificate = operation({
  id: 'downloadCertificate',
  method: 'GET',
  path: '/api/assignment-runs/:runId/certificate',
  summary: 'The proof of a solved run: digest of the problem, objective, totals and the prices that bound them.',
  params: runId,
  reply: fileReply,
  file: true,
  refusals: ['not-found'],
});
