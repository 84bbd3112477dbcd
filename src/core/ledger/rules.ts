import { periodAround, includes } from '../calendar.ts';
import type { IsoDate } from '../calendar.ts';
import type { Problem } from '../problem.ts';

/** A rank in the unit's scheme. Ranks are listed from the lowest to the highest. */
export interface Rank {
  readonly code: string;
  /** Whether a signature of this rank is that of a leader. */
  readonly leader: boolean;
  /** Top leaders give points but do not take part themselves. */
  readonly mayReceive: boolean;
  /** The largest single award that a leader of this rank may sign; null when there is no bound. */
  readonly mostPerAward: number | null;
}

/** The most that one employee may receive under one rule within a day, month, quarter or year of the calendar. */
export interface RuleLimit {
  readonly per: 'day' | 'month' | 'quarter' | 'year';
  readonly mostPoints: number | null;
  readonly mostTimes: number | null;
}

/** For what points are given, and how many. */
export interface PointsRule {
  readonly code: string;
  readonly least: number;
  readonly most: number;
  readonly limits: readonly RuleLimit[];
  /** Whole months after which points lose their force; null when they stay. */
  readonly expiresAfterMonths: number | null;
}

/** Who signed, and in which rank. */
export interface Signature {
  readonly person: string;
  readonly rank: string;
}

/** An award made before under the same rule to the same employee, and not reversed. */
export interface GivenBefore {
  readonly on: IsoDate;
  readonly points: number;
}

/** What is wrong with a scheme of ranks: a code used twice, a bound below one, or nobody who could sign as a leader. */
export function problemsInRanks(ranks: readonly Rank[]): Problem[] {
  const problems: Problem[] = [];
  const codes = new Set<string>();
  for (const [index, rank] of ranks.entries()) {
    if (codes.has(rank.code))
      problems.push({ code: 'rank-repeated', pointer: `/${index}/code`, params: { rank: rank.code } });
    codes.add(rank.code);
    if (rank.mostPerAward !== null && !isCount(rank.mostPerAward)) {
      problems.push({ code: 'limit-not-a-count', pointer: `/${index}/mostPerAward` });
    }
  }
  if (!ranks.some((rank) => rank.leader)) problems.push({ code: 'rank-of-leader-missing', pointer: '' });
  return problems;
}

/** What is wrong with a rule: numbers that are not counts, or a least above the most. */
export function problemsInRule(rule: PointsRule): Problem[] {
  const problems: Problem[] = [];
  const counts: [pointer: string, value: number | null][] = [
    ['/least', rule.least],
    ['/most', rule.most],
    ['/expiresAfterMonths', rule.expiresAfterMonths],
    ...rule.limits.flatMap((limit, index): [string, number | null][] => [
      [`/limits/${index}/mostPoints`, limit.mostPoints],
      [`/limits/${index}/mostTimes`, limit.mostTimes],
    ]),
  ];
  for (const [pointer, value] of counts) {
    if (value !== null && !isCount(value)) problems.push({ code: 'limit-not-a-count', pointer });
  }
  if (rule.least > rule.most) {
    problems.push({ code: 'rule-range-reversed', pointer: '/most', params: { least: rule.least, most: rule.most } });
  }
  return problems;
}

/**
 * What is wrong with the signatures under an act of the ledger: two different people must sign, one of them a leader,
 * none of them the receiver; with `points`, one leader's rank must allow that many (above it, one rank up signs).
 */
export function problemsInSignatures(
  signatures: readonly Signature[],
  ranks: readonly Rank[],
  act: { readonly receiver: string | null; readonly points: number | null },
  pointer = '/signatures',
): Problem[] {
  const problems: Problem[] = [];
  const people = new Set<string>();
  const leaders: Rank[] = [];
  for (const [index, { person, rank: code }] of signatures.entries()) {
    const place = `${pointer}/${index}`;
    const rank = ranks.find((one) => one.code === code);
    if (people.has(person)) problems.push({ code: 'signature-repeated', pointer: place });
    people.add(person);
    if (person === act.receiver) problems.push({ code: 'signature-of-receiver', pointer: place });
    if (rank === undefined) problems.push({ code: 'signature-rank-unknown', pointer: place, params: { rank: code } });
    else if (rank.leader && person !== act.receiver) leaders.push(rank);
  }
  if (people.size < 2) problems.push({ code: 'second-signature-missing', pointer, params: { have: people.size } });
  if (leaders.length === 0) problems.push({ code: 'leader-signature-missing', pointer });
  else if (act.points !== null) problems.push(...problemsInLeaders(leaders, ranks, act.points, pointer));
  return problems;
}

function problemsInLeaders(leaders: Rank[], ranks: readonly Rank[], points: number, pointer: string): Problem[] {
  if (leaders.some((rank) => allows(rank, points))) return [];
  const enough = ranks.find((rank) => rank.leader && allows(rank, points));
  if (enough === undefined) return [{ code: 'award-above-every-rank', pointer, params: { points } }];
  return [{ code: 'award-above-rank', pointer, params: { points, rank: enough.code } }];
}

function allows(rank: Rank, points: number): boolean {
  return rank.mostPerAward === null || points <= rank.mostPerAward;
}

/** What is wrong with giving that many points under a rule on that day, after what was given before. */
export function problemsInAmount(
  points: number,
  on: IsoDate,
  rule: PointsRule,
  before: readonly GivenBefore[],
): Problem[] {
  const pointer = '/points';
  if (!Number.isSafeInteger(points) || points < rule.least || points > rule.most) {
    return [{ code: 'points-outside-rule', pointer, params: { least: rule.least, most: rule.most } }];
  }
  const problems: Problem[] = [];
  for (const { per, mostPoints, mostTimes } of rule.limits) {
    const period = periodAround(on, per);
    const given = before.filter((one) => includes(period, one.on));
    const sum = given.reduce((total, one) => total + one.points, 0);
    if (mostPoints !== null && sum + points > mostPoints) {
      problems.push({ code: `points-limit-${per}`, pointer, params: { most: mostPoints, given: sum } });
    }
    if (mostTimes !== null && given.length + 1 > mostTimes) {
      problems.push({ code: `times-limit-${per}`, pointer, params: { most: mostTimes } });
    }
  }
  return problems;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
