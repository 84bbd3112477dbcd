import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  add,
  compare,
  div,
  fromDecimal,
  fromText,
  mul,
  ratio,
  rounded,
  sub,
  sum,
  toDecimal,
  toExact,
  toShown,
  toText,
} from './ratio.ts';
import type { Ratio } from './ratio.ts';

const anyRatio = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([num, den]) => ratio(num, den));

describe('ratio', () => {
  it('is kept in lowest terms with a positive denominator', () => {
    expect(ratio(6, -4)).toEqual({ num: -3n, den: 2n });
    expect(ratio(0, -7)).toEqual({ num: 0n, den: 1n });
    expect(() => ratio(1, 0)).toThrow(RangeError);
  });

  it('calculates exactly', () => {
    expect(toText(sum([ratio(1, 3), ratio(1, 3), ratio(1, 3)]))).toBe('1');
    expect(toText(add(ratio(1, 10), ratio(2, 10)))).toBe('3/10');
    expect(toText(sub(ratio(1, 2), ratio(2, 3)))).toBe('-1/6');
    expect(toText(mul(ratio(2, 3), ratio(9, 4)))).toBe('3/2');
    expect(toText(div(ratio(2, 3), ratio(-4, 9)))).toBe('-3/2');
  });

  it('obeys the laws of fractions', () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(sub(add(a, b), b)).toEqual(a);
        if (b.num !== 0n) expect(mul(div(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(Math.sign(Number(sub(a, b).num)));
      }),
    );
  });
});

describe('texts of a ratio', () => {
  it.each([
    ['2.5', '5/2'],
    ['-0.125', '-1/8'],
    ['7', '7'],
    ['007.50', '15/2'],
    ['6/4', '3/2'],
    ['66%', '33/50'],
    ['66.5%', '133/200'],
  ])('reads %s as %s', (text, exact) => {
    expect(toText(fromText(text) as Ratio)).toBe(exact);
  });

  it.each(['', '.5', '1.', '1e3', ' 1', '1,000', '1/0', '1/-2', '１', 'NaN', '--1', '%', '9'.repeat(61)])(
    'refuses %s',
    (text) => {
      expect(fromText(text)).toBeUndefined();
    },
  );

  it('takes decimals only where a decimal is asked', () => {
    expect(fromDecimal('1/2')).toBeUndefined();
    expect(fromDecimal('50%')).toBeUndefined();
  });

  it.each([
    [ratio(5, 2), 0, '3'],
    [ratio(-5, 2), 0, '-3'],
    [ratio(1, 3), 2, '0.33'],
    [ratio(2, 3), 2, '0.67'],
    [ratio(1005, 1000), 2, '1.01'],
    [ratio(-1, 1000), 2, '0.00'],
    [ratio(89995, 1000), 2, '90.00'],
    [ratio(12), 3, '12.000'],
  ])('rounds half away from zero', (value, decimals, text) => {
    expect(toDecimal(value, decimals)).toBe(text);
  });

  it('comes back from every exact form', () => {
    fc.assert(
      fc.property(anyRatio, fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        expect(fromText(toText(value))).toEqual(value);
        expect(fromText(toExact(value))).toEqual(value);
        const error = sub(rounded(value, decimals), value);
        expect(
          compare(ratio(error.num < 0n ? -error.num : error.num, error.den), ratio(1n, 2n * 10n ** BigInt(decimals))),
        ).toBeLessThanOrEqual(0);
      }),
    );
    expect(toExact(ratio(1, 3))).toBe('1/3');
    expect(toExact(ratio(5, 2))).toBe('2.5');
    expect(toExact(ratio(3, 40))).toBe('0.075');
  });

  it('shows people a short figure and says when it is rounded', () => {
    expect([ratio(5, 2), ratio(1, 16), ratio(1, 32), ratio(238, 3)].map(toShown)).toEqual([
      '2.5',
      '0.0625',
      '≈0.0313',
      '≈79.3333',
    ]);
  });
});
