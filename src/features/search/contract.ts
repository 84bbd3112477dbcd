import { z } from 'zod';
import { id, operation } from '../../platform/operation.ts';

export const searchKinds = [
  'programme',
  'edition',
  'unit',
  'entry',
  'assessor',
  'sheet',
  'drive',
  'task',
  'evidence',
] as const;

const name = z.object({ zh: z.string(), en: z.string() });

export const search = operation({
  id: 'search',
  method: 'GET',
  path: '/api/search',
  summary:
    'What the caller may see at a door and that has this part in its name, a few of each kind. It finds nothing that the lists hide.',
  query: {
    door: z.enum(['unit', 'assessor', 'office']),
    q: z.string().trim().min(1).max(200),
    /** At the office: of this body alone. */
    bodyId: id.optional(),
    /** At the unit: of this unit alone. */
    unitId: id.optional(),
  },
  reply: z.object({
    hits: z.array(
      z.object({
        kind: z.enum(searchKinds),
        id,
        name,
        /** What it belongs to, such as the programme of an entry. */
        of: name.nullable(),
        edition: z.number().int().nullable(),
      }),
    ),
  }),
});
