import { z } from 'zod';
import { instant, operation } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });

const item = z.object({
  /** What is to be done; its sentence is `waiting.<kind>`. */
  kind: z.string(),
  count: z.number().int(),
  /** The programme and edition, or the drive; null where it belongs to none. */
  context: name.nullable(),
  edition: z.number().int().nullable(),
  /** The address below the door where it is done. */
  to: z.string(),
  until: instant.nullable(),
  workingDaysLeft: z.number().int().nullable(),
});

export const listWaiting = operation({
  id: 'listWaiting',
  method: 'GET',
  path: '/api/waiting',
  summary: 'What is waiting for the caller at a door, the most urgent first.',
  query: { door: z.enum(['unit', 'assessor', 'office']) },
  reply: z.object({ items: z.array(item) }),
});
