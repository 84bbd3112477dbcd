import { z } from 'zod';
import { id, operation, textOf } from '../../platform/operation.ts';

const level = z.enum(['national', 'municipal', 'district', 'system', 'professional']);
const line = z.enum(['territorial', 'industry', 'none']);
const body = z.object({
  id,
  name: z.object({ zh: z.string(), en: z.string() }),
  level,
  line,
  version: z.number().int(),
});
const details = z.strictObject({ name: textOf(200), level, line });

export const createBody = operation({
  id: 'createBody',
  method: 'POST',
  path: '/api/bodies',
  summary: 'A member of an office sets up another body, and stands at its office from then on.',
  body: details,
  reply: body,
  refusals: ['not-found'],
});

export const listMyBodies = operation({
  id: 'listMyBodies',
  method: 'GET',
  path: '/api/bodies',
  summary: 'The bodies whose office the caller is a member of.',
  reply: z.object({ items: z.array(body) }),
});

export const updateBody = operation({
  id: 'updateBody',
  method: 'PUT',
  path: '/api/bodies/:bodyId',
  summary: "Changes a body's name, level or line.",
  params: { bodyId: id },
  body: details,
  reply: body,
  refusals: ['not-found', 'stale-version'],
  versioned: true,
});
