import { z } from 'zod';
import { id, instant, operation } from '../../platform/operation.ts';

const fit = z.enum(['standard', 'robust']);

const choice = z.object({ fit, reason: z.string(), chosenAt: instant, chosenBy: z.string() }).nullable();

export const getCalibratedOrder = operation({
  id: 'getCalibratedOrder',
  method: 'GET',
  path: '/api/editions/:editionId/calibrated-order',
  summary:
    'What ordering an edition by calibrated values would change, and whether the office chose it; for the office.',
  params: { editionId: id },
  query: { fit: fit.default('standard') },
  reply: z.object({
    editionId: id,
    fit,
    use: z.enum(['never', 'office-may']),
    choice,
    /** Entries named by the calibrated order and not by totals, and the other way round; null where it cannot order. */
    effect: z.object({ comeIn: z.array(id), goOut: z.array(id) }).nullable(),
    isDecided: z.boolean(),
  }),
  refusals: ['not-found', 'calibration-too-long'],
});

const reason = z.string().trim().min(1).max(1000);

export const chooseCalibratedOrder = operation({
  id: 'chooseCalibratedOrder',
  method: 'POST',
  path: '/api/editions/:editionId/calibrated-order',
  summary:
    'The office chooses, with a reason, to order the edition by calibrated values, where its pack leaves that choice; thresholds and gates stay as they are.',
  params: { editionId: id },
  body: z.strictObject({ fit, reason }),
  refusals: [
    'not-found',
    'calibrated-order-not-in-pack',
    'calibrated-order-already-chosen',
    'calibration-not-possible',
    'calibration-too-long',
    'edition-already-decided',
  ],
});

export const withdrawCalibratedOrder = operation({
  id: 'withdrawCalibratedOrder',
  method: 'DELETE',
  path: '/api/editions/:editionId/calibrated-order',
  summary: 'Takes the choice of the calibrated order back, with a reason, until the edition is decided.',
  params: { editionId: id },
  body: z.strictObject({ reason }),
  refusals: ['not-found', 'calibrated-order-not-chosen', 'edition-already-decided'],
});
