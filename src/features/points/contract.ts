import { z } from 'zod';
import { limits } from '../../core/limits.ts';
import { id, instant, operation, page, pageQuery, textOf } from '../../platform/operation.ts';

const name = z.object({ zh: z.string(), en: z.string() });
const count = z.number().int();
const points = z.number().int().min(1).max(limits.pointsAtOnce);
const reason = z.string().trim().min(1).max(500);

/** `reversal-waiting`: posted, and one person has asked for it to be undone. */
export const slipStates = ['waiting', 'posted', 'refused', 'reversal-waiting', 'reversed'] as const;
export const accountKinds = ['issue', 'budget', 'employee', 'expired'] as const;
export const postingKinds = ['budget', 'award', 'reversal', 'expiry'] as const;

const rule = z.object({
  id,
  unitId: id,
  name,
  points: count,
  /** The most one employee may receive under the rule within a calendar year; null: no limit. */
  yearlyLimit: count.nullable(),
  indicator: z.string().nullable(),
  createdAt: instant,
  retiredAt: instant.nullable(),
});

const signature = z.object({ by: z.string(), at: instant });

const slip = z.object({
  id,
  unitId: id,
  employeeId: id,
  employeeName: z.string(),
  ruleId: id,
  ruleName: name,
  points: count,
  reason: z.string(),
  evidenceId: id.nullable(),
  evidenceTitle: z.string().nullable(),
  state: z.enum(slipStates),
  proposed: signature,
  /** Of the two who sign one is a leader: where the first is none, the second has to be. */
  isProposerLeader: z.boolean(),
  signed: signature.nullable(),
  refused: signature.extend({ reason: z.string() }).nullable(),
  reversal: z.object({ reason: z.string(), proposed: signature, signed: signature.nullable() }).nullable(),
  may: z.object({ sign: z.boolean(), refuse: z.boolean(), reverse: z.boolean() }),
});

const unitParams = { unitId: id };
const slipParams = { slipId: id };

export const listPointsRules = operation({
  id: 'listPointsRules',
  method: 'GET',
  path: '/api/units/:unitId/points-rules',
  summary: 'For what a unit gives points, for everybody of the unit; retired rules only on request.',
  params: unitParams,
  query: { ...pageQuery, state: z.enum(['present', 'retired']).default('present') },
  reply: page(rule),
  refusals: ['not-found'],
});

export const createPointsRule = operation({
  id: 'createPointsRule',
  method: 'POST',
  path: '/api/units/:unitId/points-rules',
  summary: 'The coordinator sets a rule, in the place of one that is in force if it `replaces` it.',
  params: unitParams,
  body: z.strictObject({
    name: textOf(limits.shortText),
    points,
    yearlyLimit: points.nullable().default(null),
    indicator: z.string().trim().min(1).max(40).nullable().default(null),
    replaces: id.optional(),
  }),
  reply: rule,
  refusals: ['not-found', 'points-rule-invalid'],
});

export const retirePointsRule = operation({
  id: 'retirePointsRule',
  method: 'PUT',
  path: '/api/points-rules/:ruleId/retirement',
  summary: 'The coordinator retires a rule: nothing new is proposed under it; what waits may still be signed.',
  params: { ruleId: id },
  reply: rule,
  refusals: ['not-found', 'points-rule-retired'],
});

const summary = z.object({
  /** Given into the budget and not used. */
  budget: count,
  /** Held by employees. */
  held: count,
  expired: count,
  /** All that was ever put into the budget. */
  issued: count,
  slipsWaiting: count,
  may: z.object({ manage: z.boolean(), propose: z.boolean() }),
});

export const getPointsSummary = operation({
  id: 'getPointsSummary',
  method: 'GET',
  path: '/api/units/:unitId/points',
  summary: 'Where the points of a unit are, for its coordinators and departments.',
  params: unitParams,
  reply: summary,
  refusals: ['not-found'],
});

export const grantPointsBudget = operation({
  id: 'grantPointsBudget',
  method: 'POST',
  path: '/api/units/:unitId/points-grants',
  summary: 'The coordinator puts points into the budget out of which employees are thanked.',
  params: unitParams,
  body: z.strictObject({ points, memo: z.string().trim().max(500).default('') }),
  reply: summary,
  refusals: ['not-found', 'points-not-posted'],
});

export const listPointsAccounts = operation({
  id: 'listPointsAccounts',
  method: 'GET',
  path: '/api/units/:unitId/points-accounts',
  summary: 'What every employee holds who was ever given points, for coordinators and departments.',
  params: unitParams,
  query: pageQuery,
  reply: page(z.object({ employeeId: id, employeeName: z.string(), departmentName: name.nullable(), balance: count })),
  refusals: ['not-found'],
  exportColumns: ['employeeName', 'departmentName', 'balance'],
});

