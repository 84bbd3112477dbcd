import { addDays, isDate } from '../calendar.ts';
import type { SaidEdition } from './editions-said.ts';
import type { RegisterHonour } from './register.ts';
import { editDistance } from './tokens.ts';
import { finding } from './verdicts.ts';
import type { Finding } from './verdicts.ts';

/** Which of the honours a text can mean by the editions that it says, and what came of comparing them. */
export interface EditionsJudged {
  readonly matched: readonly RegisterHonour[];
  readonly findings: readonly Finding[];
}

/** What is beyond these is no edition or year that anybody could mean. */
const editionsAhead = 5;
const yearsAhead = 5;
const earliestYear = 1949;

/**
 * Holds the editions said against honours of one programme. All that is said must fit one and the same honour. A value
 * that cannot be (“218”, “2081”, “119th”) but is one slip away from an edition that is there, is taken for that slip.
 */
export function judgeEditions(
  said: readonly SaidEdition[],
  honours: readonly RegisterHonour[],
  latestYear: number,
): EditionsJudged {
  let matched = honours;
  const findings: Finding[] = [];
  for (const edition of said) {
    const fits = matched.map((one) => ({ honour: one, fit: fitOf(edition, one) }));
    const single = fits.filter((one) => one.fit === true).map((one) => one.honour);
    const fitting = single.length > 0 ? single : together(edition, matched);
    if (fitting.length > 0) {
      matched = fitting;
      continue;
    }
    const meant = slipOf(edition, matched, latestYear);
    if (meant !== null) {
      matched = [meant];
      findings.push(finding('wrong-edition', 'edition-slip', { said: edition.said, meant: labelOf(meant, edition) }));
      continue;
    }
    const unknown = fits.filter((one) => one.fit === null).map((one) => one.honour);
    if (unknown.length > 0) {
      findings.push(finding('cannot-tell', 'edition-not-recorded', { said: edition.said }));
      matched = unknown;
      continue;
    }
    findings.push(mismatch(edition, matched, honours));
  }
  return { matched, findings };
}

/** Several editions that cover the years said from first to last: “from 2013 to 2018”. */
function together(edition: SaidEdition, honours: readonly RegisterHonour[]): readonly RegisterHonour[] {
  if (edition.kind !== 'years') return [];
  const periods = honours.flatMap((honour) => (honour.period === null ? [] : [{ honour, period: honour.period }]));
  const [from, to] = [`${edition.from}-01-01`, `${edition.to}-12-31`];
  if (!isDate(from) || !isDate(to)) return [];
  const inside = periods.filter(({ period }) => from <= period.from && period.to <= to);
  inside.sort((a, b) => a.period.from.localeCompare(b.period.from));
  let reached = addDays(from, -1);
  for (const { period } of inside) if (period.from <= addDays(reached, 1) && period.to > reached) reached = period.to;
  return reached === to ? inside.map(({ honour }) => honour) : [];
}

function mismatch(
  edition: SaidEdition,
  matched: readonly RegisterHonour[],
  honours: readonly RegisterHonour[],
): Finding {
  const [only] = matched;
  if (edition.kind === 'batch') {
    return finding('contradicted', 'batch-differs', { said: edition.said, batch: only?.batch ?? '' });
  }
  const period = only?.period ?? null;
  if (edition.kind === 'years' && matched.length < honours.length && period !== null) {
    const params = { said: edition.said, edition: only?.edition ?? '', from: period.from, to: period.to };
    return finding('contradicted', 'edition-period-differs', params);
  }
  return finding('contradicted', 'edition-not-held', { said: edition.said, editions: editionList(honours) });
}

/** The editions of honours in order, for a sentence. */
export function editionList(honours: readonly RegisterHonour[]): string {
  const labels = new Set(honours.map((one) => one.edition ?? yearsOf(one)).filter((label) => label !== null));
  return [...labels].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(', ');
}

function yearsOf({ period, conferredOn }: RegisterHonour): string | null {
  if (period !== null) return `${period.from.slice(0, 4)}-${period.to.slice(0, 4)}`;
  return conferredOn?.slice(0, 4) ?? null;
}

/** Whether an honour is of the edition said; null when the register does not record what would tell. */
function fitOf(edition: SaidEdition, honour: RegisterHonour): boolean | null {
  const { edition: label, period, batch } = honour;
  switch (edition.kind) {
    case 'number':
      if (label === null) return batch === edition.value ? true : null;
      return label === String(edition.value);
    case 'batch':
      return batch === null ? null : batch === edition.value;
    case 'years':
      if (label === `${edition.from}-${edition.to}`) return true;
      if (period === null) return label === null || !isYear(label) ? null : yearInside(Number(label), edition);
      return Number(period.from.slice(0, 4)) === edition.from && Number(period.to.slice(0, 4)) === edition.to;
    case 'year':
    case 'when':
      return fitsYear(edition, honour);
  }
}

function yearInside(year: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return from <= year && year <= to;
}

function fitsYear(
  { kind, value }: { readonly kind: 'year' | 'when'; readonly value: number },
  honour: RegisterHonour,
): boolean | null {
  const { edition, period, conferredOn } = honour;
  const inPeriod =
    period !== null && yearInside(value, { from: Number(period.from.slice(0, 4)), to: Number(period.to.slice(0, 4)) });
  if (edition === String(value) || inPeriod || conferredOn?.slice(0, 4) === String(value)) return true;
  const year =
    period === null ? (edition !== null && isYear(edition) ? Number(edition) : null) : Number(period.to.slice(0, 4));
  if (year === null) return conferredOn === null ? null : false;
  const mayHaveBeenConferredThen = kind === 'when' && conferredOn === null && value === year + 1;
  return mayHaveBeenConferredThen ? null : false;
}

function isYear(label: string): boolean {
  return /^(?:19|20)\d{2}$/.test(label);
}

/** The honour that is meant by a value that cannot be, if it is one slip away from one that is held. */
function slipOf(edition: SaidEdition, honours: readonly RegisterHonour[], latestYear: number): RegisterHonour | null {
  if (isPlausible(edition, honours, latestYear)) return null;
  const written = edition.kind === 'years' ? `${edition.from}-${edition.to}` : String(edition.value);
  return honours.find((one) => editDistance(written, labelOf(one, edition), 1) === 1) ?? null;
}

function labelOf(honour: RegisterHonour, edition: SaidEdition): string {
  if (edition.kind === 'years') return yearsOf(honour) ?? '';
  if (edition.kind === 'batch') return String(honour.batch ?? '');
  return honour.edition ?? honour.period?.to.slice(0, 4) ?? '';
}

function isPlausible(edition: SaidEdition, honours: readonly RegisterHonour[], latestYear: number): boolean {
  const isPossibleYear = (year: number) => year >= earliestYear && year <= latestYear + yearsAhead;
  if (edition.kind === 'years')
    return isPossibleYear(edition.from) && isPossibleYear(edition.to) && edition.from <= edition.to;
  if (edition.kind === 'year' || edition.kind === 'when') return isPossibleYear(edition.value);
  const numbers = honours.flatMap((one) =>
    one.edition !== null && /^\d{1,3}$/.test(one.edition) ? [Number(one.edition)] : [],
  );
  return edition.value >= 1 && edition.value <= Math.max(0, ...numbers) + editionsAhead;
}
