/**
 * Exact fractions. Marks, points and shares stay exact from the sheet to the root of the tree and are rounded once,
 * because a rounding on the way can change who stands above a line (docs/decisions: exact ratios).
 */

/** A fraction in lowest terms with a positive denominator. Build it by `ratio`, never by hand. */
export interface Ratio {
  readonly num: bigint;
  readonly den: bigint;
}

export const zero: Ratio = { num: 0n, den: 1n };
export const one: Ratio = { num: 1n, den: 1n };

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** num / den in lowest terms. Whole numbers only; a zero denominator is the caller's mistake and throws RangeError. */
export function ratio(num: bigint | number, den: bigint | number = 1n): Ratio {
  const n = BigInt(num);
  const d = BigInt(den);
  if (d === 0n) throw new RangeError('a ratio with denominator zero');
  const divisor = d < 0n ? -gcd(n, d) : gcd(n, d);
  return { num: n / divisor, den: d / divisor };
}

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.den === b.den) return a.den === 1n ? { num: a.num + b.num, den: 1n } : ratio(a.num + b.num, a.den);
  return ratio(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function sub(a: Ratio, b: Ratio): Ratio {
  return add(a, negate(b));
}

export function mul(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.num, a.den * b.den);
}

/** a / b; a zero divisor throws RangeError. */
export function div(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den, a.den * b.num);
}

export function negate(a: Ratio): Ratio {
  return { num: -a.num, den: a.den };
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const left = a.num * b.den;
  const right = b.num * a.den;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function equal(a: Ratio, b: Ratio): boolean {
  return a.num === b.num && a.den === b.den;
}

export function least(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b;
}

export function greatest(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b;
}

/** The least common multiple of two positive whole numbers. */
export function commonMultiple(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}

export function sum(values: Iterable<Ratio>): Ratio {
  let total = zero;
  for (const value of values) total = add(total, value);
  return total;
}

/** Longer texts are refused unread, so that a hostile number costs nothing. */
const longestNumber = 60;

/** Reads "2.5", "-3" or "7" exactly; undefined for anything else (no exponents, no spaces, no thousands marks). */
export function fromDecimal(text: string): Ratio | undefined {
  if (text.length > longestNumber) return undefined;
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  return ratio(BigInt(`${sign}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

/** Reads the forms in which an exact number is written: "5/2", "2.5", "40%"; undefined for anything else. */
export function fromText(text: string): Ratio | undefined {
  if (text.length > longestNumber) return undefined;
  if (text.endsWith('%')) {
    const percent = fromDecimal(text.slice(0, -1));
    return percent && div(percent, ratio(100));
  }
  const fraction = /^(-?\d+)\/(\d+)$/.exec(text);
  if (fraction === null) return fromDecimal(text);
  const [, num = '', den = ''] = fraction;
  return /^0+$/.test(den) ? undefined : ratio(BigInt(num), BigInt(den));
}

/** The form for JSON: "5/2", or "3" for a whole number. `fromText` reads it back. */
export function toText(value: Ratio): string {
  return value.den === 1n ? `${value.num}` : `${value.num}/${value.den}`;
}

/** The value in units of the last decimal, rounded half away from zero; the sign is left off. */
function roundedUnits(value: Ratio, decimals: number): bigint {
  const magnitude = value.num < 0n ? -value.num : value.num;
  return (2n * magnitude * 10n ** BigInt(decimals) + value.den) / (2n * value.den);
}

/** Rounds half away from zero (四舍五入) and writes exactly so many decimals: 5/2 at 0 is "3", −5/2 is "-3". */
export function toDecimal(value: Ratio, decimals: number): string {
  const negative = value.num < 0n;
  const units = roundedUnits(value, decimals);
  const digits = `${units}`.padStart(decimals + 1, '0');
  const written = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return negative && units !== 0n ? `-${written}` : written;
}

/** The value that `toDecimal` writes, for what must be decided on the published figure. */
export function rounded(value: Ratio, decimals: number): Ratio {
  const units = roundedUnits(value, decimals);
  return ratio(value.num < 0n ? -units : units, 10n ** BigInt(decimals));
}

/** For people: exact where that is short (at most four decimals), else rounded to four with a sign that says so. */
export function toShown(value: Ratio): string {
  const exactly = toExact(value);
  const isShort = !exactly.includes('/') && (exactly.split('.')[1]?.length ?? 0) <= 4;
  return isShort ? exactly : `≈${toDecimal(value, 4)}`;
}

/** For reading: the shortest decimal where the value has one ("2.5"), else the fraction ("1/3"). Always exact. */
export function toExact(value: Ratio): string {
  let den = value.den;
  let decimals = 0;
  while (den % 10n === 0n) [den, decimals] = [den / 10n, decimals + 1];
  while (den % 2n === 0n) [den, decimals] = [den / 2n, decimals + 1];
  while (den % 5n === 0n) [den, decimals] = [den / 5n, decimals + 1];
  return den === 1n ? toDecimal(value, decimals) : toText(value);
}
