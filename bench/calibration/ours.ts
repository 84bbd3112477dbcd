import { createReadStream, writeFileSync } from 'node:fs';
import { crossedOf } from '../../src/core/calibration/crossed.ts';
import { posteriorOf } from '../../src/core/calibration/posterior.ts';
import { RankDraws, Ranking } from '../../src/core/calibration/ranks.ts';
import { fitCrossed } from '../../src/core/calibration/reml.ts';
import { fittedOf } from '../../src/core/calibration/weighting.ts';
import { Random } from '../../src/core/random.ts';
import { readScores } from '../../src/features/calibrations/read-scores.ts';

/** One run on a file of scores: CPU seconds of the fit, of the standard errors, and of 1,000 joint rank draws. */
const [, , file, answer] = process.argv as [string, string, string, string];

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const began = performance.now();
const read = await readScores(createReadStream(file));
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const { scores } = read;
const readSeconds = (performance.now() - began) / 1000;

const random = new Random(1);
const start = cpuSeconds();
const fit = fitCrossed(crossedOf(scores), { random })!;
const fitted = cpuSeconds();
const peakOfFit = process.resourceUsage().maxRSS / 1000;

// An iterative fit reads its errors from draws, so there the draws come with them.
const posterior = posteriorOf(fit);
const draws = fit.exact && scores.entryIds.length < 10_000 ? 1000 : 100;
if (!fit.exact) posterior.draw(draws, random, () => {});
posterior.effects();
const deviated = cpuSeconds();
const group = new Int32Array(scores.entryIds.length);
const ranks = new RankDraws(new Ranking(group, Int32Array.of(group.length)), group.length, draws);
if (fit.exact) posterior.draw(draws, random, ({ entry }, index) => void ranks.add(entry, index));
ranks.intervals(0.9);
const drawn = cpuSeconds();

const { mean, varianceEntry, varianceAssessor, varianceNoise } = fittedOf(fit);
const result = {
  readSeconds,
  fitCpuSeconds: fitted - start,
  deviationCpuSeconds: deviated - fitted,
  drawCpuSeconds: drawn - deviated,
  peakMegabytes: peakOfFit,
  mean,
  varianceEntry,
  varianceAssessor,
  varianceResidual: varianceNoise,
  criterion: fit.criterion,
  relativeError: fit.relativeError,
};
writeFileSync(answer, JSON.stringify(result));
