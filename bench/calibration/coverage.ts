import { calibrate } from '../../src/core/calibration/calibrate.ts';
import { generatedPanel } from '../../src/core/calibration/fixtures/generated-panels.fixture.ts';
import { rowsOf, soundScores } from '../../src/core/calibration/fixtures/panels.fixture.ts';
import { Random } from '../../src/core/random.ts';

/** The share of entries whose true rank lies in its 90 % interval, over panels of 60 entries, 12 assessors, 4 scores each. */
export function coverageOf(panels: number): number {
  let held = 0;
  for (let seed = 1; seed <= panels; seed++) {
    const panel = generatedPanel(60, 12, 4, seed);
    const scores = soundScores(rowsOf(panel));
    const answer = calibrate(scores, { random: new Random(seed), draws: 1000 });
    if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
    const { rankLow, rankHigh } = answer.calibration.entries;
    const truth = scores.entryIds.map((id) => panel.trueEntry[Number(id.slice(1))]!);
    truth.forEach((value, i) => {
      const rank = 1 + truth.filter((other) => other > value).length;
      if (rank >= rankLow[i]! && rank <= rankHigh[i]!) held += 1;
    });
  }
  return held / (panels * 60);
}
