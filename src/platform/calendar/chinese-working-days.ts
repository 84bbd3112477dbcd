import proclaimed from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { IsoDate, Period, WorkingCalendar } from '../../core/calendar.ts';

/**
 * Chinese working days as the State Council proclaimed them, holidays and make-up days included, for the years that
 * the data has. What lies beyond is never guessed: a clock that ends there says `provisional`, and
 * `mentionsUnproclaimed` is for whoever plans dates.
 */
export const chineseWorkingDays: WorkingCalendar = workingCalendar(
  Object.keys(proclaimed.holidays),
  Object.keys(proclaimed.workdays),
);

/** Whether any day of a period lies outside the proclaimed years, so that counts over it may still change. */
export function mentionsUnproclaimed(period: Period, calendar: WorkingCalendar = chineseWorkingDays): boolean {
  return period.from < calendar.known.from || period.to > calendar.known.to;
}

function workingCalendar(holidays: readonly IsoDate[], makeUpDays: readonly IsoDate[]): WorkingCalendar {
  const years = holidays.map((date) => date.slice(0, 4)).toSorted();
  return {
    holidays: new Set(holidays),
    makeUpDays: new Set(makeUpDays),
    // A year's last days are settled by the proclamation for the next one: 31 December 2011 and 29 December 2018
    // became working days in that way. So the last year is known to Christmas only.
    known: { from: `${years[0]}-01-01`, to: `${years.at(-1)}-12-25` },
  };
}
