export { listSubmittedChoices } from './choices/queries.ts';
export { listSubmittedEntries } from './queries.ts';
export type { Submission, SubmittedAnswer, SubmittedEvidence } from './submission.ts';
export { findSubmittedEntry, type SubmittedEntry } from './submitted.ts';
