import type { Problem } from './problem.ts';

/** A day of the civil calendar, `YYYY-MM-DD`. Dates compare rightly as strings. */
export type IsoDate = string;

/** Days from `from` to `to`, both included. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/**
 * Which days are worked, as data: Saturday and Sunday are free and all other days are worked, except `holidays`
 * (worked weekdays that are free) and `makeUpDays` (weekend days that are worked instead). Outside `known` nothing
 * has been proclaimed yet, so counts that reach beyond it are provisional.
 */
export interface WorkingCalendar {
  readonly holidays: ReadonlySet<IsoDate>;
  readonly makeUpDays: ReadonlySet<IsoDate>;
  readonly known: Period;
}

/** What a clock counts: a new way of counting is one more line here. */
const countings = {
  'working-days': (date: IsoDate, calendar: WorkingCalendar) => isWorkingDay(date, calendar),
  'calendar-days': () => true,
} as const;
export type Counting = keyof typeof countings;

/**
 * How long something is open. With `following-day` the day on which the clock is started is not counted, whatever
 * the hour: everybody then has the full number of days (the general rule for terms in days, Civil Code Art. 201).
 * With `starting-day` that day is day one, as in notices that name their own first day (17 to 23 January 2018 as
 * five working days; 27 December 2017 to 2 January 2018 as seven calendar days).
 */
export interface ClockRule {
  readonly days: number;
  readonly counting: Counting;
  readonly dayOne: 'following-day' | 'starting-day';
  /** IANA name; a day begins and ends at midnight there. */
  readonly zone: string;
}

/**
 * A clock that runs from the beginning of `firstDay` to the end of `lastDay`. `endsAtMs` is the first instant after
 * it (midnight at the end of the last day): what arrives before is in time, and what must wait may happen from then on.
 * `provisional` says that the last day lies beyond the days for which holidays are proclaimed.
 */
export interface Clock {
  readonly rule: ClockRule;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  readonly endsAtMs: number;
  readonly provisional: boolean;
}

export const defaultZone = 'Asia/Shanghai';

/** The usual notice: five working days, the day of publication not counted. */
export const fiveWorkingDays: ClockRule = {
  days: 5,
  counting: 'working-days',
  dayOne: 'following-day',
  zone: defaultZone,
};

const longestClockDays = 3660;
const dayMs = 86_400_000;

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** What is wrong with a period: a day that does not exist, or an end before its beginning. */
export function problemsInPeriod(period: Period, pointer = ''): Problem[] {
  const problems: Problem[] = [];
  for (const end of ['from', 'to'] as const) {
    if (!isDate(period[end])) {
      problems.push({ code: 'not-a-date', pointer: `${pointer}/${end}`, params: { value: period[end] } });
    }
  }
  if (problems.length === 0 && period.to < period.from) {
    problems.push({ code: 'period-reversed', pointer, params: { from: period.from, to: period.to } });
  }
  return problems;
}

/** What is wrong with the rule of a clock. A clock that has problems must not be started. */
export function problemsInClockRule(rule: ClockRule, pointer = ''): Problem[] {
  const problems: Problem[] = [];
  if (!Number.isInteger(rule.days) || rule.days < 1 || rule.days > longestClockDays) {
    problems.push({ code: 'clock-days-invalid', pointer: `${pointer}/days`, params: { most: longestClockDays } });
  }
  if (!isZone(rule.zone)) {
    problems.push({ code: 'zone-unknown', pointer: `${pointer}/zone`, params: { zone: rule.zone } });
  }
  return problems;
}

/** Whether the text names a time zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    return clockFormat(zone) !== undefined;
  } catch {
    return false;
  }
}

/** The day `days` after (or before, when negative) a day. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOf(dayNumber(date) + days);
}

/** The same day `months` later; the last day of the month where that day does not exist (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year, month, day] = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return written(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** How many days a period has, both ends included. */
export function daysIn(period: Period): number {
  return dayNumber(period.to) - dayNumber(period.from) + 1;
}

/** Whole years of a period, both ends included: 2013-01-01 to 2018-12-31 are six. */
export function wholeYearsIn(period: Period): number {
  const [fromYear, fromMonth, fromDay] = partsOf(period.from);
  const [toYear, toMonth, toDay] = partsOf(addDays(period.to, 1));
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDay < fromDay ? 1 : 0);
  return Math.floor(months / 12);
}

/** Whether a day lies in a period. */
export function includes(period: Period, date: IsoDate): boolean {
  return period.from <= date && date <= period.to;
}

