import type { Token } from './tokens.ts';
import { align } from './alignment.ts';
import type { Alignment } from './alignment.ts';
import type { KnownName } from './known-names.ts';
import { Spellings } from './spellings.ts';

/** A word that more names share than this does not point at any of them. */
const mostNamesPerWord = 64;
/** Two neighbouring words point more surely than one. */
const mostNamesPerPair = 256;
const widestName = 64;

/**
 * Finds known names in a text however they are misspelt, in time that depends on the text and not on the number of
 * names: a name is only looked at where one of its rare words, or two of its words together, are written.
 */
export class NameIndex {
  readonly #names: readonly KnownName[];
  readonly #spellings = new Spellings();
  readonly #byWord = new Map<string, number[]>();
  readonly #byPair = new Map<string, number[]>();

  constructor(names: readonly KnownName[]) {
    this.#names = names.filter((name) => name.parts.length < widestName);
    for (const [index, name] of this.#names.entries()) this.#file(index, name);
  }

  /** All ways in which a known name lies along a stretch of text; overlapping ones included. */
  alignments(stretch: readonly Token[]): Alignment[] {
    const found: Alignment[] = [];
    for (const [index, places] of this.#candidates(stretch)) {
      const name = this.#names[index] as KnownName;
      let reached = -widestName;
      for (const place of places.sort((a, b) => a - b)) {
        if (place <= reached) continue;
        reached = place + 3;
        const from = Math.max(0, place - 2);
        const alignment = align(name, stretch, from, Math.min(stretch.length, place + name.parts.length + 5));
        if (alignment !== null) found.push(alignment);
      }
    }
    return found;
  }

  #file(index: number, name: KnownName): void {
    const { parts } = name;
    for (const [place, part] of parts.entries()) {
      const code = index * widestName + place;
      if (!part.han) {
        this.#spellings.add(part.norm);
        if (part.role !== 'qualifier') push(this.#byWord, part.norm, code);
      }
      for (const step of [1, 2]) {
        const other = parts[place + step];
        if (other !== undefined && other.role !== 'qualifier') push(this.#byPair, pair(part.norm, other.norm), code);
      }
    }
  }

  /** For every name that may be written here, where its first word would stand. */
  #candidates(stretch: readonly Token[]): Map<number, number[]> {
    const near = stretch.map((piece) => (piece.kind === 'word' ? this.#spellings.near(piece.norm) : [piece.norm]));
    const candidates = new Map<number, number[]>();
    const take = (codes: readonly number[] | undefined, piece: number, most: number) => {
      if (codes === undefined || codes.length > most) return;
      for (const code of codes) push(candidates, Math.floor(code / widestName), piece - (code % widestName));
    };
    for (const [piece, words] of near.entries()) {
      for (const word of words) {
        take(this.#byWord.get(word), piece, mostNamesPerWord);
        for (const other of [...(near[piece + 1] ?? []), ...(near[piece + 2] ?? [])]) {
          take(this.#byPair.get(pair(word, other)), piece, mostNamesPerPair);
        }
      }
    }
    return candidates;
  }
}

function pair(one: string, other: string): string {
  return `${one} ${other}`;
}

function push<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
