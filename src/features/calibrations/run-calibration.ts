import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Calibration, CalibrationOptions } from '../../core/calibration/calibrate.ts';
import type { Drift } from '../../core/calibration/drift.ts';
import type { Scores } from '../../core/calibration/scores.ts';
import type { Problem } from '../../core/problem.ts';
import { projectRoot } from '../../platform/project-root.ts';

export interface CalibrationRequest {
  /** Scores at hand, or a CSV file that the thread reads itself (`-` is standard input). */
  readonly source: { readonly scores: Scores } | { readonly path: string };
  readonly seed: number;
  readonly options: Omit<CalibrationOptions, 'random' | 'report'>;
}

export interface CalibrationProgress {
  readonly kind: 'progress';
  readonly stage: 'reading' | 'fitting' | 'drawing';
  readonly share: number;
}

export type CalibrationOutcome =
  | {
      readonly kind: 'calibrated';
      readonly scores: Scores;
      readonly calibration: Calibration;
      /** Null where the scores carry no order, or for the ordinal model. */
      readonly drift: readonly Drift[] | null;
    }
  /** The scores are readable but cannot be calibrated. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | { readonly kind: 'no-file'; readonly reason: string };

export type CalibrationReply = CalibrationProgress | CalibrationOutcome;

export interface RunningCalibration {
  readonly outcome: Promise<CalibrationOutcome>;
  /** Stops at once; the outcome is then never settled as done but rejected. */
  cancel(): void;
}

/** Calibrates in a thread of its own. */
export function startCalibration(
  request: CalibrationRequest,
  onProgress: (progress: CalibrationProgress) => void = () => {},
): RunningCalibration {
  // Reading makes much short-lived rubbish; a small nursery keeps a million rows within a modest memory.
  const worker = new Worker(workerPath(), { workerData: request, resourceLimits: { maxYoungGenerationSizeMb: 12 } });
  const outcome = new Promise<CalibrationOutcome>((resolve, reject) => {
    worker.on('message', (reply: CalibrationReply) => (reply.kind === 'progress' ? onProgress(reply) : resolve(reply)));
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The calibration was stopped before it was done.')));
  });
  return { outcome, cancel: () => void worker.terminate() };
}

/** The thread's module: an entry of its own in the built server, the source itself wherever the sources run. */
function workerPath(): string {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts')
    ? join(dirname(here), 'calibrate-worker.ts')
    : join(projectRoot, 'dist', 'server', 'calibrate-worker.js');
}
