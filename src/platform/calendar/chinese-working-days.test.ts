import { expect, test } from 'vitest';
import { daysLeft, fiveWorkingDays, isWorkingDay, startClock, workingDaysIn } from '../../core/calendar.ts';
import { chineseWorkingDays, mentionsUnproclaimed } from './chinese-working-days.ts';

const at = (time: string) => Date.parse(`${time}+08:00`);

test.each([
  ['2026-01-01', false, 'New Year'],
  ['2026-01-04', true, 'a Sunday that makes up for New Year'],
  ['2026-02-16', false, 'Spring Festival, a Monday'],
  ['2026-02-14', true, 'a Saturday that makes up for Spring Festival'],
  ['2018-12-29', true, 'a Saturday proclaimed with the next year'],
  ['2018-12-31', false, 'a Monday proclaimed with the next year'],
  ['2020-01-31', false, 'the Spring Festival that was made longer'],
  ['2019-04-05', false, 'Tomb-sweeping Day, a Friday'],
  ['2019-04-06', false, 'an ordinary Saturday'],
  ['2019-04-08', true, 'an ordinary Monday'],
])('%s is worked: %s (%s)', (date, worked) => {
  expect(isWorkingDay(date, chineseWorkingDays)).toBe(worked);
});

test('every year has as many working days as the proclamations make, and none is left out', () => {
  // Published figures: 2019, 2021 and 2023 had 250, 250 and 249 working days.
  expect(workingDaysIn({ from: '2019-01-01', to: '2019-12-31' }, chineseWorkingDays)).toBe(250);
  expect(workingDaysIn({ from: '2021-01-01', to: '2021-12-31' }, chineseWorkingDays)).toBe(250);
  expect(workingDaysIn({ from: '2023-01-01', to: '2023-12-31' }, chineseWorkingDays)).toBe(249);
});

test('a notice of five working days goes round National Day', () => {
  const clock = startClock(at('2025-09-28T10:00'), fiveWorkingDays, chineseWorkingDays);
  // 28 September 2025 is a Sunday that is worked; 29 and 30 count, 1 to 8 October are free, 9, 10 and 11 (a worked Saturday) count.
  expect([clock.firstDay, clock.lastDay, clock.provisional]).toEqual(['2025-09-29', '2025-10-11', false]);
  expect(daysLeft(at('2025-10-05T09:00'), clock, chineseWorkingDays)).toBe(3);
});

test('what reaches beyond the proclaimed days is said to be provisional, never guessed silently', () => {
  const { known } = chineseWorkingDays;
  expect(known.from).toBe('2004-01-01');
  const lastYear = Number(known.to.slice(0, 4));
  expect(lastYear).toBeGreaterThanOrEqual(2026);
  const clock = startClock(at(`${lastYear}-12-24T10:00`), fiveWorkingDays, chineseWorkingDays);
  expect(clock.provisional).toBe(true);
  expect(mentionsUnproclaimed({ from: `${lastYear}-12-01`, to: `${lastYear}-12-25` })).toBe(false);
  expect(mentionsUnproclaimed({ from: `${lastYear}-12-01`, to: `${lastYear + 1}-01-02` })).toBe(true);
  expect(mentionsUnproclaimed({ from: '2003-12-31', to: '2004-01-02' })).toBe(true);
});
