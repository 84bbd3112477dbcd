import type { Language } from '../../core/text.ts';

/** Days begin and end here unless the installation says otherwise. */
export const defaultZone = 'Asia/Shanghai';

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as people write it, 2018年12月19日 or 19 Dec 2018, from `2018-12-19` or from an instant seen in the zone. */
export function dateIn(language: Language, zone: string, value: string): string {
  const { year, month, day } = dayOf(value, zone);
  return language === 'zh-CN' ? `${year}年${month}月${day}日` : `${day} ${englishMonths[month - 1]} ${year}`;
}

/** The hour and minute of an instant in the zone: 14:03. */
export function timeIn(zone: string, instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );
}

/** Two days, both included. */
export function periodIn(language: Language, zone: string, from: string, to: string): string {
  const [start, end] = [dateIn(language, zone, from), dateIn(language, zone, to)];
  if (start === end) return start;
  return language === 'zh-CN' ? `${start}至${end}` : `${start} – ${end}`;
}

/** The day, `2018-12-19`, on which an instant falls in the zone. */
export function isoDayIn(zone: string, instant: string): string {
  const { year, month, day } = dayOf(instant, zone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function dayOf(value: string, zone: string): Day {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (plain !== null) return { year: Number(plain[1]), month: Number(plain[2]), day: Number(plain[3]) };
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const found = Object.fromEntries(
    parts.formatToParts(new Date(value)).map(({ type, value }) => [type, Number(value)]),
  );
  return { year: found['year'] ?? 0, month: found['month'] ?? 1, day: found['day'] ?? 1 };
}
