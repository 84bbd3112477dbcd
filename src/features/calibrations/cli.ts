import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { texts as coreTexts } from '../../core/calibration/texts.ts';
import { refuseInput } from '../../platform/cli/input.ts';
import { answerNo, print } from '../../platform/cli/output.ts';
import { startProgress } from '../../platform/cli/progress.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import { explained, OperatorError } from '../../platform/operator-error.ts';
import { calibrationJson } from './calibration-answer.ts';
import { calibrationSummary } from './calibration-summary.ts';
import { texts as readTexts } from './read-scores-texts.ts';
import type { CalibrationOutcome } from './run-calibration.ts';
import { startCalibration } from './run-calibration.ts';

interface Options {
  readonly seed: number;
  readonly draws?: number;
  readonly places?: number;
  readonly robust: boolean;
  readonly assessorNoise: boolean;
  readonly ordinal: boolean;
  readonly out?: string;
  readonly json: boolean;
}

const texts = [coreTexts, readTexts];

/** `exemplar calibrate <scores.csv>`. */
export function register(program: Command): void {
  program
    .command('calibrate <scores.csv>')
    .description('severity of assessors, calibrated ranking with its uncertainty, reliability (- reads standard input)')
    .option('--seed <n>', 'same seed, same answer', wholeNumber, 1)
    .option('--draws <n>', 'joint draws behind the rank intervals', wholeNumber)
    .option('--places <n>', 'cut line: the first n places', wholeNumber)
    .option('--robust', 'far scores and far assessors pull little', false)
    .option('--assessor-noise', 'each assessor has a noise of his or her own', false)
    .option('--ordinal', 'scores are levels whose steps need not be equal', false)
    .option('--out <file>', 'write the whole answer as JSON to a file')
    .option('--json', 'print the whole answer as JSON', false)
    .action(run);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('Give a whole number.');
  return value;
}

async function run(path: string, options: Options): Promise<void> {
  const outcome = await outcomeOf(path, options);
  const name = path === '-' ? 'standard input' : path;
  switch (outcome.kind) {
    case 'no-file':
      throw new OperatorError(`${name}: ${reasons[outcome.reason] ?? `it cannot be read (${outcome.reason})`}.`);
    case 'unreadable':
      return refuseInput({ name, text: '' }, outcome.problems, texts);
    case 'refused':
      return await refuse(outcome, options);
    case 'calibrated':
      return await show(outcome, options);
  }
}

const reasons: Readonly<Record<string, string | undefined>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'no permission to read it',
  ENOTDIR: 'there is no such file',
};

const stages = { reading: 'Reading', fitting: 'Fitting', drawing: 'Drawing ranks' } as const;

/** The work is done in a thread of its own, so that progress can be told and Ctrl-C ends it at once. */
async function outcomeOf(path: string, options: Options): Promise<CalibrationOutcome> {
  const { seed, draws, places, robust, assessorNoise, ordinal } = options;
  const progress = startProgress();
  let told: Parameters<typeof progress.tell> = [stages.reading];
  const clock = setInterval(() => progress.tell(...told), 500);
  const running = startCalibration(
    {
      source: { path },
      seed,
      options: {
        robust,
        assessorNoise,
        ordinal,
        ...(draws === undefined ? {} : { draws }),
        ...(places === undefined ? {} : { places }),
      },
    },
    ({ stage, share }) => (told = stage === 'drawing' ? [stages[stage], share] : [stages[stage]]),
  );
  try {
    return await running.outcome;
  } finally {
    clearInterval(clock);
    progress.done();
  }
}

/** The scores were read and the answer is no; a problem with a pointer is one of the options, which is wrong use. */
async function refuse({ problems }: Extract<CalibrationOutcome, { kind: 'refused' }>, options: Options): Promise<void> {
  const say = catalogueOf(texts).sayIn('en');
  const sentences = problems.map(({ code, params }) => say(code, params)).join('\n');
  if (problems.some(({ pointer }) => pointer !== '')) throw new OperatorError(sentences);
  answerNo();
  const whole = options.json || options.out !== undefined;
  await print(whole ? JSON.stringify({ status: 'not-calibrated', problems }, null, 2) : sentences, options.out);
}

async function show(answer: Extract<CalibrationOutcome, { kind: 'calibrated' }>, options: Options): Promise<void> {
  const { out } = options;
  if (out !== undefined && out !== '-') {
    await pipeline(Readable.from(calibrationJson(answer)), createWriteStream(out)).catch((error: unknown) => {
      throw explained(error, out);
    });
  }
  if (out === '-' || (options.json && out === undefined)) {
    for (const piece of calibrationJson(answer)) await printPiece(piece);
  } else await print(calibrationSummary(answer, catalogueOf(texts).sayIn('en')));
}

function printPiece(piece: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(piece, () => resolve()));
}
