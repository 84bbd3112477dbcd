/** Equal totals across the last place: who of them is in, by the rule that the pack states beforehand. */
import { Random } from '../random.ts';
import { compare, equal, toExact, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Line } from '../scoring/line.ts';
import type { TieRule } from './rules.ts';

export interface Tied {
  readonly id: string;
  /** What places are given by; equal for all of the tied. */
  readonly key: Ratio;
  readonly candidate: { readonly scores?: ReadonlyMap<string, Ratio> };
}

export interface TieVerdict {
  readonly outcome: 'named' | 'not-named' | 'undecided';
  readonly lines: readonly Line[];
}

/** A verdict for each of the tied, of whom only `room` have a place. A lot without its seed leaves them undecided. */
export function resolveTie(
  rule: TieRule,
  tied: readonly Tied[],
  room: number,
  seed: number | undefined,
): ReadonlyMap<string, TieVerdict> {
  const key = tied[0]?.key ?? zero;
  const tie: Line = { code: 'tied-at-the-line', params: { count: tied.length, room, total: toExact(key) } };
  const verdicts = new Map<string, TieVerdict>();
  const settle = (chosen: readonly Tied[], outcome: TieVerdict['outcome'], ...lines: readonly Line[]): void => {
    for (const { id } of chosen) verdicts.set(id, { outcome, lines: [tie, ...lines] });
  };
  settleBy(rule, tied, room, seed, settle);
  return verdicts;
}

type Settle = (chosen: readonly Tied[], outcome: TieVerdict['outcome'], ...lines: readonly Line[]) => void;

function settleBy(rule: TieRule, tied: readonly Tied[], room: number, seed: number | undefined, settle: Settle): void {
  switch (rule.kind) {
    case 'all-in':
      return settle(tied, 'named', { code: 'tie-all-in' });
    case 'none-in':
      return settle(tied, 'not-named', { code: 'tie-none-in' });
    case 'lot':
      return settleByLot(tied, room, seed, settle);
    case 'criteria':
      return settleByCriteria(rule.criteria, rule.otherwise, tied, room, seed, settle);
  }
}

function settleByLot(tied: readonly Tied[], room: number, seed: number | undefined, settle: Settle): void {
  if (seed === undefined) return settle(tied, 'undecided', { code: 'tie-awaits-lot' });
  const drawn = tied.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const random = new Random(seed);
  // Fisher and Yates over the ids in their order: the same seed draws the same lot for everybody.
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [drawn[last], drawn[other]] = [drawn[other] as Tied, drawn[last] as Tied];
  }
  drawn.forEach((one, index) => {
    const params = { seed, draw: index + 1, room };
    if (index < room) settle([one], 'named', { code: 'tie-won-by-lot', params });
    else settle([one], 'not-named', { code: 'tie-lost-by-lot', params });
  });
}

function scoreOn(one: Tied, number: string): Ratio {
  return one.candidate.scores?.get(number) ?? zero;
}

/** Compares on one criterion after the other; whoever is still equal at the last place falls under `otherwise`. */
function settleByCriteria(
  criteria: readonly string[],
  otherwise: 'all-in' | 'none-in' | 'lot',
  tied: readonly Tied[],
  room: number,
  seed: number | undefined,
  settle: Settle,
): void {
  const [number, ...rest] = criteria;
  if (number === undefined) return settleBy({ kind: otherwise }, tied, room, seed, settle);
  const sorted = tied.toSorted((a, b) => compare(scoreOn(b, number), scoreOn(a, number)));
  const edge = scoreOn(sorted[room - 1] as Tied, number);
  const params = { number, edge: toExact(edge) };
  const above = sorted.filter((one) => compare(scoreOn(one, number), edge) > 0);
  const below = sorted.filter((one) => compare(scoreOn(one, number), edge) < 0);
  const level = sorted.filter((one) => equal(scoreOn(one, number), edge));
  const withScore = (code: string, one: Tied): Line => ({
    code,
    params: { ...params, score: toExact(scoreOn(one, number)) },
  });
  for (const one of above) settle([one], 'named', withScore('tie-won-on-criterion', one));
  for (const one of below) settle([one], 'not-named', withScore('tie-lost-on-criterion', one));
  const left = room - above.length;
  if (level.length <= left) for (const one of level) settle([one], 'named', withScore('tie-won-on-criterion', one));
  else settleByCriteria(rest, otherwise, level, left, seed, settle);
}
