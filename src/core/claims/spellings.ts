import { editDistance } from './tokens.ts';

/**
 * Finds the words of a vocabulary that a written word may be meant for. Words are filed under everything that is left
 * of their first seven letters when up to two are taken away; a misspelt word meets the right one under a common rest
 * (symmetric deletion), so that looking one up costs the same whatever the size of the vocabulary.
 */
export class Spellings {
  readonly #words = new Set<string>();
  readonly #byRest = new Map<string, string[]>();
  readonly #found = new Map<string, readonly string[]>();

  add(word: string): void {
    if (this.#words.has(word)) return;
    this.#words.add(word);
    if (slipsAllowed(word) === 0) return;
    for (const rest of restsOf(word)) {
      const filed = this.#byRest.get(rest);
      if (filed === undefined) this.#byRest.set(rest, [word]);
      else filed.push(word);
    }
  }

  /** The words that this may be: itself if it is one, and those it may be a slip of. */
  near(word: string): readonly string[] {
    const known = this.#found.get(word);
    if (known !== undefined) return known;
    const near = new Set<string>(this.#words.has(word) ? [word] : []);
    if (slipsAllowed(word) > 0) {
      for (const rest of restsOf(word)) {
        for (const candidate of this.#byRest.get(rest) ?? []) if (isSlip(word, candidate)) near.add(candidate);
      }
    }
    const found = [...near];
    this.#found.set(word, found);
    return found;
  }
}

/**
 * Whether a word is another one misspelt: one change in words from four letters on, two from nine on. The first
 * letter is nearly always right, and asking for it keeps Grand apart from Brand. Numbers are never misspelt.
 */
export function isSlip(written: string, meant: string): boolean {
  if (written === meant || written[0] !== meant[0]) return false;
  const allowed = Math.min(slipsAllowed(written), slipsAllowed(meant));
  return allowed > 0 && editDistance(written, meant, allowed) <= allowed;
}

function slipsAllowed(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 9 ? 1 : 2;
}

const prefixLength = 7;

function restsOf(word: string): Set<string> {
  const prefix = word.slice(0, prefixLength);
  const rests = new Set([prefix]);
  let level = [prefix];
  for (let taken = 0; taken < slipsAllowed(word); taken += 1) {
    level = level.flatMap((rest) => Array.from(rest, (_, index) => rest.slice(0, index) + rest.slice(index + 1)));
    for (const rest of level) rests.add(rest);
  }
  return rests;
}
