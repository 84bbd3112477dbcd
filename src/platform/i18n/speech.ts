import { fromText, toDecimal, toExact } from '../../core/ratio.ts';
import { textIn } from '../../core/text.ts';
import type { Language, Text } from '../../core/text.ts';
import type { Catalogue, Say } from './catalogue.ts';
import { dateIn, defaultZone, periodIn, timeIn } from './dates.ts';

/** How the house speaks to one reader: sentences, dates, numbers, in their language and the installation's zone. */
export interface Speech {
  readonly language: Language;
  readonly zone: string;
  readonly say: Say;
  readonly text: (text: Text) => string;
  /** 2018年12月19日; takes `2018-12-19` or an instant. */
  readonly date: (value: string) => string;
  readonly time: (instant: string) => string;
  readonly dateTime: (instant: string) => string;
  readonly period: (from: string, to: string) => string;
  readonly since: (value: string) => string;
  readonly until: (value: string) => string;
  readonly workingDays: (count: number) => string;
  readonly calendarDays: (count: number) => string;
  readonly number: (value: number) => string;
  /** An exact number from its string form ("187/2"): in full, or rounded half away from zero to so many decimals. */
  readonly exact: (ratio: string, decimals?: number) => string;
  /** A share between 0 and 1, as a number or an exact string, in per cent. */
  readonly share: (share: number | string, decimals?: number) => string;
  readonly bytes: (count: number) => string;
  readonly list: (items: readonly string[]) => string;
}

export function speechIn(catalogue: Catalogue, language: Language, zone: string = defaultZone): Speech {
  const say = catalogue.sayIn(language);
  const date = (value: string): string => dateIn(language, zone, value);
  const time = (instant: string): string => timeIn(zone, instant);
  return {
    language,
    zone,
    say,
    text: (text) => textIn(language, text),
    date,
    time,
    dateTime: (instant) => `${date(instant)} ${time(instant)}`,
    period: (from, to) => periodIn(language, zone, from, to),
    since: (value) => say('speech.since', { date: date(value) }),
    until: (value) => say('speech.until', { date: date(value) }),
    workingDays: (count) => say('speech.working-days', { count }),
    calendarDays: (count) => say('speech.calendar-days', { count }),
    number: (value) => grouped(language).format(value),
    exact: exactNumber,
    share: (share, decimals = 0) => shareIn(share, decimals),
    bytes: (count) => bytesIn(language, count),
    list: (items) => new Intl.ListFormat(language, { type: 'conjunction' }).format(items),
  };
}

function grouped(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
}

function exactNumber(written: string, decimals?: number): string {
  const value = fromText(written);
  if (value === undefined) return written;
  return decimals === undefined ? toExact(value) : toDecimal(value, decimals);
}

function shareIn(share: number | string, decimals: number): string {
  const percent = fromText(typeof share === 'number' ? share.toFixed(12) : share);
  if (percent === undefined) return String(share);
  return `${toDecimal({ num: percent.num * 100n, den: percent.den }, decimals)}%`;
}

const units = ['B', 'kB', 'MB', 'GB'];

function bytesIn(language: Language, count: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(count, 1)) / 3)));
  const value = count / 1000 ** step;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value)} ${units[step]}`;
}
