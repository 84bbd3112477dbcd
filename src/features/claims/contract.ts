import { z } from 'zod';
import { verdicts } from '../../core/claims/verdicts.ts';
import { limits } from '../../core/limits.ts';
import { operation } from '../../platform/operation.ts';

const claim = z.object({
  /** Where it stands in the text, in UTF-16 code units: `text.slice(start, end)`. */
  start: z.number().int(),
  end: z.number().int(),
  verdict: z.enum(verdicts),
  isSupported: z.boolean(),
  unit: z.string().nullable(),
  programme: z.string().nullable(),
  /** The row of the register that bears the claim out, or the one that comes nearest. */
  honour: z
    .object({ programme: z.string(), edition: z.string().nullable(), unit: z.string(), status: z.string() })
    .nullable(),
  reasons: z.array(z.object({ code: z.string(), message: z.string() })),
});

export const checkClaimsOfText = operation({
  id: 'checkClaimsOfText',
  method: 'POST',
  path: '/api/claim-checks',
  summary:
    'Holds what a text says of honours against the public register, claim by claim. Nothing is kept of the text.',
  body: z.strictObject({ text: z.string().min(1).max(limits.claimsText) }),
  reply: z.object({ claims: z.array(claim), honours: z.number().int() }),
  // Escaped, a character of the text takes up to six bytes.
  bodyBytes: 6 * limits.claimsText + 1000,
  refusals: ['not-found'],
});
