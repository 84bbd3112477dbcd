import { createHash, randomBytes } from 'node:crypto';
import { fiveWorkingDays, startClock } from '../../core/calendar.ts';
import type { Problem } from '../../core/problem.ts';
import { chineseWorkingDays } from '../../platform/calendar/chinese-working-days.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { acceptBytes } from '../../platform/storage/accept-bytes.ts';
import type { lodgeObjection, readObjection } from './contract.ts';
import { findNotice, findObjection, listNamed, saveObjection } from './queries.ts';

type Body = InputOf<typeof lodgeObjection>['body'];

/** How long the office takes at most to answer, in working days; the lodger is told the day. */
const answerWorkingDays = 15;

export async function lodge(
  ctx: Ctx,
  { params, body }: InputOf<typeof lodgeObjection>,
): Promise<ReplyOf<typeof lodgeObjection>> {
  const notice = await findNotice(ctx.db, params.noticeId);
  if (notice === undefined) throw notFound();
  if (ctx.now >= notice.closesAt)
    throw new Refusal(409, 'notice-closed', {
      params: { now: ctx.now.toISOString(), closesAt: notice.closesAt.toISOString() },
    });
  const problems = problemsIn(body);
  const named = body.entryId === undefined ? [] : await listNamed(ctx.db, notice.decisionId);
  if (body.entryId !== undefined && !named.some(({ entryId }) => entryId === body.entryId))
    problems.push({ code: 'entry-not-on-notice', pointer: '/entryId' });
  if (problems.length > 0) throw new Refusal(422, 'objection-invalid', { problems });
  const file =
    body.file === undefined
      ? undefined
      : await acceptBytes(ctx, body.file.name, Buffer.from(body.file.base64, 'base64'));
  const id = ctx.newId();
  const secret = randomBytes(12).toString('base64url');
  // Random, so that nobody learns from numbers how many others objected.
  const number = `OB-${hashOf(ctx.newId()).slice(0, 10).toUpperCase()}`;
  const { bodyId } = notice;
  const { form, personName, unitName, contact, grounds, entryId = null } = body;
  await saveObjection(ctx.db, {
    id,
    noticeId: notice.id,
    bodyId,
    entryId,
    number,
    tokenHash: hashOf(secret),
    form,
    personName,
    unitName,
    contact,
    grounds,
    fileName: file?.fileName ?? null,
    fileSha256: file?.sha256 ?? null,
    lodgedAt: ctx.now,
  });
  await recordEvent(ctx, {
    kind: 'objection.lodged',
    subject: { type: 'objection', id },
    bodyId,
    after: { number, form, noticeId: notice.id, entryId },
  });
  const answered = startClock(
    ctx.now.getTime(),
    { ...fiveWorkingDays, days: answerWorkingDays, zone: ctx.zone },
    chineseWorkingDays,
  );
  return { number, secret, lodgedAt: ctx.now, answeredBy: new Date(answered.endsAtMs) };
}

/** A person signs with a name and says how to be reached; a unit seals with a letter. Nobody must name themselves. */
function problemsIn({ form, personName, unitName, contact, file }: Body): Problem[] {
  const missing: [boolean, string][] = [
    [form === 'signed' && personName === '', '/personName'],
    [form === 'signed' && contact === '', '/contact'],
    [form === 'sealed' && unitName === '', '/unitName'],
    [form === 'sealed' && contact === '', '/contact'],
    [form === 'sealed' && file === undefined, '/file'],
  ];
  return missing
    .filter(([isMissing]) => isMissing)
    .map(([, pointer]) => ({ code: pointer === '/file' ? 'seal-missing' : 'field-missing', pointer }));
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export async function readOwnObjection(
  ctx: Ctx,
  { body }: InputOf<typeof readObjection>,
): Promise<ReplyOf<typeof readObjection>> {
  const row = await findObjection(ctx.db, {
    number: body.number.trim().toUpperCase(),
    tokenHash: hashOf(body.secret.trim()),
  });
  if (row === undefined) throw notFound();
  return { number: row.number, lodgedAt: row.lodgedAt, grounds: row.grounds, ruling: rulingOf(row) };
}

type Ruling = NonNullable<ReplyOf<typeof readObjection>['ruling']>;

export function rulingOf({
  outcome,
  answer,
  ruledAt,
}: {
  outcome: string | null;
  answer: string | null;
  ruledAt: Date | null;
}): Ruling | null {
  return ruledAt === null ? null : { outcome: outcome as Ruling['outcome'], answer: answer ?? '', ruledAt };
}
