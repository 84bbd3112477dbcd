/**
 * Something only the person at the terminal can put right: a wrong setting, a full disk, a port in use, an unreadable
 * file. The message is the one sentence that person is told; no stack is shown.
 */
export class OperatorError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'OperatorError';
  }
}

/** Turns what the operating system refused about a folder or file into one sentence; anything else stays as it is. */
export function explained(error: unknown, path: string): unknown {
  const sentence = sentences[(error as NodeJS.ErrnoException | undefined)?.code ?? ''];
  return sentence === undefined ? error : new OperatorError(sentence(path), { cause: error });
}

const sentences: Readonly<Record<string, ((path: string) => string) | undefined>> = {
  ENOSPC: (path) => `The disk is full: nothing more can be written to ${path}.`,
  EDQUOT: (path) => `The disk quota is used up: nothing more can be written to ${path}.`,
  EACCES: (path) => `No permission to use ${path}; let this user write there, or choose another folder by DATA_DIR.`,
  EPERM: (path) => `No permission to use ${path}; let this user write there, or choose another folder by DATA_DIR.`,
  EROFS: (path) => `${path} is on a read-only file system; choose another folder by DATA_DIR.`,
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
};

function notAFolder(path: string): string {
  return `${path} is not a folder, or lies below something that is not one.`;
}
