/**
 * A seeded generator: the same seed gives the same draws on every machine, so that whatever chance decided can be
 * repeated by anybody. xoshiro128** (Blackman and Vigna 2018), its state filled by splitmix32. Not for secrets.
 */
export class Random {
  readonly #state: Uint32Array;
  #spareNormal: number | null = null;

  /** `seed` is any safe integer; its low and high 32 bits both count. */
  constructor(seed: number) {
    this.#state = seededState(seed);
  }

  /** An integer from 0 to 2^32 − 1. */
  uint32(): number {
    const s = this.#state;
    const [s0, s1, s2, s3] = [s[0]!, s[1]!, s[2]!, s[3]!];
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const t2 = s2 ^ s0;
    const t3 = s3 ^ s1;
    s[1] = s1 ^ t2;
    s[0] = s0 ^ t3;
    s[2] = t2 ^ (s1 << 9);
    s[3] = rotateLeft(t3, 11);
    return result;
  }

  /** A number from 0 (included) to 1 (excluded) with 53 random bits. */
  uniform(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  /** An integer from 0 to `bound` − 1, every one equally likely; `bound` from 1 to 2^32. */
  below(bound: number): number {
    const limit = 4_294_967_296 - (4_294_967_296 % bound);
    let draw = this.uint32();
    while (draw >= limit) draw = this.uint32();
    return draw % bound;
  }

  /** A draw from the standard normal distribution (Marsaglia's polar method). */
  normal(): number {
    if (this.#spareNormal !== null) {
      const spare = this.#spareNormal;
      this.#spareNormal = null;
      return spare;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spareNormal = v * factor;
      return u * factor;
    }
  }

  /** Puts the items into a random order, in place, every order equally likely; returns the same array. */
  shuffle<A extends { [index: number]: unknown; readonly length: number }>(items: A): A {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const item = items[last];
      items[last] = items[other];
      items[other] = item;
    }
    return items;
  }
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

function seededState(seed: number): Uint32Array {
  const high = Math.floor(seed / 4_294_967_296) | 0;
  let mixed = (seed | 0) ^ Math.imul(high, 0x85eb_ca6b);
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) {
    mixed = (mixed + 0x9e37_79b9) | 0;
    let z = mixed ^ (mixed >>> 16);
    z = Math.imul(z, 0x21f0_aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a_2d97);
    state[i] = z ^ (z >>> 15);
  }
  return state;
}
