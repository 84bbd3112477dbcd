import type { FileWindow } from './file-window.ts';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const longestComment = 65_535;
/** Office documents have dozens of parts; a list of names larger than this is no document. */
const longestDirectory = 4_194_304;

/** The names of a zip's parts, from the list at its end; absent when that list is missing or cut. Nothing is unpacked. */
export async function zipParts(file: FileWindow): Promise<string[] | undefined> {
  const tailStart = Math.max(0, file.size - endBytes - longestComment);
  const tail = await file.read(tailStart, endBytes + longestComment);
  const end = lastEndMark(tail);
  if (end === undefined) return undefined;
  const count = tail.readUInt16LE(end + 10);
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > longestDirectory || start + length > tailStart + end) return undefined;
  return namesIn(await file.read(start, length), count);
}

function lastEndMark(tail: Buffer): number | undefined {
  for (let at = tail.length - endBytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === endMark) return at;
  }
  return undefined;
}

function namesIn(directory: Buffer, count: number): string[] | undefined {
  const names: string[] = [];
  let at = 0;
  while (names.length < count) {
    if (at + entryBytes > directory.length || directory.readUInt32LE(at) !== entryMark) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    names.push(directory.toString('utf8', at + entryBytes, at + entryBytes + name));
    at += entryBytes + name + extra + comment;
  }
  return names;
}
