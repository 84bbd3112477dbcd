import { parentPort, workerData } from 'node:worker_threads';
import { checkAssignment } from '../../core/assignment/certificate.ts';
import type { AssignmentProblem } from '../../core/assignment/problem.ts';
import { splitQuotas } from '../../core/assignment/quotas.ts';
import { readAssignmentProblem } from '../../core/assignment/read.ts';
import { solveAssignment } from '../../core/assignment/solve.ts';
import { loadHighsSolver } from './highs-solver.ts';
import { placesInJson } from './json-places.ts';
import type { AssignmentOutcome, AssignmentReply, AssignmentRequest } from './run-assignment.ts';

/** The thread that reads, solves and checks. Progress is told a few times a second. */
const port = parentPort!;
const pauseMs = 250;
port.postMessage(await outcomeOf(workerData as AssignmentRequest));

async function outcomeOf({ source, objective }: AssignmentRequest): Promise<AssignmentOutcome> {
  const read = 'problem' in source ? source : readText(source.text);
  if (!('problem' in read)) return read;
  const { problem } = read;
  const overlaps = splitQuotas(problem).rest.length > 0;
  const mip = overlaps ? await loadHighsSolver() : undefined;
  const began = performance.now();
  const answer = solveAssignment(problem, objective, {
    pulse: tellNowAndThen(),
    ...(mip === undefined ? {} : { mip }),
  });
  const seconds = (performance.now() - began) / 1000;
  const accepted = 'certificate' in answer && checkAssignment(problem, objective, answer).accepted;
  const counts = {
    entries: problem.entryIds.length,
    assessors: problem.assessorIds.length,
    pairs: problem.score.length,
  };
  return { kind: 'answered', answer, accepted, counts, seconds };
}

function readText(text: string): { problem: AssignmentProblem } | Exclude<AssignmentOutcome, { kind: 'answered' }> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'not-json' };
  }
  const read = readAssignmentProblem(value);
  if ('problem' in read) return read;
  const places = placesInJson(text, new Set(read.problems.map(({ pointer }) => pointer)));
  return {
    kind: 'unreadable',
    problems: read.problems.map((problem) => ({ ...problem, ...places.get(problem.pointer) })),
  };
}

function tellNowAndThen(): (pivots: number) => boolean {
  let told = performance.now();
  return (pivots) => {
    const now = performance.now();
    if (now - told >= pauseMs) {
      told = now;
      port.postMessage({ kind: 'progress', pivots } satisfies AssignmentReply);
    }
    return true;
  };
}