/** The day, month, quarter or year of the civil calendar in which a day lies. */
export function periodAround(date: IsoDate, length: 'day' | 'month' | 'quarter' | 'year'): Period {
  if (length === 'day') return { from: date, to: date };
  const [year, month] = partsOf(date);
  const months = { month: 1, quarter: 3, year: 12 }[length];
  const from = written(year, month - ((month - 1) % months), 1);
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** Whether a day is worked. */
export function isWorkingDay(date: IsoDate, calendar: WorkingCalendar): boolean {
  if (calendar.makeUpDays.has(date)) return true;
  if (calendar.holidays.has(date)) return false;
  const weekday = (dayNumber(date) + 3) % 7; // day 0 is Thursday 1 January 1970; Monday gives 0
  return (weekday + 7) % 7 < 5;
}

/** How many worked days a period has, both ends included. */
export function workingDaysIn(period: Period, calendar: WorkingCalendar): number {
  let count = 0;
  for (let date = period.from; date <= period.to; date = addDays(date, 1)) {
    if (isWorkingDay(date, calendar)) count += 1;
  }
  return count;
}

/** The day that it is in a zone at an instant (milliseconds since 1970 UTC). */
export function dateAt(instantMs: number, zone: string): IsoDate {
  const parts = clockFormat(zone).formatToParts(instantMs);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return written(part('year'), part('month'), part('day'));
}

/** The first instant of a day in a zone; where a change of clocks skips midnight, the instant of the change. */
export function startOfDay(date: IsoDate, zone: string): number {
  const asUtcMs = dayNumber(date) * dayMs;
  const candidates = [asUtcMs - dayMs, asUtcMs + dayMs].map((nearMs) => asUtcMs - offsetAt(nearMs, zone));
  const onTheDay = candidates.filter((instantMs) => dateAt(instantMs, zone) === date);
  return Math.min(...(onTheDay.length > 0 ? onTheDay : candidates));
}

/** Starts a clock at an instant. The rule must have no problems. */
export function startClock(startedAtMs: number, rule: ClockRule, calendar: WorkingCalendar): Clock {
  const counts = (date: IsoDate) => countings[rule.counting](date, calendar);
  const started = dateAt(startedAtMs, rule.zone);
  let day = rule.dayOne === 'starting-day' ? started : addDays(started, 1);
  while (!counts(day)) day = addDays(day, 1);
  const firstDay = day;
  for (let counted = 1; counted < rule.days; counted += 1) {
    day = addDays(day, 1);
    while (!counts(day)) day = addDays(day, 1);
  }
  return {
    rule,
    firstDay,
    lastDay: day,
    endsAtMs: startOfDay(addDays(day, 1), rule.zone),
    provisional: rule.counting === 'working-days' && !includes(calendar.known, day),
  };
}

/**
 * How many days of a clock are left, in the days that it counts. Today is one of them while it lasts, so the last
 * day says 1 until midnight and 0 after it; before the first day the full number is left.
 */
export function daysLeft(nowMs: number, clock: Clock, calendar: WorkingCalendar): number {
  const today = dateAt(nowMs, clock.rule.zone);
  let left = 0;
  for (let day = today < clock.firstDay ? clock.firstDay : today; day <= clock.lastDay; day = addDays(day, 1)) {
    if (countings[clock.rule.counting](day, calendar)) left += 1;
  }
  return left;
}

/**
 * How many working days are left until an instant, today (if it is worked) and the day on which it falls included:
 * 1 on the day of the deadline, 0 once it has passed. A deadline at midnight belongs to the day that it ends.
 */
export function workingDaysUntil(nowMs: number, deadlineMs: number, zone: string, calendar: WorkingCalendar): number {
  if (nowMs >= deadlineMs) return 0;
  return workingDaysIn({ from: dateAt(nowMs, zone), to: dateAt(deadlineMs - 1, zone) }, calendar);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are kept, since making one costs a hundred times as much as using it. */
function clockFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instantMs: number, zone: string): number {
  const wholeSecondMs = Math.floor(instantMs / 1000) * 1000;
  const parts = clockFormat(zone).formatToParts(wholeSecondMs);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const date = written(part('year'), part('month'), part('day'));
  const timeMs = ((part('hour') * 60 + part('minute')) * 60 + part('second')) * 1000;
  return dayNumber(date) * dayMs + timeMs - wholeSecondMs;
}

/** Days since 1970-01-01, counting years from March so that the leap day comes last. */
function dayNumber(date: IsoDate): number {
  const [year, month, day] = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfMarchYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays + dayOfMarchYear - 719_468;
}

function dateOf(number: number): IsoDate {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

function partsOf(date: IsoDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function written(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
