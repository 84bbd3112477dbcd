import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenTar, readTar, type TarEntry, writeTar } from './tar.ts';

const at = new Date('2026-03-02T02:00:00Z');

interface Kept {
  readonly name: string;
  readonly body: Buffer;
}

async function* entriesOf(files: readonly Kept[]): AsyncGenerator<TarEntry> {
  for (const { name, body } of files) yield { name, size: body.length, bytes: [body] };
}

const written = (files: readonly Kept[]) => buffer(writeTar(entriesOf(files), at));

async function* inPieces(whole: Buffer, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let place = 0; place < whole.length; place += pieceBytes) yield whole.subarray(place, place + pieceBytes);
}

async function read(whole: Buffer, pieceBytes: number, isRead: (name: string) => boolean = () => true) {
  const found: Kept[] = [];
  for await (const { name, bytes } of readTar(inPieces(whole, pieceBytes)))
    if (isRead(name)) found.push({ name, body: await buffer(bytes) });
  return found;
}

const someFiles = fc.array(
  fc.record({
    name: fc.stringMatching(/^[a-z0-9/_.-]{1,90}$/),
    body: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
  }),
  { maxLength: 6 },
);

test('what was written is read, in whatever pieces it comes', () =>
  fc.assert(
    fc.asyncProperty(someFiles, fc.integer({ min: 1, max: 3000 }), async (files, pieceBytes) => {
      expect(await read(await written(files), pieceBytes)).toEqual(files);
    }),
    { numRuns: 60 },
  ));

test('a file that nobody reads is passed over', async () => {
  const files = ['a', 'b', 'c'].map((name) => ({ name, body: Buffer.alloc(1500, name) }));
  expect(await read(await written(files), 100, (name) => name === 'c')).toEqual([files[2]]);
});

test('one that is cut off anywhere before its end is told apart', async () => {
  const whole = await written([{ name: 'a', body: Buffer.alloc(700, 'x') }]);
  for (const length of [0, 100, 512, 600, 1100, 1300, 1600])
    await expect(read(whole.subarray(0, length), 512), String(length)).rejects.toThrow(BrokenTar);
});

test('a header of which a byte was changed is no header', async () => {
  const whole = await written([{ name: 'a', body: Buffer.from('x') }]);
  whole[0] = 0x62;
  await expect(read(whole, 512)).rejects.toThrow(BrokenTar);
});

test('a file that is longer or shorter than was said stops the writing', async () => {
  async function* wrong(): AsyncGenerator<TarEntry> {
    yield { name: 'a', size: 3, bytes: [Buffer.from('four')] };
  }
  await expect(buffer(writeTar(wrong(), at))).rejects.toThrow('a has 4 bytes where 3 were announced');
});
