import { z } from 'zod';
import { id, instant, operation, page, pageQuery } from '../../platform/operation.ts';

const { q: _, ...paging } = pageQuery;
export const mailStates = ['waiting', 'sent', 'failed'] as const;

export const listOutbox = operation({
  id: 'listOutbox',
  method: 'GET',
  path: '/api/bodies/:bodyId/mails',
  summary:
    'The mails of a body, for its office. While this installation sends no mail, also those that belong to no body, so that their links can be handed on.',
  params: { bodyId: id },
  query: { ...paging, state: z.enum(mailStates).optional() },
  reply: page(
    z.object({
      id,
      kind: z.string(),
      toName: z.string(),
      toAddress: z.string(),
      subject: z.string(),
      /** Null once it has been sent: what it says is then between its reader and the link in it. */
      text: z.string().nullable(),
      state: z.enum(mailStates),
      createdAt: instant,
      sentAt: instant.nullable(),
      failure: z.string().nullable(),
    }),
  ),
  refusals: ['not-found'],
});
