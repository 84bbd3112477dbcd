import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateAt,
  daysIn,
  daysLeft,
  fiveWorkingDays,
  includes,
  isDate,
  isWorkingDay,
  periodAround,
  problemsInClockRule,
  problemsInPeriod,
  startClock,
  startOfDay,
  wholeYearsIn,
  workingDaysIn,
  workingDaysUntil,
} from './calendar.ts';
import type { WorkingCalendar } from './calendar.ts';

/** The proclaimed days around New Year and the Spring Festival of 2018. */
const china2018: WorkingCalendar = {
  holidays: new Set(['2018-01-01', '2018-02-15', '2018-02-16', '2018-02-19', '2018-02-20', '2018-02-21']),
  makeUpDays: new Set(['2018-02-11', '2018-02-24']),
  known: { from: '2017-12-01', to: '2018-12-31' },
};
const at = (text: string) => Date.parse(text);

describe('dates and periods', () => {
  test.each([
    ['2018-02-28', true],
    ['2018-02-29', false],
    ['2016-02-29', true],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2018-13-01', false],
    ['2018-00-10', false],
    ['2018-4-1', false],
    ['0000-01-01', false],
    ['2018-04-31', false],
    ['2018-04-10T00:00', false],
  ])('%s is a date: %s', (text, is) => expect(isDate(text)).toBe(is));

  test('both ends belong to a period', () => {
    expect(daysIn({ from: '2017-12-27', to: '2018-01-02' })).toBe(7);
    expect(daysIn({ from: '2018-01-17', to: '2018-01-17' })).toBe(1);
    expect(includes({ from: '2018-01-17', to: '2018-01-23' }, '2018-01-23')).toBe(true);
    expect(includes({ from: '2018-01-17', to: '2018-01-23' }, '2018-01-24')).toBe(false);
  });

  test('a reversed period and a missing day are named where they stand', () => {
    expect(problemsInPeriod({ from: '2018-02-02', to: '2018-02-01' }, '/period')).toMatchObject([
      { code: 'period-reversed', pointer: '/period' },
    ]);
    expect(problemsInPeriod({ from: '2018-02-30', to: 'soon' }).map((one) => one.pointer)).toEqual(['/from', '/to']);
    expect(problemsInPeriod({ from: '2018-02-01', to: '2018-02-01' })).toEqual([]);
  });

  test.each([
    ['2013-01-01', '2018-12-31', 6],
    ['2017-01-01', '2018-12-30', 1],
    ['2021-01-01', '2023-12-31', 3],
    ['2018-05-15', '2021-05-14', 3],
    ['2018-05-15', '2021-05-13', 2],
    ['2018-01-01', '2018-06-30', 0],
  ])('%s to %s are %i whole years', (from, to, years) => expect(wholeYearsIn({ from, to })).toBe(years));

  test.each([
    ['2018-05-15', 12, '2019-05-15'],
    ['2018-03-03', 1, '2018-04-03'],
    ['2018-01-31', 1, '2018-02-28'],
    ['2016-01-31', 1, '2016-02-29'],
    ['2018-11-30', 3, '2019-02-28'],
    ['2018-03-31', -1, '2018-02-28'],
    ['2018-01-15', -1, '2017-12-15'],
  ])('%s plus %i months is %s', (date, months, later) => expect(addMonths(date, months)).toBe(later));

  test('the month, quarter and year around a day', () => {
    expect(periodAround('2018-05-15', 'day')).toEqual({ from: '2018-05-15', to: '2018-05-15' });
    expect(periodAround('2018-02-15', 'month')).toEqual({ from: '2018-02-01', to: '2018-02-28' });
    expect(periodAround('2018-05-15', 'quarter')).toEqual({ from: '2018-04-01', to: '2018-06-30' });
    expect(periodAround('2018-12-31', 'year')).toEqual({ from: '2018-01-01', to: '2018-12-31' });
  });

  test('adding days agrees with the platform and with itself', () => {
    const day = fc.integer({ min: -200_000, max: 200_000 });
    fc.assert(
      fc.property(day, day, (start, move) => {
        const date = new Date(start * 86_400_000).toISOString().slice(0, 10);
        expect(addDays(date, 0)).toBe(date);
        expect(addDays(addDays(date, move), -move)).toBe(date);
        expect(daysIn({ from: date, to: addDays(date, Math.abs(move)) })).toBe(Math.abs(move) + 1);
      }),
    );
  });
});

describe('working days', () => {
  test('holidays are free, make-up days are worked', () => {
    expect(isWorkingDay('2018-02-15', china2018)).toBe(false);
    expect(isWorkingDay('2018-02-17', china2018)).toBe(false);
    expect(isWorkingDay('2018-02-11', china2018)).toBe(true);
    expect(isWorkingDay('2018-02-22', china2018)).toBe(true);
    expect(isWorkingDay('1969-12-27', china2018)).toBe(false);
    expect(isWorkingDay('1969-12-29', china2018)).toBe(true);
  });

  test('17 to 23 January 2018 are five working days', () => {
    expect(workingDaysIn({ from: '2018-01-17', to: '2018-01-23' }, china2018)).toBe(5);
  });

  test('make-up days count, the festival does not', () => {
    expect(workingDaysIn({ from: '2018-02-10', to: '2018-02-25' }, china2018)).toBe(7);
  });
});

