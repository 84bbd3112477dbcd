import type { Problem } from '../problem.ts';

/** What the assignment is to be good at. Conflicts are outside of this: no objective and no price can buy them. */
export type Objective =
  /** The greatest total affinity; with a balance price the n-th entry of one assessor costs n times the price. */
  | { readonly kind: 'total'; readonly balancePrice?: number }
  /** First the smallest entry total, up to `share` (0 to 1) of the best found, then the total. */
  | { readonly kind: 'fair'; readonly share: number }
  /** The greatest total less `price` for every earlier pair that is dropped. */
  | {
      readonly kind: 'stable';
      readonly earlier: readonly (readonly [string, string])[];
      readonly price: number;
      readonly balancePrice?: number;
    }
  /** Drawn by lot among assignments whose expected total loses at most the share `loss` (0: among the optimal ones). */
  | { readonly kind: 'lottery'; readonly seed: number; readonly loss: number };

/**
 * Prices from which anybody can reckon, in one pass, a bound that no assignment can exceed. A fair assignment also
 * states its floor and by how many hundredths the scores of an entry count more than others'.
 */
export interface Certificate {
  readonly entry: readonly string[];
  readonly entryPrice: readonly number[];
  readonly assessor: readonly string[];
  readonly assessorPrice: readonly number[];
  /** Per quota, in the order of `AssignmentProblem.quotas`, the price of every entry. */
  readonly quotaPrice?: readonly (readonly number[])[];
  readonly floor?: number;
  readonly entryWeight?: readonly number[];
  readonly bound: number;
}

/** How far chance went. */
export interface Lottery {
  readonly seed: number;
  /** Pairs that were drawn with a probability between 0 and 1. */
  readonly open: number;
  /** The largest probability of any pair, those aside that are fixed or in every optimal assignment. */
  readonly cap: number;
  readonly expectedTotal: number;
}

export interface Solved {
  /** `optimal`: bound and value are equal. `bounded`: the gap between them is stated. `optimal-by-search`: see `gap`. */
  readonly status: 'optimal' | 'optimal-by-search' | 'bounded';
  readonly total: number;
  /** The total as the objective counts it: with the price of balance and of changes. */
  readonly value: number;
  readonly minEntry: number;
  readonly assignments: readonly (readonly [string, string])[];
  readonly certificate: Certificate;
  /** The bound less the value. With overlapping quotas the search closes the gap that the prices leave. */
  readonly gap: number;
  readonly lottery?: Lottery;
  /** Earlier pairs that were dropped. */
  readonly dropped?: readonly (readonly [string, string])[];
}

/** One thing to change; done together, the relaxations of one list cure the problem. */
export interface Relaxation {
  readonly kind: 'raise-max' | 'lower-min' | 'lower-coverage' | 'raise-quota-max' | 'lower-quota-min' | 'unfix';
  readonly entry?: string;
  readonly assessor?: string;
  readonly role?: string;
  readonly by: number;
}

/** Entries and assessors that cannot be satisfied together. */
export interface Cause {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly entries: readonly string[];
  readonly assessors: readonly string[];
  /** Any one of these lists cures the whole problem, with the fewest units of its kind. */
  readonly cures: readonly (readonly Relaxation[])[];
}

export type AssignmentAnswer =
  | Solved
  | { readonly status: 'infeasible'; readonly cause: Cause }
  | { readonly status: 'refused'; readonly problems: readonly Problem[] }
  | { readonly status: 'stopped' };
