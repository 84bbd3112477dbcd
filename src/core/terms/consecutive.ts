import { addDays, wholeYearsIn } from '../calendar.ts';
import type { IsoDate, Period } from '../calendar.ts';
import { statuses } from './honour.ts';
import type { Edition, Honour, HonourStatus } from './honour.ts';
import { forerunnersOf } from './lineage.ts';
import type { Forerunner, UnitChange } from './lineage.ts';

/** One step of an explanation: the key of its sentence and what fills it. */
export interface ReasonLine {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** An edition that the unit, or one that it followed, was named in. */
export interface Term {
  readonly edition: Edition;
  readonly unit: string;
  readonly status: HonourStatus;
  /** Whether it counts: not after a revocation, a suspension that was not lifted, or an end by reform. */
  readonly counts: boolean;
}

/** Terms without a gap, oldest first. */
export interface Run {
  readonly terms: readonly Term[];
  /** From the first day of the first term to the last of the last (or to the day asked about); null if not known. */
  readonly period: Period | null;
  /** Whole consecutive years; null where a period is not known or the periods themselves do not meet. */
  readonly years: number | null;
  /** Whether the newest edition of the programme that is known on that day is among the terms. */
  readonly current: boolean;
}

/** What stands between two runs: the editions that the unit was not named in, and those that do not count. */
export interface Gap {
  readonly after: Edition;
  readonly before: Edition;
  readonly missing: readonly string[];
}

export interface TermsHeld {
  readonly runs: readonly Run[];
  readonly gaps: readonly Gap[];
  /** The run that lasts until the newest edition, if the unit was named in it. */
  readonly current: Run | null;
  /** The longest run by editions; of equal ones the latest. Null when the unit holds nothing. */
  readonly longest: Run | null;
  readonly reasoning: readonly ReasonLine[];
}

export interface TermsQuestion {
  readonly unit: string;
  readonly programme: string;
  /** The day as of which is asked: what was conferred later does not count. */
  readonly asOf: IsoDate;
  readonly changes?: readonly UnitChange[];
  /** Editions known to have been held beyond those in which somebody is on the register; `complete` if there were no others. */
  readonly editions?: { readonly known: readonly Edition[]; readonly complete: boolean };
  /** How units are called in the reasoning; their identity where it is not given. */
  readonly nameOf?: (unit: string) => string;
}

/**
 * The consecutive terms of a unit in a programme, from the register's honours of that programme (those of other
 * units show which editions there were). Two editions follow each other when nothing known lies between them and
 * their numbers or their periods say so, whatever their length: it is data, and has changed in practice from two
 * years to three.
 */
export function termsHeld(question: TermsQuestion, honours: readonly Honour[]): TermsHeld {
  const { unit, programme, asOf } = question;
  const known = honours.filter((one) => one.programme === programme && !isLater(one, asOf));
  const forerunners = forerunnersOf(unit, question.changes ?? []);
  const terms = termsOf(unit, forerunners, known);
  const editions = inOrder([...known.flatMap((one) => one.edition ?? []), ...(question.editions?.known ?? [])]);
  const complete = question.editions?.complete ?? false;
  const { chains, gaps } = chained(
    terms.filter((term) => term.counts),
    editions,
    complete,
  );
  const runs = chains.map((chain) => runOf(chain, editions.at(-1), asOf));
  const longest = runs.reduce<Run | null>(
    (best, run) => (best === null || run.terms.length >= best.terms.length ? run : best),
    null,
  );
  const reasoning = reasoningFor(terms, runs, gaps, forerunners, question.nameOf ?? ((one) => one));
  return { runs, gaps, current: runs.find((run) => run.current) ?? null, longest, reasoning };
}

function isLater(honour: Honour, asOf: IsoDate): boolean {
  const known = honour.conferredOn ?? honour.edition?.period?.from;
  return known !== undefined && known > asOf;
}

/** One term for every edition; where several forerunners were named in it, one that counts and is nearest. */
function termsOf(unit: string, forerunners: readonly Forerunner[], honours: readonly Honour[]): Term[] {
  const byEdition = new Map<string, Term>();
  const line = [{ unit, until: null }, ...forerunners];
  for (const { unit: holder, until } of line) {
    for (const honour of honours) {
      if (honour.unit !== holder || honour.edition === null) continue;
      const begins = honour.edition.period?.from ?? honour.conferredOn;
      if (until !== null && begins !== null && begins >= until) continue;
      const status = honour.history.at(-1)?.status ?? 'valid';
      const term = { edition: honour.edition, unit: holder, status, counts: countsFully(honour, status) };
      const before = byEdition.get(honour.edition.label);
      if (before === undefined || (term.counts && !before.counts)) byEdition.set(honour.edition.label, term);
    }
  }
  return [...byEdition.values()].sort((a, b) => compareEditions(a.edition, b.edition));
}

/** A term counts by its last status; one that was ended only after it was over counts all the same, unless revoked. */
function countsFully(honour: Honour, status: HonourStatus): boolean {
  if (status === 'revoked') return false;
  const from = honour.history.at(-1)?.from ?? null;
  const end = honour.edition?.period?.to ?? null;
  if (from !== null && end !== null && !statuses[status].holds) return from > end;
  return statuses[status].counts;
}

function chained(
  terms: readonly Term[],
  editions: readonly Edition[],
  complete: boolean,
): { chains: Term[][]; gaps: Gap[] } {
  const chains: Term[][] = [];
  const gaps: Gap[] = [];
  for (const term of terms) {
    const last = chains.at(-1)?.at(-1)?.edition;
    const missing = last === undefined ? null : missingBetween(last, term.edition, editions, complete);
    if (last !== undefined && missing === null) {
      chains.at(-1)?.push(term);
      continue;
    }
    if (last !== undefined) gaps.push({ after: last, before: term.edition, missing: missing ?? [] });
    chains.push([term]);
  }
  return { chains, gaps };
}

/** The labels of editions between two, as far as they can be named; null when the second follows the first at once. */
function missingBetween(
  first: Edition,
  second: Edition,
  editions: readonly Edition[],
  complete: boolean,
): string[] | null {
  const between = editions.filter((one) => compareEditions(first, one) < 0 && compareEditions(one, second) < 0);
  if (between.length > 0) return between.map((one) => one.label);
  if (complete || meets(first.period, second.period)) return null;
  if (first.number === null || second.number === null) return [];
  if (second.number === first.number + 1) return null;
  const count = second.number - first.number - 1;
  return Array.from({ length: Math.min(count, 10) }, (_, index) => String((first.number ?? 0) + index + 1));
}

function meets(first: Period | null, second: Period | null): boolean {
  return first !== null && second !== null && second.from <= addDays(first.to, 1);
}

function runOf(terms: readonly Term[], newest: Edition | undefined, asOf: IsoDate): Run {
  const period = periodOf(terms, asOf);
  return {
    terms,
    period,
    years: period === null ? null : wholeYearsIn(period),
    current: terms.at(-1)?.edition.label === newest?.label,
  };
}

/** The unbroken period of a run, cut at the day asked about: years to come are not yet years held. */
function periodOf(terms: readonly Term[], asOf: IsoDate): Period | null {
  const periods = terms.map((term) => term.edition.period);
  const [first, last] = [periods[0] ?? null, periods.at(-1) ?? null];
  if (first === null || last === null) return null;
  const unbroken = periods.every((one, index) => index === 0 || meets(periods[index - 1] ?? null, one));
  const to = last.to < asOf ? last.to : asOf;
  return unbroken && first.from <= to ? { from: first.from, to } : null;
}

/** Every edition once, by period where both have one, else by number, else by label. */
function inOrder(editions: readonly Edition[]): Edition[] {
  const byLabel = new Map(editions.map((one) => [one.label, one]));
  return [...byLabel.values()].sort(compareEditions);
}

function compareEditions(one: Edition, other: Edition): number {
  if (one.label === other.label) return 0;
  if (one.period !== null && other.period !== null && one.period.from !== other.period.from) {
    return one.period.from < other.period.from ? -1 : 1;
  }
  if (one.number !== null && other.number !== null) return one.number - other.number;
  return one.label < other.label ? -1 : 1;
}

function reasoningFor(
  terms: readonly Term[],
  runs: readonly Run[],
  gaps: readonly Gap[],
  forerunners: readonly Forerunner[],
  nameOf: (unit: string) => string,
): ReasonLine[] {
  const lines: ReasonLine[] = [];
  for (const term of terms) {
    const gap = gaps.find((one) => one.before === term.edition);
    if (gap !== undefined) lines.push(gapLine(gap));
    lines.push(termLine(term, nameOf));
    const through = forerunners.find((one) => one.unit === term.unit)?.through ?? [];
    for (const change of through) lines.push(changeLine(change, nameOf));
  }
  for (const run of runs) lines.push(runLine(run));
  return lines;
}

function termLine({ edition, unit, status, counts }: Term, nameOf: (unit: string) => string): ReasonLine {
  const params = { edition: edition.label, unit: nameOf(unit) };
  if (!counts) return { code: `term-not-counted-${status}`, params };
  if (edition.period === null) return { code: 'term-counted-undated', params };
  return { code: 'term-counted', params: { ...params, from: edition.period.from, to: edition.period.to } };
}

function changeLine(change: UnitChange, nameOf: (unit: string) => string): ReasonLine {
  const names = (side: string | readonly string[]) => (typeof side === 'string' ? [side] : side).map(nameOf).join(', ');
  return { code: `unit-${change.kind}`, params: { on: change.on, from: names(change.from), to: names(change.to) } };
}

function gapLine({ after, before, missing }: Gap): ReasonLine {
  const params = { after: after.label, before: before.label };
  if (missing.length === 0) return { code: 'term-gap-unnamed', params };
  return { code: 'term-gap', params: { ...params, missing: missing.join(', ') } };
}

function runLine({ terms, years, period }: Run): ReasonLine {
  const params = { count: terms.length, editions: terms.map((term) => term.edition.label).join(', ') };
  if (years === null || period === null) return { code: 'run-of-editions', params };
  return { code: 'run-of-years', params: { ...params, years, from: period.from, to: period.to } };
}
