/**
 * Ranks and their uncertainty. Rank 1 is the highest value; equal values share the better rank (1, 2, 2, 4). Entries of
 * different components are never compared: each component has ranks of its own.
 */

/** Ranks of values within their groups. */
export class Ranking {
  readonly #group: Int32Array;
  readonly #sizes: Int32Array;
  readonly #order: Int32Array;
  readonly #bucketStart: Int32Array;
  readonly #bucket: Int32Array;

  /** `group` numbers each item's group from 0; `sizes` counts the items of each group. */
  constructor(group: Int32Array, sizes: Int32Array) {
    this.#group = group;
    this.#sizes = sizes;
    this.#order = new Int32Array(group.length);
    this.#bucket = new Int32Array(group.length);
    this.#bucketStart = new Int32Array(group.length + sizes.length + 1);
  }

  /** Positions of the items, group after group and best first; the array is used again by the next call. */
  order(values: Float64Array): Int32Array {
    const buckets = this.#fillBuckets(values);
    const starts = this.#bucketStart;
    starts.fill(0);
    for (const bucket of this.#bucket) starts[bucket + 1]! += 1;
    for (let b = 0; b < buckets; b++) starts[b + 1]! += starts[b]!;
    for (let i = 0; i < values.length; i++) this.#order[starts[this.#bucket[i]!]!++] = i;
    for (let b = 0; b < buckets; b++) this.#sortBucket(values, b === 0 ? 0 : starts[b - 1]!, starts[b]!);
    return this.#order;
  }

  /** The rank of every item within its group, into `ranks`, which it answers. */
  ranks(values: Float64Array, ranks: Int32Array): Int32Array {
    const order = this.order(values);
    for (let at = 0, first = 0; at < order.length; at++) {
      const item = order[at]!;
      const before = at > 0 ? order[at - 1]! : -1;
      if (before >= 0 && this.#group[before] !== this.#group[item]) first = at;
      const tied = before >= 0 && at > first && values[before] === values[item];
      ranks[item] = tied ? ranks[before]! : at - first + 1;
    }
    return ranks;
  }

  /** As many buckets per group as it has items, spread evenly over its range, the highest values first. */
  #fillBuckets(values: Float64Array): number {
    const groups = this.#sizes.length;
    const low = new Float64Array(groups).fill(Number.POSITIVE_INFINITY);
    const high = new Float64Array(groups).fill(Number.NEGATIVE_INFINITY);
    for (let i = 0; i < values.length; i++) {
      const group = this.#group[i]!;
      low[group] = Math.min(low[group]!, values[i]!);
      high[group] = Math.max(high[group]!, values[i]!);
    }
    const base = new Int32Array(groups + 1);
    for (let group = 0; group < groups; group++) base[group + 1] = base[group]! + this.#sizes[group]!;
    for (let i = 0; i < values.length; i++) {
      const group = this.#group[i]!;
      const range = high[group]! - low[group]!;
      const share = range > 0 ? (high[group]! - values[i]!) / range : 0;
      this.#bucket[i] = base[group]! + Math.min(this.#sizes[group]! - 1, Math.floor(share * this.#sizes[group]!));
    }
    return base[groups]!;
  }

  /** Insertion by hand for the usual handful; one far value can crowd all others into a bucket, so not for many. */
  #sortBucket(values: Float64Array, from: number, to: number): void {
    const order = this.#order;
    if (to - from > 32) {
      order.subarray(from, to).sort((one, other) => values[other]! - values[one]! || one - other);
      return;
    }
    for (let at = from + 1; at < to; at++) {
      const item = order[at]!;
      let place = at;
      while (place > from && values[order[place - 1]!]! < values[item]!) {
        order[place] = order[place - 1]!;
        place -= 1;
      }
      order[place] = item;
    }
  }
}

/** Ranks of one draw after another, kept so that intervals can be read from them. */
export class RankDraws {
  readonly #ranking: Ranking;
  readonly #count: number;
  readonly #ranks: Int32Array;
  readonly #drawn: Uint16Array | Int32Array;

  constructor(ranking: Ranking, items: number, draws: number) {
    this.#ranking = ranking;
    this.#count = draws;
    this.#ranks = new Int32Array(items);
    this.#drawn = items <= 0xffff ? new Uint16Array(items * draws) : new Int32Array(items * draws);
  }

  /** Takes a draw of all values and answers its ranks; the array is used again by the next draw. */
  add(values: Float64Array, draw: number): Int32Array {
    this.#ranking.ranks(values, this.#ranks);
    for (let i = 0; i < this.#ranks.length; i++) this.#drawn[i * this.#count + draw] = this.#ranks[i]!;
    return this.#ranks;
  }

  /**
   * For each item the ranks between which it lies with at least this confidence: as much is left out at either end, and
   * then whole ranks at an end while enough draws remain, for ranks are coarse and the first and last places are walls.
   */
  intervals(confidence: number): { readonly low: Int32Array; readonly high: Int32Array } {
    const items = this.#ranks.length;
    const needed = Math.ceil(confidence * this.#count - 1e-9);
    const [low, high] = [new Int32Array(items), new Int32Array(items)];
    for (let i = 0; i < items; i++) {
      const drawn = this.#drawn.subarray(i * this.#count, (i + 1) * this.#count).sort();
      const [from, to] = shortenedInterval(drawn, needed);
      low[i] = drawn[from]!;
      high[i] = drawn[to]!;
    }
    return { low, high };
  }
}

/** Positions of the first and last of the sorted draws that an interval with at least `needed` of them keeps. */
function shortenedInterval(drawn: Uint16Array | Int32Array, needed: number): readonly [number, number] {
  const leave = Math.floor((drawn.length - needed) / 2);
  let [from, to] = [leave, drawn.length - 1 - leave];
  while (from > 0 && drawn[from - 1] === drawn[from]) from -= 1;
  while (to + 1 < drawn.length && drawn[to + 1] === drawn[to]) to += 1;
  for (;;) {
    let [above, below] = [from, to];
    while (above <= to && drawn[above] === drawn[from]) above += 1;
    while (below >= from && drawn[below] === drawn[to]) below -= 1;
    const [dropLow, dropHigh] = [above - from, to - below];
    if (to - from + 1 - Math.min(dropLow, dropHigh) < needed) return [from, to];
    if (dropLow <= dropHigh) from = above;
    else to = below;
  }
}
