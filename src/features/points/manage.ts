import { dateAt } from '../../core/calendar.ts';
import { grantBudget } from '../../core/ledger/movements.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import type { createPointsRule, grantPointsBudget, listPointsRules, retirePointsRule } from './contract.ts';
import { mayManagePoints, maySeeRules } from './policy.ts';
import { accountOf, postMovement } from './post.ts';
import { lockAccounts } from './post-queries.ts';
import { findRuleForUpdate, listRulesOf, markRetired, type RuleRow, saveRule } from './queries.ts';
import { type Summary, summaryFor } from './read.ts';

type Rule = ReplyOf<typeof createPointsRule>;

export async function rulesOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listPointsRules>,
): Promise<ReplyOf<typeof listPointsRules>> {
  if (!maySeeRules(ctx.actor, params.unitId)) throw notFound();
  const page = await listRulesOf(ctx.db, params.unitId, query);
  return { ...page, items: page.items.map(ruleOf) };
}

export async function addRule(ctx: Ctx, { params, body }: InputOf<typeof createPointsRule>): Promise<Rule> {
  const { unitId } = params;
  if (!mayManagePoints(ctx.actor, unitId)) throw notFound();
  const { name, replaces, ...rest } = body;
  if (rest.yearlyLimit !== null && rest.yearlyLimit < rest.points) {
    const params = { points: rest.points };
    throw new Refusal(422, 'points-rule-invalid', {
      problems: [{ code: 'yearly-limit-below-points', pointer: '/yearlyLimit', params }],
    });
  }
  if (replaces !== undefined) await replace(ctx, unitId, replaces);
  const id = ctx.newId();
  const row = { id, unitId, nameZh: name.zh, nameEn: name.en, ...rest, createdAt: ctx.now };
  await saveRule(ctx.db, row);
  await recordEvent(ctx, {
    kind: 'points-rule.set',
    subject: { type: 'points-rule', id },
    unitId,
    after: { name, ...rest, replaces: replaces ?? null },
  });
  return ruleOf({ ...row, retiredAt: null });
}

/** What was given under a rule stays as it was given, so a changed rule is a new one, and the old one ends. */
async function replace(ctx: Ctx, unitId: string, ruleId: string): Promise<void> {
  const rule = await findRuleForUpdate(ctx.db, ruleId);
  if (rule === undefined || rule.unitId !== unitId || rule.retiredAt !== null) {
    throw new Refusal(422, 'points-rule-invalid', {
      problems: [{ code: 'points-rule-unknown', pointer: '/replaces' }],
    });
  }
  await end(ctx, rule);
}

export async function retireRule(ctx: Ctx, { params }: InputOf<typeof retirePointsRule>): Promise<Rule> {
  const rule = await findRuleForUpdate(ctx.db, params.ruleId);
  if (rule === undefined || !mayManagePoints(ctx.actor, rule.unitId)) throw notFound();
  if (rule.retiredAt !== null) throw new Refusal(409, 'points-rule-retired');
  await end(ctx, rule);
  return ruleOf({ ...rule, retiredAt: ctx.now });
}

async function end(ctx: Ctx, { id, unitId }: RuleRow): Promise<void> {
  await markRetired(ctx.db, id, ctx.now);
  await recordEvent(ctx, { kind: 'points-rule.retired', subject: { type: 'points-rule', id }, unitId });
}

export async function grant(ctx: Ctx, { params, body }: InputOf<typeof grantPointsBudget>): Promise<Summary> {
  const { unitId } = params;
  if (!mayManagePoints(ctx.actor, unitId)) throw notFound();
  const accounts = await lockAccounts(ctx.db, { unitId, employeeId: null, newId: ctx.newId });
  const source = accountOf(accounts, 'issue').id;
  const budget = accountOf(accounts, 'budget').id;
  const on = dateAt(ctx.now.getTime(), ctx.zone);
  const drafted = grantBudget({ id: ctx.newId(), on, points: body.points }, { source, budget });
  const posted = await postMovement(ctx, { unitId, accounts, drafted, memo: body.memo });
  await recordEvent(ctx, {
    kind: 'points-budget.granted',
    subject: { type: 'ledger-posting', id: posted },
    unitId,
    after: { ...body },
  });
  return summaryFor(ctx, { params, query: {}, body: undefined, ifMatch: undefined });
}

function ruleOf({ nameZh: zh, nameEn: en, ...rule }: RuleRow): Rule {
  return { ...rule, name: { zh, en } };
}
