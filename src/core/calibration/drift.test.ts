import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { anchorAgreement } from './anchors.ts';
import { calibrate } from './calibrate.ts';
import { driftOf } from './drift.ts';
import type { GeneratedPanel } from './fixtures/generated-panels.fixture.ts';
import { generatedPanel } from './fixtures/generated-panels.fixture.ts';
import { rowsOf, soundScores } from './fixtures/panels.fixture.ts';

/** Drift of a panel whose assessors score in the order of the rows, some of them `by` points milder in the later half. */
function driftWhere(panel: GeneratedPanel, drifting: (assessor: number) => boolean, by: number) {
  const half = panel.entry.length / 2;
  const values = panel.score.map((score, i) => score + (i >= half && drifting(panel.assessor[i]!) ? by : 0));
  const rows = [...rowsOf(panel, values)].map((row, order) => ({ ...row, order }));
  const scores = soundScores(rows);
  const answer = calibrate(scores, { random: new Random(1), draws: 10 });
  if ('problems' in answer) throw new Error('not calibrated');
  const found = driftOf(scores, answer.calibration);
  if ('problems' in found) throw new Error('no order');
  return found.drift.map((drift) => ({ ...drift, number: Number(scores.assessorIds[drift.assessor]!.slice(1)) }));
}

describe('drift', () => {
  test('of an assessor who grew milder is found, in points', () => {
    const drift = driftWhere(generatedPanel(400, 20, 4, 2), (assessor) => assessor === 7, 1.5);
    expect(drift.filter(({ notable }) => notable).map(({ number }) => number)).toEqual([7]);
    const found = drift.find(({ number }) => number === 7)!;
    expect(Math.abs(found.change - 1.5)).toBeLessThan(3 * found.standardError);
    expect(found.early + found.late).toBeGreaterThan(60);
  });

  test('is nowhere where nobody changed, and its chance is as often below a tenth as it says', () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) =>
      driftWhere(generatedPanel(300, 20, 4, seed), () => false, 0),
    );
    expect(all.filter(({ notable }) => notable)).toEqual([]);
    const share = all.filter(({ chance }) => chance < 0.1).length / all.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.18);
  });

  test('cannot be told without an order', () => {
    const scores = soundScores(rowsOf(generatedPanel(20, 5, 3, 1)));
    const answer = calibrate(scores, { random: new Random(1), draws: 10 });
    expect('calibration' in answer && driftOf(scores, answer.calibration)).toEqual({
      problems: [{ code: 'drift-order-missing', pointer: '' }],
    });
  });
});

describe('anchors', () => {
  const scores = soundScores([
    { entry: 'p', assessor: 'ann', score: 6 },
    { entry: 'p', assessor: 'bo', score: 8 },
    { entry: 'p', assessor: 'cy', score: 7 },
    { entry: 'q', assessor: 'ann', score: 4 },
    { entry: 'q', assessor: 'bo', score: 6 },
    { entry: 'r', assessor: 'ann', score: 9 },
    { entry: 's', assessor: 'ann', score: 1 },
    { entry: 's', assessor: 'bo', score: 3 },
  ]);

  test('each assessor is held against the mean of the others', () => {
    const found = anchorAgreement(scores, ['p', 'q', 'r', 's']);
    const of = (id: string) =>
      'agreement' in found ? found.agreement.find(({ assessor }) => scores.assessorIds[assessor] === id) : undefined;
    expect(of('ann')).toMatchObject({
      count: 3,
      anchors: [
        { own: 6, others: 7.5 },
        { own: 4, others: 6 },
        { own: 1, others: 3 },
      ],
    });
    expect(of('ann')!.meanDifference).toBeCloseTo(-5.5 / 3, 12);
    expect(of('ann')!.typicalDifference).toBeCloseTo(Math.sqrt((2.25 + 4 + 4) / 3), 12);
    expect(of('ann')!.correlation).toBeGreaterThan(0.99);
    expect(of('cy')).toMatchObject({ count: 1, meanDifference: 0, correlation: null });
  });

  test('unknown anchors and none are refused', () => {
    expect(anchorAgreement(scores, ['p', 'z'])).toEqual({
      problems: [{ code: 'anchor-unknown', pointer: '/anchors/1', params: { entry: 'z' } }],
    });
    expect(anchorAgreement(scores, [])).toEqual({ problems: [{ code: 'anchors-none', pointer: '/anchors' }] });
  });
});
