import { findSubmission } from './queries.ts';
import { readContent, type Submission } from './submission.ts';

export interface SubmittedEntry {
  readonly id: string;
  readonly editionId: string;
  readonly bodyId: string;
  readonly unitId: string;
  readonly submittedAt: Date;
  readonly sha256: string;
  readonly content: Submission;
}

/** What was submitted and not withdrawn since; who may see it is decided by the caller's own record. */
export async function findSubmittedEntry(
  db: Parameters<typeof findSubmission>[0],
  entryId: string,
): Promise<SubmittedEntry | undefined> {
  const row = await findSubmission(db, entryId);
  return row === undefined ? undefined : { ...row, content: readContent(row.content) };
}
