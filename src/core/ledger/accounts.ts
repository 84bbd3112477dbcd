import type { IsoDate } from '../calendar.ts';
import type { Problem } from '../problem.ts';

/**
 * The kinds of account. Points come from a source, wait in a budget until somebody is thanked with them, and are then
 * held by an employee until they expire. Points taken back after their budget has closed rest in a reversal account.
 * Only the source may be below zero: its balance is minus all points that exist, so all balances add up to nothing.
 */
export const accountKinds = {
  source: { mayBeNegative: true },
  budget: { mayBeNegative: false },
  employee: { mayBeNegative: false },
  expired: { mayBeNegative: false },
  reversal: { mayBeNegative: false },
} as const satisfies Record<string, { mayBeNegative: boolean }>;
export type AccountKind = keyof typeof accountKinds;

/**
 * One line of a movement: `amount` whole points are added to an account (taken from it when negative). `lot` is the
 * award that the points came from, wherever single awards are told apart: on employee and expired accounts.
 */
export interface Posting {
  readonly account: string;
  readonly amount: number;
  readonly lot: string | null;
}

/** One act in the ledger. It is never changed or removed; a mistake is undone by another movement. */
export interface Movement {
  readonly id: string;
  readonly kind: 'grant' | 'award' | 'expiry' | 'reversal';
  readonly on: IsoDate;
  readonly postings: readonly Posting[];
  /** For an award: the last day on which its points count; null when they stay. */
  readonly usableUntil: IsoDate | null;
  /** For a reversal: the movement that it undoes. */
  readonly reverses: string | null;
}

/** A movement that may be written, or all the reasons why there is none. */
export type Drafted =
  | { readonly movement: Movement; readonly problems?: undefined }
  | { readonly movement?: undefined; readonly problems: readonly Problem[] };

/** What an employee still has of one award. */
export interface Lot {
  readonly lot: string;
  readonly account: string;
  readonly points: number;
  readonly usableUntil: IsoDate | null;
}

export type Balances = ReadonlyMap<string, number>;

/** What every account holds after the movements, in any order. */
export function balancesAfter(movements: Iterable<Movement>, before: Balances = new Map()): Balances {
  const balances = new Map(before);
  for (const movement of movements) {
    for (const { account, amount } of movement.postings) balances.set(account, (balances.get(account) ?? 0) + amount);
  }
  return balances;
}

/** What is left of every award on its employee's account; awards of which nothing is left are not listed. */
export function lotsAfter(movements: readonly Movement[], kinds: ReadonlyMap<string, AccountKind>): Lot[] {
  const awards = new Map(movements.filter((one) => one.kind === 'award').map((one) => [one.id, one]));
  const left = new Map<string, { account: string; points: number }>();
  for (const posting of movements.flatMap((one) => one.postings)) {
    if (posting.lot === null || kinds.get(posting.account) !== 'employee') continue;
    const points = (left.get(posting.lot)?.points ?? 0) + posting.amount;
    left.set(posting.lot, { account: posting.account, points });
  }
  return [...left]
    .filter(([, { points }]) => points !== 0)
    .map(([lot, { account, points }]) => ({ lot, account, points, usableUntil: awards.get(lot)?.usableUntil ?? null }));
}

/** What is wrong with postings by themselves: they must be whole, not nothing, and add up to nothing. */
export function problemsInPostings(postings: readonly Posting[], pointer = ''): Problem[] {
  const problems: Problem[] = [];
  if (postings.length < 2) problems.push({ code: 'postings-too-few', pointer });
  for (const [index, { amount }] of postings.entries()) {
    if (!Number.isSafeInteger(amount) || amount === 0) {
      problems.push({ code: 'posting-amount-invalid', pointer: `${pointer}/${index}/amount` });
    }
  }
  if (problems.length > 0) return problems;
  const sum = postings.reduce((total, { amount }) => total + BigInt(amount), 0n);
  if (sum !== 0n) problems.push({ code: 'postings-unbalanced', pointer, params: { sum: String(sum) } });
  return problems;
}

/** What is wrong with a movement against the balances before it: unknown accounts, and balances that would fall below zero. */
export function problemsInMovement(
  movement: Movement,
  kinds: ReadonlyMap<string, AccountKind>,
  before: Balances,
): Problem[] {
  const problems = problemsInPostings(movement.postings, '/postings');
  if (problems.length > 0) return problems;
  const after = balancesAfter([movement], before);
  const firstPosting = new Map(movement.postings.map(({ account }, index) => [account, index] as const).reverse());
  for (const [account, index] of firstPosting) {
    const pointer = `/postings/${index}/account`;
    const kind = kinds.get(account);
    const balance = after.get(account) ?? 0;
    if (kind === undefined) {
      problems.push({ code: 'account-unknown', pointer, params: { account } });
    } else if (!Number.isSafeInteger(balance)) {
      problems.push({ code: 'balance-too-large', pointer });
    } else if (balance < 0 && !accountKinds[kind].mayBeNegative) {
      problems.push({ code: 'balance-below-zero', pointer, params: { missing: -balance } });
    }
  }
  return problems;
}
