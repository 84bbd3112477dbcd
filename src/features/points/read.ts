import { dateAt, periodAround, startOfDay } from '../../core/calendar.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type {
  getMyPoints,
  getPointsSummary,
  getSlip,
  listMySlips,
  listPointsAccounts,
  listPostings,
  listSlips,
} from './contract.ts';
import { mayManagePoints, mayPropose, maySeePoints, maySign } from './policy.ts';
import { getSummary, listAccountsOf, listOwnBalances, listPostingsOf } from './ledger-queries.ts';
import { type PostingKind } from './post-queries.ts';
import { findSlip, listOwnSlips, listSlipsOf, type SlipRow } from './slip-queries.ts';

export type Slip = ReplyOf<typeof getSlip>;
export type Summary = ReplyOf<typeof getPointsSummary>;

export async function summaryFor(ctx: Ctx, { params }: InputOf<typeof getPointsSummary>): Promise<Summary> {
  const { unitId } = params;
  refuseStrangers(ctx, unitId);
  const may = { manage: mayManagePoints(ctx.actor, unitId), propose: mayPropose(ctx.actor, unitId) };
  return { ...(await getSummary(ctx.db, unitId)), may };
}

export async function accountsOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listPointsAccounts>,
): Promise<ReplyOf<typeof listPointsAccounts>> {
  refuseStrangers(ctx, params.unitId);
  const page = await listAccountsOf(ctx.db, params.unitId, query);
  const items = page.items.map(({ departmentZh: zh, departmentEn: en, ...row }) => ({
    ...row,
    departmentName: zh === null || en === null ? null : { zh, en },
  }));
  return { ...page, items };
}

export async function postingsOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listPostings>,
): Promise<ReplyOf<typeof listPostings>> {
  refuseStrangers(ctx, params.unitId);
  const page = await listPostingsOf(ctx.db, params.unitId, query);
  return { ...page, items: page.items.map((row) => ({ ...row, kind: row.kind as PostingKind })) };
}

export async function slipsOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listSlips>,
): Promise<ReplyOf<typeof listSlips>> {
  refuseStrangers(ctx, params.unitId);
  const page = await listSlipsOf(ctx.db, params.unitId, query);
  return { ...page, items: page.items.map((row) => slipOf(ctx, row)) };
}

export async function slipFor(ctx: Ctx, { params }: InputOf<typeof getSlip>): Promise<Slip> {
  return presentSlip(ctx, params.slipId);
}

export async function presentSlip(ctx: Ctx, slipId: string): Promise<Slip> {
  const row = await findSlip(ctx.db, slipId);
  if (row === undefined || !maySeePoints(ctx.actor, row.unitId)) throw notFound();
  return slipOf(ctx, row);
}

function refuseStrangers(ctx: Ctx, unitId: string): void {
  if (!maySeePoints(ctx.actor, unitId)) throw notFound();
}

function slipOf(ctx: Ctx, row: SlipRow): Slip {
  const { id, unitId, employeeId, employeeName, ruleId, points, reason, evidenceId, evidenceTitle, state } = row;
  return {
    id,
    unitId,
    employeeId,
    employeeName,
    ruleId,
    points,
    reason,
    evidenceId,
    evidenceTitle,
    state,
    proposed: { by: row.proposerName, at: row.proposedAt },
    ruleName: { zh: row.nameZh, en: row.nameEn },
    isProposerLeader: row.isProposerLeader,
    signed: signature(row.signerName, row.signedAt),
    refused:
      row.refusedAt === null ? null : { by: row.refuserName ?? '', at: row.refusedAt, reason: row.refusedReason ?? '' },
    reversal:
      row.reversalId === null || row.reversalAt === null
        ? null
        : {
            reason: row.reversalReason ?? '',
            proposed: { by: row.reversalByName ?? '', at: row.reversalAt },
            signed: signature(row.reversedByName, row.reversedAt),
          },
    may: mayDo(ctx, row),
  };
}

function signature(by: string | null, at: Date | null): { by: string; at: Date } | null {
  return at === null ? null : { by: by ?? '', at };
}

/** What the screens offer; the services decide again. */
function mayDo({ actor }: Ctx, row: SlipRow): Slip['may'] {
  const isSigner = maySign(actor, row.unitId) && actor.personId !== row.receiverId;
  const asked = row.state === 'waiting' ? row.proposedBy : row.state === 'reversal-waiting' ? row.reversalBy : null;
  return {
    sign: isSigner && asked !== null && asked !== actor.personId,
    refuse: isSigner && asked !== null,
    reverse: isSigner && row.state === 'posted',
  };
}

export async function myPoints(ctx: Ctx): Promise<ReplyOf<typeof getMyPoints>> {
  const { from } = periodAround(dateAt(ctx.now.getTime(), ctx.zone), 'year');
  const rows = await listOwnBalances(ctx.db, ctx.actor, new Date(startOfDay(from, ctx.zone)));
  return { items: rows.map(({ nameZh: zh, nameEn: en, ...row }) => ({ ...row, unitName: { zh, en } })) };
}

export async function mySlips(ctx: Ctx, { query }: InputOf<typeof listMySlips>): Promise<ReplyOf<typeof listMySlips>> {
  const page = await listOwnSlips(ctx.db, ctx.actor, query);
  const items = page.items.map(({ id, unitId, nameZh, nameEn, points, reason, state, proposedAt, signedAt }) => ({
    id,
    unitId,
    points,
    reason,
    state,
    proposedAt,
    ruleName: { zh: nameZh, en: nameEn },
    postedAt: signedAt,
  }));
  return { ...page, items };
}
