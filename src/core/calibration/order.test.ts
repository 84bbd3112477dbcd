import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { toExact } from '../ratio.ts';
import { calibrate } from './calibrate.ts';
import { rowsOf, soundScores } from './fixtures/panels.fixture.ts';
import { generatedPanel } from './fixtures/generated-panels.fixture.ts';
import { calibratedShifts } from './order.ts';
import { scoresOf } from './scores.ts';

function calibrated(scores: ReturnType<typeof soundScores>) {
  const answer = calibrate(scores, { random: new Random(1), draws: 100 });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.calibration;
}

test('a shift brings the raw mean to the calibrated value, rounded once to four decimals', () => {
  const scores = soundScores(rowsOf(generatedPanel(40, 8, 3, 5)));
  const calibration = calibrated(scores);
  const found = calibratedShifts(scores, calibration);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  expect(found.shifts.size).toBe(40);
  scores.entryIds.forEach((id, at) => {
    const shift = Number(toExact(found.shifts.get(id)!));
    expect(calibration.entries.rawMean[at]! + shift).toBeCloseTo(calibration.entries.calibrated[at]!, 3);
  });
});

test('groups without a common assessor have no common order', () => {
  const rows = [0, 1].flatMap((group) =>
    [...rowsOf(generatedPanel(12, 4, 3, 7 + group))].map(({ entry, assessor, score }) => ({
      entry: `${group}/${entry}`,
      assessor: `${group}/${assessor}`,
      score,
    })),
  );
  const read = scoresOf(rows);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const found = calibratedShifts(read.scores, calibrated(read.scores));
  expect(found).toEqual({ problems: [{ code: 'calibration-disconnected', pointer: '', params: { count: 2 } }] });
});
