import type { IsoDate } from '../calendar.ts';
import { anaphor, announcesResults, cuesIn, isApposition, isExplained, isGivenAfter, isOtherThing } from './cues.ts';
import type { Cue } from './cues.ts';
import { batchesIn, consecutiveIn, firstIn, onlyIn, quotesIn, sinceIn, timesIn } from './distinctions-said.ts';
import { dateOfDay, daysSaidIn, editionsAfter, editionsBefore, yearSaidIn } from './editions-said.ts';
import type { SaidDay, SaidEdition } from './editions-said.ts';
import { programmesIn } from './mentions.ts';
import type { Mention } from './mentions.ts';
import type { Register } from './register.ts';
import type { Sentence } from './sentences.ts';
import { strangerBefore } from './subjects.ts';
import type { Subject, UnitPassage } from './subjects.ts';
import type { Token } from './tokens.ts';
import type { Placed, Quote, Statement } from './statement.ts';
import { strangeHonoursIn } from './strange-honours.ts';

/** What earlier sentences leave open for later ones. */
interface Context {
  unit: number | null;
  programme: Mention | null;
  paragraph: number;
  day: IsoDate | null;
  year: number | null;
  honoursListed: number;
}

/** All statements of a text, in order. */
export function statementsIn(
  text: string,
  sentences: readonly Sentence[],
  tokens: readonly (readonly Token[])[],
  units: readonly UnitPassage[],
  register: Register,
): Statement[] {
  const context: Context = {
    unit: units[0]?.unit ?? (register.units.length === 1 ? 0 : null),
    programme: null,
    paragraph: 0,
    day: null,
    year: null,
    honoursListed: -2,
  };
  return sentences.flatMap((sentence, index) => {
    const mentions = programmesIn(text, tokens[index] ?? [], register.programmeIndex);
    const passages = within(units, sentence);
    const statements = new SentenceReader(text, sentence, mentions, passages, context).read();
    remember(context, text, sentence, mentions, passages);
    return statements;
  });
}

const honoursHeading =
  /^\W*(?:(?:main|major|our|other|selected|recent)\s+)?(?:honou?rs?|awards?|recognitions?|certifications?)\b.{0,30}$|^[^，。]{0,8}(?:荣誉|获奖|奖项|资质)[^，。]{0,8}$/iu;

function remember(
  context: Context,
  text: string,
  sentence: Sentence,
  mentions: readonly Mention[],
  passages: readonly UnitPassage[],
): void {
  const said = text.slice(sentence.start, sentence.end);
  const days = daysSaidIn(said);
  context.year = yearAround(said, days.at(-1)) ?? context.year;
  context.day = days.at(-1) === undefined ? context.day : dateOfDay(days.at(-1) as SaidDay, context.year);
  context.unit = passages.at(-1)?.unit ?? context.unit;
  if (mentions.length > 0) {
    context.programme = mentions.at(-1) ?? null;
    context.paragraph = sentence.paragraph;
  }
  if (honoursHeading.test(said.trim())) context.honoursListed = sentence.paragraph;
}

/** The year that is spoken of nearest before a day: “The 2019 conference was held on April 10”. */
function yearAround(said: string, day: SaidDay | undefined): number | null {
  if (day !== undefined && day.year !== null) return day.year;
  const years = [...said.slice(0, day?.start ?? said.length).matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)];
  const last = years.at(-1)?.[1];
  return last === undefined ? null : Number(last);
}

/** Of passages in order, those inside a sentence; found by halving, since there may be many of both. */
function within(passages: readonly UnitPassage[], { start, end }: Sentence): UnitPassage[] {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: UnitPassage[] = [];
  for (let next = passages[low]; next !== undefined && next.end <= end; next = passages[(low += 1)]) found.push(next);
  return found;
}

class SentenceReader {
  readonly #said: string;
  readonly #sentence: Sentence;
  readonly #mentions: readonly Mention[];
  readonly #passages: readonly UnitPassage[];
  readonly #context: Context;
  readonly #cues: readonly Cue[];

