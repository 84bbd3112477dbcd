import { z } from 'zod';
import { id, instant, operation, page, pageQuery } from '../../platform/operation.ts';

const { q: _, ...paging } = pageQuery;

const event = z.object({
  id: z.number().int(),
  at: instant,
  /** Its sentence is `event.<kind>`. */
  kind: z.string(),
  subjectType: z.string(),
  subjectId: id,
});

const changed = z.record(z.string(), z.unknown()).nullable();

const bodyEvent = event.extend({ personName: z.string(), before: changed, after: changed });

/** Who acted is told of the unit's own people alone; null stands for everybody else. */
const unitEvent = event.extend({ personName: z.string().nullable() });

export const listBodyEvents = operation({
  id: 'listBodyEvents',
  method: 'GET',
  path: '/api/bodies/:bodyId/events',
  summary: 'Who did what and when in the matters of a body, the newest first; for its office.',
  params: { bodyId: id },
  query: { ...paging, kind: z.string().max(60).optional(), subjectId: id.optional() },
  reply: page(bodyEvent),
  refusals: ['not-found'],
});

export const listUnitEvents = operation({
  id: 'listUnitEvents',
  method: 'GET',
  path: '/api/units/:unitId/events',
  summary:
    "What was done in a unit's own matters, the newest first; for its coordinators. Tells nothing of the assessment.",
  params: { unitId: id },
  query: { ...paging, kind: z.string().max(60).optional() },
  reply: page(unitEvent),
  refusals: ['not-found'],
});
