import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../../src/platform/db/connect.ts';
import { startEmbedded } from '../../src/platform/db/embedded.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string;
  }
}

/** One real PostgreSQL for all tests, thrown away after; each file gets its own copy of a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'exemplar-test-'));
  // The folder itself: below it, root's temporary folder, the database's own user could not enter.
  const server = await startEmbedded({ dir, log: () => {}, durable: false });
  const owner = connect(server.url, { as: 'owner', connections: 1 });
  await owner.pool.query('create database template_exemplar');
  await owner.close();
  const template = connect(databaseUrl(server.url, 'template_exemplar'), { as: 'owner', connections: 1 });
  await migrate(template.db);
  await template.close();
  project.provide('serverUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
