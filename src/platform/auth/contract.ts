import { z } from 'zod';
import { operation } from '../operation.ts';

export const askForEmail = operation({
  id: 'askForEmail',
  method: 'PUT',
  path: '/api/me/email',
  summary:
    'Whoever is signed in wishes for another address to sign in by, and proves by the password to be themselves. A mail with a link goes to the new address; the answer is the same whether or not somebody else has it.',
  body: z.strictObject({
    email: z
      .email()
      .max(254)
      .transform((text) => text.toLowerCase()),
    password: z.string().min(1).max(200),
    /** At which door the link should lead in. */
    door: z.enum(['unit', 'assessor', 'office']),
  }),
  reply: z.object({ sentTo: z.string() }),
  refusals: ['password-wrong', 'email-unchanged'],
  attemptsPerMinute: 5,
});

export const confirmEmail = operation({
  id: 'confirmEmail',
  method: 'POST',
  path: '/api/email-confirmations',
  summary: 'Follows the link of that mail: from now on the person signs in by the new address.',
  access: 'anyone',
  body: z.strictObject({ token: z.string().min(20).max(200) }),
  reply: z.object({ email: z.string() }),
  refusals: ['email-link-not-valid'],
});