  /** From here on all places count from the beginning of the sentence. */
  constructor(
    text: string,
    sentence: Sentence,
    mentions: readonly Mention[],
    passages: readonly UnitPassage[],
    context: Context,
  ) {
    const inside = <Place extends Placed>(place: Place): Place => ({
      ...place,
      start: place.start - sentence.start,
      end: place.end - sentence.start,
    });
    this.#said = text.slice(sentence.start, sentence.end);
    this.#sentence = sentence;
    this.#context = context;
    this.#passages = passages.map(inside);
    this.#mentions = mentions.map(inside).filter((one) => this.#isHonour(one));
    const quotes = quotesIn(this.#said).filter((quote) => !this.#mentions.some((one) => overlap(one, quote)));
    const covered = [...this.#mentions, ...quotes];
    const hasMore =
      this.#mentions.length > 0 ||
      /award|prize|medal|title|certif|honou?r|benchmark|cup|trophy|奖|称号|荣誉|标杆|认证|强|榜/iu.test(this.#said);
    this.#cues = hasMore ? cuesIn(this.#said).filter((cue) => !covered.some((one) => overlap(one, cue))) : [];
  }

  read(): Statement[] {
    const claimed = this.#mentions.flatMap((mention, place) => this.#statement(mention, place) ?? []);
    const byWord = this.#mentions.length === 0 ? this.#anaphoric() : [];
    return [...claimed, ...byWord, ...this.#strange()].sort((a, b) => a.start - b.start);
  }

  /** A misspelt or altered name must end where it ends; before another capital word it is part of something else. */
  #isHonour(mention: Mention): boolean {
    const after = this.#said.slice(mention.end);
    if (isOtherThing(after)) return false;
    if (mention.likeness !== 'misspelt' && mention.likeness !== 'other-word') return true;
    return !/^\s+(?!(?:Awards?|Prizes?|Titles?|Certifi\w+|Selection|Honou?rs?|List|Winners?|In|For|And|By|At|On)\b)\p{Lu}\p{Ll}/u.test(
      after,
    );
  }

  #statement(mention: Mention, place: number): Statement | null {
    const previousEnd = this.#mentions[place - 1]?.end ?? 0;
    const nextStart = this.#mentions[place + 1]?.start ?? this.#said.length;
    const before = this.#said.slice(0, mention.start);
    const after = this.#said.slice(mention.end);
    const near = [
      editionsBefore(this.#said.slice(previousEnd, mention.start)),
      editionsAfter(this.#said.slice(mention.end, nextStart)),
    ] as const;
    const editions = this.#withBatch(
      near.flatMap((one) => one.editions),
      place,
    );
    const cue = this.#cues.findLast((one) => one.end <= mention.start);
    const distinctions = this.#distinctionsOf(place);
    const citation = this.#citation(place);
    const reach = [
      mention.start - near[0].length,
      mention.end + near[1].length,
      ...placesOf({ ...distinctions, citation }),
    ];
    const written = this.#said.slice(mention.start, mention.end);
    const basis = { mention, written, ...distinctions, citation, day: this.#day() };
    if (isGivenAfter(after)) {
      const subject = this.#recipientAfter(mention.end);
      return this.#made(
        { ...basis, subject, present: false, announced: false, editions: this.#withYear(editions, before) },
        reach,
      );
    }
    if (editions.length > 0 && announcesResults(this.#said) && !cue?.present && this.#passages.length === 0) {
      return this.#made(
        { ...basis, subject: nobody(this.#context.unit), present: false, announced: true, editions },
        reach,
      );
    }
    if (isExplained(before.slice(0, before.length - near[0].length), after) && this.#recipientLeft(mention) === null)
      return null;
    const apposed = this.#isApposed(mention.start - near[0].length);
    const listed = cue === undefined && this.#isListed(mention, near[0].length, near[1].length, editions);
    if (!apposed && !listed && cue?.asserts !== true) return null;
    const cueStart = !apposed && cue !== undefined && cue.start >= previousEnd ? [cue.start] : [];
    const subject = this.#subject(apposed ? undefined : cue, mention);
    const present = apposed || cue?.present === true;
    return this.#made({ ...basis, subject, present, announced: false, editions: this.#withYear(editions, before) }, [
      ...cueStart,
      ...reach,
    ]);
  }

  /** “MicroPort, a Shanghai Municipality Model Unit, …”. */
  #isApposed(start: number): boolean {
    const unit = this.#passages.findLast((one) => one.end <= start);
    return unit !== undefined && isApposition(this.#said.slice(unit.end, start));
  }

  /** A batch may be said away from the name: “in the second batch to pass …”. */
  #withBatch(editions: readonly SaidEdition[], place: number): readonly SaidEdition[] {
    const batch = batchesIn(this.#said).find((one) => this.#nearest(one) === place);
    if (batch === undefined || editions.some((one) => one.kind === 'batch')) return editions;
    return [...editions, { kind: 'batch', value: batch.value, said: batch.said }];
  }

  /** An edition that is not said beside the name is the year in which it happened, if the sentence says one. */
  #withYear(editions: readonly SaidEdition[], before: string): readonly SaidEdition[] {
    if (editions.length > 0) return editions;
    const year = yearSaidIn(before);
    return year === null ? [] : [year.edition];
  }

  /** “The title … for six consecutive years”, where the honour was named before. */
  #anaphoric(): Statement[] {
    const { programme, paragraph } = this.#context;
    if (programme === null || paragraph !== this.#sentence.paragraph || !anaphor.test(this.#said)) return [];
    const [consecutive, only] = [consecutiveIn(this.#said)[0] ?? null, onlyIn(this.#said)[0] ?? null];
    const said = consecutive ?? only;
    if (said === null) return [];
    const cue = this.#cues.findLast((one) => one.end <= said.start);
    if (cue !== undefined && !cue.asserts) return [];
    const none = { times: null, first: null, since: null, day: null, citation: null, written: '' };
    const subject = this.#subject(cue, said);
    const statement = { ...none, mention: { ...programme, likeness: 'exact' as const }, consecutive, only, subject };
    return [
      this.#made({ ...statement, present: false, announced: false, editions: [] }, placesOf({ consecutive, only })),
    ];
  }

  #strange(): Statement[] {
    const none = { consecutive: null, times: null, only: null, first: null, since: null, day: null, citation: null };
    return strangeHonoursIn(this.#said, this.#cues)
      .filter(
        (one) => !this.#mentions.some((mention) => overlap(mention, one)) && !isOtherThing(this.#said.slice(one.end)),
      )
      .map(({ name, cue, start, end }) =>
        this.#made(
          {
            ...none,
            mention: null,
            written: name,
            subject: this.#subject(cue, { start, end }),
            present: cue.present,
            announced: false,
            editions: [],
          },
          [start, end],
        ),
      );
  }

  /** A heading or an item of a list that is hardly more than the honour and its edition. */
  #isListed(mention: Mention, lengthBefore: number, lengthAfter: number, editions: readonly SaidEdition[]): boolean {
    const outside = this.#said.slice(0, mention.start - lengthBefore) + this.#said.slice(mention.end + lengthAfter);
    const rest = outside.replaceAll(
      /title|award|prize|winner|certification|selection|honou?rs?|the|of|in|称号|荣誉|年度?|[\d\p{P}\p{S}\s]/giu,
      '',
    );
    const underHeading = this.#sentence.paragraph - this.#context.honoursListed <= 1;
    return rest.length <= 4 && (editions.length > 0 || underHeading);
  }

  #distinctionsOf(place: number): Pick<Statement, 'consecutive' | 'times' | 'only' | 'first' | 'since'> {
    const consecutive = consecutiveIn(this.#said).find((one) => this.#nearest(one) === place) ?? null;
    const since = sinceIn(this.#said).find((one) => this.#nearest(one) === place) ?? null;
    const only = onlyIn(this.#said).find((one) => this.#nearest(one) === place) ?? null;
    const lasting = this.#cues.some((cue) => cue.present && cue.asserts);
    return {
      consecutive,
      times: timesIn(this.#said).find((one) => this.#nearest(one) === place && consecutive === null) ?? null,
      only,
      first: firstIn(this.#said).find((one) => this.#nearest(one) === place) ?? null,
      since: only === null && lasting ? since : null,
    };
  }

  /** The mention that a passage belongs to: the one with fewer commas and conjunctions in between; of equals the one before. */
  #nearest(passage: Placed): number {
    const left = this.#mentions.findLastIndex((one) => one.end <= passage.start);
    const right = this.#mentions.findIndex((one) => one.start >= passage.end);
    const inner = this.#mentions.findIndex((one) => overlap(one, passage));
    if (inner !== -1) return inner;
    if (left === -1 || right === -1) return left === -1 ? right : left;
    const breaks = (from: number, to: number) =>
      this.#said.slice(from, to).match(/[,;，；、]|\band\b|并|和/gu)?.length ?? 0;
    const toLeft = breaks(this.#mentions[left]?.end ?? 0, passage.start);
    const toRight = breaks(passage.end, this.#mentions[right]?.start ?? 0);
    return toRight < toLeft || (toRight === 0 && (this.#mentions[right]?.start ?? 0) - passage.end < 12) ? right : left;
  }

  /** What the honour was given for, in quotation marks beside it. */
  #citation(place: number): Quote | null {
    const mention = this.#mentions[place] as Mention;
    const nextStart = this.#mentions[place + 1]?.start ?? this.#said.length;
    const previousEnd = this.#mentions[place - 1]?.end ?? 0;
    const isCitation = (one: Quote) => {
      if (one.text.length < 8 || this.#mentions.some((other) => overlap(other, one))) return false;
      if (one.start >= mention.end)
        return one.end <= nextStart && /\b(?:for|with)\b|以|凭|项目/i.test(this.#said.slice(mention.end, one.start));
      return (
        one.start >= previousEnd &&
        /(?:\bfor|\bwith|以|凭借?)\s*(?:its|their|the|our)?\s*$/i.test(this.#said.slice(0, one.start))
      );
    };
    return quotesIn(this.#said).find(isCitation) ?? null;
  }

  #day(): IsoDate | null {
    const days = daysSaidIn(this.#said).filter((day) => !/^\s*[)）]?\s*[–—-]/.test(this.#said.slice(day.end)));
    const last = days.at(-1);
    const merelyTold = /\bannounced?\s+(?:today|that)\b|宣布|公告|发布消息/i.test(this.#said);
    if (last !== undefined && !merelyTold) return dateOfDay(last, yearAround(this.#said, last) ?? this.#context.year);
    const backward =
      /\b(?:at|during)\s+(?:the|this)\s+(?:conference|ceremony|meeting|event|congress)\b|会上|大会|仪式/iu.test(
        this.#said,
      );
    return announcesResults(this.#said) && backward ? this.#context.day : null;
  }

  #subject(cue: Cue | undefined, mention: Placed): Subject {
    const verb = cue?.start ?? mention.start;
    const recipient = this.#passages.find(
      (one) => cue !== undefined && one.start >= cue.end && one.end <= mention.start,
    );
    if (recipient !== undefined && !/\b(?:by|from)\s*$/i.test(this.#said.slice(0, recipient.start)))
      return nobody(recipient.unit);
    const clause = this.#said.slice(0, verb);
    const left = this.#passages.findLast((one) => one.end <= verb);
    const stranger = strangerBefore(clause.slice(-200));
    if (stranger === null) return nobody(left?.unit ?? this.#context.unit);
    const at = clause.lastIndexOf(stranger);
    const known = this.#passages.find((one) => overlap(one, { start: at, end: at + stranger.length }));
    return known === undefined ? { unit: null, stranger } : nobody(known.unit);
  }

  #recipientLeft(mention: Mention): UnitPassage | null {
    return this.#passages.find((one) => one.end <= mention.start) ?? null;
  }

  #recipientAfter(end: number): Subject {
    const passage = this.#passages.find((one) => one.start >= end);
    if (passage !== undefined) return nobody(passage.unit);
    const name =
      /(?:\b(?:to|by|on|upon)\s+|授予|颁给|颁发给|由)(?<name>[\p{Lu}\p{Script=Han}][\p{L}\d&.'’()（）-]*(?:\s+[\p{Lu}&][\p{L}\d.'’()-]*)*)/u.exec(
        this.#said.slice(end),
      );
    const stranger = name?.groups?.['name'] ?? null;
    return stranger === null ? nobody(this.#context.unit) : { unit: null, stranger };
  }

  #made(statement: Omit<Statement, 'start' | 'end'>, reach: readonly number[]): Statement {
    const start = this.#sentence.start + Math.min(...reach);
    return { ...statement, start, end: this.#sentence.start + Math.max(...reach) };
  }
}

function nobody(unit: number | null): Subject {
  return { unit, stranger: null };
}

function overlap(one: Placed, other: Placed): boolean {
  return one.start < other.end && other.start < one.end;
}

function placesOf(distinctions: Readonly<Record<string, Placed | null>>): number[] {
  return Object.values(distinctions).flatMap((one) => (one === null ? [] : [one.start, one.end]));
}
