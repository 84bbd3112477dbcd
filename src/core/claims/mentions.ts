import { editDistance, normalisedName } from './tokens.ts';
import type { Token } from './tokens.ts';
import { areOpposites } from './alignment.ts';
import type { Alignment } from './alignment.ts';
import { isLegalWord, isStopWord } from './known-names.ts';
import type { NameIndex } from './name-index.ts';
import { clashes, isQualifier, qualifierBefore, standingOfChinese, standingOfWords } from './qualifiers.ts';
import type { Standing } from './qualifiers.ts';

/**
 * How a passage is like a known name: it is the name (or a usual part of it), the name misspelt, the name with another
 * word in it or a word more or less, or the name of the same honour of another place or level.
 */
export type Likeness = 'exact' | 'misspelt' | 'other-word' | 'changed' | 'other-level';

/** A passage that speaks of something with a known name. */
export interface Mention {
  /** The bearer of the name; with `rivals` when the passage fits others equally well. */
  readonly owner: number;
  readonly rivals: readonly number[];
  readonly likeness: Likeness;
  /** Whether the whole core of the name is written, so that it is no mere allusion. */
  readonly full: boolean;
  readonly start: number;
  readonly end: number;
  /** The words of the passage that differ, and what stands in the name. */
  readonly differences: readonly { readonly said: string; readonly meant: string }[];
}

const rank: Readonly<Record<Likeness, number>> = {
  exact: 0,
  misspelt: 1,
  'other-level': 2,
  'other-word': 3,
  changed: 4,
};

/** Marks that part names from one another; others (quotes, hyphens, brackets) may stand within a name. */
const dividers = /^[,，、;；:：.。!！?？|]$/;

/** The programmes spoken of in a sentence, given its tokens. */
export function programmesIn(text: string, tokens: readonly Token[], index: NameIndex): Mention[] {
  return stretchesOf(tokens, (token) => !isStopWord(token)).flatMap((stretch) => {
    const found = index.alignments(stretch).flatMap((alignment) => judged(alignment, stretch, text) ?? []);
    return withoutOverlap(found);
  });
}

/** The units spoken of in a sentence by their name or the distinctive part of it. */
export function unitsIn(text: string, tokens: readonly Token[], index: NameIndex): Mention[] {
  const stretch = tokens.filter((token) => token.kind !== 'mark' && !isStopWord(token) && !isLegalWord(token));
  const found = index.alignments(stretch).flatMap((alignment): Judged[] => {
    const { name, pieces, slips, otherWords, extra } = alignment;
    const whole = pieces.every((piece) => piece !== null) && otherWords.length === 0 && extra.length === 0;
    const mostSlips =
      name.parts[0]?.han === true ? Math.floor(name.parts.length / 5) : Math.floor(name.parts.length / 2);
    if (!whole || slips.length > mostSlips) return [];
    return [{ ...judgement(alignment, stretch, text), likeness: slips.length > 0 ? 'misspelt' : 'exact', full: true }];
  });
  return withoutOverlap(found);
}

interface Judged extends Mention {
  readonly score: number;
}

function stretchesOf(tokens: readonly Token[], keep: (token: Token) => boolean): Token[][] {
  const stretches: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'mark') {
      if (dividers.test(token.norm)) stretches.push([]);
    } else if (keep(token)) stretches.at(-1)?.push(token);
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

function judgement(alignment: Alignment, stretch: readonly Token[], text: string): Omit<Judged, 'likeness' | 'full'> {
  const { name, first, last, slips, otherWords, score } = alignment;
  const [start, end] = [(stretch[first] as Token).start, (stretch[last] as Token).end];
  const differences = [...slips, ...otherWords].map(({ part, piece }) => {
    const token = stretch[piece] as Token;
    return { said: text.slice(token.start, token.end), meant: name.parts[part]?.norm ?? '' };
  });
  return { owner: name.owner, rivals: [], start, end, differences, score };
}

