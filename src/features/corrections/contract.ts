import { z } from 'zod';
import { id, instant, operation, textOf } from '../../platform/operation.ts';
import { comparison } from '../packs/contract.ts';

const name = z.object({ zh: z.string(), en: z.string() });

const version = z.object({
  id,
  packId: id,
  packVersion: z.string(),
  /** The version that it took the place of; null for the first. */
  formerPackId: id.nullable(),
  kind: z.enum(['drafted', 'rebased', 'corrected']),
  reason: name,
  takenAt: instant,
  /** For the office only. */
  takenBy: z.string().nullable(),
  /** For the office only: how many of the entrants have read the correction. */
  readBy: z.number().int().nullable(),
  entrants: z.number().int().nullable(),
});

export const listEditionPacks = operation({
  id: 'listEditionPacks',
  method: 'GET',
  path: '/api/editions/:editionId/packs',
  summary:
    'Under which versions of its criteria an edition worked, the latest first: all of them for its office, from the opening on for everybody signed in.',
  params: { editionId: id },
  reply: z.object({ items: z.array(version) }),
  refusals: ['not-found'],
});

export const previewEditionPack = operation({
  id: 'previewEditionPack',
  method: 'GET',
  path: '/api/editions/:editionId/pack-preview',
  summary: 'What would change for an edition under another version, and everything that keeps it from taking it.',
  params: { editionId: id },
  query: { packId: id },
  reply: z.object({
    comparison,
    problems: z.array(z.object({ code: z.string(), message: z.string() })),
    /** Entries that are not withdrawn. */
    entrants: z.number().int(),
  }),
  refusals: ['not-found'],
});

export const rebaseEdition = operation({
  id: 'rebaseEdition',
  method: 'PUT',
  path: '/api/editions/:editionId/pack',
  summary: 'Moves a draft edition to another version of its pack.',
  params: { editionId: id },
  body: z.strictObject({ packId: id }),
  reply: z.object({ id, packId: id, packVersion: z.string(), version: z.number().int() }),
  refusals: ['not-found', 'stale-version', 'edition-already-opened', 'edition-pack-unfit'],
  versioned: true,
});

export const correctEdition = operation({
  id: 'correctEdition',
  method: 'PUT',
  path: '/api/editions/:editionId/correction',
  summary:
    'Corrects the criteria of an opened edition by a new version, with a reason that every entrant is told. Words may be corrected and demands eased; what counts may not change, nor anything once it is decided.',
  params: { editionId: id },
  body: z.strictObject({ packId: id, reason: textOf(1000) }),
  reply: z.object({ id, packId: id, packVersion: z.string(), version: z.number().int() }),
  refusals: ['not-found', 'stale-version', 'edition-not-opened', 'edition-already-decided', 'edition-pack-unfit'],
  versioned: true,
});

export const readCorrection = operation({
  id: 'readCorrection',
  method: 'PUT',
  path: '/api/entries/:entryId/corrections/:correctionId/reading',
  summary: 'The unit has read a correction of the criteria that its entry is judged by.',
  params: { entryId: id, correctionId: id },
  refusals: ['not-found'],
});

export const listEntryCorrections = operation({
  id: 'listEntryCorrections',
  method: 'GET',
  path: '/api/entries/:entryId/corrections',
  summary: "The corrections of the criteria of an entry's edition, with when the unit read each; for the unit.",
  params: { entryId: id },
  reply: z.object({
    items: z.array(
      z.object({
        id,
        packId: id,
        packVersion: z.string(),
        formerPackId: id,
        reason: name,
        takenAt: instant,
        readAt: instant.nullable(),
      }),
    ),
  }),
  refusals: ['not-found'],
});
