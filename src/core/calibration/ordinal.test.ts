import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { calibrate } from './calibrate.ts';
import { crossedOf } from './crossed.ts';
import { generatedPanel } from './fixtures/generated-panels.fixture.ts';
import { rowsOf, soundScores } from './fixtures/panels.fixture.ts';
import { levelsOf, likelihoodAt, startingThresholds } from './ordinal-likelihood.ts';
import { fitOrdinal } from './ordinal.ts';
import { lowestPoint } from './simplex-search.ts';
import { fittedOf } from './weighting.ts';

const panel = generatedPanel(400, 40, 4, 7);
const scores = soundScores(rowsOf(panel, panel.level));

describe('cumulative link model', () => {
  const found = fitOrdinal(scores)!;
  const fitted = fittedOf(found.fit);

  // R's ordinal::clmm on the same levels: 5.0436, 2.7765, maximum likelihood. Ours is restricted (assessors: 40/39 of it),
  // and takes the thresholds at their joint mode, which is a little nearer to the middle.
  test('is near clmm', () => {
    expect(Math.abs(fitted.varianceEntry / 5.0436 - 1)).toBeLessThan(0.02);
    expect(Math.abs(fitted.varianceAssessor / ((2.7765 * 40) / 39) - 1)).toBeLessThan(0.02);
    const clmm = [-10.8145, -7.9112, -5.8833, -3.4287, -1.2071, 1.0745, 3.2744, 5.2615, 7.8581];
    expect(found.levels).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    found.thresholds.forEach((threshold, i) =>
      expect(Math.abs(threshold - clmm[i]!)).toBeLessThan(0.05 * Math.abs(clmm[i]!) + 0.15),
    );
    expect(found.fit.converged).toBe(true);
  });

  test('orders entries as the truth does, with ranks and errors like the linear model', () => {
    const answer = calibrate(scores, { random: new Random(1), ordinal: true, places: 50, draws: 300 });
    if ('problems' in answer) throw new Error('not calibrated');
    const { entries, model, line } = answer.calibration;
    expect(model.scale!.thresholds).toEqual(found.thresholds);
    const truth = Float64Array.from(scores.entryIds, (id) => panel.trueEntry[Number(id.slice(1))]!);
    let held = 0;
    truth.forEach((value, i) => {
      const rank = 1 + truth.filter((other) => other > value).length;
      held += rank >= entries.rankLow[i]! && rank <= entries.rankHigh[i]! ? 1 : 0;
    });
    expect(held / truth.length).toBeGreaterThan(0.85);
    expect(held / truth.length).toBeLessThan(0.95);
    expect(line!.contested.length).toBeGreaterThan(0);
    expect(answer.calibration.reliability.icc3!.value).toBeLessThan(1);
  });

  test('does not care what the levels are called, only which is higher', () => {
    const stretched = soundScores(
      rowsOf(
        panel,
        panel.level.map((level) => level ** 3),
      ),
    );
    const other = fittedOf(fitOrdinal(stretched)!.fit);
    expect(other.varianceEntry / fitted.varianceEntry).toBeCloseTo(1, 6);
    expect(other.varianceAssessor / fitted.varianceAssessor).toBeCloseTo(1, 6);
  });
});

test('derivatives of the likelihood are those of its values', () => {
  const model = crossedOf(scores);
  const levels = levelsOf(model);
  const random = new Random(4);
  const base = {
    thresholds: startingThresholds(levels),
    eliminated: Float64Array.from({ length: model.eliminatedCount }, () => random.normal()),
    kept: Float64Array.from({ length: model.keptCount }, () => random.normal()),
  };
  const scale = [1.3, 0.8] as const;
  const at = likelihoodAt(model, levels, base, scale);
  const step = 1e-5;
  base.thresholds.forEach((_, c) => {
    const moved = (by: number) =>
      likelihoodAt(
        model,
        levels,
        { ...base, thresholds: base.thresholds.map((v, i) => (i === c ? v + by : v)) },
        scale,
      );
    const [up, down] = [moved(step), moved(-step)];
    expect((up.penalised - down.penalised) / (2 * step)).toBeCloseTo(at.thresholdGradient[c]!, 3);
    base.thresholds.forEach((_value, d) => {
      const known = at.thresholdCurvature[Math.max(c, d)]![Math.min(c, d)]!;
      expect((up.thresholdGradient[d]! - down.thresholdGradient[d]!) / (2 * step)).toBeCloseTo(known, 3);
    });
    expect((up.gradient[0]! - down.gradient[0]!) / (2 * step)).toBeCloseTo(at.crossTerms[c]![0]!, 6);
  });
  const eliminated = (by: number) =>
    likelihoodAt(model, levels, { ...base, eliminated: base.eliminated.map((v, i) => (i === 0 ? v + by : v)) }, scale);
  const [up, down] = [eliminated(step), eliminated(-step)];
  const own = at.gradient.slice(0, model.start[1]).reduce((sum, g) => sum + g, 0);
  expect((up.penalised - down.penalised) / (2 * step)).toBeCloseTo(scale[0] * own - base.eliminated[0]!, 4);
  expect((down.gradient[0]! - up.gradient[0]!) / (2 * step)).toBeCloseTo(scale[0] * at.weight[0]!, 5);
});

test('the simplex search finds the foot of a bent valley', () => {
  const valley = ([x, y]: readonly [number, number]) => (1 - x) ** 2 + 10 * (y - x * x) ** 2;
  const { at, converged } = lowestPoint(valley, [-1, 1], { reach: 20, tolerance: 1e-14 });
  expect(converged).toBe(true);
  expect(at[0]).toBeCloseTo(1, 5);
  expect(at[1]).toBeCloseTo(1, 5);
});
