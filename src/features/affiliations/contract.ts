import { z } from 'zod';
import { id, operation } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const superior = z.object({ kind: z.enum(['unit', 'body']), id, name });
const affiliation = z.object({ superior: superior.nullable(), groupName: z.string(), version: z.number().int() });

export const getAffiliation = operation({
  id: 'getAffiliation',
  method: 'GET',
  path: '/api/units/:unitId/affiliation',
  summary: 'To whom a unit belongs, for every office: its superior and its group of companies.',
  params: { unitId: id },
  reply: affiliation,
  refusals: ['not-found'],
  versioned: true,
});

export const setAffiliation = operation({
  id: 'setAffiliation',
  method: 'PUT',
  path: '/api/units/:unitId/affiliation',
  summary: 'An office states to whom a unit belongs; assignments that are barred by it from now on end.',
  params: { unitId: id },
  body: z.strictObject({
    superior: z.strictObject({ kind: z.enum(['unit', 'body']), id }).nullable(),
    groupName: z.string().trim().max(200),
  }),
  reply: affiliation,
  refusals: ['not-found', 'stale-version', 'superior-unknown', 'unit-above-itself'],
  versioned: true,
});
