import type { IsoDate } from '../calendar.ts';
import { chineseNumeral, englishOrdinal, valueOf } from './numerals.ts';

/**
 * What a text says about the edition of an honour, beside its name: its number in the row, the years it covers, a year,
 * or a batch. `when` years are those in which something happened (“in 2018”); the others belong to the edition.
 */
export type SaidEdition =
  | { readonly kind: 'number' | 'batch'; readonly value: number; readonly said: string }
  | { readonly kind: 'year' | 'when'; readonly value: number; readonly said: string }
  | { readonly kind: 'years'; readonly from: number; readonly to: number; readonly said: string };

export interface SaidNear {
  readonly editions: readonly SaidEdition[];
  /** How far into the text before (or after) the name they reach, in characters. */
  readonly length: number;
}

const numeral = chineseNumeral;
const fold = 'iu';
const counted = 'edition|session|generation|round|term|group|batch|phase';
const hanYear = '[〇零一二三四五六七八九]{4}';
const open = '[\\s“"\'‘「『(（]*';

interface Reader {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => SaidEdition | null;
}

const numbered = (said: string, noun: string | undefined): SaidEdition | null => {
  const value = valueOf(said);
  const batch = /batch|group|批/.test(noun ?? '');
  return value === null ? null : { kind: batch ? 'batch' : 'number', value, said: said.trim() };
};
const spanning = (from: string, to: string): SaidEdition => {
  const first = valueOf(from) ?? 0;
  const second = to.length === 2 ? Math.floor(first / 100) * 100 + Number(to) : (valueOf(to) ?? 0);
  return { kind: 'years', from: first, to: second, said: `${from}-${to}` };
};
const yearly = (said: string, kind: 'year' | 'when'): SaidEdition => ({ kind, value: valueOf(said) ?? 0, said });
const group = (match: RegExpExecArray, index: number): string => match[index] ?? '';

