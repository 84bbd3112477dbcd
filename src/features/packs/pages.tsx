import { z } from 'zod';
import { documentOf } from '../../core/criteria/document.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { PageAnswer, PageRequest, PageRoute } from '../../platform/http/pages.tsx';
import { notFound } from '../../platform/refusal.ts';
import { pdfOf } from './print.ts';
import { findPack } from './queries.ts';
import { RegisterCriteriaPage, RegisterDimensionPage } from './web/RegisterCriteriaPage.tsx';

/** Criteria are read by anybody from the day an edition opens under them. */
async function publicPack(ctx: Ctx, { params }: PageRequest): Promise<{ id: string; content: Pack }> {
  const packId = z.uuid().safeParse(params['packId']);
  const row = packId.success ? await findPack(ctx.db, packId.data) : undefined;
  if (row?.isOpen !== true) throw notFound();
  return row;
}

async function criteria(ctx: Ctx, request: PageRequest): Promise<PageAnswer> {
  const { id, content } = await publicPack(ctx, request);
  const { speech, address } = request;
  const document = documentOf(content, speech);
  return {
    page: <RegisterCriteriaPage speech={speech} address={address} packId={id} document={document} />,
    json: content,
  };
}

async function dimension(ctx: Ctx, request: PageRequest): Promise<PageAnswer> {
  const { id, content } = await publicPack(ctx, request);
  const { speech, address, params } = request;
  const document = documentOf(content, speech);
  const part = document.parts.find(({ number }) => number === params['number']);
  if (part === undefined) throw notFound();
  const page = <RegisterDimensionPage speech={speech} address={address} packId={id} document={document} part={part} />;
  return { page };
}

async function pdf(ctx: Ctx, request: PageRequest): Promise<PageAnswer> {
  const { content } = await publicPack(ctx, request);
  return { file: await pdfOf(content, request.speech.language, ctx) };
}

export const pages: readonly PageRoute[] = [
  { method: 'GET', path: '/criteria/:packId', handle: criteria },
  { method: 'GET', path: '/criteria/:packId/criteria.pdf', handle: pdf },
  { method: 'GET', path: '/criteria/:packId/:number', handle: dimension },
];
