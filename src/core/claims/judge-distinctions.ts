import type { IsoDate } from '../calendar.ts';
import type { Run, TermsHeld } from '../terms/consecutive.ts';
import { amongFirst, soleWinner } from '../terms/distinction.ts';
import type { CompleteFrom } from '../terms/distinction.ts';
import type { Edition } from '../terms/honour.ts';
import { forerunnersOf } from '../terms/lineage.ts';
import type { UnitChange } from '../terms/lineage.ts';
import type { SaidOnly } from './distinctions-said.ts';
import { editionList } from './judge-editions.ts';
import { asTermHonour } from './register.ts';
import type { RegisterHonour } from './register.ts';
import type { Statement } from './statement.ts';
import { editDistance, normalisedName } from './tokens.ts';
import { finding } from './verdicts.ts';
import type { Finding } from './verdicts.ts';

/** What is known around the register. */
export interface ClaimOptions {
  /** The day as of which the register is read. */
  readonly asOf: IsoDate;
  /** By programme: from when on its holders are all listed. */
  readonly completeFrom?: ReadonlyMap<string, CompleteFrom>;
  readonly changes?: readonly UnitChange[];
  /** By programme: editions beyond those in which somebody is on the register. */
  readonly editions?: ReadonlyMap<string, { readonly known: readonly Edition[]; readonly complete: boolean }>;
}

/** One honour of one unit, as far as a statement is about it. */
export interface Held {
  readonly unit: string;
  readonly programme: string;
  /** Every honour of the programme, of all units. */
  readonly all: readonly RegisterHonour[];
  readonly own: readonly RegisterHonour[];
  readonly terms: () => TermsHeld;
  /** Those of `own` that the statement means. */
  readonly matched: readonly RegisterHonour[];
}

/** What comes of everything that a statement claims beyond having the honour. */
export function judgeDistinctions(said: Statement, held: Held, options: ClaimOptions): Finding[] {
  return [
    ...judgeDuration(said, held),
    ...(said.only === null ? [] : judgeOnly(said.only, held, options)),
    ...(said.first === null ? [] : [judgeFirst(held)]),
    ...(said.day === null ? [] : [judgeDay(said.day, held.matched)]),
    ...(said.citation === null ? [] : [judgeCitation(said.citation.text, held.matched)]),
  ];
}

function judgeDuration(said: Statement, held: Held): Finding[] {
  if (said.consecutive === null && said.times === null && said.since === null) return [];
  const { runs, longest } = held.terms();
  const meant = new Set(held.matched.map((one) => one.edition));
  const untilThen = runs.findLast((one) => meant.has(one.terms.at(-1)?.edition.label ?? ''));
  const run = (said.editions.length > 0 ? untilThen : null) ?? longest;
  if (run === null) return [finding('cannot-tell', 'consecutive-not-recorded')];
  const findings: Finding[] = [];
  if (said.consecutive !== null) findings.push(judgeConsecutive(said.consecutive, run));
  if (said.times !== null) findings.push(judgeTimes(said.times.count, held.own));
  if (said.since !== null) findings.push(judgeSince(said.since.year, run));
  return findings;
}

function judgeConsecutive(
  { count, of }: { readonly count: number; readonly of: 'years' | 'editions' },
  run: Run,
): Finding {
  const years = run.years ?? yearsByLabel(run);
  const params = {
    said: count,
    count: run.terms.length,
    editions: run.terms.map((term) => term.edition.label).join(', '),
  };
  if (of === 'editions') {
    return count <= run.terms.length
      ? finding('supported', 'consecutive-editions-held', params)
      : finding('contradicted', 'consecutive-editions-fewer', params);
  }
  if (years === null) return finding('cannot-tell', 'consecutive-years-unknown', params);
  if (count > years) return finding('contradicted', 'consecutive-years-fewer', { ...params, years });
  if (run.period === null) return finding('supported', 'consecutive-years-held-undated', { ...params, years });
  const { from, to } = run.period;
  return finding('supported', 'consecutive-years-held', { ...params, years, from, to });
}

/** Editions that are called by their year last a year each when the years follow one another. */
function yearsByLabel(run: Run): number | null {
  const years = run.terms.map((term) => term.edition.number ?? 0);
  const follow = years.every((year, index) => year >= 1900 && (index === 0 || year === (years[index - 1] ?? 0) + 1));
  return follow ? years.length : null;
}

function judgeTimes(count: number, own: readonly RegisterHonour[]): Finding {
  const held = new Set(own.map((one) => one.edition ?? one.conferredOn ?? one.batch)).size;
  const params = { said: count, times: held, editions: editionList(own) };
  return count <= held ? finding('supported', 'times-held', params) : finding('contradicted', 'times-fewer', params);
}

