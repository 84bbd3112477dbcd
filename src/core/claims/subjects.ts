import { unitsIn } from './mentions.ts';
import { isQualifier } from './qualifiers.ts';
import type { Register } from './register.ts';
import type { Sentence } from './sentences.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A passage that names a unit of the register. */
export interface UnitPassage {
  readonly unit: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Of whom something is said: a unit of the register (its index), or somebody by name whom the register does not know,
 * or nobody that can be told (both null).
 */
export interface Subject {
  readonly unit: number | null;
  readonly stranger: string | null;
}

/** All units in the text: by name, by its distinctive part, or by the short name that the text itself gives. */
export function unitPassages(
  text: string,
  sentences: readonly Sentence[],
  tokensOfSentence: readonly (readonly Token[])[],
  register: Register,
): UnitPassage[] {
  const named = sentences.flatMap((_, index) =>
    unitsIn(text, tokensOfSentence[index] ?? [], register.unitIndex).map(({ owner, start, end }) => {
      return { unit: owner, start, end: end + (legalForm.exec(text.slice(end, end + 60))?.[0].length ?? 0) };
    }),
  );
  const given = shortNamesGiven(text, named);
  const short = given.flatMap(({ unit, name }) =>
    occurrences(text, name).map((start) => ({ unit, start, end: start + name.length })),
  );
  return apartFrom(named, short);
}

/** All passages in order; of overlapping ones the first, a name before a short name. */
function apartFrom(named: readonly UnitPassage[], short: readonly UnitPassage[]): UnitPassage[] {
  const all = [...named, ...short].sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = -1;
  return all.filter((one) => {
    if (one.start < reached) return false;
    reached = one.end;
    return true;
  });
}

const legalForm =
  /^(?:[\s,.()（）®™-]*(?:\b(?:Co|Ltd|Limited|Inc|Corp|Corporation|Company|Group|Holdings?|PLC|LLC|GmbH|AG)\b\.?|集团|股份|有限|责任|公司))+[)）]?/iu;
const definition =
  /^[^.;。；\n]{0,40}?[(（][^()（）\n]{0,40}?[“"‘「]([^”"’」\n]{2,40})[”"’」]|^[^.;。；\n]{0,40}?[(（]以下(?:简称|统称)[：:为]?([^()（）\n]{2,20})[)）]/u;

/** “Shanghai MicroPort Medical (Group) Co., Ltd. (“MicroPort®”)”, 以下简称“微创”. */
function shortNamesGiven(text: string, named: readonly UnitPassage[]): { unit: number; name: string }[] {
  const given = new Map<string, number>();
  for (const { unit, end } of named) {
    const match = definition.exec(text.slice(end, end + 140));
    const name = (match?.[1] ?? match?.[2])?.replaceAll(/[®™©℠]/g, '').trim();
    if (
      name !== undefined &&
      name.length >= 2 &&
      !/^(?:the\s+)?(?:company|group|unit|we)$|^(?:公司|本公司|集团|我司)$/i.test(name)
    )
      given.set(name, unit);
  }
  return [...given].map(([name, unit]) => ({ unit, name }));
}

function occurrences(text: string, name: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const edges = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`;
    if (!/\p{Script=Latin}/u.test(name) || !/[\p{Script=Latin}\d]/u.test(edges)) places.push(at);
  }
  return places;
}

const latinName = "[\\p{Lu}\\d][\\p{L}\\d&.'’()（）-]*[®™]?";
const helper =
  '(?:which|who|that|has|have|had|also|again|once|then|recently|successfully|officially|proudly|jointly|continued|to|be|been|was|were|is|are|being|just|finally|now|still|first|today|again|honorably)';
const latinSubject = new RegExp(
  `(?<name>${latinName}(?:\\s+(?:${latinName}|of|and|&|for))*)(?:,?\\s+(?:Ltd|Inc|LLC|PLC)\\.?)?(?:\\s*[(（][^()（）]*[)）])?,?\\s*(?:(?:${helper})\\s+)*$`,
  'u',
);
const notNames = new Set(
  'the in it this that these those our we a an on by since after as for at during with from and but he she they meanwhile moreover furthermore additionally also recently today yesterday january february march april may june july august september october november december company group enterprise firm having being when while last each both all its their'.split(
    ' ',
  ),
);
const organisation = '公司|集团|医院|学校|中学|小学|大学|学院|中心|研究院|研究所|银行|厂|局|馆|店|社区|街道';
const chineseSubject = new RegExp(
  `(?<name>[\\p{Script=Han}\\p{L}\\d()（）·]{0,40}(?:${organisation}))[^，,。；;！!？?]{0,18}$`,
  'u',
);
const generic = new RegExp(
  `^(?:[\\d〇零一二三四五六七八九十]*(?:年度?|月|日)|近年来?|近日|日前|昨日|今日|去年|今年|同年|当年|此外|同时|另外|其中|随后|目前|这家|该|本|我|这|此|全|而|并|由|自|经|在|对|为|后|和|与|及|的)*(?:${organisation})$`,
  'u',
);

/** Who, right before a verb, is its subject though no unit of the register: “Beta Robotics Co. was awarded …”. */
export function strangerBefore(clause: string): string | null {
  const latin = latinSubject.exec(clause)?.groups?.['name'];
  if (latin !== undefined) {
    const words = latin.split(/\s+/);
    while (words.length > 0 && notNames.has((words[0] ?? '').toLowerCase())) words.shift();
    while (words.length > 0 && /^(?:of|and|&|for)$/.test(words.at(-1) ?? '')) words.pop();
    const name = words.join(' ').replace(/[,.]+$/, '');
    const says = tokensOf(name).some(({ kind, norm }) => kind === 'word' && !isQualifier(norm) && !notNames.has(norm));
    return says ? name : null;
  }
  const chinese = chineseSubject.exec(clause)?.groups?.['name'];
  return chinese === undefined || generic.test(chinese) ? null : chinese;
}
