import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { calibrate } from '../../core/calibration/calibrate.ts';
import { driftOf } from '../../core/calibration/drift.ts';
import type { Scores } from '../../core/calibration/scores.ts';
import { Random } from '../../core/random.ts';
import { readScores } from './read-scores.ts';
import type { CalibrationReply, CalibrationRequest } from './run-calibration.ts';

/** The thread that reads and calibrates, so that whoever waits stays awake: progress, cancelling, other requests. */
const port = parentPort!;
port.postMessage(await replyTo(workerData as CalibrationRequest));

async function replyTo(request: CalibrationRequest): Promise<CalibrationReply> {
  let scores: Scores;
  if ('scores' in request.source) ({ scores } = request.source);
  else {
    const { path } = request.source;
    tell('reading', 0);
    try {
      const read = await readScores(path === '-' ? createReadStream('', { fd: 0 }) : createReadStream(path));
      if ('problems' in read) return { kind: 'unreadable', problems: read.problems };
      ({ scores } = read);
    } catch (error) {
      return { kind: 'no-file', reason: (error as NodeJS.ErrnoException).code ?? String(error) };
    }
  }
  const answer = calibrate(scores, { ...request.options, random: new Random(request.seed), report: tell });
  if ('problems' in answer) return { kind: 'refused', problems: answer.problems };
  const { calibration } = answer;
  const ordered = scores.order !== null && calibration.model.scale === null;
  const drift = ordered ? driftOf(scores, calibration) : null;
  return { kind: 'calibrated', scores, calibration, drift: drift && 'drift' in drift ? drift.drift : null };
}

function tell(stage: 'reading' | 'fitting' | 'drawing', share: number): void {
  port.postMessage({ kind: 'progress', stage, share } satisfies CalibrationReply);
}
