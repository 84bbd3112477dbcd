import { expect, test } from 'vitest';
import { catalogueOf } from './catalogue.ts';
import { isoDayIn } from './dates.ts';
import { speechIn } from './speech.ts';
import { texts } from './texts.ts';

const catalogue = catalogueOf([
  texts,
  {
    'zh-CN': { 'a.b': '共{{count}}家{{name}}', 'a:b': '冒号' },
    en: { 'a.b_one': '{{count}} {{name}}', 'a.b_other': '{{count}} of {{name}}', 'a:b': 'colon' },
  },
]);
const zh = speechIn(catalogue, 'zh-CN');
const en = speechIn(catalogue, 'en');

test('dates are written as people write them', () => {
  expect(zh.date('2018-12-19')).toBe('2018年12月19日');
  expect(en.date('2018-12-19')).toBe('19 Dec 2018');
  expect(en.date('2019-09-01')).toBe('1 Sep 2019');
  expect(zh.period('2017-01-01', '2018-12-31')).toBe('2017年1月1日至2018年12月31日');
  expect(en.period('2017-01-01', '2018-12-31')).toBe('1 Jan 2017 – 31 Dec 2018');
  expect(en.period('2017-01-01', '2017-01-01')).toBe('1 Jan 2017');
  expect(zh.since('2018-12-19')).toBe('自2018年12月19日起');
  expect(en.until('2018-12-19')).toBe('until 19 Dec 2018');
});

test('an instant is seen in the zone, where the day may already be another', () => {
  expect(zh.dateTime('2018-12-31T16:05:00Z')).toBe('2019年1月1日 00:05');
  expect(speechIn(catalogue, 'en', 'Europe/London').dateTime('2018-12-31T16:05:00Z')).toBe('31 Dec 2018 16:05');
  expect(isoDayIn('Asia/Shanghai', '2018-12-31T16:05:00Z')).toBe('2019-01-01');
  expect(isoDayIn('Asia/Shanghai', '2018-12-31T15:59:59+00:00')).toBe('2018-12-31');
});

test('days are counted in words', () => {
  expect(zh.workingDays(1)).toBe('1个工作日');
  expect(en.workingDays(1)).toBe('1 working day');
  expect(en.workingDays(5)).toBe('5 working days');
  expect(en.calendarDays(0)).toBe('0 days');
});

test('exact numbers stay exact, and are rounded half away from zero only where asked', () => {
  expect(zh.exact('187/2')).toBe('93.5');
  expect(zh.exact('1/3')).toBe('1/3');
  expect(zh.exact('5/2', 0)).toBe('3');
  expect(zh.exact('2.675', 2)).toBe('2.68');
  expect(zh.share('2/3', 1)).toBe('66.7%');
  expect(zh.share(0.125)).toBe('13%');
  expect(zh.share(1)).toBe('100%');
});

test('numbers, bytes and lists follow the language', () => {
  expect(en.number(1234567)).toBe('1,234,567');
  expect(en.bytes(0)).toBe('0 B');
  expect(en.bytes(1500)).toBe('1.5 kB');
  expect(en.bytes(50_000_000)).toBe('50 MB');
  expect(zh.list(['材料审核', '实地考察', '问卷'])).toBe('材料审核、实地考察和问卷');
  expect(en.list(['a', 'b'])).toBe('a and b');
});

test('keys are flat, and what fills a sentence is not interpreted', () => {
  expect(zh.say('a.b', { count: 2, name: '<b>{{count}}$t(a:b)</b>' })).toBe('共2家<b>{{count}}$t(a:b)</b>');
  expect(en.say('a.b', { count: 1, name: 'unit' })).toBe('1 unit');
  expect(en.say('a.b', { count: 2, name: 'units' })).toBe('2 of units');
  expect(zh.say('a:b')).toBe('冒号');
});
