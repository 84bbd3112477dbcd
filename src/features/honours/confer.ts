import { createHash } from 'node:crypto';
import { dateAt } from '../../core/calendar.ts';
import { statuses } from '../../core/terms/honour.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent, recordEvents } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { type EditionRow, findEditionForUpdate, markConferred } from '../editions/index.ts';
import { countUnanswered, findNoticeOfEdition, listNamed } from '../notices/index.ts';
import type { conferEdition } from './contract.ts';
import { mayConfer } from './policy.ts';
import { listHonoursToRenew, type NewHonour, saveCredentials, saveHonours, saveStatuses } from './queries.ts';
import { statusToday } from './present.ts';

export async function conferHonours(
  ctx: Ctx,
  { params }: InputOf<typeof conferEdition>,
): Promise<ReplyOf<typeof conferEdition>> {
  const edition = await findEditionForUpdate(ctx.db, params.editionId);
  if (edition === undefined || !mayConfer(ctx.actor, edition.bodyId)) throw notFound();
  if (edition.conferredAt !== null) throw new Refusal(409, 'edition-already-conferred');
  const decisionId = await decisionToConfer(ctx, edition);
  const named = (await listNamed(ctx.db, decisionId)).filter(({ isStruck }) => !isStruck);
  if (named.length === 0) throw new Refusal(409, 'nobody-named');
  const conferredOn = dateAt(ctx.now.getTime(), ctx.zone);
  const honours = named.map((line, index): NewHonour => ({
    id: ctx.newId(),
    number: `${conferredOn.slice(0, 4)}-${edition.number}-${String(index + 1).padStart(4, '0')}-${shortOf(edition.id)}`,
    programmeId: edition.programmeId,
    bodyId: edition.bodyId,
    editionId: edition.id,
    edition: String(edition.number),
    periodFrom: edition.periodFrom,
    periodTo: edition.periodTo,
    unitId: line.unitId,
    unitNameZh: line.nameZh,
    unitNameEn: line.nameEn,
    sector: line.sector,
    district: line.district,
    batch: '',
    conferredOn,
    validFrom: conferredOn,
    validTo: null,
    citation: '',
    origin: 'conferred',
    writtenAt: ctx.now,
    writtenBy: ctx.actor.personId,
  }));
  await renewFormer(
    ctx,
    edition,
    named.map(({ unitId }) => unitId),
    conferredOn,
  );
  await saveHonours(ctx.db, honours);
  const stamp = { effectiveOn: conferredOn, ground: '', recordedAt: ctx.now, recordedBy: ctx.actor.personId };
  await saveStatuses(
    ctx.db,
    honours.map(({ id }) => ({ id: ctx.newId(), honourId: id, status: 'valid', ...stamp })),
  );
  await saveCredentials(
    ctx.db,
    honours.map((honour) => ({
      id: ctx.newId(),
      honourId: honour.id,
      code: codeFrom(ctx.newId()),
      issuedAt: ctx.now,
      sha256: digestOf(honour),
    })),
  );
  await markConferred(ctx.db, edition.id, ctx.now);
  await recordEvents(
    ctx,
    honours.map(({ id, unitId, number }) => ({
      kind: 'honour.conferred',
      subject: { type: 'honour', id },
      bodyId: edition.bodyId,
      unitId,
      after: { number, editionId: edition.id, conferredOn },
    })),
  );
  await recordEvent(ctx, {
    kind: 'edition.conferred',
    subject: { type: 'edition', id: edition.id },
    bodyId: edition.bodyId,
    after: { honours: honours.length, conferredOn },
  });
  return { honours: honours.length, conferredOn };
}

/** The decision whose notice has run out and whose objections are all answered; else why not. */
async function decisionToConfer(ctx: Ctx, edition: EditionRow): Promise<string> {
  const notice = await findNoticeOfEdition(ctx.db, edition.id);
  if (notice === undefined) throw new Refusal(409, 'notice-missing');
  if (ctx.now < notice.closesAt) {
    throw new Refusal(409, 'notice-still-running', {
      params: { now: ctx.now.toISOString(), closesAt: notice.closesAt.toISOString() },
    });
  }
  const open = await countUnanswered(ctx.db, notice.id);
  if (open > 0) throw new Refusal(409, 'objections-unanswered', { params: { count: open } });
  return notice.decisionId;
}

/** A unit named again holds its honour on: the former one is renewed by the new. */
async function renewFormer(
  ctx: Ctx,
  { programmeId, periodFrom }: EditionRow,
  unitIds: readonly string[],
  effectiveOn: string,
): Promise<void> {
  const former = (await listHonoursToRenew(ctx.db, programmeId, unitIds)).filter((row) => {
    const status = statusToday(row, effectiveOn);
    return (
      row.periodTo !== null && row.periodTo < periodFrom && status !== null && statuses[status].next.includes('renewed')
    );
  });
  await saveStatuses(
    ctx.db,
    former.map(({ id }) => ({
      id: ctx.newId(),
      honourId: id,
      status: 'renewed',
      effectiveOn,
      ground: '',
      recordedAt: ctx.now,
      recordedBy: ctx.actor.personId,
    })),
  );
}

function shortOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 4).toUpperCase();
}

/** Not to be guessed from the register, so from an identifier used for nothing else; without letters misread on paper. */
function codeFrom(unusedId: string): string {
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const bytes = createHash('sha256').update(unusedId).digest().subarray(0, 16);
  const letters = [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** What the certificate says, so that one printed today can be told from a register row changed later. */
function digestOf({ number, programmeId, edition, unitId, unitNameZh, unitNameEn, conferredOn }: NewHonour): string {
  return createHash('sha256')
    .update(JSON.stringify([number, programmeId, edition, unitId, unitNameZh, unitNameEn, conferredOn]))
    .digest('hex');
}
