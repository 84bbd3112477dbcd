import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { crossedOf } from './crossed.ts';
import { krippendorffAlpha } from './krippendorff.ts';
import { reliabilityOf } from './reliability.ts';
import { fitCrossed } from './reml.ts';
import type { ScoreRow } from './scores.ts';
import { scoresOf } from './scores.ts';

function scoresFrom(rows: Iterable<ScoreRow>) {
  const answer = scoresOf(rows);
  if (!('scores' in answer)) throw new Error(JSON.stringify(answer.problems));
  return answer.scores;
}

/** A table with a row per entry; null is a gap. */
function tableOf(rows: readonly (readonly (number | null)[])[]) {
  return scoresFrom(
    rows.flatMap((row, entry) =>
      row.flatMap((score, assessor) =>
        score === null ? [] : [{ entry: `e${entry}`, assessor: `a${assessor}`, score }],
      ),
    ),
  );
}

// Shrout and Fleiss (1979), table 2: six targets, four judges.
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe('intraclass correlation', () => {
  const scores = tableOf(shroutFleiss);
  const found = reliabilityOf(scores, fitCrossed(crossedOf(scores), { random: new Random(1) })!);

  // Values in Shrout and Fleiss to two digits; all digits, and the intervals, recomputed in R from their formulas.
  test.each([
    ['icc1', 0.16574177, -0.13293232, 0.72256006],
    ['icc2', 0.28976378, 0.018786513, 0.76108437],
    ['icc3', 0.71484071, 0.34246477, 0.94585826],
    ['icc1k', 0.44279713, -0.88444216, 0.91241542],
    ['icc2k', 0.62005055, 0.071136815, 0.92723204],
    ['icc3k', 0.90931554, 0.67567471, 0.98589168],
  ] as const)('%s of the textbook table', (form, value, low, high) => {
    expect(found[form]!.value).toBeCloseTo(value, 7);
    expect(found[form]!.low).toBeCloseTo(low, 6);
    expect(found[form]!.high).toBeCloseTo(high, 6);
  });

  test('a table with one gap falls back to the fitted variances, near the complete table', () => {
    const gap = tableOf([[9, 2, 5, null], ...shroutFleiss.slice(1)]);
    const fitted = reliabilityOf(gap, fitCrossed(crossedOf(gap), { random: new Random(1) })!);
    expect(fitted.icc3!.basis).toBe('components');
    expect(fitted.icc3!.value).toBeGreaterThan(0.5);
    expect(fitted.icc3!.low).toBeLessThan(fitted.icc3!.value);
    expect(fitted.icc2!.value).toBeLessThan(fitted.icc3!.value);
    expect(fitted.icc2k!.value).toBeGreaterThan(fitted.icc2!.value);
  });
});

describe('Krippendorff alpha', () => {
  // Krippendorff's three coders and fifteen units, with gaps.
  const _ = null;
  const coders = [
    [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
    [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
    [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
  ];
  const canonical = tableOf(coders[0]!.map((_value, unit) => coders.map((coder) => coder[unit]!)));

  test.each([
    ['nominal', 0.691358],
    ['ordinal', 0.806721],
    ['interval', 0.810845],
    ['ratio', 0.808944],
  ] as const)('%s of the canonical table', (level, value) => {
    expect(krippendorffAlpha(canonical)[level]).toBeCloseTo(value, 6);
  });

  test('is one for full agreement and undefined for no variation or no pair', () => {
    expect(
      krippendorffAlpha(
        tableOf([
          [1, 1],
          [2, 2],
        ]),
      ).interval,
    ).toBe(1);
    expect(
      krippendorffAlpha(
        tableOf([
          [1, 1],
          [1, 1],
        ]),
      ).interval,
    ).toBeNull();
    expect(krippendorffAlpha(tableOf([[1], [2]])).nominal).toBeNull();
  });

  test('has no ratio level where a score is negative', () => {
    expect(
      krippendorffAlpha(
        tableOf([
          [-1, 1],
          [2, 2],
        ]),
      ).ratio,
    ).toBeNull();
  });
});
