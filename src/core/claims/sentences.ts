/** A sentence, heading or list item: its place in the text (UTF-16 code units). */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Counts up at every blank line; what was said in another paragraph is not close by. */
  readonly paragraph: number;
}

/** Nothing is taken to be one sentence beyond this length, so that a text without full stops costs no more than others. */
const longestSentence = 1500;

const abbreviations = new Set(
  'co ltd inc corp no st dr mr mrs ms prof dept vs etc approx fig vol jr sr e.g i.e u.s al'.split(' '),
);
const starters = new Set(
  'the in it this that these those we our since for as at on during after before with from by and but however moreover additionally'.split(
    ' ',
  ),
);

/** Cuts a text into sentences at full stops, blank lines, list items and lines that were not merely wrapped. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (const [paragraph, { start, end }] of blocksOf(text).entries()) {
    for (const line of unwrapped(text, start, end)) {
      for (const piece of piecesOf(text, line.start, line.end)) sentences.push({ ...piece, paragraph });
    }
  }
  return sentences;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function blocksOf(text: string): Range[] {
  return partedBy(text, 0, text.length, /\r?\n[^\S\n]*\r?\n\s*|\u2029|\f/g);
}

function partedBy(text: string, start: number, end: number, divider: RegExp): Range[] {
  const parts: Range[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(divider)) {
    parts.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  parts.push({ start: from, end });
  return parts.filter((part) => text.slice(part.start, part.end).trim() !== '');
}

/** Lines of a block, joined where the text was only wrapped: a long line without an end before one that is no list item. */
function unwrapped(text: string, start: number, end: number): Range[] {
  const lines = partedBy(text, start, end, /\r\n?|\n|\u2028/g);
  const widest = Math.max(...lines.map((line) => widthOf(text.slice(line.start, line.end))));
  const joined: Range[] = [];
  let open: Range | null = null;
  for (const line of lines) {
    const listItem = /^\s*(?:[•·▪●◆■○–—*+-]|\d{1,2}[.)、]|[（(]?[一二三四五六七八九十]+[、)）])/.test(
      text.slice(line.start, line.end),
    );
    if (open !== null && (listItem || !isWrapped(text.slice(open.start, open.end), text, open, widest))) {
      joined.push(open);
      open = null;
    }
    open = open === null ? line : { start: open.start, end: line.end };
  }
  return open === null ? joined : [...joined, open];
}

function isWrapped(said: string, text: string, open: Range, widest: number): boolean {
  if (/[.!?:;。！？：；”"]\s*$/.test(said)) return false;
  const lastLine = text.slice(Math.max(text.lastIndexOf('\n', open.end - 1) + 1, open.start), open.end);
  const width = widthOf(lastLine);
  return width >= 40 && width >= widest * 0.75;
}

/** Chinese characters are twice as wide as Latin letters. */
function widthOf(line: string): number {
  return line.length + (line.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function piecesOf(text: string, start: number, end: number): Range[] {
  const pieces: Range[] = [];
  let from = start;
  const said = text.slice(start, end);
  for (const match of said.matchAll(/[。！？；!?;]+[”’」』"')）]*|\.+[”’"')]*(?=\s|$)|[\s，,、]/gu)) {
    const at = start + match.index;
    const after = at + match[0].length;
    if (match[0].startsWith('.') && !endsSentence(text, at, after, end)) continue;
    if (/^[\s，,、]/.test(match[0]) && at - from < longestSentence) continue;
    pieces.push({ start: from, end: after });
    from = after;
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces.filter((piece) => text.slice(piece.start, piece.end).trim() !== '');
}

/** A stop after an abbreviation or an initial ends nothing unless a new sentence plainly begins. */
function endsSentence(text: string, at: number, after: number, end: number): boolean {
  const before = /(?<=^|[\s.(“"'])([\p{L}.]+)$/u.exec(text.slice(Math.max(0, at - 20), at))?.[1]?.toLowerCase() ?? '';
  const next = /^\s*([“"‘'(]*)(\p{L}+|\p{N}+)?/u.exec(text.slice(after, Math.min(end, after + 40)));
  const word = next?.[2] ?? '';
  if (abbreviations.has(before) || before.length === 1)
    return starters.has(word.toLowerCase()) && /^\p{Lu}/u.test(word);
  return word === '' || !/^\p{Ll}/u.test(word);
}
