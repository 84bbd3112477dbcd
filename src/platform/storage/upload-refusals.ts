import { limits } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';
import { notFound, Refusal } from '../refusal.ts';

/** What is wrong with a file, as the refusal of its upload. */
export function refused(problem: Problem): Refusal {
  return new Refusal(422, problem.code, { ...(problem.params ? { params: problem.params } : {}), problems: [problem] });
}

/** The protocol's own errors, said as ours. */
export function asRefusal(error: Error | { status_code: number; body: string }): Error {
  if (error instanceof Error) return error;
  switch (error.status_code) {
    case 404:
      return notFound();
    case 409:
      return new Refusal(409, 'upload-out-of-step');
    case 410:
      return new Refusal(404, 'upload-expired', { params: { hours: limits.uploadResumeHours } });
    case 413:
      return new Refusal(413, 'file-too-large', {
        params: { mostBytes: limits.fileBytes, mostMebibytes: limits.fileBytes / 1_048_576 },
      });
    default:
      return error.status_code < 500 || error.status_code === 501
        ? new Refusal(400, 'upload-malformed', { params: { reason: error.body.trim() } })
        : new Error(`An upload failed: ${error.body.trim()}`);
  }
}
