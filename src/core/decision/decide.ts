/** Who is above the line, and why: a rule applied to candidates, every outcome with its lines of explanation. */
import { exact } from '../criteria/amount.ts';
import type { Amount } from '../criteria/amount.ts';
import { compare, mul, ratio, sub, toExact, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Line } from '../scoring/line.ts';
import { combinedKeys } from './combined-rank.ts';
import { fillPlaces } from './places.ts';
import type { Contender, Filled, Outcome, Verdict } from './places.ts';
import { fillQuotas } from './quotas.ts';
import type { DecisionRule, PassFailRule, RenewalRule } from './rules.ts';

/** A nonconformity of an audit: open, with an accepted plan, or closed and verified. */
export interface Nonconformity {
  readonly grade: 'major' | 'minor';
  readonly state: 'open' | 'planned' | 'closed';
}

/** One entry as the rule sees it. Not eligible: a gate, a veto or a core mark shuts it out, as its lines say. */
export interface Candidate {
  readonly id: string;
  readonly eligible: boolean;
  /** Rounded as published; absent when there is no sheet. */
  readonly total?: Ratio;
  /** What it is ordered by instead of the total, such as the total corrected for severity; thresholds look at the total. */
  readonly order?: Ratio;
  /** By number of criterion, for ties decided by a named one. */
  readonly scores?: ReadonlyMap<string, Ratio>;
  /** Its groups by name, for quotas: { district: "…" }. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Votes that stand, for a rule that combines them with the total. */
  readonly votes?: number;
  readonly nonconformities?: readonly Nonconformity[];
  /** What is known before the rule is applied: gates, vetoes, the total. */
  readonly lines: readonly Line[];
}

export interface Decided {
  readonly id: string;
  readonly outcome: Outcome;
  /** Among the eligible, equals sharing a rank (1, 2, 2, 4); absent when excluded. */
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
  /** Entries that stood level across the last place, before the tie rule was applied. */
  readonly tiedAtCut: readonly string[];
  /** Places that nobody took; absent under rules without places. */
  readonly emptyPlaces?: number;
}

export interface DecideOptions {
  /** The published seed of a lot. */
  readonly seed?: number;
  /** Honours that expire, for a rule that renews a share of them. */
  readonly expiring?: number;
}

/** An edition may state its own line and number of places where its rules leave them to the office. */
export interface RuleSettings {
  readonly atLeast?: Amount;
  readonly places?: number;
}

/** The pack's rule with what the edition sets for itself. */
export function ruleFor(rule: DecisionRule, settings: RuleSettings): DecisionRule {
  const line = settings.atLeast === undefined ? {} : { atLeast: settings.atLeast };
  const hasPlaces = rule.kind === 'top' || rule.kind === 'combined-rank';
  return hasPlaces ? { ...rule, ...line, places: settings.places ?? rule.places } : { ...rule, ...line };
}

interface Standing extends Contender {
  readonly candidate: Candidate;
  readonly total: Ratio;
}

/** Applies the rule. The order of the candidates makes no difference. */
export function decide(rule: DecisionRule, candidates: readonly Candidate[], options: DecideOptions = {}): Decision {
  const standings = standingsOf(rule, candidates);
  const threshold = rule.atLeast === undefined ? undefined : exact(rule.atLeast);
  const reaching = standings.filter(({ total }) => threshold === undefined || compare(total, threshold) >= 0);
  const { verdicts, tiedAtCut, empty } = judge(rule, reaching, options);
  const entries = standings.map(({ id, total, rank, candidate }): Decided => {
    const verdict = verdicts.get(id);
    const before = [
      ...candidate.lines,
      ...(threshold === undefined ? [] : [lineOfThreshold(total, threshold)]),
      ...(candidate.order === undefined ? [] : [lineOfOrder(total, candidate.order)]),
    ];
    const lines = verdict === undefined ? before : [...before, ...verdict.lines];
    return { id, total, rank, outcome: verdict?.outcome ?? 'not-named', lines };
  });
  const cut = lowestNamed(entries);
  return {
    entries: [...entries, ...excludedOf(candidates)],
    ...(cut !== undefined && { cut }),
    tiedAtCut,
    ...(empty !== undefined && { emptyPlaces: empty }),
  };
}

type Judgement = Omit<Filled, 'empty'> & { readonly empty?: number };

