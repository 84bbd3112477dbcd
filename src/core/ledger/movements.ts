import { addMonths, includes } from '../calendar.ts';
import type { IsoDate, Period } from '../calendar.ts';
import type { Problem } from '../problem.ts';
import type { Drafted, Lot, Movement, Posting } from './accounts.ts';
import { problemsInAmount, problemsInSignatures } from './rules.ts';
import type { GivenBefore, PointsRule, Rank, Signature } from './rules.ts';

/** A budget out of which points are given while its period lasts. */
export interface Budget {
  readonly account: string;
  readonly period: Period;
  readonly balance: number;
}

/** Puts points from the source into a budget. Who may do so is not a question for the ledger. */
export function grantBudget(
  request: { readonly id: string; readonly on: IsoDate; readonly points: number },
  accounts: { readonly source: string; readonly budget: string },
): Drafted {
  const { id, on, points } = request;
  if (!Number.isSafeInteger(points) || points < 1)
    return { problems: [{ code: 'limit-not-a-count', pointer: '/points' }] };
  const postings = [posting(accounts.source, -points), posting(accounts.budget, points)];
  return { movement: { id, kind: 'grant', on, postings, usableUntil: null, reverses: null } };
}

/** What somebody asks for when an employee is to be thanked. */
export interface AwardRequest {
  readonly id: string;
  readonly on: IsoDate;
  readonly points: number;
  readonly reason: string;
  readonly receiver: { readonly person: string; readonly rank: string; readonly account: string };
  readonly signatures: readonly Signature[];
}

/** What must be known to judge it. `before` are the receiver's earlier awards under this rule. */
export interface AwardFacts {
  readonly rule: PointsRule;
  readonly ranks: readonly Rank[];
  readonly budget: Budget;
  readonly before: readonly GivenBefore[];
}

/** Gives points to an employee out of a budget, or says everything that stands against it. */
export function award(request: AwardRequest, facts: AwardFacts): Drafted {
  const { id, on, points, receiver } = request;
  const { rule, ranks, budget } = facts;
  const problems = [
    ...problemsInAmount(points, on, rule, facts.before),
    ...problemsInBudget(budget, on, points),
    ...problemsInReceiver(receiver.rank, ranks),
    ...problemsInReason(request.reason),
    ...problemsInSignatures(request.signatures, ranks, { receiver: receiver.person, points }),
  ];
  if (problems.length > 0) return { problems };
  const postings = [posting(budget.account, -points), posting(receiver.account, points, id)];
  const usableUntil = rule.expiresAfterMonths === null ? null : addMonths(on, rule.expiresAfterMonths);
  return { movement: { id, kind: 'award', on, postings, usableUntil, reverses: null } };
}

/** Moves away what has lost its force before `on`: one movement for every award of which something is left. */
export function expire(lots: readonly Lot[], on: IsoDate, expiredAccount: string, newId: () => string): Movement[] {
  return lots
    .filter((lot) => lot.points > 0 && lot.usableUntil !== null && lot.usableUntil < on)
    .map(({ lot, account, points }) => ({
      id: newId(),
      kind: 'expiry',
      on,
      postings: [posting(account, -points, lot), posting(expiredAccount, points, lot)],
      usableUntil: null,
      reverses: null,
    }));
}

/** What somebody asks for when a movement was a mistake. */
export interface ReversalRequest {
  readonly id: string;
  readonly on: IsoDate;
  readonly reason: string;
  readonly signatures: readonly Signature[];
}

/** What must be known to undo a movement. */
export interface ReversalFacts {
  readonly ranks: readonly Rank[];
  /** Whose account is touched; null when no employee's is. That person may not sign. */
  readonly receiver: string | null;
  readonly alreadyReversed: boolean;
  /** For an award: how many of its points lie on the expired account. */
  readonly expiredPoints: number;
  readonly expiredAccount: string;
  /** Where points go whose budget has closed; null while it is open, then they return to the budget. */
  readonly insteadOfBudget: string | null;
}

/**
 * Undoes a movement: every posting is mirrored, so that all balances are as if it had never been. Points of an award
 * that have expired meanwhile are taken from where they lie now.
 */
export function reverse(original: Movement, request: ReversalRequest, facts: ReversalFacts): Drafted {
  const problems: Problem[] = [
    ...problemsInReason(request.reason),
    ...problemsInSignatures(request.signatures, facts.ranks, { receiver: facts.receiver, points: null }),
  ];
  if (original.kind === 'reversal') problems.push({ code: 'reversal-of-reversal', pointer: '' });
  if (facts.alreadyReversed) problems.push({ code: 'already-reversed', pointer: '' });
  if (request.on < original.on) {
    problems.push({ code: 'reversal-before-original', pointer: '/on', params: { on: original.on } });
  }
  if (problems.length > 0) return { problems };
  const postings = original.kind === 'award' ? awardUndone(original, facts) : original.postings.map(mirrored);
  const { id, on } = request;
  return { movement: { id, kind: 'reversal', on, postings, usableUntil: null, reverses: original.id } };
}

function awardUndone(original: Movement, facts: ReversalFacts): Posting[] {
  return original.postings.map(mirrored).flatMap((one) => {
    if (one.lot === null) return [{ ...one, account: facts.insteadOfBudget ?? one.account }];
    const fromEmployee = { ...one, amount: one.amount + facts.expiredPoints };
    const fromExpired = posting(facts.expiredAccount, -facts.expiredPoints, one.lot);
    return [fromEmployee, fromExpired].filter(({ amount }) => amount !== 0);
  });
}

function problemsInBudget(budget: Budget, on: IsoDate, points: number): Problem[] {
  const problems: Problem[] = [];
  const { from, to } = budget.period;
  if (!includes(budget.period, on)) problems.push({ code: 'budget-not-open', pointer: '/on', params: { from, to } });
  if (points > budget.balance) {
    problems.push({ code: 'budget-exceeded', pointer: '/points', params: { left: budget.balance } });
  }
  return problems;
}

function problemsInReceiver(rankCode: string, ranks: readonly Rank[]): Problem[] {
  const rank = ranks.find((one) => one.code === rankCode);
  if (rank?.mayReceive === true) return [];
  const code = rank === undefined ? 'receiver-rank-unknown' : 'receiver-outside-scheme';
  return [{ code, pointer: '/receiver', params: { rank: rankCode } }];
}

function problemsInReason(reason: string): Problem[] {
  return reason.trim() === '' ? [{ code: 'ledger-reason-missing', pointer: '/reason' }] : [];
}

function posting(account: string, amount: number, lot: string | null = null): Posting {
  return { account, amount, lot };
}

function mirrored(one: Posting): Posting {
  return { ...one, amount: -one.amount };
}