function judgeSince(year: number, run: Run): Finding {
  if (run.period === null) return finding('cannot-tell', 'consecutive-years-unknown', { said: year });
  const params = { said: year, from: run.period.from };
  return Number(run.period.from.slice(0, 4)) <= year
    ? finding('supported', 'held-since', params)
    : finding('contradicted', 'held-since-later', params);
}

function judgeOnly(said: SaidOnly, held: Held, options: ClaimOptions): Finding[] {
  const sector = sectorMeant(said.sector, held);
  if (sector.findings.length > 0) return [...sector.findings];
  const meant = new Set(held.matched.map((one) => one.edition));
  const asked =
    said.since === null && meant.size > 0 && !meant.has(null)
      ? held.all.filter((one) => meant.has(one.edition))
      : held.all;
  const units = [held.unit, ...forerunnersOf(held.unit, options.changes ?? []).map((one) => one.unit)];
  const since = typeof said.since === 'number' ? `${said.since}-01-01` : null;
  const completeFrom = options.completeFrom?.get(held.programme) ?? null;
  const sole = soleWinner(
    { programme: held.programme, units, sector: sector.name, since },
    asked.map(asTermHonour),
    completeFrom,
  );
  const nameOf = (id: string) => held.all.find((one) => one.unit.id === id)?.unit.names[0] ?? id;
  if (sole.answer === 'yes' && sole.complete) return [finding('supported', 'only-winner')];
  if (sole.answer === 'yes') return [finding('supported-as-far-as-complete', 'only-winner-as-far-as-complete')];
  if (sole.answer === 'no')
    return [finding('contradicted', 'only-others', { others: sole.others.map(nameOf).join('; ') })];
  if (sole.answer === 'not-a-winner') return [finding('contradicted', 'only-not-a-winner')];
  return [finding('cannot-tell', 'only-unknown', { unknown: sole.unknown.map(nameOf).join('; ') })];
}

/** The register's word for the sector that a text names: “medical devices industry” is its “medical device”. */
function sectorMeant(
  said: string | null,
  held: Held,
): { readonly name: string | null; readonly findings: readonly Finding[] } {
  if (said === null) return { name: null, findings: [] };
  const [own] = held.own.flatMap((one) => one.sector ?? []);
  const plain = normalisedName(said);
  const isSame = (sector: string) => {
    const other = normalisedName(sector);
    return other === plain || other.includes(plain) || plain.includes(other);
  };
  if (own !== undefined && isSame(own)) return { name: own, findings: [] };
  const elsewhere = held.all.some((one) => one.sector !== null && normalisedName(one.sector) === plain);
  if (elsewhere && own !== undefined)
    return { name: null, findings: [finding('contradicted', 'only-other-sector', { said, sector: own })] };
  return { name: null, findings: [finding('cannot-tell', 'sector-not-recorded', { said })] };
}

function judgeFirst(held: Held): Finding {
  const answers = held.matched.map((one) => ({ one, first: amongFirst(asTermHonour(one)) }));
  const yes = answers.find(({ first }) => first.answer === 'yes');
  if (yes !== undefined) {
    const batch = yes.first.by === 'batch';
    return finding('supported', batch ? 'first-batch' : 'first-edition', { number: 1 });
  }
  const no = answers.find(({ first }) => first.answer === 'no');
  if (no === undefined) return finding('cannot-tell', 'first-unknown');
  const number = no.one.batch ?? no.one.edition ?? '';
  return finding('contradicted', no.first.by === 'batch' ? 'not-first-batch' : 'not-first-edition', { number });
}

/** Whether one of the honours was conferred on the day that is said; where no day is recorded, only a remark. */
export function judgeDay(said: IsoDate, matched: readonly RegisterHonour[]): Finding {
  const days = matched.flatMap((one) => one.conferredOn ?? []);
  if (days.includes(said)) return finding('supported', 'conferred-on', { on: said });
  const [on] = days;
  return on === undefined
    ? finding(null, 'conferral-not-recorded', { said })
    : finding('contradicted', 'conferred-on-differs', { said, on });
}

/** A citation agrees when hardly a letter in twenty differs; the register may leave it open. */
function judgeCitation(said: string, matched: readonly RegisterHonour[]): Finding {
  const recorded = matched.flatMap((one) => one.citation ?? []);
  const [first] = recorded;
  if (first === undefined) return finding(null, 'citation-not-recorded', { said });
  const plain = normalisedName(said);
  const others = recorded.map(normalisedName);
  if (others.some((other) => other === plain || (plain.length >= 12 && other.includes(plain))))
    return finding('supported', 'citation-agrees');
  const limit = Math.max(1, Math.floor(plain.length / 20));
  const close = others.some((other) => editDistance(plain, other, limit) <= limit);
  return finding(close ? 'misspelt' : 'contradicted', close ? 'citation-misspelt' : 'citation-differs', {
    said,
    citation: first,
  });
}
