/** What happens to a total at the root: the base of units that renew, the negative list, secret visits. */
import { addMonths } from '../calendar.ts';
import type { IsoDate } from '../calendar.ts';
import { exact } from '../criteria/amount.ts';
import type { Amount } from '../criteria/amount.ts';
import type { Deduction, Pack } from '../criteria/pack.ts';
import { add, div, least, mul, ratio, sum, toExact, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { windowOf } from './gates.ts';
import type { Occasion } from './gates.ts';
import type { Line } from './line.ts';
import type { Total } from './total.ts';

/** An event of the negative list. `date` is the day on which the finding was published. */
export interface Incident {
  readonly deduction: string;
  readonly date: IsoDate;
  readonly confirmed: boolean;
  /** The day on which the unit reported it by itself; absent when it never did. */
  readonly reportedOn?: IsoDate;
}

export interface Adjustments {
  /** The unit holds the honour already. */
  readonly renewing?: boolean;
  readonly incidents?: readonly Incident[];
  /** The warning points of each secret visit made. */
  readonly secretVisits?: readonly Amount[];
}

export interface Adjusted {
  readonly total: Total;
  readonly lines: readonly Line[];
}

/** The total after the root's adjustments, each with its line. */
export function adjusted(pack: Pack, total: Total, given: Adjustments, occasion: Occasion): Adjusted {
  const base = renewingBase(pack, given.renewing === true);
  const negative = (pack.negative ?? []).map((item) => deductionFor(item, given.incidents ?? [], occasion));
  const visits = secretVisits(pack, given.secretVisits ?? []);
  const deducted = add(sum(negative.map(({ points }) => points)), visits.points);
  const lines = [...base.lines, ...negative.flatMap((item) => item.lines), ...visits.lines];
  if (lines.length === 0) return { total, lines };
  return { total: total.withRoot({ baseFactor: base.factor, deducted }), lines };
}

function renewingBase(pack: Pack, renewing: boolean): { factor: Ratio; lines: readonly Line[] } {
  if (pack.renewing === undefined || !renewing) return { factor: ratio(1), lines: [] };
  const params = { base: pack.renewing.base, usual: pack.base };
  return { factor: div(exact(pack.renewing.base), exact(pack.base)), lines: [{ code: 'renewing-base', params }] };
}

interface Taken {
  readonly points: Ratio;
  readonly lines: readonly Line[];
}

/** Whether the unit reported in time: the day a stated number of months after the finding is the last. */
export function isSelfReported(item: Deduction, incident: Incident): boolean {
  const rule = item.selfReport;
  if (rule === undefined) return true;
  return incident.reportedOn !== undefined && incident.reportedOn <= addMonths(incident.date, rule.withinMonths);
}

function deductionFor(item: Deduction, incidents: readonly Incident[], occasion: Occasion): Taken {
  const { from, to } = windowOf(item, occasion);
  const counted = incidents
    .filter(({ deduction, date, confirmed }) => deduction === item.id && confirmed && date >= from && date <= to)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const each = counted.map((incident) => {
    const inTime = isSelfReported(item, incident);
    const factor = inTime || item.selfReport === undefined ? ratio(1) : exact(item.selfReport.factor);
    const points = mul(exact(item.points), factor);
    const params = { deduction: item.id, date: incident.date, points: toExact(points) };
    const code = inTime ? 'deduction' : 'deduction-multiplied';
    const due = item.selfReport === undefined ? '' : addMonths(incident.date, item.selfReport.withinMonths);
    return { points, line: { code, params: inTime ? params : { ...params, due }, texts: { text: item.text } } };
  });
  const points = sum(each.map((one) => one.points));
  const most = item.atMost === undefined ? points : least(points, exact(item.atMost));
  const capped: Line[] =
    most === points ? [] : [{ code: 'deduction-capped', params: { deduction: item.id, points: toExact(most) } }];
  return { points: most, lines: [...each.map(({ line }) => line), ...capped] };
}

function secretVisits(pack: Pack, warnings: readonly Amount[]): Taken {
  if (pack.secretVisits === undefined || warnings.length === 0) return { points: zero, lines: [] };
  const points = div(sum(warnings.map(exact)), ratio(warnings.length));
  const params = {
    visits: warnings.length,
    planned: pack.secretVisits.visits,
    given: warnings.join(', '),
    points: toExact(points),
  };
  return { points, lines: [{ code: 'secret-visits', params }] };
}