/** Says what the alignment amounts to; null when it is too little to be the name at all. */
function judged(alignment: Alignment, stretch: readonly Token[], text: string): Judged | null {
  const { name, pieces, slips, otherWords, extra } = alignment;
  const chinese = name.parts[0]?.han === true;
  const core = name.parts.flatMap((part, index) => (part.role === 'core' ? [index] : []));
  const tail = name.parts.flatMap((part, index) => (part.role === 'tail' ? [index] : []));
  const missing = core.filter((index) => pieces[index] === null);
  const written = core.filter((index) => pieces[index] !== null && !otherWords.some((one) => one.part === index));
  const tailMissing = tail.filter((index) => pieces[index] === null);
  const basis = { ...judgement(alignment, stretch, text), full: missing.length === 0 };
  const hard = otherWords.length + extra.length + missing.length;
  if (!isEnding([...tailMissing].reverse(), [...tail].reverse())) return null;
  if (hard === 0 && slips.length > 0) {
    const most = chinese ? Math.floor(core.length / 4) : Math.ceil(core.length / 3);
    return slips.length <= most && writtenLikeAName(alignment, stretch, basis.full)
      ? placed({ ...basis, likeness: 'misspelt' }, alignment, stretch, text)
      : null;
  }
  if (hard === 0) return placed({ ...basis, likeness: 'exact' }, alignment, stretch, text);
  if (slips.length > 0) return null;
  if (otherWords.length === 0 && extra.length === 0 && isEnding(missing, core) && written.length >= (chinese ? 4 : 2)) {
    return shortened(basis, alignment, stretch, text);
  }
  if (hard > 1 || tailMissing.length > 0) return null;
  if (missing.length === 1 && missing[0] === core.at(-1)) return otherEnding(basis, alignment, stretch, text);
  const matched = pieces.filter((piece) => piece !== null).length - otherWords.length;
  if (matched < (chinese ? 3 : 2) || written.length < 1 || !differenceIsName(alignment, stretch, chinese)) return null;
  if (otherWords.length === 0) return { ...basis, full: true, likeness: 'changed' };
  return { ...basis, full: true, likeness: isPlainSlip(basis, matched) ? 'misspelt' : 'other-word' };
}

/** A name whose last word is another one: the Quality Gold Medal is not the Quality Gold Prize. */
function otherEnding(
  basis: Omit<Judged, 'likeness'>,
  { name, last, pieces }: Alignment,
  stretch: readonly Token[],
  text: string,
): Judged | null {
  const [end, next] = [stretch[last] as Token, stretch[last + 1]];
  const written = pieces.filter((piece) => piece !== null).length;
  const meant = name.parts.at(-1)?.norm ?? '';
  if (written < 3 || next === undefined || !adjoins(end, next, text)) return null;
  if (!next.capital && !areOpposites(meant, next.norm)) return null;
  const difference = { said: text.slice(next.start, next.end), meant };
  return { ...basis, end: next.end, full: true, likeness: 'other-word', differences: [difference] };
}

/** In a long name of which all else is right, a word may be further off and still be a slip. */
function isPlainSlip({ differences: [only] }: Pick<Mention, 'differences'>, matched: number): boolean {
  if (only === undefined || matched < 4) return false;
  const said = normalisedName(only.said);
  return said.length >= 6 && said[0] === only.meant[0] && editDistance(said, only.meant, 2) <= 2;
}

/** Whether what is left out is the front of the whole, so that its ending stands. */
function isEnding(missing: readonly number[], whole: readonly number[]): boolean {
  return missing.every((index, place) => index === whole[place]);
}

