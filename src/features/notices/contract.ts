import { z } from 'zod';
import { fileReply, id, instant, operation, page, pageQuery } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const longText = z.strictObject({ zh: z.string().trim().max(4000), en: z.string().trim().max(4000) });

const notice = z.object({
  id,
  editionId: id,
  programmeName: name,
  bodyName: name,
  editionNumber: z.number().int(),
  workingDays: z.number().int(),
  publishedAt: instant,
  /** Objections are in time until this instant, and nothing is conferred before it. */
  closesAt: instant,
  workingDaysLeft: z.number().int(),
  text: name,
  named: z.number().int(),
});

export const publishNotice = operation({
  id: 'publishNotice',
  method: 'POST',
  path: '/api/editions/:editionId/notice',
  summary:
    'Publishes the decision for objection: everybody sees who is to be named, and the clock of working days starts.',
  params: { editionId: id },
  body: z.strictObject({
    workingDays: z.number().int().min(5).max(60).default(5),
    text: longText.default({ zh: '', en: '' }),
  }),
  reply: notice,
  refusals: ['not-found', 'decision-missing', 'notice-already-published', 'notice-stage-not-open'],
});

export const getNotice = operation({
  id: 'getNotice',
  method: 'GET',
  path: '/api/notices/:noticeId',
  summary: 'A public notice with the units to be named.',
  access: 'anyone',
  params: { noticeId: id },
  reply: notice.extend({
    lines: z.array(
      z.object({ entryId: id, unitName: name, district: z.string(), sector: z.string(), isStruck: z.boolean() }),
    ),
  }),
  refusals: ['not-found'],
});

export const listNotices = operation({
  id: 'listNotices',
  method: 'GET',
  path: '/api/notices',
  summary: 'Public notices, newest first.',
  access: 'anyone',
  query: { ...pageQuery, editionId: id.optional() },
  reply: page(notice),
});

/** A scanned letter of 10 MB, which base64 makes a third longer. */
const letterBase64 = 14_000_000;

const form = z.enum(['signed', 'sealed', 'anonymous']);

export const lodgeObjection = operation({
  id: 'lodgeObjection',
  method: 'POST',
  path: '/api/notices/:noticeId/objections',
  summary:
    'Lodges an objection: a person signs by name, a unit seals by a file, or nobody is named. The answer is found again by number and secret.',
  access: 'anyone',
  params: { noticeId: id },
  body: z.strictObject({
    entryId: id.optional(),
    form,
    personName: z.string().trim().max(100).default(''),
    unitName: z.string().trim().max(200).default(''),
    contact: z.string().trim().max(200).default(''),
    grounds: z.string().trim().min(10).max(4000),
    /** The sealed letter, as base64. */
    file: z.strictObject({ name: z.string().trim().min(1).max(200), base64: z.base64().max(letterBase64) }).optional(),
  }),
  bodyBytes: letterBase64 + 100_000,
  reply: z.object({ number: z.string(), secret: z.string(), lodgedAt: instant, answeredBy: instant }),
  refusals: ['not-found', 'notice-closed', 'objection-invalid', 'file-kind-not-allowed'],
});

const ruling = z.object({
  outcome: z.enum(['rejected', 'upheld-no-change', 'upheld-struck']),
  answer: z.string(),
  ruledAt: instant,
});

export const readObjection = operation({
  id: 'readObjection',
  method: 'POST',
  path: '/api/objection-readings',
  summary: 'What became of an objection, for whoever lodged it and kept its number and secret.',
  access: 'anyone',
  body: z.strictObject({ number: z.string().max(40), secret: z.string().max(100) }),
  reply: z.object({ number: z.string(), lodgedAt: instant, grounds: z.string(), ruling: ruling.nullable() }),
  refusals: ['not-found'],
});

const objection = z.object({
  id,
  number: z.string(),
  noticeId: id,
  editionId: id,
  entryId: id.nullable(),
  entryNumber: z.string().nullable(),
  entryUnitName: name.nullable(),
  form,
  personName: z.string(),
  unitName: z.string(),
  contact: z.string(),
  grounds: z.string(),
  fileName: z.string().nullable(),
  lodgedAt: instant,
  ruling: ruling.nullable(),
});

export const listObjections = operation({
  id: 'listObjections',
  method: 'GET',
  path: '/api/objections',
  summary: "The objections to the caller's bodies' notices, unanswered first.",
  query: { ...pageQuery, editionId: id.optional(), state: z.enum(['open', 'answered']).optional() },
  reply: page(objection),
  exportColumns: ['number', 'lodgedAt', 'form', 'personName', 'unitName', 'grounds'],
});

export const getObjectionFile = operation({
  id: 'getObjectionFile',
  method: 'GET',
  path: '/api/objections/:objectionId/file',
  summary: 'The sealed letter of an objection, for the office that answers it.',
  params: { objectionId: id },
  reply: fileReply,
  file: true,
  refusals: ['not-found'],
});

export const ruleOnObjection = operation({
  id: 'ruleOnObjection',
  method: 'PUT',
  path: '/api/objections/:objectionId/ruling',
  summary:
    'The office answers an objection, once and for all; when it is upheld the entry can be struck from the result.',
  params: { objectionId: id },
  body: z.strictObject({ outcome: ruling.shape.outcome, answer: z.string().trim().min(1).max(4000) }),
  reply: objection,
  refusals: ['not-found', 'objection-already-answered', 'objection-names-no-entry', 'edition-already-conferred'],
});
