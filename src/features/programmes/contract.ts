import { z } from 'zod';
import { programmeKinds } from '../../core/criteria/pack.ts';
import { id, isoDate, operation, page, pageQuery, textOf } from '../../platform/operation.ts';

const kind = z.enum(programmeKinds);
const name = z.object({ zh: z.string(), en: z.string() });
const longText = z.strictObject({ zh: z.string().trim().max(4000), en: z.string().trim().max(4000) });

const programme = z.object({
  id,
  bodyId: id,
  kind,
  name,
  description: name,
  completeSince: isoDate.nullable(),
  editions: z.number().int(),
  latestEdition: z.number().int().nullable(),
  version: z.number().int(),
});

const details = {
  name: textOf(200),
  description: longText.default({ zh: '', en: '' }),
  /** From this day on the register lists every holder; null: it does not claim to. */
  completeSince: isoDate.nullable().default(null),
};

export const createProgramme = operation({
  id: 'createProgramme',
  method: 'POST',
  path: '/api/programmes',
  summary: 'The office sets up an honour that its body offers.',
  body: z.strictObject({ bodyId: id, kind, ...details }),
  reply: programme,
  refusals: ['not-found', 'programme-name-taken'],
});

export const listProgrammes = operation({
  id: 'listProgrammes',
  method: 'GET',
  path: '/api/programmes',
  summary: "The programmes of the caller's bodies.",
  query: { ...pageQuery, bodyId: id.optional(), kind: kind.optional() },
  reply: page(programme),
  exportColumns: ['name', 'kind', 'editions', 'latestEdition', 'completeSince'],
});

export const getProgramme = operation({
  id: 'getProgramme',
  method: 'GET',
  path: '/api/programmes/:programmeId',
  summary: 'One programme, for its office.',
  params: { programmeId: id },
  reply: programme,
  refusals: ['not-found'],
  versioned: true,
});

export const updateProgramme = operation({
  id: 'updateProgramme',
  method: 'PUT',
  path: '/api/programmes/:programmeId',
  summary: "Changes a programme's name, description, or since when its register is complete.",
  params: { programmeId: id },
  body: z.strictObject(details),
  reply: programme,
  refusals: ['not-found', 'stale-version', 'programme-name-taken'],
  versioned: true,
});
