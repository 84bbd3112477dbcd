import { pageQuery } from '../../platform/operation.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { PageAnswer, PageRequest, PageRoute } from '../../platform/http/pages.tsx';
import type { Speech } from '../../platform/i18n/speech.ts';
import { notFound } from '../../platform/refusal.ts';
import { noticesOnRegister } from '../notices/index.ts';
import { registerFile } from './export.ts';
import { certificateFile, holderFor, programmesOnRegister, registerOf, searchUnits, verify } from './read.ts';
import { RegisterCertificatePage } from './web/RegisterCertificatePage.tsx';
import { RegisterHomePage } from './web/RegisterHomePage.tsx';
import { RegisterProgrammePage } from './web/RegisterProgrammePage.tsx';
import { RegisterUnitPage } from './web/RegisterUnitPage.tsx';
import { RegisterUnitsPage } from './web/RegisterUnitsPage.tsx';

const listQuery = z.object(pageQuery);
const uuid = z.uuid();

/** What an installation says of itself above the register; nothing in most. */
export type Banner = (ctx: Ctx, speech: Speech) => Promise<ReactNode>;

async function home(ctx: Ctx, { speech, address }: PageRequest, banner: Banner): Promise<PageAnswer> {
  const { items: programmes } = await programmesOnRegister(ctx);
  const notices = await noticesOnRegister(ctx);
  const above = await banner(ctx, speech);
  return {
    page: (
      <RegisterHomePage speech={speech} address={address} above={above} programmes={programmes} notices={notices} />
    ),
    json: { programmes, notices },
  };
}

async function units(ctx: Ctx, { speech, address, query }: PageRequest): Promise<PageAnswer> {
  const q = (query['q'] ?? '').trim().slice(0, 200);
  // A certificate's code typed into the search leads to the certificate.
  if (/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/i.test(q)) return { goTo: `/certificates/${q.toUpperCase()}` };
  const found = await searchUnits(ctx, {
    params: {},
    body: undefined,
    ifMatch: undefined,
    query: listQuery.parse({ limit: 50, ...(q === '' ? {} : { q }), after: query['after'] }),
  });
  return { page: <RegisterUnitsPage speech={speech} address={address} q={q} found={found} />, json: found };
}

async function unit(ctx: Ctx, { speech, address, params }: PageRequest): Promise<PageAnswer> {
  const unitId = uuid.safeParse(params['unitId']);
  if (!unitId.success) throw notFound();
  const holder = await holderFor(ctx, {
    params: { unitId: unitId.data },
    query: {},
    body: undefined,
    ifMatch: undefined,
  });
  const linked = {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    ...holder,
    name: holder.name.zh,
    alternateName: holder.name.en,
    award: holder.honours.map(({ programmeName, edition }) => `${programmeName.en} ${edition}`.trim()),
  };
  return { page: <RegisterUnitPage speech={speech} address={address} holder={holder} />, json: linked };
}

async function programme(ctx: Ctx, { speech, address, params, query }: PageRequest): Promise<PageAnswer> {
  const found = (await programmesOnRegister(ctx)).items.find(
    ({ programmeId }) => programmeId === params['programmeId'],
  );
  if (found === undefined) throw notFound();
  const edition = query['edition'];
  const wish = {
    ...listQuery.parse({ limit: 100, after: query['after'] }),
    programmeId: found.programmeId,
    ...(edition === undefined ? {} : { edition }),
  };
  const honours = await registerOf(ctx, { params: {}, body: undefined, ifMatch: undefined, query: wish });
  return {
    page: (
      <RegisterProgrammePage speech={speech} address={address} programme={found} edition={edition} honours={honours} />
    ),
    json: { ...found, honours },
  };
}

async function certificate(ctx: Ctx, { speech, address, params }: PageRequest): Promise<PageAnswer> {
  const found = await verify(ctx, {
    params: { code: params['code'] ?? '' },
    query: {},
    body: undefined,
    ifMatch: undefined,
  });
  return {
    page: (
      <RegisterCertificatePage
        speech={speech}
        address={address}
        certificate={{ ...found, issuedAt: new Date(found.issuedAt).toISOString() }}
      />
    ),
    json: found,
  };
}

async function certificatePdf(ctx: Ctx, { params }: PageRequest): Promise<PageAnswer> {
  const { name, type, body } = await certificateFile(ctx, {
    params: { code: params['code'] ?? '' },
    query: {},
    body: undefined,
    ifMatch: undefined,
  });
  return { file: { name, type, body: body as Uint8Array } };
}

async function registerCsv(ctx: Ctx): Promise<PageAnswer> {
  const { name, type, body } = await registerFile(ctx);
  return { file: { name, type, body: body as Uint8Array } };
}

export const pagesUnder = (banner: Banner): readonly PageRoute[] => [
  { method: 'GET', path: '/register/honours.csv', handle: registerCsv },
  { method: 'GET', path: '/', handle: (ctx, request) => home(ctx, request, banner) },
  { method: 'GET', path: '/register', handle: async () => ({ goTo: '/' }) },
  { method: 'GET', path: '/register/units', handle: units },
  { method: 'GET', path: '/register/units/:unitId', handle: unit },
  { method: 'GET', path: '/register/programmes/:programmeId', handle: programme },
  { method: 'GET', path: '/certificates/:code', handle: certificate },
  { method: 'GET', path: '/certificates/:code/certificate.pdf', handle: certificatePdf },
];
