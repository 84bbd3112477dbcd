import { z } from 'zod';
import { changeGroups } from '../../core/criteria/compare.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import { limits } from '../../core/limits.ts';
import { fileReply, id, instant, operation, page, pageQuery } from '../../platform/operation.ts';

const text = z.object({ zh: z.string(), en: z.string() });
const head = z.object({ key: z.string(), packVersion: z.string(), title: text });
const summary = z.object({
  id,
  bodyId: id,
  key: z.string(),
  packVersion: z.string(),
  title: text,
  indicators: z.number().int(),
  importedAt: instant,
  /** Of the file as it came. */
  sha256: z.string(),
});

/** The whole pack as core reads it; its shape is published as a JSON Schema of its own. */
const content = z.record(z.string(), z.unknown()) as unknown as z.ZodType<Pack>;

export const getPackSchema = operation({
  id: 'getPackSchema',
  access: 'anyone',
  method: 'GET',
  path: '/api/pack-schema',
  summary: 'The JSON Schema of a pack, by which editors complete and check. Open to everybody.',
  reply: z.record(z.string(), z.unknown()),
});

export const listShippedPacks = operation({
  id: 'listShippedPacks',
  method: 'GET',
  path: '/api/shipped-packs',
  summary: 'The packs that come with this installation, ready to be imported.',
  reply: z.object({ items: z.array(head.extend({ file: z.string(), indicators: z.number().int() })) }),
});

export const importPack = operation({
  id: 'importPack',
  method: 'POST',
  path: '/api/packs',
  summary:
    'Takes a pack into a body: one that is shipped, or the text of a file. All problems are told, with line and column, and nothing is imported then.',
  body: z.strictObject({
    bodyId: id,
    shipped: z.string().max(100).optional(),
    source: z.string().max(limits.packBytes).optional(),
  }),
  reply: summary,
  refusals: ['not-found', 'pack-invalid', 'pack-version-exists', 'pack-source-missing'],
});

export const listPacks = operation({
  id: 'listPacks',
  method: 'GET',
  path: '/api/packs',
  summary: "The packs of the caller's bodies.",
  query: { ...pageQuery, bodyId: id.optional() },
  reply: page(summary),
});

export const listOpenPacks = operation({
  id: 'listOpenPacks',
  method: 'GET',
  path: '/api/open-packs',
  summary: 'The packs under which an edition was opened: what a unit can work towards.',
  query: pageQuery,
  reply: page(summary),
});

export const getPack = operation({
  id: 'getPack',
  method: 'GET',
  path: '/api/packs/:packId',
  summary:
    'A pack with its whole tree: for its office at any time, for everybody signed in once an edition opened under it.',
  params: { packId: id },
  reply: summary.extend({ content }),
  refusals: ['not-found'],
});

export const downloadPack = operation({
  id: 'downloadPack',
  method: 'GET',
  path: '/api/packs/:packId/file',
  summary: 'The pack as the file it was imported from.',
  params: { packId: id },
  reply: fileReply,
  file: true,
  refusals: ['not-found'],
});

export const printPack = operation({
  id: 'printPack',
  method: 'GET',
  path: '/api/packs/:packId/document',
  summary: "The pack as a document to read and print (PDF), in the caller's language.",
  params: { packId: id },
  reply: fileReply,
  file: true,
  refusals: ['not-found'],
});

export const listPackOwners = operation({
  id: 'listPackOwners',
  method: 'GET',
  path: '/api/packs/:packId/owners',
  summary: 'Every indicator of a pack with the department that answers for it, and its points.',
  params: { packId: id },
  query: { q: pageQuery.q, limit: pageQuery.limit, after: pageQuery.after },
  reply: page(z.object({ indicator: z.string(), text, points: z.string(), dimension: text, owner: text.nullable() })),
  exportColumns: ['indicator', 'text', 'points', 'dimension', 'owner'],
  refusals: ['not-found'],
});

/** `under` is the number of the dimension where a criterion changes. */
const change = z.object({
  code: z.string(),
  group: z.enum(changeGroups),
  under: z.string().nullable(),
  message: z.string(),
});
/** What changes between two packs, in words; `unchanged` counts indicators, `unchangedRules` gates, vetoes, stages and such. */
export const comparison = z.object({
  before: head,
  after: head,
  changes: z.array(change),
  unchanged: z.number().int(),
  unchangedRules: z.number().int(),
});

/** A pack by its id, or `shipped:` and the name of a file. */
const side = z.union([id, z.string().regex(/^shipped:[a-z0-9-]{1,80}\.yaml$/)]);

export const comparePackVersions = operation({
  id: 'comparePackVersions',
  method: 'GET',
  path: '/api/pack-comparisons',
  summary:
    'What changes from one pack to another, criterion by criterion: two versions, or a version and a shipped pack.',
  query: { before: side, after: side },
  reply: comparison,
  refusals: ['not-found'],
});
