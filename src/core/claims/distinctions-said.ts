import { chineseNumeral, englishCardinal, englishOrdinal, valueOf } from './numerals.ts';

/** “For six consecutive years”, 连续三届: a count of years or of editions (times) without a gap. */
export interface SaidConsecutive {
  readonly count: number;
  readonly of: 'years' | 'editions';
  readonly start: number;
  readonly end: number;
}

/** “For the third time”, without saying that they followed one another. */
export interface SaidTimes {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

/** “The only winner from the … sector since …”. The sector is null when none is said. */
export interface SaidOnly {
  readonly sector: string | null;
  /** A year, `beginning` for since it was established, null when not said. */
  readonly since: number | 'beginning' | null;
  readonly start: number;
  readonly end: number;
}

/** “One of the first”, 首批. */
export interface SaidFirst {
  readonly start: number;
  readonly end: number;
}

/** “Since 2013” of holding an honour. */
export interface SaidSince {
  readonly year: number;
  readonly start: number;
  readonly end: number;
}

const row = 'consecutive|straight|successive|uninterrupted|unbroken';
const yearOrEdition = 'years?|editions?|terms?|times?|sessions?|rounds?|generations?|awards?|titles?|wins?';
const cardinal = englishCardinal;
const numeral = chineseNumeral;

const consecutivePatterns: readonly RegExp[] = [
  new RegExp(`\\b(?<count>${cardinal}|${englishOrdinal})[\\s-]+(?:${row})[\\s-]+(?<of>${yearOrEdition})`, 'giu'),
  new RegExp(
    `\\b(?<count>${cardinal}|${englishOrdinal})\\s+(?<of>${yearOrEdition})\\s+(?:in\\s+a\\s+row|in\\s+succession|running|on\\s+end|consecutively|without\\s+(?:a\\s+)?(?:break|interruption))`,
    'giu',
  ),
  new RegExp(`\\b(?:consecutively|uninterruptedly)\\s+for\\s+(?<count>${cardinal})\\s+(?<of>${yearOrEdition})`, 'giu'),
  new RegExp(`(?:连续|蝉联|连获|连任|连)第?(?<count>${numeral})个?(?<of>年|届|次|期|轮|代|冠)`, 'gu'),
  new RegExp(`(?<count>${numeral})(?<of>年|届|次|度)(?:蝉联|连续|连获|连冠)`, 'gu'),
  new RegExp(`第(?<count>${numeral})(?<of>年|届|次|度)(?:蝉联|连续)`, 'gu'),
];

/** Counts of consecutive years or editions in a sentence. */
export function consecutiveIn(sentence: string): SaidConsecutive[] {
  const found: SaidConsecutive[] = [];
  for (const pattern of consecutivePatterns) {
    for (const match of sentence.matchAll(pattern)) {
      const count = valueOf(match.groups?.['count'] ?? '');
      const [start, end] = [match.index, match.index + match[0].length];
      if (count === null || found.some((one) => one.start < end && start < one.end)) continue;
      found.push({ count, of: /^(?:years?|年)$/i.test(match.groups?.['of'] ?? '') ? 'years' : 'editions', start, end });
    }
  }
  return found;
}

const timesPatterns: readonly RegExp[] = [
  new RegExp(
    `\\bfor\\s+(?:the|a)\\s+(?<count>${englishOrdinal})\\s+time\\b(?!\\s+(?:in\\s+a\\s+row|running|in\\s+succession))`,
    'giu',
  ),
  new RegExp(
    `\\b(?<count>${cardinal}|twice|thrice)(?:\\s+times\\b|(?<=twice|thrice))(?!\\s+(?:in\\s+a\\s+row|running|in\\s+succession|more|as))`,
    'giu',
  ),
  new RegExp(`\\b(?<count>${cardinal})-times?\\s+(?:winner|holder|recipient)`, 'giu'),
  new RegExp(`(?<!连续)(?<!连)第(?<count>${numeral})[次度](?=获|荣|被|蝉|摘|入选|通过)`, 'gu'),
  new RegExp(`(?<!连续|第|连)(?<count>${numeral})[次度](?=获|荣|被评|被授|摘|入选)`, 'gu'),
];

/** Counts of how often an honour was received. */
export function timesIn(sentence: string): SaidTimes[] {
  return timesPatterns.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].flatMap((match) => {
      const count = valueOf(match.groups?.['count'] ?? '');
      return count === null ? [] : [{ count, start: match.index, end: match.index + match[0].length }];
    }),
  );
}

const holderNoun =
  'winners?|recipients?|holders?|awardees?|honou?rees?|compan(?:y|ies)|enterprises?|firms?|units?|business(?:es)?|organi[sz]ations?|institutions?|manufacturers?|makers?|hospitals?|schools?|universit(?:y|ies)|one';
