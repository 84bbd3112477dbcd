import { z } from 'zod';
import { id, instant, operation, page, pageQuery } from '../../platform/operation.ts';
import { detectedKinds } from '../conflicts/contract.ts';

const reason = z.string().trim().min(1).max(1000);
const outcome = z.enum(['lifted', 'kept', 'withdrawn']);

export const requestLifting = operation({
  id: 'requestLifting',
  method: 'POST',
  path: '/api/conflict-liftings',
  summary: 'A member of the office asks that a detected tie shall not bar, with the reason; another member decides.',
  body: z.strictObject({
    entryId: id,
    assessorId: id,
    kind: z.enum(detectedKinds),
    through: z.string().min(1).max(200),
    reason,
  }),
  reply: z.object({ liftingId: id }),
  refusals: ['not-found', 'conflict-not-detected', 'conflict-lifting-requested-already'],
});

export const decideLifting = operation({
  id: 'decideLifting',
  method: 'PUT',
  path: '/api/conflict-liftings/:liftingId/decision',
  summary: 'Another member of the office than the one who asked lifts the tie, or keeps it, with the reason.',
  params: { liftingId: id },
  body: z.strictObject({ outcome: z.enum(['lifted', 'kept']), reason }),
  refusals: ['not-found', 'conflict-lifting-decided-already', 'conflict-lifting-needs-second-person'],
});

export const withdrawLifting = operation({
  id: 'withdrawLifting',
  method: 'PUT',
  path: '/api/conflict-liftings/:liftingId/withdrawal',
  summary: 'The office takes back a request, or a lifting: then the tie bars again, and what runs under it ends.',
  params: { liftingId: id },
  body: z.strictObject({ reason }),
  refusals: ['not-found', 'conflict-lifting-over'],
});

export const listLiftings = operation({
  id: 'listLiftings',
  method: 'GET',
  path: '/api/conflict-liftings',
  summary: "Requests to lift a tie, of the caller's offices, the latest first.",
  query: { ...pageQuery, bodyId: id.optional(), state: z.enum(['requested', ...outcome.options]).optional() },
  reply: page(
    z.object({
      id,
      assessorName: z.string(),
      unitName: z.object({ zh: z.string(), en: z.string() }),
      kind: z.enum(detectedKinds),
      throughName: z.string(),
      reason: z.string(),
      requestedAt: instant,
      requestedByName: z.string(),
      state: z.enum(['requested', ...outcome.options]),
      decidedAt: instant.nullable(),
      decidedByName: z.string().nullable(),
      decisionReason: z.string().nullable(),
      mayDecide: z.boolean(),
    }),
  ),
  exportColumns: [
    'assessorName',
    'unitName',
    'kind',
    'throughName',
    'reason',
    'requestedByName',
    'requestedAt',
    'state',
  ],
});
