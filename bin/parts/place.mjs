import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever it was cloned to. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const at = (...parts) => join(root, ...parts);

/** What the person at the terminal can put right, told in one sentence and without a stack. */
export class Trouble extends Error {}

export const say = (sentence) => process.stderr.write(`${sentence}\n`);

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A file appears whole or not at all, so that an interruption leaves the old one. */
export function writeJson(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(value));
  renameSync(`${path}.new`, path);
}

export const remove = (path) => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
export const exists = (path) => statSync(path, { throwIfNoEntry: false }) !== undefined;

const sentences = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'The disk quota is used up',
  EACCES: 'This user may not write here',
  EPERM: 'This user may not write here',
  EROFS: 'This file system is read-only',
  ENOTDIR: 'A file stands where a folder should be',
  EEXIST: 'A file stands where a folder should be',
};

/** What the operating system refused, as a sentence; undefined for what is a fault of ours. */
export function sentenceOf(error) {
  if (error instanceof Trouble) return error.message;
  const reason = sentences[error?.code];
  return reason === undefined ? undefined : `${reason}: ${error.path ?? root}.`;
}
