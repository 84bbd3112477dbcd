import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AssignmentAnswer, Objective } from '../../core/assignment/answer.ts';
import type { AssignmentProblem } from '../../core/assignment/problem.ts';
import type { Problem } from '../../core/problem.ts';
import { projectRoot } from '../../platform/project-root.ts';

export interface AssignmentRequest {
  /** A problem at hand, or the JSON text of one that the thread reads itself. */
  readonly source: { readonly problem: AssignmentProblem } | { readonly text: string };
  readonly objective: Objective;
}

export interface AssignmentProgress {
  readonly kind: 'progress';
  /** Pivots of the network simplex so far. */
  readonly pivots: number;
}

export type AssignmentOutcome =
  | {
      readonly kind: 'answered';
      readonly answer: AssignmentAnswer;
      /** Whether the checker, which knows nothing of the solver, accepts answer and certificate. */
      readonly accepted: boolean;
      readonly counts: { readonly entries: number; readonly assessors: number; readonly pairs: number };
      readonly seconds: number;
    }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not-json' };

export type AssignmentReply = AssignmentProgress | AssignmentOutcome;

export interface RunningAssignment {
  readonly outcome: Promise<AssignmentOutcome>;
  /** Stops at once; the outcome is then rejected. */
  cancel(): void;
}

/** Solves in a thread of its own, so that whoever waits stays awake: progress, cancelling, other requests. */
export function startAssignment(
  request: AssignmentRequest,
  onProgress: (progress: AssignmentProgress) => void = () => {},
): RunningAssignment {
  const worker = new Worker(workerPath(), { workerData: request });
  const outcome = new Promise<AssignmentOutcome>((resolve, reject) => {
    worker.on('message', (reply: AssignmentReply) => (reply.kind === 'progress' ? onProgress(reply) : resolve(reply)));
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The assignment was stopped before it was done.')));
  });
  return { outcome, cancel: () => void worker.terminate() };
}

/** The thread's module: an entry of its own in the built server, the source itself wherever the sources run. */
function workerPath(): string {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts')
    ? join(dirname(here), 'assign-worker.ts')
    : join(projectRoot, 'dist', 'server', 'assign-worker.js');
}
