import { z } from 'zod';
import { id, operation, page, pageQuery } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const wish = z.enum(['eager', 'willing', 'reluctant']);

export const listEntriesToBid = operation({
  id: 'listEntriesToBid',
  method: 'GET',
  path: '/api/entries-to-bid',
  summary: 'The entries on which the caller may say, as an assessor, how gladly he or she would judge them.',
  query: { ...pageQuery, wish: z.enum([...wish.options, 'none']).optional() },
  reply: page(
    z.object({
      entryId: id,
      assessorId: id,
      unitId: id,
      number: z.string(),
      unitName: name,
      sector: z.string(),
      district: z.string(),
      topics: z.array(z.string()),
      programmeName: name,
      editionNumber: z.number().int(),
      wish: wish.nullable(),
    }),
  ),
});

export const giveBid = operation({
  id: 'giveBid',
  method: 'PUT',
  path: '/api/entries/:entryId/bid',
  summary:
    'An assessor says how gladly he or she would judge an entry, or takes it back; it weighs, and decides nothing.',
  params: { entryId: id },
  body: z.strictObject({ wish: wish.nullable() }),
  refusals: ['not-found'],
});
