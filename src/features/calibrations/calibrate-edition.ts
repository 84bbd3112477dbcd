import { createHash } from 'node:crypto';
import { limits } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';
import { fromText } from '../../core/ratio.ts';
import { scoresOf } from '../../core/calibration/scores.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Fit, SheetScore } from './queries.ts';
import { type CalibrationOutcome, type RunningCalibration, startCalibration } from './run-calibration.ts';

export type Calibrated = Extract<CalibrationOutcome, { kind: 'calibrated' }>;

export interface EditionCalibration {
  readonly digest: string;
  /** Absent where the problems say why these scores cannot be calibrated. */
  readonly answer?: Calibrated;
  readonly problems: readonly Problem[];
}

const seed = 1;
const keptAnswers = 16;

/** Answers by digest: the same marks are fitted once, whoever asks, and two who ask at once share one thread. */
const answers = new Map<string, Promise<EditionCalibration>>();

/** Calibrates the submitted sheets of an edition in a thread of its own, within a stated size and time. */
export async function calibrateSheets(
  sheets: readonly SheetScore[],
  { fit, places }: { readonly fit: Fit; readonly places: number | null },
): Promise<EditionCalibration> {
  const digest = digestOf(sheets, fit, places);
  const kept = answers.get(digest);
  const answer = kept ?? fitted(sheets, fit, places).then((found) => ({ digest, ...found }));
  answers.delete(digest);
  answers.set(digest, answer);
  const oldest = answers.keys().next().value;
  if (answers.size > keptAnswers && oldest !== undefined) answers.delete(oldest);
  try {
    return await answer;
  } catch (error) {
    answers.delete(digest);
    throw error;
  }
}

function digestOf(sheets: readonly SheetScore[], fit: Fit, places: number | null): string {
  const hash = createHash('sha256').update(JSON.stringify([seed, fit, places]));
  for (const { entryId, assessorId, total, submittedAt } of sheets) {
    hash.update(`\n${entryId} ${assessorId} ${total} ${submittedAt.getTime()}`);
  }
  return hash.digest('hex');
}

async function fitted(
  sheets: readonly SheetScore[],
  fit: Fit,
  places: number | null,
): Promise<Omit<EditionCalibration, 'digest'>> {
  const most = limits.calibrationSheets;
  if (sheets.length > most) return { problems: [{ code: 'scores-too-many', pointer: '', params: { most } }] };
  const read = scoresOf(
    sheets.map(({ entryId, assessorId, total, submittedAt }) => ({
      entry: entryId,
      assessor: assessorId,
      score: numberOf(total),
      order: submittedAt.getTime(),
    })),
  );
  if ('problems' in read) return { problems: read.problems };
  // A line that takes everybody in, or nobody, is none.
  const hasLine = places !== null && places >= 1 && places < read.scores.entryIds.length;
  const options = { robust: fit === 'robust', ...(hasLine ? { places } : {}) };
  const running = startCalibration({ source: { scores: read.scores }, seed, options });
  const outcome = await inTime(running);
  if (outcome.kind === 'calibrated') return { answer: outcome, problems: [] };
  if (outcome.kind === 'refused') return { problems: outcome.problems };
  throw new Error(`scores at hand cannot be ${outcome.kind}`);
}

async function inTime(running: RunningCalibration): Promise<CalibrationOutcome> {
  let isLate = false;
  const clock = setTimeout(() => {
    isLate = true;
    running.cancel();
  }, limits.calibrationSeconds * 1000);
  try {
    return await running.outcome;
  } catch (error) {
    if (isLate) throw new Refusal(422, 'calibration-too-long', { params: { seconds: limits.calibrationSeconds } });
    throw error;
  } finally {
    clearTimeout(clock);
  }
}

/** A total is exact; statistics take it as the nearest floating-point number. */
export function numberOf(total: string): number {
  const exact = fromText(total);
  return exact === undefined ? Number.NaN : Number(exact.num) / Number(exact.den);
}
