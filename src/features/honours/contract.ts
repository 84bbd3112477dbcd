import { z } from 'zod';
import { honourKinds } from '../../core/terms/honour.ts';
import { fileReply, id, instant, isoDate, operation, page, pageQuery } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const status = z.string();

const honour = z.object({
  id,
  number: z.string().nullable(),
  programmeId: id,
  programmeName: name,
  kind: z.enum(honourKinds),
  bodyName: name,
  edition: z.string(),
  periodFrom: isoDate.nullable(),
  periodTo: isoDate.nullable(),
  unitId: id,
  unitName: name,
  sector: z.string(),
  district: z.string(),
  batch: z.string(),
  conferredOn: isoDate.nullable(),
  validFrom: isoDate.nullable(),
  validTo: isoDate.nullable(),
  citation: z.string(),
  /** Of today. */
  status,
  origin: z.enum(['conferred', 'recorded']),
  certificate: z.string().nullable(),
});

export const conferEdition = operation({
  id: 'conferEdition',
  method: 'POST',
  path: '/api/editions/:editionId/conferral',
  summary:
    'Writes the honours of an edition to the public register and issues their certificates. Not before the notice has run out and every objection is answered.',
  params: { editionId: id },
  reply: z.object({ honours: z.number().int(), conferredOn: isoDate }),
  refusals: [
    'not-found',
    'notice-missing',
    'notice-still-running',
    'objections-unanswered',
    'edition-already-conferred',
    'nobody-named',
  ],
});

export const searchRegister = operation({
  id: 'searchRegister',
  method: 'GET',
  path: '/api/register/units',
  summary: 'Units on the public register by part of a present or former name, in Chinese or English.',
  access: 'anyone',
  query: pageQuery,
  reply: page(z.object({ unitId: id, name, district: z.string(), sector: z.string(), honours: z.number().int() })),
});

const reason = z.object({ code: z.string(), message: z.string() });

export const getHolder = operation({
  id: 'getHolder',
  method: 'GET',
  path: '/api/register/units/:unitId',
  summary: 'What a unit holds and held, and its consecutive terms in each programme with the reasoning.',
  access: 'anyone',
  params: { unitId: id },
  reply: z.object({
    unitId: id,
    name,
    formerNames: z.array(z.object({ name, usedUntil: isoDate })),
    district: z.string(),
    sector: z.string(),
    honours: z.array(
      honour.extend({ history: z.array(z.object({ status, effectiveOn: isoDate.nullable(), ground: z.string() })) }),
    ),
    terms: z.array(
      z.object({
        programmeId: id,
        programmeName: name,
        /** Of the run that lasts until the newest edition; null where periods are not known, or there is none. */
        consecutiveYears: z.number().int().nullable(),
        consecutiveEditions: z.array(z.string()),
        isCurrent: z.boolean(),
        reasoning: z.array(reason),
      }),
    ),
  }),
  refusals: ['not-found'],
});

export const listHonours = operation({
  id: 'listHonours',
  method: 'GET',
  path: '/api/register/honours',
  summary: 'The public register, honour by honour.',
  access: 'anyone',
  query: { ...pageQuery, programmeId: id.optional(), edition: z.string().max(40).optional(), unitId: id.optional() },
  reply: page(honour),
  exportColumns: [
    'programmeName',
    'kind',
    'edition',
    'unitName',
    'sector',
    'district',
    'conferredOn',
    'validFrom',
    'validTo',
    'status',
    'citation',
  ],
});

export const listRegisterProgrammes = operation({
  id: 'listRegisterProgrammes',
  method: 'GET',
  path: '/api/register/programmes',
  summary: 'The programmes on the public register with their editions, and since when each claims to be complete.',
  access: 'anyone',
  reply: z.object({
    items: z.array(
      z.object({
        programmeId: id,
        name,
        description: name,
        kind: z.enum(honourKinds),
        bodyName: name,
        completeSince: isoDate.nullable(),
        holders: z.number().int(),
        editions: z.array(z.object({ edition: z.string(), honours: z.number().int() })),
      }),
    ),
  }),
});

export const importHonours = operation({
  id: 'importHonours',
  method: 'POST',
  path: '/api/bodies/:bodyId/recorded-honours',
  summary:
    'Records honours of the past from a CSV file. All bad rows are told by line and column; nothing is written unless all is well, or bad rows are skipped on purpose.',
  params: { bodyId: id },
  body: z.strictObject({ csv: z.string().max(10_000_000), skipBad: z.boolean().default(false) }),
  reply: z.object({
    honours: z.number().int(),
    alreadyThere: z.number().int(),
    units: z.number().int(),
    programmes: z.number().int(),
    skipped: z.array(z.object({ line: z.number().int(), column: z.number().int(), message: z.string() })),
  }),
  bodyBytes: 11_000_000,
  refusals: ['not-found', 'honours-file-invalid'],
});

export const exportHonours = operation({
  id: 'exportHonours',
  method: 'GET',
  path: '/api/register/honours.csv',
  summary: 'The whole public register as the CSV file that can be imported again.',
  access: 'anyone',
  reply: fileReply,
  file: true,
});

export const verifyCertificate = operation({
  id: 'verifyCertificate',
  method: 'GET',
  path: '/api/certificates/:code',
  summary: 'Verifies a certificate by its code: what it certifies, and its status today.',
  access: 'anyone',
  params: { code: z.string().max(60) },
  reply: z.object({ code: z.string(), issuedAt: instant, isHeld: z.boolean(), honour }),
  refusals: ['not-found'],
});

export const downloadCertificate = operation({
  id: 'downloadCertificate',
  method: 'GET',
  path: '/api/certificates/:code/file',
  summary: 'The certificate as a PDF in Chinese and English with its QR code.',
  access: 'anyone',
  params: { code: z.string().max(60) },
  reply: fileReply,
  file: true,
  refusals: ['not-found', 'honour-not-held'],
});
