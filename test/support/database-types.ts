import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/platform/project-root.ts';

const generator = join(projectRoot, 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js');

/** The rows of a database as types, as `src/platform/db/types.ts` keeps them. */
export async function databaseTypes(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'exemplar-types-'));
  const file = join(folder, 'types.ts');
  const wishes = ['--dialect', 'postgres', '--camel-case', '--date-parser', 'string', '--include-pattern', 'public.*'];
  try {
    await promisify(execFile)(process.execPath, [generator, '--url', url, ...wishes, '--out-file', file]);
    // `connect.ts` reads them as numbers: counts and sums fit.
    return (await readFile(file, 'utf8')).replace(
      /export type Int8 = .*/,
      'export type Int8 = ColumnType<number, number, number>;',
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
