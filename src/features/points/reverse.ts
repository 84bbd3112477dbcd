import { dateAt } from '../../core/calendar.ts';
import type { Movement } from '../../core/ledger/accounts.ts';
import { reverse } from '../../core/ledger/movements.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { proposeReversal, refuseReversal, signReversal } from './contract.ts';
import { accountOf, postMovement, ranks, signatureOf } from './post.ts';
import { listLines, lockAccounts } from './post-queries.ts';
import { endReversal, saveReversal } from './sign-queries.ts';
import { type SlipRow } from './slip-queries.ts';
import { presentSlip, type Slip } from './read.ts';
import { receiverOf, refuseReceiver, slipToSign } from './sign.ts';

/** A mistake is undone like it was made, by two people; the posting itself stays. */
export async function askReversal(ctx: Ctx, { params, body }: InputOf<typeof proposeReversal>): Promise<Slip> {
  const { slip, personId } = await slipToSign(ctx, params.slipId);
  const { id: slipId, unitId, state } = slip;
  if (state === 'reversal-waiting' || state === 'reversed') throw new Refusal(409, 'reversal-exists');
  if (state !== 'posted') throw new Refusal(409, 'slip-not-posted');
  refuseReceiver(slip, personId);
  const { reason } = body;
  await saveReversal(ctx.db, { id: ctx.newId(), unitId, slipId, reason, proposedAt: ctx.now, proposedBy: personId });
  await record(ctx, slip, 'points-reversal.proposed', body);
  return presentSlip(ctx, slipId);
}

export async function acceptReversal(ctx: Ctx, { params }: InputOf<typeof signReversal>): Promise<Slip> {
  const { slip, personId } = await slipToSign(ctx, params.slipId);
  const { unitId, employeeId } = slip;
  const asked = waitingReversal(slip);
  const accounts = await lockAccounts(ctx.db, { unitId, employeeId, newId: ctx.newId });
  const drafted = reverse(
    await originalOf(ctx, slip, asked.postingId),
    {
      id: ctx.newId(),
      on: dateAt(ctx.now.getTime(), ctx.zone),
      reason: asked.reason,
      signatures: [await signatureOf(ctx, unitId, asked.by), await signatureOf(ctx, unitId, personId)],
    },
    {
      ranks,
      receiver: receiverOf(slip),
      alreadyReversed: false,
      // Rules without an end date: no points have expired.
      expiredPoints: 0,
      expiredAccount: accountOf(accounts, 'expired').id,
      insteadOfBudget: null,
    },
  );
  const postingId = await postMovement(ctx, { unitId, accounts, drafted, memo: asked.reason });
  await endReversal(ctx.db, asked.id, { signedAt: ctx.now, signedBy: personId, postingId });
  await record(ctx, slip, 'points-reversal.signed', { postingId });
  return presentSlip(ctx, slip.id);
}

export async function declineReversal(ctx: Ctx, { params, body }: InputOf<typeof refuseReversal>): Promise<Slip> {
  const { slip, personId } = await slipToSign(ctx, params.slipId);
  const asked = waitingReversal(slip);
  refuseReceiver(slip, personId);
  await endReversal(ctx.db, asked.id, { refusedAt: ctx.now, refusedBy: personId, refusedReason: body.reason });
  await record(ctx, slip, 'points-reversal.refused', body);
  return presentSlip(ctx, slip.id);
}

function waitingReversal(slip: SlipRow): { id: string; by: string; reason: string; postingId: string } {
  const { state, reversalId: id, reversalBy: by, reversalReason: reason, postingId } = slip;
  const isWaiting = state === 'reversal-waiting' && id !== null && by !== null && reason !== null && postingId !== null;
  if (!isWaiting) throw new Refusal(409, 'reversal-not-waiting');
  return { id, by, reason, postingId };
}

/** The posting of the award as core knows it: on the employee's account the award is its own lot. */
async function originalOf(ctx: Ctx, { signedAt }: SlipRow, postingId: string): Promise<Movement> {
  const lines = await listLines(ctx.db, postingId);
  const postings = lines.map(({ accountId, amount, kind }) => ({
    account: accountId,
    amount,
    lot: kind === 'employee' ? postingId : null,
  }));
  const on = dateAt((signedAt ?? ctx.now).getTime(), ctx.zone);
  return { id: postingId, kind: 'award', on, postings, usableUntil: null, reverses: null };
}

async function record(ctx: Ctx, { id, unitId }: SlipRow, kind: string, after: Record<string, unknown>): Promise<void> {
  await recordEvent(ctx, { kind, subject: { type: 'points-slip', id }, unitId, after });
}
