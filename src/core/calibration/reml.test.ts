import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { crossedOf } from './crossed.ts';
import { figureSkating, golden, rowsOf, soundScores, tenThousand } from './fixtures/panels.fixture.ts';
import { generatedPanel } from './fixtures/generated-panels.fixture.ts';
import { posteriorOf } from './posterior.ts';
import type { FitOptions } from './reml.ts';
import { fitCrossed } from './reml.ts';
import type { Scores } from './scores.ts';
import { fittedOf } from './weighting.ts';

function fitOf(scores: Scores, options: Partial<FitOptions> = {}) {
  return fitCrossed(crossedOf(scores), { random: new Random(1), ...options })!;
}

function relative(found: number, wanted: number): number {
  return Math.abs(found / wanted - 1);
}

function greatestDifference(found: Float64Array, wanted: Float64Array): number {
  return found.reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i]!)), 0);
}

const skating = figureSkating();
const { scores: tenK } = tenThousand();

// lme4 with tight tolerances; the figures of the panel are of the same generator and seed.
describe.each([
  ['figure-skating', skating, 7.51079666, 1.2406801, 0.25790438, 0.11570886, 19493.64622503],
  ['s10k', tenK, 5.997653, 1.03051168, 0.54013228, 0.63031006, 29647.07481321],
] as const)('against lme4 on %s', (name, scores, mean, entry, assessor, noise, criterion) => {
  const fit = fitOf(scores);
  const fitted = fittedOf(fit);
  const effects = posteriorOf(fit).effects();

  test('variances, mean and criterion', () => {
    expect(relative(fitted.varianceEntry, entry)).toBeLessThan(1e-6);
    expect(relative(fitted.varianceAssessor, assessor)).toBeLessThan(1e-6);
    expect(relative(fitted.varianceNoise, noise)).toBeLessThan(1e-6);
    expect(Math.abs(fitted.mean - mean)).toBeLessThan(1e-5);
    expect(Math.abs(fit.criterion - criterion)).toBeLessThan(1e-4);
    expect(fit).toMatchObject({ method: 'exact', relativeError: 0, converged: true, noiseVanished: false });
  });

  test.each([
    ['entry', scores.entryIds, effects.entry, effects.entryError],
    ['assessor', scores.assessorIds, effects.assessor, effects.assessorError],
  ] as const)('conditional mean and deviation of every %s', (side, ids, means, deviations) => {
    const known = golden(`${name}-${side}`);
    expect(known.size).toBe(ids.length);
    ids.forEach((id, at) => {
      expect(Math.abs(means[at]! - known.get(id)!.mean)).toBeLessThan(1e-5);
      expect(Math.abs(deviations[at]! - known.get(id)!.deviation)).toBeLessThan(1e-6);
    });
  });
});

