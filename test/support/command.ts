import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { connect } from '../../src/platform/db/connect.ts';
import { projectRoot } from '../../src/platform/project-root.ts';
import { databaseUrl } from './global-setup.ts';

export interface Installation {
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Runs `exemplar …` on it as a process of its own, from the source. */
  run(args: readonly string[], input?: string): Promise<{ code: number | null; out: string; err: string }>;
}

/** A data folder and an empty database, not even migrated, ended with the test that opened them. */
export async function emptyInstallation(): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'exemplar-installation-'));
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  const admin = connect(inject('serverUrl'), { as: 'owner', connections: 1 });
  await admin.pool.query(`create database ${name}`);
  onTestFinished(async () => {
    await admin.pool.query(`drop database ${name} with (force)`);
    await admin.close();
    await rm(dataDir, { recursive: true });
  });
  const url = databaseUrl(inject('serverUrl'), name);
  return { dataDir, databaseUrl: url, run: (args, input = '') => run(args, input, { dataDir, url }) };
}

function run(args: readonly string[], input: string, { dataDir, url }: { dataDir: string; url: string }) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, 'src/main/cli.ts'), ...args], {
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: url, PUBLIC_URL: 'https://honours.example.org' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    // A command that reads nothing closes its input; that is no fault.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
