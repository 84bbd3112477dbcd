import { dateAt } from '../../core/calendar.ts';
import { type GivenBefore, type PointsRule, problemsInAmount } from '../../core/ledger/rules.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { listIdsInLibrary } from '../evidence/index.ts';
import type { proposeSlip } from './contract.ts';
import { mayPropose } from './policy.ts';
import { findRule } from './queries.ts';
import { findReceiver, listAwards, saveSlip } from './sign-queries.ts';
import { presentSlip, type Slip } from './read.ts';

/** The first of two signatures. What can be known to stand against the award is told now, not only to the second. */
export async function propose(ctx: Ctx, { params, body }: InputOf<typeof proposeSlip>): Promise<Slip> {
  const { unitId } = params;
  const { personId } = ctx.actor;
  if (personId === null || !mayPropose(ctx.actor, unitId)) throw notFound();
  const found = await findRule(ctx.db, body.ruleId);
  const rule = found?.unitId === unitId && found.retiredAt === null ? found : undefined;
  const receiver = await findReceiver(ctx.db, body.employeeId, unitId);
  const problems: Problem[] = [];
  if (receiver === undefined) problems.push({ code: 'employee-unknown', pointer: '/employeeId' });
  if (receiver?.personId === personId) problems.push({ code: 'signature-of-receiver', pointer: '/employeeId' });
  if (rule === undefined) problems.push({ code: 'points-rule-unknown', pointer: '/ruleId' });
  else {
    const before = await givenBefore(ctx, body);
    const on = dateAt(ctx.now.getTime(), ctx.zone);
    const inAmount = problemsInAmount(rule.points, on, ruleInCore(rule), before);
    problems.push(...inAmount.map((problem) => ({ ...problem, pointer: '/ruleId' })));
  }
  if (body.evidenceId !== null && (await listIdsInLibrary(ctx.db, unitId, [body.evidenceId])).length === 0) {
    problems.push({ code: 'evidence-not-in-library', pointer: '/evidenceId' });
  }
  if (problems.length > 0 || rule === undefined) throw new Refusal(422, 'slip-invalid', { problems });
  const id = ctx.newId();
  const slip = { ...body, points: rule.points };
  await saveSlip(ctx.db, { id, unitId, ...slip, proposedAt: ctx.now, proposedBy: personId });
  const subject = { type: 'points-slip', id };
  await recordEvent(ctx, { kind: 'points-slip.proposed', subject, unitId, after: slip });
  return presentSlip(ctx, id);
}

/** A rule of the tables gives one number of points, and bounds a calendar year. */
export function ruleInCore({
  id,
  points,
  yearlyLimit,
}: {
  id: string;
  points: number;
  yearlyLimit: number | null;
}): PointsRule {
  const limits = yearlyLimit === null ? [] : [{ per: 'year' as const, mostPoints: yearlyLimit, mostTimes: null }];
  return { code: id, least: points, most: points, limits, expiresAfterMonths: null };
}

export async function givenBefore(
  ctx: Ctx,
  award: { readonly ruleId: string; readonly employeeId: string },
): Promise<GivenBefore[]> {
  const rows = await listAwards(ctx.db, award);
  return rows.map(({ points, postedAt }) => ({ points, on: dateAt(postedAt.getTime(), ctx.zone) }));
}
