import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { probesOf, solveIteratively } from './conjugate-gradients.ts';
import { assemble, crossedOf, reduce } from './crossed.ts';
import { factorise, solveDense } from './dense.ts';
import { exactAt, tracesByProbes } from './evaluation.ts';
import { generatedPanel } from './fixtures/generated-panels.fixture.ts';
import { rowsOf, soundScores } from './fixtures/panels.fixture.ts';

const random = new Random(6);
const scores = soundScores(rowsOf(generatedPanel(300, 45, 4, 13)));
const weighting = {
  scoreWeight: scores.score.map(() => 0.2 + random.uniform()),
  assessorSpread: Float64Array.from(scores.assessorIds, () => 0.5 + random.uniform()),
};
const model = crossedOf(scores, weighting);
const ratios = { eliminated: 1.7, kept: 0.6 };

describe('without forming the matrix', () => {
  test('the equations have the same solution, for any number of right-hand sides', () => {
    const reduced = reduce(model, ratios);
    const factor = assemble(reduced);
    factorise(factor);
    const sides = Array.from({ length: 11 }, () =>
      Float64Array.from({ length: model.keptCount }, () => random.normal()),
    );
    const { solutions, converged } = solveIteratively(reduced, [...sides, new Float64Array(model.keptCount)], 1e-12);
    expect(converged).toBe(true);
    sides.forEach((side, at) => {
      const wanted = solveDense(factor, side);
      solutions[at]!.forEach((value, j) => expect(value).toBeCloseTo(wanted[j]!, 9));
    });
    expect([...solutions[11]!]).toEqual(Array.from({ length: model.keptCount }, () => 0));
  });

  test('probes give the log determinant and its slopes within their error', () => {
    const exact = exactAt(model, ratios)!.traces;
    const probed = tracesByProbes(reduce(model, ratios), probesOf(200, model.keptCount, new Random(8)), 1e-10);
    expect(Math.abs(probed.logDeterminant / exact.logDeterminant - 1)).toBeLessThan(2e-3);
    expect(Math.abs(probed.slope[0] - exact.slope[0])).toBeLessThan(4 * probed.error[0]);
    expect(Math.abs(probed.slope[1] - exact.slope[1])).toBeLessThan(4 * probed.error[1]);
  });

  test('the exact slopes are those of the log determinant', () => {
    const step = 1e-5;
    const at = (eliminated: number, kept: number) =>
      exactAt(model, { eliminated: ratios.eliminated * Math.exp(eliminated), kept: ratios.kept * Math.exp(kept) })!
        .traces;
    const { slope } = at(0, 0);
    expect((at(step, 0).logDeterminant - at(-step, 0).logDeterminant) / (2 * step)).toBeCloseTo(slope[0], 4);
    expect((at(0, step).logDeterminant - at(0, -step).logDeterminant) / (2 * step)).toBeCloseTo(slope[1], 4);
  });
});
