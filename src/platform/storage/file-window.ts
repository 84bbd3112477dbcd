import type { FileHandle } from 'node:fs/promises';

/** Reads a file here and there, so that a large one is looked through without being held in memory. */
export interface FileWindow {
  readonly size: number;
  /** Up to `length` bytes from a place; fewer at the end of the file, none beyond it. */
  read(from: number, length: number): Promise<Buffer>;
}

export async function windowOn(file: FileHandle): Promise<FileWindow> {
  const { size } = await file.stat();
  return {
    size,
    async read(from, length) {
      const wanted = Math.max(0, Math.min(length, size - from));
      const buffer = Buffer.alloc(wanted);
      const { bytesRead } = await file.read(buffer, 0, wanted, from);
      return buffer.subarray(0, bytesRead);
    },
  };
}
