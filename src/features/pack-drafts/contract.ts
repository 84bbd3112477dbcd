import { z } from 'zod';
import type { PackDraft } from '../../core/criteria/draft.ts';
import { limits } from '../../core/limits.ts';
import { fileReply, id, instant, operation, page, pageQuery } from '../../platform/operation.ts';

const text = z.object({ zh: z.string(), en: z.string() });
const summary = z.object({
  id,
  bodyId: id,
  /** As the draft calls itself: its identifier and version may still be wrong. */
  key: z.string(),
  packVersion: z.string(),
  title: text,
  indicators: z.number().int(),
  /** The version of a pack that it began from. */
  basedOn: id.nullable(),
  createdAt: instant,
  updatedAt: instant,
  updatedBy: z.string().nullable(),
  publishedAt: instant.nullable(),
  packId: id.nullable(),
  version: z.number().int(),
});

/** A pack with gaps and errors: core says what its tree must be, and keeps the rest as it comes. */
const content = z.record(z.string(), z.unknown()) as unknown as z.ZodType<PackDraft>;
const problem = z.object({
  code: z.string(),
  pointer: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

// Escaped, a character of the content takes up to six bytes; most take three at most.
const draftBodyBytes = 2 * limits.packDraftBytes;

export const listPackDrafts = operation({
  id: 'listPackDrafts',
  method: 'GET',
  path: '/api/pack-drafts',
  summary: "The packs that the caller's bodies are writing; those that were published or discarded are left out.",
  query: { ...pageQuery, bodyId: id.optional() },
  reply: page(summary),
});

export const startPackDraft = operation({
  id: 'startPackDraft',
  method: 'POST',
  path: '/api/pack-drafts',
  summary: 'Begins a pack: from nothing, from one that is shipped, or as the next version of one the body has.',
  body: z.strictObject({
    bodyId: id,
    from: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('nothing'),
        title: z.strictObject({
          zh: z.string().trim().max(limits.shortText),
          en: z.string().trim().max(limits.shortText),
        }),
      }),
      z.strictObject({ kind: z.literal('shipped'), file: z.string().max(100) }),
      z.strictObject({ kind: z.literal('pack'), packId: id }),
    ]),
  }),
  reply: summary,
  refusals: ['not-found', 'pack-source-missing', 'pack-drafts-too-many'],
});

export const getPackDraft = operation({
  id: 'getPackDraft',
  method: 'GET',
  path: '/api/pack-drafts/:draftId',
  summary: 'A pack that is being written, with everything that keeps it from being published.',
  params: { draftId: id },
  reply: summary.extend({ content, problems: z.array(problem) }),
  versioned: true,
  refusals: ['not-found'],
});

export const savePackDraft = operation({
  id: 'savePackDraft',
  method: 'PUT',
  path: '/api/pack-drafts/:draftId',
  summary: 'Keeps the whole content, unfinished and wrong as it may be, within the limits of its form.',
  params: { draftId: id },
  body: z.strictObject({ content }),
  reply: summary,
  versioned: true,
  bodyBytes: draftBodyBytes,
  refusals: ['not-found', 'stale-version', 'pack-draft-invalid', 'pack-draft-published'],
});

export const discardPackDraft = operation({
  id: 'discardPackDraft',
  method: 'DELETE',
  path: '/api/pack-drafts/:draftId',
  summary: 'Gives up a pack that is being written.',
  params: { draftId: id },
  versioned: true,
  refusals: ['not-found', 'stale-version', 'pack-draft-published'],
});

export const publishPackDraft = operation({
  id: 'publishPackDraft',
  method: 'PUT',
  path: '/api/pack-drafts/:draftId/publication',
  summary: 'Makes it a version of a pack, which never changes again; refused with all its problems while it has any.',
  params: { draftId: id },
  reply: z.object({ packId: id, key: z.string(), packVersion: z.string(), version: z.number().int() }),
  versioned: true,
  refusals: ['not-found', 'stale-version', 'pack-draft-published', 'pack-draft-not-sound', 'pack-version-exists'],
});

export const downloadPackDraft = operation({
  id: 'downloadPackDraft',
  method: 'GET',
  path: '/api/pack-drafts/:draftId/file',
  summary: 'What is being written as a file: all of it as YAML in canonical form, or its tree as a workbook.',
  params: { draftId: id },
  query: { format: z.enum(['yaml', 'xlsx']).default('yaml') },
  reply: fileReply,
  file: true,
  refusals: ['not-found'],
});

export const readPackFile = operation({
  id: 'readPackFile',
  method: 'POST',
  path: '/api/pack-file-readings',
  summary:
    'Reads a pack or its tree out of a file for somebody who writes one; nothing is kept. A workbook changes the tree of the content that is handed in with it.',
  body: z.strictObject({
    bodyId: id,
    file: z.discriminatedUnion('format', [
      z.strictObject({ format: z.literal('yaml'), text: z.string().max(limits.packDraftBytes) }),
      z.strictObject({
        format: z.literal('xlsx'),
        base64: z.base64().max(Math.ceil((limits.packWorkbookBytes * 4) / 3) + 4),
        content,
      }),
    ]),
  }),
  reply: z.object({ content }),
  bodyBytes: draftBodyBytes + 2 * limits.packWorkbookBytes,
  refusals: ['not-found', 'pack-file-unreadable'],
});
