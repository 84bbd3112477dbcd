import { z } from 'zod';
import { limits } from '../../core/limits.ts';
import { fileReply, id, instant, isoDate, operation, page, pageQuery } from '../../platform/operation.ts';

const covers = z.strictObject({ from: isoDate, to: isoDate }).nullable();

const evidence = z.object({
  id,
  unitId: id,
  title: z.string(),
  kind: z.enum(['file', 'link']),
  url: z.string().nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  /** A file that the storage has lost is shown as such; null for a link. */
  isFileKept: z.boolean().nullable(),
  /** The days that the evidence is about, not the day it was added. */
  covers: z.object({ from: isoDate, to: isoDate }).nullable(),
  addedAt: instant,
  addedBy: z.string().nullable(),
  usedInEntries: z.number().int(),
  usedInDrives: z.number().int(),
  /** A submitted entry uses it, so it can neither be changed nor removed. */
  isFixed: z.boolean(),
});

/** A piece as those see it who use it somewhere: what it is, and the days it is about. */
export const pieceInUse = z.object({
  id,
  title: z.string(),
  kind: z.enum(['file', 'link']),
  url: z.string().nullable(),
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  covers: z.object({ from: isoDate, to: isoDate }).nullable(),
});

const title = z.string().trim().min(1).max(limits.evidenceTitle);
/** Only addresses that a browser opens; the server never fetches them. */
const url = z.url({ protocol: /^https?$/ }).max(limits.evidenceUrl);

const newEvidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), title, uploadId: id, covers: covers.default(null) }),
  z.strictObject({ kind: z.literal('link'), title, url, covers: covers.default(null) }),
]);

/** Evidence as it is handed in with something else: a piece of the unit's library, or a new one that goes there. */
export const handedEvidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('library'), evidenceId: id }),
  ...newEvidence.options,
]);

export const listEvidence = operation({
  id: 'listEvidence',
  method: 'GET',
  path: '/api/units/:unitId/evidence',
  summary: 'The evidence library of a unit, for its coordinators and departments.',
  params: { unitId: id },
  query: {
    ...pageQuery,
    kind: z.enum(['file', 'link']).optional(),
    use: z.enum(['used', 'unused']).optional(),
  },
  reply: page(evidence),
  refusals: ['not-found'],
  exportColumns: ['title', 'kind', 'fileName', 'url', 'covers', 'addedAt', 'addedBy', 'usedInEntries', 'usedInDrives'],
});

export const addEvidence = operation({
  id: 'addEvidence',
  method: 'POST',
  path: '/api/units/:unitId/evidence',
  summary: "Adds a file that the caller has finished uploading, or a link, to the unit's library.",
  params: { unitId: id },
  body: newEvidence,
  reply: evidence,
  refusals: ['not-found', 'evidence-invalid'],
});

export const updateEvidence = operation({
  id: 'updateEvidence',
  method: 'PUT',
  path: '/api/evidence/:evidenceId',
  summary: 'Changes the title of a piece of evidence, or the days it covers.',
  params: { evidenceId: id },
  body: z.strictObject({ title, covers }),
  reply: evidence,
  refusals: ['not-found', 'evidence-invalid', 'evidence-in-submitted-entry'],
});

export const removeEvidence = operation({
  id: 'removeEvidence',
  method: 'DELETE',
  path: '/api/evidence/:evidenceId',
  summary: 'Takes a piece of evidence out of the library, and out of drafts that use it.',
  params: { evidenceId: id },
  refusals: ['not-found', 'evidence-in-submitted-entry'],
});

export const downloadEvidence = operation({
  id: 'downloadEvidence',
  method: 'GET',
  path: '/api/evidence/:evidenceId/file',
  summary:
    'The file of a piece of evidence: for its unit, for the office it was submitted to with an entry, and for assessors assigned to that entry.',
  params: { evidenceId: id },
  reply: fileReply,
  file: true,
  refusals: ['not-found', 'evidence-file-missing'],
});
