import { fiveWorkingDays, startClock, workingDaysUntil } from '../../core/calendar.ts';
import { chineseWorkingDays } from '../../platform/calendar/chinese-working-days.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { AnswerOf, InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { findEditionForUpdate } from '../editions/index.ts';
import { findDecision } from '../rankings/index.ts';
import type { getNotice, listNotices, publishNotice } from './contract.ts';
import { mayPublishNotice } from './policy.ts';
import {
  findNotice,
  findNoticeOfEdition,
  listNamed,
  listPublicNotices,
  type NoticeRow,
  saveNotice,
} from './queries.ts';

type Notice = ReplyOf<typeof publishNotice>;

export async function putOnNotice(ctx: Ctx, { params, body }: InputOf<typeof publishNotice>): Promise<Notice> {
  const edition = await findEditionForUpdate(ctx.db, params.editionId);
  if (edition === undefined || !mayPublishNotice(ctx.actor, edition.bodyId)) throw notFound();
  const decision = await findDecision(ctx.db, edition.id);
  if (decision === undefined) throw new Refusal(409, 'decision-missing');
  if (decision.isPublished) throw new Refusal(409, 'notice-already-published');
  const stage = edition.stages.find(({ kind }) => kind === 'notice');
  if (stage === undefined || ctx.now < stage.opensAt) {
    throw new Refusal(409, 'notice-stage-not-open', {
      params: { now: ctx.now.toISOString(), opensAt: stage?.opensAt.toISOString() ?? '' },
    });
  }
  const id = ctx.newId();
  const clock = startClock(
    ctx.now.getTime(),
    { ...fiveWorkingDays, days: body.workingDays, zone: ctx.zone },
    chineseWorkingDays,
  );
  const closesAt = new Date(clock.endsAtMs);
  const { id: editionId, bodyId } = edition;
  const about = { decisionId: decision.id, workingDays: body.workingDays, publishedAt: ctx.now, closesAt };
  await saveNotice(ctx.db, {
    id,
    editionId,
    bodyId,
    ...about,
    publishedBy: ctx.actor.personId,
    textZh: body.text.zh,
    textEn: body.text.en,
  });
  await recordEvent(ctx, {
    kind: 'notice.published',
    subject: { type: 'notice', id },
    bodyId,
    after: { editionId, ...about },
  });
  const row = await findNoticeOfEdition(ctx.db, editionId);
  if (row === undefined) throw new Error(`notice ${id} vanished within its own transaction`);
  return noticeOf(row, ctx);
}

export async function noticesNow(
  ctx: Ctx,
  { query }: InputOf<typeof listNotices>,
): Promise<ReplyOf<typeof listNotices>> {
  const page = await listPublicNotices(ctx.db, query);
  return { ...page, items: page.items.map((row) => noticeOf(row, ctx)) };
}

/** The newest notices as the register's first page shows them. */
export async function noticesOnRegister(ctx: Ctx): Promise<AnswerOf<typeof listNotices>['items']> {
  const { items } = await listPublicNotices(ctx.db, { limit: 20 });
  return items.map((row) => {
    const notice = noticeOf(row, ctx);
    return { ...notice, publishedAt: row.publishedAt.toISOString(), closesAt: row.closesAt.toISOString() };
  });
}

export async function noticeFor(ctx: Ctx, { params }: InputOf<typeof getNotice>): Promise<ReplyOf<typeof getNotice>> {
  const row = await findNotice(ctx.db, params.noticeId);
  if (row === undefined) throw notFound();
  const lines = (await listNamed(ctx.db, row.decisionId)).map(({ nameZh, nameEn, unitId: _, ...line }) => ({
    ...line,
    unitName: { zh: nameZh, en: nameEn },
  }));
  return { ...noticeOf(row, ctx), lines };
}

function noticeOf(row: NoticeRow, { now, zone }: Pick<Ctx, 'now' | 'zone'>): Notice {
  const { programmeZh, programmeEn, bodyZh, bodyEn, textZh, textEn, ...rest } = row;
  const isOpen = now < row.closesAt;
  return {
    ...rest,
    programmeName: { zh: programmeZh, en: programmeEn },
    bodyName: { zh: bodyZh, en: bodyEn },
    text: { zh: textZh, en: textEn },
    workingDaysLeft: isOpen ? Math.min(row.workingDays, daysUntilClosing(row, now, zone)) : 0,
  };
}

/** Today is counted, though the notice does not count the day it is published on: hence never more than its length. */
function daysUntilClosing({ closesAt }: NoticeRow, now: Date, zone: string): number {
  // The closing instant is the midnight after the last day, so the last moment before it is of the last day.
  return workingDaysUntil(now.getTime(), closesAt.getTime() - 1, zone, chineseWorkingDays);
}
