/** What would have carried an entry over the line, and how the line moves when a rule does. */
import { exact } from '../criteria/amount.ts';
import type { Pack } from '../criteria/pack.ts';
import { indicatorsOf } from '../criteria/tree.ts';
import { add, compare, greatest, least, mul, ratio, rounded, sub, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Total } from '../scoring/total.ts';
import type { Assessment } from './assess.ts';
import { decide } from './decide.ts';
import type { Candidate, DecideOptions, Decision } from './decide.ts';
import type { DecisionRule } from './rules.ts';

/** Points of the total that an indicator could still bring. */
export interface Gain {
  readonly number: string;
  readonly gain: Ratio;
}

export type WhatIf =
  | { readonly kind: 'already-named' }
  /** Gates, vetoes, bars or core marks shut the entry out; no points would help before they are cured. */
  | { readonly kind: 'shut-out' }
  /** Not even full marks would do. */
  | { readonly kind: 'out-of-reach' }
  /** The fewest indicators that would do, the last of them raised only by what is needed. */
  | { readonly kind: 'points'; readonly needed: Ratio; readonly gains: readonly Gain[] };

/** The least change of one entry's marks that would have named it, all others staying as they are. */
export function leastChange(
  pack: Pack,
  rule: DecisionRule,
  assessments: readonly Assessment[],
  id: string,
  options: DecideOptions = {},
): WhatIf {
  const candidates = assessments.map(({ candidate }) => candidate);
  const own = assessments.find(({ candidate }) => candidate.id === id);
  if (outcomeOf(decide(rule, candidates, options), id) === 'named') return { kind: 'already-named' };
  if (own?.total === undefined || !own.candidate.eligible) return { kind: 'shut-out' };
  const most = mostWith(pack, own.total);
  const target = lowestNamedTotal(pack, rule, candidates, own.candidate, most, options);
  if (target === undefined) return { kind: 'out-of-reach' };
  const needed = sub(target, unfloored(own.total));
  const gains = fewestGains(pack, own.total, needed);
  return gains === undefined ? { kind: 'out-of-reach' } : { kind: 'points', needed, gains };
}

function outcomeOf(decision: Decision, id: string): string | undefined {
  return decision.entries.find((entry) => entry.id === id)?.outcome;
}

/** The total without its floor: deductions below nothing must be made good too. */
function unfloored(total: Total): Ratio {
  return sub(add(total.base, total.special), total.deducted);
}

/** What the entry would have with full marks everywhere that counts. */
function mostWith(pack: Pack, total: Total): Ratio {
  const gains = gainsOf(pack, total);
  const base = gains.filter(({ special }) => !special).reduce((sum, { gain }) => add(sum, gain), zero);
  return rounded(add(add(unfloored(total), base), specialRoom(pack, total)), pack.decimals);
}

/** Special points beyond the cap bring nothing. */
function specialRoom(pack: Pack, total: Total): Ratio {
  const cap = exact(pack.special?.cap ?? 0);
  const all = gainsOf(pack, total)
    .filter(({ special }) => special)
    .reduce((sum, { gain }) => add(sum, gain), zero);
  return greatest(zero, least(sub(cap, total.special), all));
}

function gainsOf(pack: Pack, total: Total): readonly (Gain & { readonly special: boolean })[] {
  const base = new Set(indicatorsOf({ criteria: pack.criteria }).map(({ number }) => number));
  return indicatorsOf(pack).flatMap(({ number }) => {
    const node = total.nodes.get(number);
    if (node === undefined) return [];
    const lost = sub(node.of, node.score);
    const special = !base.has(number);
    return lost.num > 0n ? [{ number, gain: special ? lost : mul(lost, total.baseFactor), special }] : [];
  });
}