const onlyEnglish = new RegExp(
  `(?<!not\\s+)(?<!not\\s+the\\s+)\\b(?:only|sole)\\s+(?<kind>(?:[\\p{L}][\\p{L}'’-]*\\s+){0,4}?)(?:${holderNoun})\\b`,
  'giu',
);
const sectorEnglish =
  /\b(?:from|in|of|within|across)\s+(?:the\s+|its\s+)?(?<sector>[\p{L}][\p{L}\s&'’-]{1,60}?)\s+(?:sector|industry|field|trade|business)\b/iu;
const beginningEnglish =
  /\bsince\s+(?:the\s+|its\s+)?(?:[\p{L}]+\s+(?:was|were)\s+)?(?:\w+\s+)?(?:establish\w*|inception|founding|foundation|founded|creat\w+|launch\w*|introduc\w+|start\w*|beginning|first\s+(?:edition|awarded))(?:\s+of\s+(?:the|this|that)\s+\w+)?|\bever\b|\bin\s+(?:its|the)\s+history\b/iu;
const sinceYearEnglish = /\bsince\s+(?:the\s+year\s+)?(?<year>\d{4})\b/iu;
const onlyChinese =
  /(?:(?<sector>[\p{Script=Han}]{2,12}?)(?:行业|领域|产业|界|业)(?:中|内|里)?(?:的)?)?(?<!不是|并非)唯一(?:的)?(?:一[家个])?(?:[\p{Script=Han}]{0,8}?)(?=获|荣|得主|入选|通过|企业|单位|医院|学校|机构|公司|拥有|持有)/gu;
const beginningChinese =
  /(?:自|从)?(?:该|此)?(?:奖项?|称号|荣誉|认证|评选)?(?:设立|创立|设奖|开展|启动|创办)以来|有史以来/u;
const sinceYearChinese = /(?:自|从)(?<year>\d{4})年(?:以来|起|开始)?/u;

/** Claims of being the only one. */
export function onlyIn(sentence: string): SaidOnly[] {
  const english = [...sentence.matchAll(onlyEnglish)].map((match) => {
    const rest = sentence.slice(match.index, match.index + 250);
    const named = sectorEnglish.exec(rest.slice(match[0].length));
    const kind = (match.groups?.['kind'] ?? '').trim();
    const parts = [named, beginningEnglish.exec(rest), sinceYearEnglish.exec(rest)];
    const reach = Math.max(
      match[0].length,
      ...parts.map((part, index) => endOf(part, index === 0 ? match[0].length : 0)),
    );
    return {
      sector: named?.groups?.['sector'] ?? (kind === '' ? null : kind),
      ...sinceOf(parts),
      start: match.index,
      end: match.index + reach,
    };
  });
  const chinese = [...sentence.matchAll(onlyChinese)].map((match) => {
    const parts = [null, beginningChinese.exec(sentence), sinceYearChinese.exec(sentence)];
    return {
      sector: cleanSector(match.groups?.['sector']),
      ...sinceOf(parts),
      start: match.index,
      end: match.index + match[0].length,
    };
  });
  return [...english, ...chinese];
}

function endOf(match: RegExpExecArray | null, shift: number): number {
  return match === null ? 0 : shift + match.index + match[0].length;
}

function sinceOf([, beginning, year]: readonly (RegExpExecArray | null)[]): { since: SaidOnly['since'] } {
  const said = year?.groups?.['year'];
  if (said !== undefined) return { since: Number(said) };
  return { since: beginning === null || beginning === undefined ? null : 'beginning' };
}

/** 成为医疗器械行业唯一: what leads up to the sector is not part of its name. */
function cleanSector(said: string | undefined): string | null {
  if (said === undefined) return null;
  const sector = said.replace(/^.*(?:成为|成|是|为|系|作为|以来|的|上海市?|全市|本市|全国|我国|其中)/u, '');
  return sector.length < 2 ? null : sector;
}

const firstEnglish =
  /\b(?:one\s+of|among|amongst)\s+(?:the\s+)?(?:very\s+)?(?:first|earliest)\b(?!\s+(?:time|prize|place|class))|\bfirst\s+(?:batch|group|wave|cohort)\b|\bthe\s+first\s+(?:[\p{L}-]+\s+){0,3}?(?:company|enterprise|firm|unit|hospital|school|manufacturer|organi[sz]ation)s?\s+to\b/giu;
const firstChinese = /首批|第一批|首家|首个/gu;

/** Claims of being among the first. */
export function firstIn(sentence: string): SaidFirst[] {
  return [...sentence.matchAll(firstEnglish), ...sentence.matchAll(firstChinese)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** “In the second batch”, 第二批, away from the name. */
export interface SaidBatch extends SaidFirst {
  readonly value: number;
  readonly said: string;
}

const batchPatterns = [
  new RegExp(`(?<count>${englishOrdinal})\\s+(?:batch|group|cohort)\\b`, 'giu'),
  new RegExp(`第(?<count>${numeral})批`, 'gu'),
];

/** Batches that are named by their number. */
export function batchesIn(sentence: string): SaidBatch[] {
  return batchPatterns.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].flatMap((match) => {
      const value = valueOf(match.groups?.['count'] ?? '');
      return value === null ? [] : [{ value, said: match[0], start: match.index, end: match.index + match[0].length }];
    }),
  );
}

const sinceEnglish = /\bsince\s+(?:the\s+year\s+)?(?<year>\d{4})\b/giu;
const sinceChinese = /(?:自|从)(?<year>\d{4})年(?:以来|起|开始)/gu;

/** Years since which something lasts. */
export function sinceIn(sentence: string): SaidSince[] {
  return [...sentence.matchAll(sinceEnglish), ...sentence.matchAll(sinceChinese)].map((match) => ({
    year: Number(match.groups?.['year']),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** What stands in quotation marks, with the marks. */
export function quotesIn(sentence: string): { readonly text: string; readonly start: number; readonly end: number }[] {
  return [...sentence.matchAll(/[“"「『《]([^“”"「」『』《》]{2,400})[”"」』》]/gu)].map((match) => ({
    text: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}
