import type { PackDraft } from '../../core/criteria/draft.ts';
import { walkDraft } from '../../core/criteria/draft.ts';
import { problemsInDraft } from '../../core/criteria/draft-problems.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { dateIn, timeIn } from '../../platform/i18n/dates.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { getPackDraft, listPackDrafts, savePackDraft } from './contract.ts';
import { mayWritePacks } from './policy.ts';
import type { DraftRow, DraftSummaryRow, Told } from './queries.ts';
import { findDraft, findDraftForUpdate, listVisibleDrafts } from './queries.ts';

export async function draftsOf(
  ctx: Ctx,
  { query }: InputOf<typeof listPackDrafts>,
): Promise<ReplyOf<typeof listPackDrafts>> {
  const page = await listVisibleDrafts(ctx.db, ctx.actor, query);
  return { ...page, items: page.items.map(summaryOf) };
}

export async function draftFor(
  ctx: Ctx,
  { params }: InputOf<typeof getPackDraft>,
): Promise<ReplyOf<typeof getPackDraft>> {
  const row = await visibleDraft(ctx, params.draftId);
  return { ...summaryOf(row), content: row.content, problems: [...problemsInDraft(row.content)] };
}

export async function visibleDraft(ctx: Ctx, draftId: string): Promise<DraftRow> {
  const row = await findDraft(ctx.db, draftId);
  if (row === undefined || !mayWritePacks(ctx.actor, row.bodyId)) throw notFound();
  return row;
}

/** The draft, locked, if the caller may write it, saw its present version, and it is still being written. */
export async function draftToChange(ctx: Ctx, draftId: string, seen: number | undefined): Promise<DraftRow> {
  const row = await findDraftForUpdate(ctx.db, draftId);
  if (row === undefined || !mayWritePacks(ctx.actor, row.bodyId)) throw notFound();
  if (row.publishedAt !== null) throw new Refusal(409, 'pack-draft-published');
  if (row.version === seen) return row;
  const at = row.updatedAt.toISOString();
  const when = `${dateIn(ctx.language, ctx.zone, at)} ${timeIn(ctx.zone, at)}`;
  throw new Refusal(412, 'stale-version', { params: { who: row.updatedBy ?? '', at: when, present: row.version } });
}

export function summaryOf(row: DraftSummaryRow): ReplyOf<typeof savePackDraft> {
  const { titleZh, titleEn, ...rest } = row;
  return { ...rest, title: { zh: titleZh, en: titleEn } };
}

/** What lists tell of a draft; what is no text there yet is told as nothing. */
export function toldBy(content: PackDraft): Told {
  const title = (content['title'] ?? {}) as Readonly<Record<string, unknown>>;
  const said = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 400) : '');
  return {
    key: said(content['id']),
    packVersion: said(content['version']),
    titleZh: said(title['zh']),
    titleEn: said(title['en']),
    indicators: [...walkDraft(content)].filter(({ node }) => node.children === undefined).length,
  };
}
