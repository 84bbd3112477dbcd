import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';
import { isQualifier, qualifierLength, standingOfChinese, standingOfWords } from './qualifiers.ts';
import type { Standing } from './qualifiers.ts';

/**
 * One word (or Chinese character) of a known name. The core must be said; a qualifier (place, level) and a generic
 * ending (title, certification) may be left out; so may the whole tail of what follows a preposition.
 */
export interface NamePart {
  readonly norm: string;
  readonly han: boolean;
  readonly role: 'qualifier' | 'core' | 'tail' | 'generic';
}

export interface KnownName {
  /** Index of the thing that bears the name. */
  readonly owner: number;
  readonly text: string;
  readonly parts: readonly NamePart[];
  readonly standing: Standing;
}

const stopWords = new Set('of the for in and a an to by at on with from s'.split(' '));
const prepositions = new Set('of for in at on by from with'.split(' '));
const genericEndings = new Set(
  'title honor certification certificate recognition designation selection programme program'.split(' '),
);
const chineseGeneric = /(?:荣誉称号|称号|荣誉|认证|评选)$/;

/** Words that a text may leave out of any name. */
export function isStopWord(token: Token): boolean {
  return token.kind === 'word' && stopWords.has(token.norm);
}

/** A programme's name, ready to be looked for. Null when it holds nothing that could be. */
export function programmeName(owner: number, text: string): KnownName | null {
  const tokens = tokensOf(text).filter((token) => token.kind !== 'mark');
  const chinese = tokens[0]?.kind === 'han';
  const parts = chinese ? chineseParts(tokens) : englishParts(tokens);
  if (parts.length === 0) return null;
  const words = parts.filter((part) => !part.han).map((part) => part.norm);
  const standing = chinese
    ? standingOfChinese(spoken(tokens).slice(0, qualifierLength(spoken(tokens))))
    : standingOfWords(words);
  return { owner, text, parts, standing };
}

function englishParts(tokens: readonly Token[]): NamePart[] {
  const preposition = tokens.findIndex((token, index) => index > 0 && prepositions.has(token.norm));
  const content = tokens.map((token, index) => ({ token, index })).filter(({ token }) => !isStopWord(token));
  const front = content.findIndex(({ token }) => !isQualifier(token.norm));
  const inHead = content.filter(
    ({ index }, place) => place >= front && (preposition < 0 || index < preposition),
  ).length;
  const parts = content.map(({ token, index }, place): NamePart => {
    const part = { norm: token.norm, han: token.kind === 'han' };
    if (place < front) return { ...part, role: 'qualifier' };
    if (preposition > 0 && index > preposition && inHead >= 2) return { ...part, role: 'tail' };
    const last = place === content.length - 1 && place - front >= 2;
    return { ...part, role: last && genericEndings.has(token.norm) ? 'generic' : 'core' };
  });
  return parts.filter((part) => part.role === 'core').length >= 2 ? parts : withPlaces(parts);
}

/** A name such as Shanghai Brand is nothing without its place. */
function withPlaces(parts: readonly NamePart[]): NamePart[] {
  return parts.map((part) => (part.role === 'qualifier' ? { ...part, role: 'core' } : part));
}

function chineseParts(tokens: readonly Token[]): NamePart[] {
  const front = qualifierLength(spoken(tokens));
  const generic = chineseGeneric.exec(spoken(tokens))?.[0].length ?? 0;
  const coreLength = tokens.length - front - generic;
  return tokens.map((token, index): NamePart => {
    const part = { norm: token.norm, han: token.kind === 'han' };
    if (index < front && (coreLength >= 4 || /[省市区县]/.test(token.norm))) return { ...part, role: 'qualifier' };
    return { ...part, role: index >= tokens.length - generic && coreLength >= 2 ? 'generic' : 'core' };
  });
}

function spoken(tokens: readonly Token[]): string {
  return tokens.map((token) => token.norm).join('');
}

const legalWords = new Set(
  'co ltd limited inc incorporated corp corporation company plc llc gmbh ag sa group holding'.split(' '),
);
const chineseLegal = /(?:集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|公司|集团)$/;

/** Whether a word only says what kind of legal person a unit is. */
export function isLegalWord(token: Token): boolean {
  return token.kind === 'word' && legalWords.has(token.norm);
}

/** A unit's name without its legal form and the place it begins with: what people shorten it to. */
export function unitName(owner: number, text: string): KnownName | null {
  const standing: Standing = { places: new Set(), levels: new Set() };
  const tokens = tokensOf(text).filter((token) => token.kind !== 'mark' && !isStopWord(token) && !isLegalWord(token));
  const chinese = tokens[0]?.kind === 'han';
  const bare = chinese
    ? chineseUnit(tokens)
    : tokens.slice(
        Math.max(
          0,
          tokens.findIndex((token) => !isQualifier(token.norm)),
        ),
      );
  const parts = bare.map((token): NamePart => ({ norm: token.norm, han: token.kind === 'han', role: 'core' }));
  return parts.length === 0 ? null : { owner, text, parts, standing };
}

function chineseUnit(tokens: readonly Token[]): Token[] {
  const whole = spoken(tokens);
  const front = qualifierLength(whole);
  const legal = chineseLegal.exec(whole)?.[0].length ?? 0;
  const bare = tokens.slice(front, tokens.length - legal).filter((_, index, all) => {
    const rest = all
      .slice(index, index + 2)
      .map((token) => token.norm)
      .join('');
    const before = all
      .slice(Math.max(0, index - 1), index + 1)
      .map((token) => token.norm)
      .join('');
    return rest !== '集团' && before !== '集团';
  });
  return bare.length >= 2 ? bare : tokens.slice(0, tokens.length - legal);
}
