/**
 * A piece of a text: a word, a number, one Chinese character, or a mark. `norm` is what it is compared by; `start` and
 * `end` are its place in the text (UTF-16 code units, as JavaScript strings count).
 */
export interface Token {
  readonly kind: 'word' | 'number' | 'han' | 'mark';
  readonly norm: string;
  readonly start: number;
  readonly end: number;
  /** Whether it begins with a capital letter. */
  readonly capital: boolean;
}

const pieces =
  /(?<han>\p{Script=Han})|(?<number>\p{Nd}+)(?:st|nd|rd|th)?(?![\p{L}--\p{Script=Han}])|(?<word>[[\p{L}\p{M}\p{Nd}]--\p{Script=Han}]+(?:['’][\p{L}--\p{Script=Han}]+)*)|[^\s®™©℠]/giv;

/** Numbers that are also written as words inside names, such as Top Ten. */
const numberWords: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
  twenty: '20',
  fifty: '50',
  hundred: '100',
};

/** Cuts a text into pieces, leaving out blanks and the signs of registered names. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pieces)) {
    const [said] = match;
    const { han, number, word } = match.groups ?? {};
    const place = { start: match.index, end: match.index + said.length };
    if (han !== undefined) tokens.push({ kind: 'han', norm: han.normalize('NFKC'), capital: false, ...place });
    else if (number !== undefined) tokens.push({ kind: 'number', norm: plainNumber(number), capital: false, ...place });
    else if (word !== undefined) {
      tokens.push({ kind: 'word', norm: plainWord(said), capital: /^\p{Lu}/u.test(said), ...place });
    } else tokens.push({ kind: 'mark', norm: said.normalize('NFKC'), capital: false, ...place });
  }
  return tokens;
}

/**
 * A name as claims compare it: without marks, case, accents, plurals and the differences between British and American
 * spelling. Words are parted by one blank, Chinese characters are not parted.
 */
export function normalisedName(name: string): string {
  let normalised = '';
  let before: Token['kind'] | null = null;
  for (const { kind, norm } of tokensOf(name)) {
    if (kind === 'mark') continue;
    normalised += (before === null || (before === 'han' && kind === 'han') ? '' : ' ') + norm;
    before = kind;
  }
  return normalised;
}

/**
 * How many single changes (a letter more, less, other, or two neighbours exchanged) lead from one word to another;
 * `limit + 1` as soon as it is more than `limit`.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (exchanged) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [beforeLast, last] = [last, row];
  }
  return Math.min(last[other.length] ?? 0, limit + 1);
}

function plainNumber(digits: string): string {
  return digits.normalize('NFKC').replace(/^0+(?=\d)/, '');
}

/** The endings that the two spellings of English differ in, then the plural. */
function plainWord(word: string): string {
  const letters = word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?$/, '')
    .replaceAll(/['’]/g, '');
  return numberWords[letters] ?? singular(american(letters));
}

function american(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/our(?=$|s$|ed$|able$)/, 'or')
    .replace(/is(?=e$|es$|ed$|ing$|ation$|ations$)/, 'iz')
    .replace(/tre(?=$|s$)/, 'ter')
    .replace(/gramme(?=$|s$)/, 'gram');
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && /[^sui]s$/.test(word)) return word.slice(0, -1);
  return word;
}
