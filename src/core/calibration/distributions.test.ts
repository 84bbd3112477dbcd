import { describe, expect, test } from 'vitest';
import {
  chiSquareTail,
  fCumulative,
  fQuantile,
  normalCumulative,
  normalQuantile,
  normalTwoSided,
} from './distributions.ts';

// Reference values by R 4.2: pnorm, qnorm, pchisq, qf, pf.
describe('distributions', () => {
  test.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.6448536269514722, 0.05],
    [-6, 9.86587645037698e-10],
  ])('normal cumulative at %f', (x, p) => {
    expect(normalCumulative(x) / p).toBeCloseTo(1, 10);
  });

  test.each([0.5, 0.95, 0.975, 0.001, 1e-9])('normal quantile of %f undoes the cumulative', (p) => {
    expect(normalCumulative(normalQuantile(p)) / p).toBeCloseTo(1, 9);
  });

  test('normal quantile of 0.975', () => expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 10));

  test('two-sided tail far out', () => expect(normalTwoSided(8) / 1.2441921148543568e-15).toBeCloseTo(1, 8));

  test.each([
    [3.841458820694124, 1, 0.05],
    [18.307038053275146, 10, 0.05],
    [150, 100, 0.000903932042354],
  ])('chi-square tail of %f with %i degrees', (x, degrees, p) => {
    expect(chiSquareTail(x, degrees)).toBeCloseTo(p, 8);
  });

  test.each([
    [0.95, 5, 15, 2.901294536236],
    [0.975, 5, 18, 3.381967805875],
    [0.025, 3, 7, 0.06837889693756],
  ])('F quantile', (p, numerator, denominator, x) => {
    expect(fQuantile(p, numerator, denominator)).toBeCloseTo(x, 5);
    expect(fCumulative(fQuantile(p, numerator, denominator), numerator, denominator)).toBeCloseTo(p, 10);
  });
});
