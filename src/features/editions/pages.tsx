import { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { PageAnswer, PageRequest, PageRoute } from '../../platform/http/pages.tsx';
import { pageQuery } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import { correctionsOf } from '../corrections/index.ts';
import { findEdition } from './queries.ts';
import { callsOpen, editionOf } from './read.ts';
import { RegisterEditionPage, RegisterEditionsPage } from './web/RegisterEditionPage.tsx';

const listQuery = z.object(pageQuery);

async function calls(ctx: Ctx, { speech, address, query }: PageRequest): Promise<PageAnswer> {
  const wish = listQuery.parse({ limit: 100, after: query['after'] });
  const found = await callsOpen(ctx, { params: {}, body: undefined, ifMatch: undefined, query: wish });
  const wire = JSON.parse(JSON.stringify(found)) as never;
  return { page: <RegisterEditionsPage speech={speech} address={address} found={wire} />, json: found };
}

/** An edition is public from its opening on, with the criteria it works under and whatever was corrected in them. */
async function edition(ctx: Ctx, { speech, address, params }: PageRequest): Promise<PageAnswer> {
  const editionId = z.uuid().safeParse(params['editionId']);
  const row = editionId.success ? await findEdition(ctx.db, editionId.data) : undefined;
  if (row === undefined || row.openedAt === null) throw notFound();
  const shown = { ...editionOf(row, ctx.now), corrections: await correctionsOf(ctx, row.id) };
  const wire = JSON.parse(JSON.stringify(shown)) as never;
  return { page: <RegisterEditionPage speech={speech} address={address} edition={wire} />, json: shown };
}

export const pages: readonly PageRoute[] = [
  { method: 'GET', path: '/editions', handle: calls },
  { method: 'GET', path: '/editions/:editionId', handle: edition },
];
