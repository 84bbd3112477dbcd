import { dateAt, periodAround } from '../../core/calendar.ts';
import { award } from '../../core/ledger/movements.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { refuseSlip, signSlip } from './contract.ts';
import { maySign } from './policy.ts';
import { accountOf, postMovement, ranks, signatureOf } from './post.ts';
import { givenBefore, ruleInCore } from './propose.ts';
import { lockAccounts } from './post-queries.ts';
import { endSlip } from './sign-queries.ts';
import { findSlipForUpdate, type SlipRow } from './slip-queries.ts';
import { presentSlip, type Slip } from './read.ts';

/** The second signature posts the points: slip, posting and event are one act. */
export async function sign(ctx: Ctx, { params }: InputOf<typeof signSlip>): Promise<Slip> {
  const { slip, personId } = await slipToSign(ctx, params.slipId);
  refuseUnlessWaiting(slip);
  const { unitId, employeeId, ruleId, points, reason } = slip;
  const accounts = await lockAccounts(ctx.db, { unitId, employeeId, newId: ctx.newId });
  const budget = accountOf(accounts, 'budget');
  const on = dateAt(ctx.now.getTime(), ctx.zone);
  const receiver = { person: receiverOf(slip), rank: 'staff', account: accountOf(accounts, 'employee').id };
  const signatures = [await signatureOf(ctx, unitId, slip.proposedBy), await signatureOf(ctx, unitId, personId)];
  const drafted = award(
    { id: ctx.newId(), on, points, reason, receiver, signatures },
    {
      rule: ruleInCore({ id: ruleId, points, yearlyLimit: slip.yearlyLimit }),
      ranks,
      // A unit has one budget, which does not close; the year it is drawn on in is open.
      budget: { account: budget.id, period: periodAround(on, 'year'), balance: budget.balance },
      before: await givenBefore(ctx, slip),
    },
  );
  const postingId = await postMovement(ctx, { unitId, accounts, drafted, memo: reason });
  await endSlip(ctx.db, slip.id, { signedAt: ctx.now, signedBy: personId, postingId });
  const subject = { type: 'points-slip', id: slip.id };
  await recordEvent(ctx, { kind: 'points-slip.signed', subject, unitId, after: { postingId, employeeId, points } });
  return presentSlip(ctx, slip.id);
}

/** Who proposed may take it back; who would receive has no say. */
export async function refuse(ctx: Ctx, { params, body }: InputOf<typeof refuseSlip>): Promise<Slip> {
  const { slip, personId } = await slipToSign(ctx, params.slipId);
  refuseUnlessWaiting(slip);
  refuseReceiver(slip, personId);
  await endSlip(ctx.db, slip.id, { refusedAt: ctx.now, refusedBy: personId, refusedReason: body.reason });
  const subject = { type: 'points-slip', id: slip.id };
  await recordEvent(ctx, { kind: 'points-slip.refused', subject, unitId: slip.unitId, after: body });
  return presentSlip(ctx, slip.id);
}

/** The slip, locked, with the person who acts. */
export async function slipToSign(ctx: Ctx, slipId: string): Promise<{ slip: SlipRow; personId: string }> {
  const slip = await findSlipForUpdate(ctx.db, slipId);
  const { personId } = ctx.actor;
  if (slip === undefined || personId === null || !maySign(ctx.actor, slip.unitId)) throw notFound();
  return { slip, personId };
}

/** Somebody without an account signs nothing, so any name that is no person's will do. */
export function receiverOf({ receiverId, employeeId }: SlipRow): string {
  return receiverId ?? `employee ${employeeId}`;
}

export function refuseReceiver({ receiverId }: SlipRow, personId: string): void {
  if (receiverId === personId) throw new Refusal(409, 'slip-own');
}

function refuseUnlessWaiting({ state }: SlipRow): void {
  if (state === 'refused') throw new Refusal(409, 'slip-refused');
  if (state !== 'waiting') throw new Refusal(409, 'slip-posted');
}
