/** Numbers as texts say them: digits, English words, Chinese numerals. */

const units =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const unitOrdinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const cardinals = new Map<string, number>([
  ['two', 2],
  ['twice', 2],
  ['thrice', 3],
]);
const ordinals = new Map<string, number>();
for (const [index, word] of units.entries()) cardinals.set(word, index + 1);
for (const [index, word] of unitOrdinals.entries()) ordinals.set(word, index + 1);
for (const [index, ten] of tens.entries()) {
  const value = (index + 2) * 10;
  cardinals.set(ten, value);
  ordinals.set(`${ten.slice(0, -1)}ieth`, value);
  for (let unit = 1; unit <= 9; unit += 1) {
    for (const hyphen of ['-', ' ']) {
      cardinals.set(`${ten}${hyphen}${units[unit - 1]}`, value + unit);
      ordinals.set(`${ten}${hyphen}${unitOrdinals[unit - 1]}`, value + unit);
    }
  }
}

const longestFirst = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|');

/** Source of a pattern for a count in English: `6`, `six`, `twenty-one`. */
export const englishCardinal = `(?:\\d{1,4}|${longestFirst([...cardinals.keys()].filter((word) => !['twice', 'thrice'].includes(word)))})`;
/** Source of a pattern for a place in a row in English: `19th`, `nineteenth`. */
export const englishOrdinal = `(?:\\d{1,4}(?:st|nd|rd|th)|${longestFirst(ordinals.keys())})`;
/** Source of a pattern for a Chinese numeral or digits. */
export const chineseNumeral = '(?:[0-9０-９]{1,4}|[〇零一二两三四五六七八九十百]{1,7})';

const hanDigits = new Map(
  Array.from('〇零一二两三四五六七八九', (sign) => [sign, Math.max(0, '零一二三四五六七八九'.indexOf(sign))]),
);
hanDigits.set('两', 2);

/** The value of a number that one of the patterns above has found; null for anything else. */
export function valueOf(said: string): number | null {
  const plain = said.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const digits = /^(\d+)(?:st|nd|rd|th)?$/.exec(plain);
  if (digits !== null) return Number(digits[1]);
  return cardinals.get(plain) ?? ordinals.get(plain) ?? chineseValue(plain);
}

/** 十九 is 19, 二十 is 20, 一百零五 is 105, 二〇一八 is 2018. */
function chineseValue(said: string): number | null {
  if (!/^[〇零一二两三四五六七八九十百]+$/.test(said)) return null;
  if (!/[十百]/.test(said)) return Number(Array.from(said, (sign) => hanDigits.get(sign)).join(''));
  let total = 0;
  let digit: number | null = null;
  for (const sign of said) {
    if (sign === '十' || sign === '百') {
      total += (digit ?? 1) * (sign === '十' ? 10 : 100);
      digit = null;
    } else {
      digit = hanDigits.get(sign) ?? 0;
    }
  }
  return total + (digit ?? 0);
}
