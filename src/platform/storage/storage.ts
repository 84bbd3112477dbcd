/** Content-addressed files: a file is known by the SHA-256 of its bytes, so that equal files are kept once. */
export interface Storage {
  /** Keeps the bytes and answers their SHA-256 in hex and their length; the same bytes twice are no error. */
  put(bytes: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number }>;
  /** Absent when no such file is kept (a missing file is a state to show, not a crash). */
  open(sha256: string): Promise<NodeJS.ReadableStream | undefined>;
  has(sha256: string): Promise<boolean>;
}