/** Read at the end of what stands before the name. */
const before: readonly Reader[] = [
  {
    pattern: new RegExp(
      `(?<![\\w])(${englishOrdinal})[\\s-]+(?:annual\\s+)?(?:(${counted})s?\\s+(?:of\\s+)?)?(?:the\\s+)?${open}$`,
      fold,
    ),
    read: (match) => numbered(group(match, 1), match[2]),
  },
  {
    pattern: new RegExp(`(?:${counted}|no\\.?)\\s+(\\d{1,4})\\s+of\\s+(?:the\\s+)?${open}$`, fold),
    read: (match) => numbered(group(match, 1), match[0]),
  },
  {
    pattern: new RegExp(
      `(\\d{4}|${hanYear})\\s*年?\\s*(?:[-–—~～至到/]|to)+\\s*(\\d{4}|\\d{2}|${hanYear})\\s*年?度?(?:的)?[）)]?${open}$`,
      fold,
    ),
    read: (match) => spanning(group(match, 1), group(match, 2)),
  },
  {
    pattern: new RegExp(
      `(?<!(?:one|some|each|any|all|out|more|other|list|top|over|than|about)\\s+(?:of\\s+)?(?:the\\s+)?)(?<![\\d.,-])(\\d{3,5})(?:['’]s)?\\s+(?:edition\\s+of\\s+)?(?:the\\s+)?${open}$`,
      fold,
    ),
    read: (match) => yearly(group(match, 1), 'year'),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{2,5}|${hanYear})\\s*年度?(?:的)?${open}$`, fold),
    read: (match) => yearly(group(match, 1), 'year'),
  },
  {
    pattern: new RegExp(`第?(${numeral})(届|次|代|期|轮|批)(?:的)?${open}$`, fold),
    read: (match) => numbered(group(match, 1), match[2]),
  },
  { pattern: new RegExp(`(首)(届)(?:的)?${open}$`, fold), read: () => ({ kind: 'number', value: 1, said: '首届' }) },
];

const close =
  '[”"\'’」』]*\\s*(?:selection|title|award|prize|honou?r|list|certification|designation|competition|program(?:me)?|winners?|评选结果|评选|称号|荣誉|认证)?[”"\'’」』]*';
const lead = `^${close}\\s*[,，]?\\s*[(（\\[]?\\s*(?:(?:every|each)\\s+year\\s+)?(?:for|in|of|at|from|during)?\\s*(?:the\\s+)?`;

/** Read at the beginning of what stands after the name. */
const after: readonly Reader[] = [
  {
    pattern: new RegExp(
      `${lead}(\\d{4}|${hanYear})\\s*年?\\s*(?:[-–—~～至到/]|to)+\\s*(\\d{4}|\\d{2}|${hanYear})(?!\\d)\\s*年?度?[)）\\]]?`,
      fold,
    ),
    read: (match) => spanning(group(match, 1), group(match, 2)),
  },
  {
    pattern: new RegExp(`${lead}(${englishOrdinal})\\s+(${counted})[)）\\]]?`, fold),
    read: (match) => numbered(group(match, 1), match[2]),
  },
  {
    pattern: new RegExp(`${lead}(?:${counted}|no\\.?)\\s+(\\d{1,4})(?!\\d)[)）\\]]?`, fold),
    read: (match) => numbered(group(match, 1), match[0]),
  },
  {
    pattern: new RegExp(`^${close}\\s*,?\\s*(?:in|during)\\s+(?:[A-Z][a-z]+\\s+)?(\\d{4})(?!\\d)(?!\\s*[-–—])`, fold),
    read: (match) => yearly(group(match, 1), 'when'),
  },
  {
    pattern: new RegExp(
      `^${close}\\s*(?:of|for|[,，(（\\[])?\\s*(\\d{3,5}|${hanYear})(?!\\d)\\s*年?度?(?!\\s*(?:月|[-–—/]|companies|units))[)）\\]]?`,
      fold,
    ),
    read: (match) => yearly(group(match, 1), 'year'),
  },
  {
    pattern: new RegExp(`${lead}第(${numeral})(届|次|代|期|轮|批)[)）\\]]?`, fold),
    read: (match) => numbered(group(match, 1), match[2]),
  },
];

/** Reads editions one after the other from the name outwards: “the 19th (2017-2018) …”, “… (19th edition, 2017-2018)”. */
export function editionsBefore(text: string): SaidNear {
  return collected(text.slice(-100), before, (rest, match) => rest.slice(0, match.index));
}

export function editionsAfter(text: string): SaidNear {
  return collected(text.slice(0, 100), after, (rest, match) => rest.slice(match.index + match[0].length));
}

function collected(
  text: string,
  readers: readonly Reader[],
  outward: (rest: string, match: RegExpExecArray) => string,
): SaidNear {
  const editions: SaidEdition[] = [];
  let rest = text;
  for (let count = 0; count < 3; count += 1) {
    const reading = firstReading(rest, readers);
    if (reading === null) break;
    editions.push(reading.edition);
    rest = outward(rest, reading.match);
  }
  return { editions, length: text.length - rest.length };
}

function firstReading(
  rest: string,
  readers: readonly Reader[],
): { edition: SaidEdition; match: RegExpExecArray } | null {
  for (const { pattern, read } of readers) {
    const match = pattern.exec(rest);
    const edition = match === null ? null : read(match);
    if (match !== null && edition !== null) return { edition, match };
  }
  return null;
}

const whenEnglish =
  /(?<!(?:founded|established|set up|created|started|launched|begun|born|since|listed|from|back|until|before|after|incorporated)\s+(?:\w+\s+)?)\b(?:in|during)\s+(?:the\s+year\s+)?(?:[A-Z][a-z]+\s+)?(\d{4})\b/giu;
const whenChinese = new RegExp(
  `(?<![至到\\d—–-]|成立于|创立于|始建于|创建于|自)(\\d{2,4}|${hanYear})年度?(?!以来|起|成立|创立|创建|至|到|[-—–])`,
  'gu',
);

/** The last year in a text before the name in which something happened, with its place. */
export function yearSaidIn(text: string): { readonly edition: SaidEdition; readonly start: number } | null {
  const matches = [...text.matchAll(whenEnglish), ...text.matchAll(whenChinese)].sort((a, b) => a.index - b.index);
  const last = matches.at(-1);
  return last?.[1] === undefined ? null : { edition: yearly(last[1], 'when'), start: last.index };
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const monthFirst = new RegExp(
  `\\b${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\s*[-–]\\s*\\d)(?:,?\\s+(\\d{4}))?`,
  'gu',
);
const dayFirst = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${monthName}(?:,?\\s+(\\d{4}))?`, 'gu');
const chineseDate = /(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/gu;
const isoDate = /\b(\d{4})-(\d{2})-(\d{2})\b/gu;

/** A day that a text names; its year is null where only the day is said. */
export interface SaidDay {
  readonly year: number | null;
  /** `04-10` */
  readonly monthDay: string;
  readonly start: number;
  readonly end: number;
}

export function daysSaidIn(text: string): SaidDay[] {
  const days: SaidDay[] = [];
  const take = (match: RegExpExecArray, year: string | undefined, month: number, day: string | undefined) => {
    const monthDay = `${String(month).padStart(2, '0')}-${String(Number(day)).padStart(2, '0')}`;
    days.push({
      year: year === undefined ? null : Number(year),
      monthDay,
      start: match.index,
      end: match.index + match[0].length,
    });
  };
  const monthOf = (name: string | undefined) => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  for (const match of text.matchAll(monthFirst)) take(match, match[3], monthOf(match[1]), match[2]);
  for (const match of text.matchAll(dayFirst)) take(match, match[3], monthOf(match[2]), match[1]);
  for (const match of text.matchAll(chineseDate)) take(match, match[1], Number(match[2]), match[3]);
  for (const match of text.matchAll(isoDate)) take(match, match[1], Number(match[2]), match[3]);
  return days.sort((a, b) => a.start - b.start);
}

/** The date that a day means, given the year that was spoken of around it. */
export function dateOfDay(day: SaidDay, yearAround: number | null): IsoDate | null {
  const year = day.year ?? yearAround;
  return year === null ? null : `${year}-${day.monthDay}`;
}
