/** One file of a tar archive as it is written: its length must be known before its bytes. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const blockBytes = 512;
const longestName = 100;

/** An archive in the old plain format (ustar), which every `tar` reads. */
export async function* writeTar(entries: AsyncIterable<TarEntry>, at: Date): AsyncGenerator<Uint8Array> {
  for await (const { name, size, bytes } of entries) {
    yield headerOf(name, size, at);
    let written = 0;
    for await (const chunk of bytes) {
      written += chunk.byteLength;
      yield chunk;
    }
    if (written !== size) throw new Error(`${name} has ${written} bytes where ${size} were announced`);
    yield Buffer.alloc(paddingOf(size));
  }
  yield Buffer.alloc(2 * blockBytes);
}

function headerOf(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > longestName) throw new Error(`${name} is too long a name for an archive`);
  const header = Buffer.alloc(blockBytes);
  const octal = (value: number, place: number, length: number) =>
    header.write(value.toString(8).padStart(length - 1, '0'), place, 'latin1');
  header.write(name, 0);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(Math.floor(at.getTime() / 1000), 136, 12);
  header.write('0', 156, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** Over all bytes, with the sum's own place taken as blanks. */
function sumOf(header: Buffer): number {
  return header.reduce((sum, byte, place) => sum + (place >= 148 && place < 156 ? 0x20 : byte), 0);
}

function paddingOf(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}

/** One file of an archive as it is read; its bytes are there until the next one is asked for. */
export interface TarFile {
  readonly name: string;
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
}

/** The archive is cut off, or is none. */
export class BrokenTar extends Error {}

/** The files of an archive that `writeTar` wrote, one after the other. What is left unread of one is passed over. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
  const bytes = new Bytes(source);
  for (;;) {
    const header = await bytes.take(blockBytes);
    if (header.every((byte) => byte === 0)) return;
    if (sumOf(header) !== Number.parseInt(textAt(header, 148, 8), 8)) throw new BrokenTar('a header is damaged');
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    const left = { count: size };
    yield { name: textAt(header, 0, longestName), size, bytes: bytes.flow(left) };
    // What was not read still lies before the next header.
    for await (const passed of bytes.flow(left)) void passed;
    await bytes.take(paddingOf(size));
  }
}

function textAt(header: Buffer, place: number, length: number): string {
  return header.toString('utf8', place, place + length).replace(/[\0 ].*$/s, '');
}

class Bytes {
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    while (this.#held.length < count) this.#held = Buffer.concat([this.#held, await this.#next()]);
    return this.#cut(count);
  }

  /** As many bytes as are left, in pieces; it counts them off. */
  async *flow(left: { count: number }): AsyncGenerator<Buffer> {
    while (left.count > 0) {
      if (this.#held.length === 0) this.#held = await this.#next();
      const chunk = this.#cut(Math.min(left.count, this.#held.length));
      left.count -= chunk.length;
      yield chunk;
    }
  }

  #cut(count: number): Buffer {
    const cut = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return cut;
  }

  async #next(): Promise<Buffer> {
    const { value, done } = await this.#source.next();
    if (done === true) throw new BrokenTar('it ends too early');
    return value;
  }
}