/** A name shortened to its end (Gold Prize) stands alone, in capitals; after another capital word it is another name. */
function shortened(
  basis: Omit<Judged, 'likeness'>,
  alignment: Alignment,
  stretch: readonly Token[],
  text: string,
): Judged | null {
  const [first, before] = [stretch[alignment.first] as Token, stretch[alignment.first - 1]];
  if (first.kind === 'han') return placed({ ...basis, likeness: 'exact' }, alignment, stretch, text);
  if (!first.capital) return null;
  const stranger = before !== undefined && before.capital && !isQualifier(before.norm) && adjoins(before, first, text);
  return stranger ? null : placed({ ...basis, likeness: 'exact' }, alignment, stretch, text);
}

function adjoins(before: Token, after: Token, text: string): boolean {
  return text.slice(before.end, after.start).trim() === '';
}

/** A word that differs makes another name only if it is written like part of one. */
function differenceIsName(alignment: Alignment, stretch: readonly Token[], chinese: boolean): boolean {
  if (chinese) return true;
  const words = [...alignment.otherWords.map((one) => one.piece), ...alignment.extra];
  return (
    words.every((piece) => stretch[piece]?.capital === true || stretch[piece]?.kind === 'number') &&
    writtenLikeAName(alignment, stretch, true)
  );
}

/** A name that was shortened or misspelt is recognised as one by its capitals; the full name needs none. */
function writtenLikeAName(alignment: Alignment, stretch: readonly Token[], full: boolean): boolean {
  const words = alignment.pieces.flatMap((piece) => (piece === null ? [] : [stretch[piece] as Token]));
  return words.every((word) => word.kind !== 'word' || word.capital) || (full && words.every((word) => !word.capital));
}

/** Compares the place and level said before the name with those in it, and takes them into the passage. */
function placed(found: Judged, alignment: Alignment, stretch: readonly Token[], text: string): Judged | null {
  const { name, first } = alignment;
  const token = stretch[first] as Token;
  const bare = name.parts.findIndex((part) => part.role !== 'qualifier');
  const shortensQualifiers = name.parts.slice(0, bare).some((_, index) => alignment.pieces[index] === null);
  if (token.kind === 'word' && found.full && !token.capital && shortensQualifiers && bare > 0) return null;
  const { said, start } = token.kind === 'han' ? chineseBefore(text, token.start) : englishBefore(stretch, first, text);
  const own = alignment.pieces.slice(0, Math.max(0, bare)).some((piece) => piece !== null);
  if (clashes(said, name.standing) && !(own && said.places.size === 0 && said.levels.size === 0)) {
    return { ...found, start, likeness: 'other-level' };
  }
  return found;
}

function chineseBefore(text: string, start: number): { said: Standing; start: number } {
  const qualifier = qualifierBefore(text.slice(Math.max(0, start - 12), start));
  return { said: standingOfChinese(qualifier), start: start - qualifier.length };
}

function englishBefore(stretch: readonly Token[], first: number, text: string): { said: Standing; start: number } {
  let from = first;
  while (from > 0) {
    const [before, after] = [stretch[from - 1] as Token, stretch[from] as Token];
    if (!isQualifier(before.norm) || !/^[\s,'’s]*$/.test(text.slice(before.end, after.start))) break;
    from -= 1;
  }
  const words = stretch.slice(from, first).map((token) => token.norm);
  return { said: standingOfWords(words), start: (stretch[from] as Token).start };
}

/** Of overlapping passages the likest is kept; equals become rivals. */
function withoutOverlap(found: readonly Judged[]): Mention[] {
  const kept: Judged[] = [];
  const better = (a: Judged, b: Judged) =>
    rank[a.likeness] - rank[b.likeness] || b.score - a.score || a.start - b.start;
  for (const one of [...found].sort(better)) {
    const place = kept.findIndex((other) => one.start < other.end && other.start < one.end);
    const rival = kept[place];
    if (rival === undefined) kept.push(one);
    else if (rank[rival.likeness] === rank[one.likeness] && rival.score === one.score && rival.owner !== one.owner) {
      kept[place] = { ...rival, rivals: [...rival.rivals, one.owner] };
    }
  }
  return kept.sort((a, b) => a.start - b.start);
}