export const listPostings = operation({
  id: 'listPostings',
  method: 'GET',
  path: '/api/units/:unitId/points-postings',
  summary: 'The ledger: every posting with its lines, which add up to nothing; for coordinators and departments.',
  params: unitParams,
  query: pageQuery,
  reply: page(
    z.object({
      id,
      kind: z.enum(postingKinds),
      postedAt: instant,
      postedBy: z.string().nullable(),
      memo: z.string(),
      reverses: id.nullable(),
      /** How many points moved. */
      points: count,
      lines: z.array(z.object({ account: z.enum(accountKinds), employeeName: z.string().nullable(), amount: count })),
    }),
  ),
  refusals: ['not-found'],
  exportColumns: ['postedAt', 'kind', 'points', 'memo', 'postedBy'],
});

export const proposeSlip = operation({
  id: 'proposeSlip',
  method: 'POST',
  path: '/api/units/:unitId/points-slips',
  summary:
    'Somebody of the coordinator’s or a department proposes, as the first to sign, to thank an employee by a rule.',
  params: unitParams,
  body: z.strictObject({ employeeId: id, ruleId: id, reason, evidenceId: id.nullable().default(null) }),
  reply: slip,
  refusals: ['not-found', 'slip-invalid'],
});

export const listSlips = operation({
  id: 'listSlips',
  method: 'GET',
  path: '/api/units/:unitId/points-slips',
  summary: 'The points slips of a unit, for coordinators and departments; `to-sign` wait for a signature.',
  params: unitParams,
  query: { ...pageQuery, state: z.enum([...slipStates, 'to-sign']).optional(), employeeId: id.optional() },
  reply: page(slip),
  refusals: ['not-found'],
  exportColumns: ['employeeName', 'ruleName', 'points', 'reason', 'state'],
});

export const getSlip = operation({
  id: 'getSlip',
  method: 'GET',
  path: '/api/points-slips/:slipId',
  summary: 'One slip, for coordinators and departments of its unit.',
  params: slipParams,
  reply: slip,
  refusals: ['not-found'],
});

export const signSlip = operation({
  id: 'signSlip',
  method: 'PUT',
  path: '/api/points-slips/:slipId/signature',
  summary:
    'The second signature: another person than the first, neither of them the receiver, one of them a leader. The points are posted in the same act.',
  params: slipParams,
  reply: slip,
  refusals: ['not-found', 'slip-posted', 'slip-refused', 'points-not-posted'],
});

export const refuseSlip = operation({
  id: 'refuseSlip',
  method: 'PUT',
  path: '/api/points-slips/:slipId/refusal',
  summary: 'Somebody who could sign refuses the slip, with a reason; who proposed it takes it back so.',
  params: slipParams,
  body: z.strictObject({ reason }),
  reply: slip,
  refusals: ['not-found', 'slip-posted', 'slip-refused', 'slip-own'],
});

export const proposeReversal = operation({
  id: 'proposeReversal',
  method: 'POST',
  path: '/api/points-slips/:slipId/reversals',
  summary: 'Somebody asks, as the first to sign, to undo a posted slip.',
  params: slipParams,
  body: z.strictObject({ reason }),
  reply: slip,
  refusals: ['not-found', 'slip-not-posted', 'reversal-exists', 'slip-own'],
});

export const signReversal = operation({
  id: 'signReversal',
  method: 'PUT',
  path: '/api/points-slips/:slipId/reversal/signature',
  summary:
    'The second signature under a reversal, by the rules of the first; the mirrored posting is made in the same act.',
  params: slipParams,
  reply: slip,
  refusals: ['not-found', 'reversal-not-waiting', 'points-not-posted'],
});

export const refuseReversal = operation({
  id: 'refuseReversal',
  method: 'PUT',
  path: '/api/points-slips/:slipId/reversal/refusal',
  summary: 'The slip stays as it is; a reversal may be asked for again.',
  params: slipParams,
  body: z.strictObject({ reason }),
  reply: slip,
  refusals: ['not-found', 'reversal-not-waiting', 'slip-own'],
});

export const getMyPoints = operation({
  id: 'getMyPoints',
  method: 'GET',
  path: '/api/me/points',
  summary: 'What the caller holds as an employee, by unit.',
  reply: z.object({
    items: z.array(z.object({ employeeId: id, unitId: id, unitName: name, balance: count, thisYear: count })),
  }),
});

export const listMySlips = operation({
  id: 'listMySlips',
  method: 'GET',
  path: '/api/me/points-slips',
  summary: 'For what the caller was given points, or is about to be; refused slips are not told.',
  query: pageQuery,
  reply: page(
    z.object({
      id,
      unitId: id,
      ruleName: name,
      points: count,
      reason: z.string(),
      state: z.enum(slipStates),
      proposedAt: instant,
      postedAt: instant.nullable(),
    }),
  ),
});
