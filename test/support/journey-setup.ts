import { mkdtemp, rm } from 'node:fs/promises';
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
  project.provide('demonstrationDir', dir);
  return () => rm(dir, { recursive: true, force: true });
}
