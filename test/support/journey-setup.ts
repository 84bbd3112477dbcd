import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the first journey that needs the demonstration keeps it for those after it. */
    demonstrationDir: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'exemplar-demonstration-'));
  // The database's own user must be able to enter: else the copies would all share one that is kept elsewhere.
  await chmod(dir, 0o755);
  project.provide('demonstrationDir', dir);
  return () => rm(dir, { recursive: true, force: true });
}
