/**
 * Amounts as a person writes them in a pack: 2.5, 1/3 or 66%. They stay in that form, so that a pack is plain JSON and
 * comes out as it went in; whoever calculates takes the exact value.
 */
import { limits } from '../limits.ts';
import { compare, fromDecimal, fromText, ratio, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Shape } from './shape.ts';

/** A number with at most six decimals (2.5), a fraction ("1/3") or a percentage ("66%"). */
export type Amount = number | string;

/** The exact value of a number as it is written in decimals, undefined where it is too large, too fine or no number. */
export function exactNumber(value: number): Ratio | undefined {
  if (!Number.isFinite(value) || Math.abs(value) > limits.amount) return undefined;
  const exact = fromDecimal(String(value));
  return exact !== undefined && exact.den <= 1_000_000n ? exact : undefined;
}

function readAmount(value: Amount): Ratio | undefined {
  return typeof value === 'number' ? exactNumber(value) : fromText(value);
}

/** The exact value of an amount out of a pack that was read by `readPack`. */
export function exact(amount: Amount): Ratio {
  const value = readAmount(amount);
  if (value === undefined) throw new RangeError(`not an amount of a pack: ${amount}`);
  return value;
}

interface Range {
  readonly min?: Ratio;
  readonly max?: Ratio;
}

function within(value: Ratio, { min, max }: Range): boolean {
  return (min === undefined || compare(value, min) >= 0) && (max === undefined || compare(value, max) <= 0);
}

/** An amount within a range. "2.5" in quotation marks is a number as text and is refused: it would sort as text. */
export function amount(range: Range): Shape<Amount> {
  return {
    read: (value, pointer, report) => {
      if (typeof value !== 'number' && typeof value !== 'string') return report('amount-expected', pointer);
      if (typeof value === 'string' && fromDecimal(value.trim()) !== undefined)
        return report('number-as-text', pointer);
      const read = readAmount(value);
      if (read === undefined) return report('amount-expected', pointer);
      const inRange = within(read, { min: range.min, max: range.max ?? ratio(limits.amount) });
      return inRange ? value : report('amount-out-of-range', pointer, { given: value });
    },
    schema: () => ({ oneOf: [{ type: 'number' }, { type: 'string', pattern: '^-?\\d+/\\d+$|^-?\\d+(\\.\\d+)?%$' }] }),
  };
}

/** Points, thresholds, figures: zero or more. */
export const notNegative = amount({ min: zero });
/** More than nothing: the smallest amount that can be written is a millionth. */
export const positive = amount({ min: ratio(1, 1_000_000) });
/** A part of a whole, from nothing to all of it. */
export const share = amount({ min: zero, max: ratio(1) });
