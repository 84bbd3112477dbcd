import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { projectRoot } from '../../src/platform/project-root.ts';

const notOurs = new Set(['node_modules', '.tools', 'dist', 'data', '.cache', '.git', 'coverage']);

/** Every file of the project, as paths from its root with slashes. */
export function listFiles(): readonly string[] {
  return readdirSync(projectRoot, { recursive: false, withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name))
    .flatMap((entry) => (entry.isDirectory() ? below(join(projectRoot, entry.name)) : [entry.name]))
    .toSorted();
}

function below(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

export function readSource(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

export function countLines(path: string): number {
  return readSource(path).trimEnd().split('\n').length;
}
