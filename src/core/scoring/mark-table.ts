/** The marks that can be chosen from a list, found without reading their form anew. */
import { commonMultiple } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { ScaleMark } from './scales/kinds.ts';

/** What the listed marks of a leaf earn. A mark is found by its first value; the others must be equal. */
export class MarkTable {
  readonly #earned = new Map<unknown, { readonly mark: ScaleMark; readonly earns: Ratio; scaled: bigint }>();
  readonly #names: readonly string[];

  constructor(marks: readonly ScaleMark[], earns: (mark: ScaleMark) => Ratio) {
    this.#names = Object.keys(marks[0] ?? {});
    const first = this.#names[0];
    if (first === undefined) return;
    for (const mark of marks) this.#earned.set(valueAt(mark, first), { mark, earns: earns(mark), scaled: 0n });
  }

  denominator(): bigint {
    let den = 1n;
    for (const { earns } of this.#earned.values()) den = commonMultiple(den, earns.den);
    return den;
  }

  scaleTo(den: bigint): void {
    for (const entry of this.#earned.values()) entry.scaled = (entry.earns.num * den) / entry.earns.den;
  }

  /** What the mark earns over the plan's denominator; undefined when it is not exactly one of those listed. */
  find(value: unknown): bigint | undefined {
    const first = this.#names[0];
    if (first === undefined || typeof value !== 'object' || value === null) return undefined;
    const entry = this.#earned.get(valueAt(value, first));
    if (entry === undefined) return undefined;
    let keys = 0;
    for (const key in value) {
      if (!Object.hasOwn(entry.mark, key) || valueAt(value, key) !== valueAt(entry.mark, key)) return undefined;
      keys += 1;
    }
    return keys === this.#names.length ? entry.scaled : undefined;
  }
}

function valueAt(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}
