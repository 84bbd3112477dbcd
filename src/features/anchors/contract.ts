import { z } from 'zod';
import { limits } from '../../core/limits.ts';
import { id, operation } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });

const agreement = z.object({
  anchors: z.number().int(),
  /** Own mean less the others': above zero is milder. */
  meanDifference: z.number(),
  typicalDifference: z.number(),
});

export const getAnchors = operation({
  id: 'getAnchors',
  method: 'GET',
  path: '/api/editions/:editionId/anchors',
  summary:
    'The entries of an edition that every assessor scores first, and how assessors agree on them, for the office.',
  params: { editionId: id },
  reply: z.object({
    editionId: id,
    anchors: z.array(
      z.object({
        entryId: id,
        number: z.string(),
        unitName: name,
        /** Of the edition's assessors, how many have it to score, and how many have scored it. */
        assigned: z.number().int(),
        submitted: z.number().int(),
      }),
    ),
    assessorsOfEdition: z.number().int(),
    isFixed: z.boolean(),
    isDecided: z.boolean(),
    agreements: z.array(agreement.extend({ assessorId: id })),
  }),
  refusals: ['not-found'],
});

export const markAnchors = operation({
  id: 'markAnchors',
  method: 'PUT',
  path: '/api/editions/:editionId/anchors',
  summary:
    'The office names the entries that every assessor scores first, so that their severities can be compared; fixed once the first sheet is submitted.',
  params: { editionId: id },
  body: z.strictObject({ entryIds: z.array(id).max(limits.anchorsOfEdition) }),
  refusals: ['not-found', 'anchors-fixed', 'anchor-not-an-entry'],
});

export const listMyAgreements = operation({
  id: 'listMyAgreements',
  method: 'GET',
  path: '/api/my-anchor-agreements',
  summary:
    'How far the caller, as an assessor, agrees with the others on the anchors of each edition; told to nobody else, and only once every anchor is scored by all.',
  reply: z.object({
    items: z.array(
      z.object({
        editionId: id,
        programmeName: name,
        editionNumber: z.number().int(),
        anchors: z.number().int(),
        scored: z.number().int(),
        agreement: agreement.nullable(),
      }),
    ),
  }),
});
