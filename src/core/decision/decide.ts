/** Who is above the line, and why: a rule applied to candidates, every outcome with its lines of explanation. */
import { exact } from '../criteria/amount.ts';
import type { Amount } from '../criteria/amount.ts';
import { compare, sub, toExact, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Line } from '../scoring/line.ts';
import type { DecisionRule, ThresholdRule, TopRule } from './rules.ts';
import { resolveTie } from './ties.ts';

/** One entry as the rule sees it. Not eligible: a gate, a veto or a core mark shuts it out, as its lines say. */
export interface Candidate {
  readonly id: string;
  readonly eligible: boolean;
  /** Rounded as published; absent when there is no sheet. */
  readonly total?: Ratio;
  /** By number of criterion, for ties decided by a named one. */
  readonly scores?: ReadonlyMap<string, Ratio>;
  /** What is known before the rule is applied: gates, vetoes, the total. */
  readonly lines: readonly Line[];
}

/** `undecided`: equal totals stand at the line and the lot that the rule asks for has not been drawn. */
export type Outcome = 'named' | 'not-named' | 'excluded' | 'undecided';

export interface Decided {
  readonly id: string;
  readonly outcome: Outcome;
  /** Among the eligible, equal totals sharing a rank (1, 2, 2, 4); absent when excluded. */
  readonly rank?: number;
  readonly total?: Ratio;
  /** Why, line by line; the last ones are those of the rule. */
  readonly lines: readonly Line[];
}

export interface Decision {
  /** By rank, then by id; the excluded last. */
  readonly entries: readonly Decided[];
  /** The lowest total that was named. */
  readonly cut?: Ratio;
  /** Entries with equal totals that stood across the last place, before the tie rule was applied. */
  readonly tiedAtCut: readonly string[];
}

export interface DecideOptions {
  /** The published seed of a lot. */
  readonly seed?: number;
}

/** An edition may state its own line and number of places where its rules leave them to the office. */
export interface RuleSettings {
  readonly atLeast?: Amount;
  readonly places?: number;
}

/** The pack's rule with what the edition sets for itself. */
export function ruleFor(rule: DecisionRule, settings: RuleSettings): DecisionRule {
  const atLeast = settings.atLeast ?? rule.atLeast;
  return rule.kind === 'threshold'
    ? { ...rule, atLeast: settings.atLeast ?? rule.atLeast }
    : { ...rule, places: settings.places ?? rule.places, ...(atLeast !== undefined && { atLeast }) };
}

interface Ranked extends Candidate {
  readonly total: Ratio;
  readonly rank: number;
}

interface Verdict {
  readonly outcome: Outcome;
  readonly lines: readonly Line[];
}

/** Applies the rule. The order of the candidates makes no difference. */
export function decide(rule: DecisionRule, candidates: readonly Candidate[], options: DecideOptions = {}): Decision {
  const ranked = rank(candidates);
  const { verdicts, tiedAtCut } =
    rule.kind === 'threshold' ? byThreshold(rule, ranked) : byPlaces(rule, ranked, options);
  const judged = ranked.map((candidate): Decided => {
    const verdict = verdicts.get(candidate.id) ?? { outcome: 'not-named', lines: [] };
    const { id, total } = candidate;
    return { id, total, rank: candidate.rank, outcome: verdict.outcome, lines: [...candidate.lines, ...verdict.lines] };
  });
  const named = judged.filter(({ outcome }) => outcome === 'named');
  const cut = named.at(-1)?.total;
  return { entries: [...judged, ...excludedOf(candidates)], ...(cut !== undefined && { cut }), tiedAtCut };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function rank(candidates: readonly Candidate[]): readonly Ranked[] {
  const eligible = candidates
    .filter(
      (candidate): candidate is Candidate & { total: Ratio } => candidate.eligible && candidate.total !== undefined,
    )
    .toSorted((a, b) => compare(b.total, a.total) || byId(a, b));
  let place = 1;
  return eligible.map((candidate, index) => {
    const before = eligible[index - 1];
    if (before === undefined || compare(before.total, candidate.total) !== 0) place = index + 1;
    return { ...candidate, rank: place };
  });
}

function excludedOf(candidates: readonly Candidate[]): readonly Decided[] {
  return candidates
    .filter(({ eligible, total }) => !eligible || total === undefined)
    .toSorted(byId)
    .map(({ id, total, lines }) => ({
      id,
      outcome: 'excluded',
      ...(total !== undefined && { total }),
      lines: [...lines, { code: 'entry-excluded' }],
    }));
}

interface Judgement {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly tiedAtCut: readonly string[];
}

function lineOfThreshold(total: Ratio, threshold: Ratio): Line {
  const over = sub(total, threshold);
  const met = compare(over, zero) >= 0;
  return {
    code: met ? 'threshold-met' : 'threshold-missed',
    params: {
      total: toExact(total),
      threshold: toExact(threshold),
      by: toExact(met ? over : sub(threshold, total)),
    },
  };
}

function byThreshold(rule: ThresholdRule, ranked: readonly Ranked[]): Judgement {
  const threshold = exact(rule.atLeast);
  const verdicts = ranked.map(({ id, total }): [string, Verdict] => [
    id,
    {
      outcome: compare(total, threshold) >= 0 ? 'named' : 'not-named',
      lines: [lineOfThreshold(total, threshold)],
    },
  ]);
  return { verdicts: new Map(verdicts), tiedAtCut: [] };
}

function byPlaces(rule: TopRule, ranked: readonly Ranked[], options: DecideOptions): Judgement {
  const threshold = rule.atLeast === undefined ? undefined : exact(rule.atLeast);
  const reaching = ranked.filter(({ total }) => threshold === undefined || compare(total, threshold) >= 0);
  const verdicts = new Map<string, Verdict>();
  const last = reaching[rule.places - 1]?.total;
  const full = last !== undefined && reaching.length > rule.places;
  const tied = full ? reaching.filter(({ total }) => compare(total, last) === 0) : [];
  const room = rule.places - reaching.filter(({ total }) => full && compare(total, last) > 0).length;
  const isTie = tied.length > room;
  const ties = isTie ? resolveTie(rule.ties, tied, room, options.seed) : undefined;
  for (const { id, total, rank: place } of ranked) {
    const lines = threshold === undefined ? [] : [lineOfThreshold(total, threshold)];
    const tie = ties?.get(id);
    if (threshold !== undefined && compare(total, threshold) < 0) verdicts.set(id, { outcome: 'not-named', lines });
    else if (tie !== undefined) verdicts.set(id, { outcome: tie.outcome, lines: [...lines, ...tie.lines] });
    else verdicts.set(id, placeVerdict(rule.places, place, total, full ? last : undefined, lines));
  }
  return { verdicts, tiedAtCut: isTie ? tied.map(({ id }) => id) : [] };
}

function placeVerdict(
  places: number,
  rank: number,
  total: Ratio,
  last: Ratio | undefined,
  before: readonly Line[],
): Verdict {
  const params = { rank, places };
  if (places > 0 && (last === undefined || compare(total, last) >= 0)) {
    return { outcome: 'named', lines: [...before, { code: 'place-won', params }] };
  }
  if (last === undefined) return { outcome: 'not-named', lines: [...before, { code: 'no-places', params }] };
  const by = toExact(sub(last, total));
  return { outcome: 'not-named', lines: [...before, { code: 'place-missed', params: { ...params, by } }] };
}