describe('ways of fitting agree', () => {
  const exact = fitOf(tenK);
  const exactEffects = posteriorOf(exact).effects();

  test('probes corrected at an anchor are as exact as exact steps', () => {
    const anchored = fitOf(tenK, { alwaysExact: 0 });
    expect(anchored.method).toBe('exact');
    expect(relative(anchored.varianceKept, exact.varianceKept)).toBeLessThan(1e-7);
    expect(relative(anchored.varianceEliminated, exact.varianceEliminated)).toBeLessThan(1e-7);
    expect(Math.abs(anchored.criterion - exact.criterion)).toBeLessThan(1e-6);
    const effects = posteriorOf(anchored).effects();
    expect(greatestDifference(effects.entry, exactEffects.entry)).toBeLessThan(1e-6);
    expect(greatestDifference(effects.entryError, exactEffects.entryError)).toBeLessThan(1e-4);
  });

  test('probes alone come within a thousandth and state an error that covers what they miss', () => {
    const iterative = fitOf(tenK, { alwaysExact: 0, exactUpTo: 0 });
    expect(iterative.method).toBe('iterative');
    expect(iterative.relativeError).toBeGreaterThan(0);
    expect(iterative.relativeError).toBeLessThan(1e-3);
    expect(relative(iterative.varianceKept, exact.varianceKept)).toBeLessThan(4 * iterative.relativeError);
    expect(relative(iterative.varianceEliminated, exact.varianceEliminated)).toBeLessThan(4 * iterative.relativeError);
    expect(relative(iterative.criterion, exact.criterion)).toBeLessThan(1e-3);
    const posterior = posteriorOf(iterative);
    posterior.draw(100, new Random(2), () => {});
    const effects = posterior.effects();
    expect(greatestDifference(effects.entry, exactEffects.entry)).toBeLessThan(2e-3);
    expect(
      greatestDifference(
        effects.entryError.map((v, i) => v / exactEffects.entryError[i]!),
        exactEffects.entry.map(() => 1),
      ),
    ).toBeLessThan(0.02);
    expect(
      greatestDifference(
        effects.assessorError.map((v, i) => v / exactEffects.assessorError[i]!),
        exactEffects.assessor.map(() => 1),
      ),
    ).toBeLessThan(0.05);
  });

  test('it does not matter which side is eliminated', () => {
    const panel = generatedPanel(60, 20, 5, 3);
    const scores = soundScores(rowsOf(panel));
    const turned = soundScores([...rowsOf(panel)].map((row) => ({ ...row, entry: row.assessor, assessor: row.entry })));
    const [one, other] = [fittedOf(fitOf(scores)), fittedOf(fitOf(turned))];
    expect(relative(one.varianceEntry, other.varianceAssessor)).toBeLessThan(1e-8);
    expect(relative(one.varianceAssessor, other.varianceEntry)).toBeLessThan(1e-8);
    const effects = [posteriorOf(fitOf(scores)).effects(), posteriorOf(fitOf(turned)).effects()] as const;
    expect(greatestDifference(effects[0].entry, effects[1].assessor)).toBeLessThan(1e-8);
    expect(greatestDifference(effects[0].entryError, effects[1].assessorError)).toBeLessThan(1e-8);
  });

  test.each([
    ['exact', {}],
    ['iterative', { alwaysExact: 0, exactUpTo: 0 }],
  ] as const)('%s joint draws have the means and errors of the effects', (_, options) => {
    const fit = fitOf(soundScores(rowsOf(generatedPanel(80, 12, 4, 9))), options);
    const count = 4000;
    const posterior = posteriorOf(fit);
    const size = 80;
    const [sum, squares] = [new Float64Array(size), new Float64Array(size)];
    posterior.draw(count, new Random(5), ({ entry }) => {
      entry.forEach((value, i) => {
        sum[i]! += value;
        squares[i]! += value * value;
      });
    });
    const { entry, entryError } = posterior.effects();
    entry.forEach((value, i) => {
      const deviation = Math.sqrt(squares[i]! / count - (sum[i]! / count) ** 2);
      expect(Math.abs(sum[i]! / count - value)).toBeLessThan((4.5 * entryError[i]!) / Math.sqrt(count) + 1e-3);
      expect(relative(deviation, entryError[i]!)).toBeLessThan(0.07);
    });
  });
});

describe('at the border', () => {
  test('assessors without any difference have the variance zero', () => {
    const panel = generatedPanel(100, 10, 3, 4);
    const fits = [1, 2, 3, 4, 5, 6].map((seed) => {
      const noise = new Random(seed);
      const rows = [...rowsOf(panel)].map((row) => ({
        ...row,
        score: noise.normal() + (Number(row.entry.slice(1)) % 5),
      }));
      return fittedOf(fitOf(soundScores(rows)));
    });
    expect(fits.filter(({ varianceAssessor }) => varianceAssessor === 0).length).toBeGreaterThan(0);
    expect(fits.every(({ varianceEntry }) => varianceEntry > 1)).toBe(true);
    const rows = [...rowsOf(panel)].map((row) => ({
      ...row,
      score:
        (Number(row.entry.slice(1)) % 5) + ((Number(row.assessor.slice(1)) * 3 + Number(row.entry.slice(1))) % 4) / 9,
    }));
    const ways = [{}, { alwaysExact: 0 }, { alwaysExact: 0, exactUpTo: 0 }].map((options) =>
      fitOf(soundScores(rows), options),
    );
    for (const fit of ways) {
      expect(fit.varianceKept).toBe(0);
      expect(fit.converged).toBe(true);
      expect(relative(fit.varianceEliminated, ways[0]!.varianceEliminated)).toBeLessThan(1e-3);
      expect(Number.isFinite(fit.criterion)).toBe(true);
    }
  });

  test('scores that two effects explain without a rest leave no noise', () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({
      entry: `e${i % 10}`,
      assessor: `a${Math.floor(i / 10)}`,
      score: (i % 10) + 3 * Math.floor(i / 10),
    }));
    expect(fitOf(soundScores(rows)).noiseVanished).toBe(true);
  });
});