/** By halving: a higher total never loses a place, so the lowest that is named can be searched for. */
function lowestNamedTotal(
  pack: Pack,
  rule: DecisionRule,
  candidates: readonly Candidate[],
  own: Candidate,
  most: Ratio,
  options: DecideOptions,
): Ratio | undefined {
  const unit = 10n ** BigInt(pack.decimals);
  const others = candidates.filter(({ id }) => id !== own.id);
  const isNamed = (units: bigint): boolean => {
    const raised = withTotal(own, ratio(units, unit));
    return outcomeOf(decide(rule, [...others, raised], options), own.id) === 'named';
  };
  let low = unitsOf(own.total ?? zero, unit);
  let high = unitsOf(most, unit);
  if (high <= low || !isNamed(high)) return undefined;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (isNamed(middle)) high = middle;
    else low = middle;
  }
  return ratio(high, unit);
}

function unitsOf(value: Ratio, unit: bigint): bigint {
  return (value.num * unit) / value.den;
}

/** The largest gains first, special ones up to the cap: no smaller number of indicators can bring as much. */
function fewestGains(pack: Pack, total: Total, needed: Ratio): readonly Gain[] | undefined {
  let missing = needed;
  let room = specialRoom(pack, total);
  const chosen: Gain[] = [];
  const sorted = gainsOf(pack, total).toSorted((a, b) => compare(b.gain, a.gain) || (a.number < b.number ? -1 : 1));
  for (const { number, gain, special } of sorted) {
    if (compare(missing, zero) <= 0) break;
    const usable = least(special ? least(gain, room) : gain, missing);
    if (usable.num <= 0n) continue;
    if (special) room = sub(room, usable);
    chosen.push({ number, gain: usable });
    missing = sub(missing, usable);
  }
  return compare(missing, zero) <= 0 ? chosen : undefined;
}

/** A rule or a weight changed for trial; nothing that was decided is touched by it. */
export type Variation =
  | { readonly kind: 'rule'; readonly rule: DecisionRule }
  | { readonly kind: 'weight'; readonly number: string; readonly factor: Ratio };

export interface Sensitivity {
  readonly decision: Decision;
  readonly entering: readonly string[];
  readonly leaving: readonly string[];
}

/** How the result would move: who would be named that is not, and who no longer. */
export function sensitivityOf(
  pack: Pack,
  rule: DecisionRule,
  assessments: readonly Assessment[],
  variation: Variation,
  options: DecideOptions = {},
): Sensitivity {
  const before = decide(
    rule,
    assessments.map(({ candidate }) => candidate),
    options,
  );
  const decision =
    variation.kind === 'rule'
      ? decide(
          variation.rule,
          assessments.map(({ candidate }) => candidate),
          options,
        )
      : decide(
          rule,
          assessments.map((one) => reweighted(pack, one, variation.number, variation.factor)),
          options,
        );
  const [old, fresh] = [before, decision].map(
    ({ entries }) => new Set(entries.filter(({ outcome }) => outcome === 'named').map(({ id }) => id)),
  ) as [Set<string>, Set<string>];
  return {
    decision,
    entering: [...fresh].filter((id) => !old.has(id)),
    leaving: [...old].filter((id) => !fresh.has(id)),
  };
}

/** The candidate with one criterion of the base weighing more or less, the rest of the base making room for it. */
function reweighted(pack: Pack, { candidate, total }: Assessment, number: string, factor: Ratio): Candidate {
  const node = total?.nodes.get(number);
  if (total === undefined || node === undefined) return candidate;
  return withTotal(candidate, rounded(total.reweighted(number, factor), pack.decimals));
}

/** The candidate with another total, its correction for the order staying what it is. */
function withTotal(candidate: Candidate, total: Ratio): Candidate {
  const { id, eligible, lines, groups, votes, nonconformities, scores, order } = candidate;
  const shift = order === undefined || candidate.total === undefined ? undefined : sub(order, candidate.total);
  const ordered = shift === undefined ? {} : { order: add(total, shift) };
  return { id, eligible, lines, groups, votes, nonconformities, scores, total, ...ordered };
}