describe('clocks', () => {
  test('five working days from the day after publication', () => {
    const clock = startClock(at('2018-01-16T16:30:00+08:00'), fiveWorkingDays, china2018);
    expect(clock).toMatchObject({ firstDay: '2018-01-17', lastDay: '2018-01-23', provisional: false });
    expect(new Date(clock.endsAtMs).toISOString()).toBe('2018-01-23T16:00:00.000Z');
  });

  test('a notice that counts its own first day', () => {
    const working = { ...fiveWorkingDays, dayOne: 'starting-day' } as const;
    expect(startClock(at('2018-01-17T09:00:00+08:00'), working, china2018).lastDay).toBe('2018-01-23');
    const calendar = { ...working, counting: 'calendar-days', days: 7 } as const;
    expect(startClock(at('2017-12-27T09:00:00+08:00'), calendar, china2018).lastDay).toBe('2018-01-02');
  });

  test('the day is that of the zone, not of UTC', () => {
    const justAfterMidnight = at('2018-01-16T16:00:00Z'); // 17 January, 0:00 in Shanghai
    expect(startClock(justAfterMidnight, fiveWorkingDays, china2018).firstDay).toBe('2018-01-18');
    expect(startClock(justAfterMidnight - 1, fiveWorkingDays, china2018).firstDay).toBe('2018-01-17');
  });

  test('over the Spring Festival five working days last two weeks', () => {
    const clock = startClock(at('2018-02-12T10:00:00+08:00'), fiveWorkingDays, china2018);
    expect(clock).toMatchObject({ firstDay: '2018-02-13', lastDay: '2018-02-24' });
  });

  test('a clock that runs beyond the proclaimed days says so', () => {
    expect(startClock(at('2018-12-28T10:00:00+08:00'), fiveWorkingDays, china2018).provisional).toBe(true);
    const calendarDays = { ...fiveWorkingDays, counting: 'calendar-days' } as const;
    expect(startClock(at('2018-12-28T10:00:00+08:00'), calendarDays, china2018).provisional).toBe(false);
  });

  test('what is left: all before it begins, one on the last day, none at the end instant', () => {
    const clock = startClock(at('2018-01-16T16:30:00+08:00'), fiveWorkingDays, china2018);
    const left = (text: string) => daysLeft(at(text), clock, china2018);
    expect(left('2018-01-16T18:00:00+08:00')).toBe(5);
    expect(left('2018-01-17T00:00:00+08:00')).toBe(5);
    expect(left('2018-01-18T23:59:59+08:00')).toBe(4);
    expect(left('2018-01-20T12:00:00+08:00')).toBe(2);
    expect(left('2018-01-23T23:59:59+08:00')).toBe(1);
    expect(daysLeft(clock.endsAtMs, clock, china2018)).toBe(0);
  });

  test('working days until a deadline', () => {
    const until = (now: string, deadline: string) =>
      workingDaysUntil(at(now), at(deadline), 'Asia/Shanghai', china2018);
    expect(until('2018-01-18T09:00:00+08:00', '2018-01-19T12:00:00+08:00')).toBe(2);
    expect(until('2018-01-19T09:00:00+08:00', '2018-01-19T12:00:00+08:00')).toBe(1);
    expect(until('2018-01-19T12:00:00+08:00', '2018-01-19T12:00:00+08:00')).toBe(0);
    expect(until('2018-01-19T09:00:00+08:00', '2018-01-20T00:00:00+08:00')).toBe(1);
  });

  test('a rule without days or with an unknown zone is refused', () => {
    const codes = (rule: object) => problemsInClockRule({ ...fiveWorkingDays, ...rule }).map((one) => one.code);
    expect(codes({})).toEqual([]);
    expect(codes({ days: 0 })).toEqual(['clock-days-invalid']);
    expect(codes({ days: 1.5, zone: 'Mars/Olympus' })).toEqual(['clock-days-invalid', 'zone-unknown']);
  });

  test('a clock counts exactly its days, and no day less would do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('2017-12-01'), max: at('2019-02-01') }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('following-day' as const, 'starting-day' as const),
        (startedAtMs, days, dayOne) => {
          const clock = startClock(startedAtMs, { ...fiveWorkingDays, days, dayOne }, china2018);
          expect(workingDaysIn({ from: clock.firstDay, to: clock.lastDay }, china2018)).toBe(days);
          expect(isWorkingDay(clock.lastDay, china2018)).toBe(true);
          expect(daysLeft(startedAtMs, clock, china2018)).toBe(days);
          expect(dateAt(clock.endsAtMs - 1, 'Asia/Shanghai')).toBe(clock.lastDay);
        },
      ),
    );
  });
});

describe('zones', () => {
  test.each([
    ['2018-01-17', 'Asia/Shanghai', '2018-01-16T16:00:00.000Z'],
    ['2018-03-25', 'Europe/Berlin', '2018-03-24T23:00:00.000Z'],
    ['2018-03-26', 'Europe/Berlin', '2018-03-25T22:00:00.000Z'],
    ['2018-10-28', 'Europe/Berlin', '2018-10-27T22:00:00.000Z'],
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'], // midnight is skipped
    ['2018-01-17', 'Pacific/Kiritimati', '2018-01-16T10:00:00.000Z'],
  ])('%s begins in %s at %s', (date, zone, instant) => {
    expect(new Date(startOfDay(date, zone)).toISOString()).toBe(instant);
    expect(dateAt(startOfDay(date, zone), zone)).toBe(date);
    expect(dateAt(startOfDay(date, zone) - 1, zone)).toBe(addDays(date, -1));
  });
});
