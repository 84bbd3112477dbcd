import type { Token } from './tokens.ts';
import { valueOf } from './numerals.ts';
import type { KnownName, NamePart } from './known-names.ts';
import { isSlip } from './spellings.ts';

/** How a piece of text and a known name lie against each other. Indices count the pieces of the stretch. */
export interface Alignment {
  readonly name: KnownName;
  readonly first: number;
  readonly last: number;
  /** For every part of the name the index of the piece that stands for it, or null where it is left out. */
  readonly pieces: readonly (number | null)[];
  readonly slips: readonly Difference[];
  readonly otherWords: readonly Difference[];
  /** Pieces inside the passage that stand for nothing in the name. */
  readonly extra: readonly number[];
  readonly score: number;
}

/** Where a part of the name and what is written for it differ. */
export interface Difference {
  readonly part: number;
  readonly piece: number;
}

const same = 40;
const slip = 20;
/** A wrong character is likelier another word than a wrong letter is, but less unlikely than a word left out. */
const wrongCharacter = -5;
const otherWord = -31;
const leftOut = -30;
const leftOutFreely = -1;
const inserted = -30;

/** Words for one thing. */
const synonyms = new Map([
  ['award', 'prize'],
  ['civilized', 'model'],
  ['civilization', 'model'],
]);

/**
 * Chinese characters that tell one honour from another though only one is different. Any other single character is
 * taken for a slip.
 */
const opposites =
  '金银铜钻 一二三四五六七八九十特首 省市区县国镇村乡 男女老少 优良 大中小 杆兵 奖牌章杯状 新业意 校家社 前后 上下 年月季'.split(
    ' ',
  );
const oppositesOf = new Map(opposites.flatMap((group) => Array.from(group, (sign) => [sign, group] as const)));

const hanNumerals = new Set('一二两三四五六七八九十百');

/**
 * The best way to lay a whole name along a stretch of text between two places, whose ends are free (Needleman and
 * Wunsch with free text ends). Null when less of it is there than is missing.
 */
export function align(name: KnownName, stretch: readonly Token[], from: number, to: number): Alignment | null {
  const { parts } = name;
  const width = to - from + 1;
  const scores = new Int32Array((parts.length + 1) * width);
  const at = (row: number, column: number) => scores[row * width + column] as number;
  for (const [index, part] of parts.entries()) {
    const row = index + 1;
    const free = omission(part);
    scores[row * width] = at(index, 0) + free;
    for (let column = 1; column < width; column += 1) {
      const paired = at(index, column - 1) + pairing(part, stretch[from + column - 1] as Token);
      scores[row * width + column] = Math.max(paired, at(index, column) + free, at(row, column - 1) + inserted);
    }
  }
  return traced(name, stretch, from, width, at);
}

function traced(
  name: KnownName,
  stretch: readonly Token[],
  from: number,
  width: number,
  at: (row: number, column: number) => number,
): Alignment | null {
  const { parts } = name;
  let row = parts.length;
  let column = 0;
  for (let other = 1; other < width; other += 1) if (at(row, other) > at(row, column)) column = other;
  const score = at(row, column);
  const pieces: (number | null)[] = parts.map(() => null);
  const slips: Difference[] = [];
  const otherWords: Difference[] = [];
  const extra: number[] = [];
  while (row > 0) {
    const part = parts[row - 1] as NamePart;
    const piece = from + column - 1;
    const paired = column > 0 ? pairing(part, stretch[piece] as Token) : otherWord;
    if (at(row, column) === at(row - 1, column) + omission(part)) {
      row -= 1;
    } else if (at(row, column) === at(row - 1, column - 1) + paired) {
      row -= 1;
      column -= 1;
      pieces[row] = piece;
      if (paired === slip || paired === wrongCharacter) slips.unshift({ part: row, piece });
      if (paired === otherWord) otherWords.unshift({ part: row, piece });
    } else {
      column -= 1;
      extra.unshift(piece);
    }
  }
  const used = pieces.filter((piece) => piece !== null);
  const [first, last] = [used[0], used.at(-1)];
  if (first === undefined || last === undefined || score <= 0) return null;
  return {
    name,
    first,
    last,
    pieces,
    slips,
    otherWords,
    extra: extra.filter((one) => one > first && one < last),
    score,
  };
}

function omission(part: NamePart): number {
  return part.role === 'qualifier' || part.role === 'generic' ? leftOutFreely : leftOut;
}

function pairing(part: NamePart, piece: Token): number {
  if (part.norm === piece.norm) return same;
  if (piece.kind === 'mark') return otherWord;
  if (part.han !== (piece.kind === 'han')) return sameNumber(part.norm, piece.norm) ? same : otherWord;
  if (part.han) return part.role === 'qualifier' || areOpposites(part.norm, piece.norm) ? otherWord : wrongCharacter;
  if ((synonyms.get(part.norm) ?? part.norm) === (synonyms.get(piece.norm) ?? piece.norm)) return same;
  return isSlip(piece.norm, part.norm) ? slip : otherWord;
}

/** 十 and 10. */
function sameNumber(one: string, other: string): boolean {
  if (!hanNumerals.has(one) && !hanNumerals.has(other)) return false;
  const value = valueOf(one);
  return value !== null && value === valueOf(other);
}

/** Whether two characters stand for different things of one kind, such as gold and silver. */
export function areOpposites(one: string, other: string): boolean {
  return oppositesOf.get(one)?.includes(other) ?? false;
}
