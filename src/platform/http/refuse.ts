import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Catalogue } from '../i18n/catalogue.ts';
import { Refusal } from '../refusal.ts';
import { readerLanguage } from './bind.ts';
import { problemDocument } from './problems.ts';

/** Any failure as problem+json; what nobody refused on purpose is ours, and goes into the log. */
export async function refuse(
  catalogue: Catalogue,
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const say = catalogue.sayIn(readerLanguage(request));
  const refusal = error instanceof Refusal ? error : ofFramework(error);
  if (refusal !== undefined) {
    return reply.code(refusal.status).type('application/problem+json').send(problemDocument(refusal, say));
  }
  request.log.error({ err: error }, 'internal error');
  const title = say('internal-error', { requestId: request.id });
  const document = {
    type: '/docs/refusals#internal-error',
    status: 500,
    code: 'internal-error',
    title,
    detail: title,
    problems: [],
  };
  return reply.code(500).type('application/problem+json').send(document);
}

/** The framework's own refusals, before a handler was reached. */
function ofFramework(error: FastifyError): Refusal | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal(415, 'unsupported-media-type');
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal(413, 'body-too-large');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Refusal(400, 'unreadable-body');
    default:
      return error instanceof SyntaxError ? new Refusal(400, 'unreadable-body') : undefined;
  }
}
