import type { FileWindow } from './file-window.ts';

/** Whether a file of a known kind is whole: each reads the one place that only a complete file has right. */
type WholeCheck = (file: FileWindow) => Promise<boolean>;

const tailBytes = 2048;
const scanBytes = 65_536;

/** A PDF ends by saying where its table of objects starts. */
export const isWholePdf: WholeCheck = async (file) => {
  const tail = (await file.read(Math.max(0, file.size - tailBytes), tailBytes)).toString('latin1');
  const start = tail.lastIndexOf('startxref');
  return start >= 0 && /^startxref\s+\d+\s+%%EOF/.test(tail.slice(start));
};

/** A PNG is a row of chunks, each with its length; the last is IEND. */
export const isWholePng: WholeCheck = async (file) => {
  let place = 8;
  for (;;) {
    const head = await file.read(place, 8);
    if (head.length < 8) return false;
    const next = place + 12 + head.readUInt32BE(0);
    if (head.toString('latin1', 4) === 'IEND') return next <= file.size;
    place = next;
  }
};

/**
 * A JPEG is a row of marked segments; after a scan's header its data run on to the next real marker. Its own end mark
 * must come, not that of a small picture inside a segment; cameras may append more behind it.
 */
export const isWholeJpeg: WholeCheck = async (file) => {
  let place = 2;
  for (;;) {
    const head = await file.read(place, 4);
    if (head.length < 2 || head[0] !== 0xff) return false;
    const marker = head[1] ?? 0;
    if (marker === 0xd9) return true;
    if (marker === 0xff) {
      place += 1; // a filling byte
      continue;
    }
    if (head.length < 4) return false;
    place += 2 + head.readUInt16BE(2);
    if (marker === 0xda) place = await nextMarker(file, place);
  }
};

/** Within a scan, 0xFF is data when a zero or a restart mark follows. */
async function nextMarker(file: FileWindow, from: number): Promise<number> {
  for (let place = from; place < file.size; place += scanBytes) {
    const bytes = await file.read(place, scanBytes + 1);
    for (
      let at = bytes.indexOf(0xff);
      at >= 0 && at < scanBytes && at + 1 < bytes.length;
      at = bytes.indexOf(0xff, at + 1)
    ) {
      const follows = bytes[at + 1] ?? 0;
      if (follows !== 0 && follows !== 0xff && (follows < 0xd0 || follows > 0xd7)) return place + at;
    }
  }
  return file.size;
}

/** A WebP says its length at its beginning. */
export const isWholeWebp: WholeCheck = async (file) => {
  const head = await file.read(0, 8);
  return head.length === 8 && head.readUInt32LE(4) + 8 <= file.size;
};

/** An MP4 is a row of boxes that fill the file; its index (`moov`) and its pictures (`mdat`) must be there. */
export const isWholeMp4: WholeCheck = async (file) => {
  const boxes = new Set<string>();
  let place = 0;
  while (place < file.size) {
    const head = await file.read(place, 16);
    if (head.length < 8) return false;
    boxes.add(head.toString('latin1', 4, 8));
    const length = boxLength(head, file.size - place);
    if (length < 8) return false;
    place += length;
  }
  return place === file.size && boxes.has('moov') && boxes.has('mdat');
};

/** 0 means to the end of the file, 1 that the length follows in eight bytes. */
function boxLength(head: Buffer, left: number): number {
  const short = head.readUInt32BE(0);
  if (short === 0) return left;
  if (short === 1) return head.length < 16 ? 0 : Number(head.readBigUInt64BE(8));
  return short;
}
