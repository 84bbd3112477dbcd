import { writeFileSync } from 'node:fs';
import { readInstance } from './instance.ts';

/** HiGHS on the full linear programme, which is whole by itself. Building its text does not count. */
const [instance = '', answerFile = ''] = process.argv.slice(2);
const { coverage, min, max, firstPair, pairAssessor, score } = readInstance(instance);
const highs = await (await import('highs')).default();
const ofAssessor: string[][] = Array.from(min, () => []);
const seats: string[] = [];
coverage.forEach((count, entry) => {
  const own: string[] = [];
  for (let pair = firstPair[entry]!; pair < firstPair[entry + 1]!; pair++) {
    own.push(`x${pair}`);
    ofAssessor[pairAssessor[pair]!]!.push(`x${pair}`);
  }
  seats.push(` c${entry}: ${own.join(' + ')} = ${count}`);
});
const loads = ofAssessor.flatMap((own, at) =>
  own.length === 0 ? [] : [` l${at}: ${own.join(' + ')} >= ${min[at]}`, ` u${at}: ${own.join(' + ')} <= ${max[at]}`],
);
const value = Array.from(score, (each, pair) => `${each} x${pair}`).join(' + ');
const bounds = Array.from(score, (_, pair) => ` x${pair} <= 1`);
const text = ['Maximize', ` obj: ${value}`, 'Subject To', ...seats, ...loads, 'Bounds', ...bounds, 'End'].join('\n');
const began = performance.now();
const { Status, ObjectiveValue } = highs.solve(text, { output_flag: false });
const seconds = (performance.now() - began) / 1000;
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
writeFileSync(
  answerFile,
  JSON.stringify({ seconds, peakMegabytes, total: Math.round(ObjectiveValue), status: Status }),
);