function judge(rule: DecisionRule, reaching: readonly Standing[], options: DecideOptions): Judgement {
  switch (rule.kind) {
    case 'threshold':
      return eachBy(reaching, () => ({ outcome: 'named', lines: [] }));
    case 'pass-fail':
      return eachBy(reaching, ({ candidate }) => passOrFail(rule, candidate.nonconformities ?? []));
    case 'top':
    case 'combined-rank':
      return fillPlaces(reaching, rule.places, rule.ties, options.seed);
    case 'renewal-share':
      return fillPlaces(reaching, renewalPlaces(rule, options.expiring ?? 0), rule.ties, options.seed);
    case 'quota':
      return fillQuotas(rule, reaching, ({ candidate }) => candidate.groups, options.seed);
  }
}

function eachBy(standings: readonly Standing[], verdictOf: (standing: Standing) => Verdict): Judgement {
  return { verdicts: new Map(standings.map((standing) => [standing.id, verdictOf(standing)])), tiedAtCut: [] };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** The eligible in order, each with its rank. */
function standingsOf(rule: DecisionRule, candidates: readonly Candidate[]): readonly Standing[] {
  const eligible = candidates.flatMap((candidate) =>
    candidate.eligible && candidate.total !== undefined
      ? [{ candidate, id: candidate.id, total: candidate.total, order: candidate.order ?? candidate.total }]
      : [],
  );
  const keys =
    rule.kind === 'combined-rank'
      ? combinedKeys(
          rule,
          eligible.map((one) => ({ ...one, votes: one.candidate.votes ?? 0 })),
        )
      : undefined;
  const keyed = eligible.map((one) => ({ ...one, key: keys?.get(one.id) ?? one.order }));
  const sorted = keyed.toSorted((a, b) => compare(b.key, a.key) || byId(a, b));
  let rank = 1;
  return sorted.map((one, index) => {
    const before = sorted[index - 1];
    if (before === undefined || compare(before.key, one.key) !== 0) rank = index + 1;
    return { ...one, rank };
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

function lowestNamed(entries: readonly Decided[]): Ratio | undefined {
  let lowest: Ratio | undefined;
  for (const { outcome, total } of entries) {
    if (outcome === 'named' && total !== undefined && (lowest === undefined || compare(total, lowest) < 0))
      lowest = total;
  }
  return lowest;
}

function lineOfThreshold(total: Ratio, threshold: Ratio): Line {
  const over = sub(total, threshold);
  const met = compare(over, zero) >= 0;
  const by = toExact(met ? over : sub(threshold, total));
  const params = { total: toExact(total), threshold: toExact(threshold), by };
  return { code: met ? 'threshold-met' : 'threshold-missed', params };
}

function lineOfOrder(total: Ratio, order: Ratio): Line {
  const by = sub(order, total);
  const params = { total: toExact(total), order: toExact(order) };
  const isRaised = compare(by, zero) >= 0;
  const amount = toExact(isRaised ? by : sub(total, order));
  return { code: isRaised ? 'order-raised' : 'order-lowered', params: { ...params, by: amount } };
}

/** How many of those that expire may be renewed. */
export function renewalPlaces(rule: Pick<RenewalRule, 'share' | 'rounding'>, expiring: number): number {
  const exactly = mul(exact(rule.share), ratio(expiring));
  const down = exactly.num / exactly.den;
  const rest = sub(exactly, ratio(down));
  const up = { down: false, up: rest.num > 0n, 'half-up': compare(rest, ratio(1, 2)) >= 0 }[rule.rounding];
  return Number(up ? down + 1n : down);
}

function passOrFail(rule: PassFailRule, found: readonly Nonconformity[]): Verdict {
  const majors = found.filter(({ grade, state }) => grade === 'major' && state !== 'closed').length;
  const minors = found.filter(({ grade, state }) => grade === 'minor' && state === 'open').length;
  const lines: Line[] = [
    {
      code: majors <= rule.openMajors ? 'majors-allowed' : 'majors-open',
      params: { found: majors, allowed: rule.openMajors },
    },
    {
      code: minors <= rule.minorsWithoutPlan ? 'minors-allowed' : 'minors-without-plan',
      params: { found: minors, allowed: rule.minorsWithoutPlan },
    },
  ];
  const passes = majors <= rule.openMajors && minors <= rule.minorsWithoutPlan;
  return { outcome: passes ? 'named' : 'not-named', lines };
}
