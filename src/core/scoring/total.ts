/** Adding up: one sheet to its total, several sheets to one. Exact up to the root, where it is rounded once. */
import { exact } from '../criteria/amount.ts';
import type { CombineRule, Pack } from '../criteria/pack.ts';
import type { Choices, TreePart } from '../criteria/tree.ts';
import {
  add,
  commonMultiple,
  compare,
  div,
  greatest,
  least,
  mul,
  one,
  ratio,
  rounded,
  sub,
  sum,
  zero,
} from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { planOf } from './plan.ts';
import type { Plan, PlanLeaf, PlanNode } from './plan.ts';
import type { Marks } from './sheet.ts';

/** What a node earned, of what it could; how many of the indicators under it that count have a valid mark. */
export interface NodeScore {
  readonly score: Ratio;
  readonly of: Ratio;
  readonly marked: number;
  readonly indicators: number;
}

/** What every leaf of a plan earned and could earn, as whole numbers over one denominator. */
export interface Scores {
  readonly den: bigint;
  readonly earned: readonly bigint[];
  readonly full: readonly bigint[];
  readonly marked: readonly boolean[];
}

/** What is done to the sum of the leaves at the root. */
interface Root {
  /** Special points that count, where they are a mean of several sheets, each with its own cap. */
  readonly special?: Ratio;
  /** Units that renew are scored on another base: its ratio to the pack's. */
  readonly baseFactor?: Ratio;
  /** Taken off: the negative list and secret visits. */
  readonly deducted?: Ratio;
}

export class Total {
  readonly scores: Scores;
  readonly #pack: Pack;
  readonly #plan: Plan;
  readonly #root: Root;
  #nodes: ReadonlyMap<string, NodeScore> | undefined;

  constructor(pack: Pack, plan: Plan, scores: Scores, root: Root = {}) {
    this.#pack = pack;
    this.#plan = plan;
    this.scores = scores;
    this.#root = root;
  }

  /** Rounded to the pack's decimals: what is published and what the decision compares. */
  get total(): Ratio {
    return rounded(this.exact, this.#pack.decimals);
  }

  /** Never below nothing. */
  get exact(): Ratio {
    return greatest(zero, sub(add(this.base, this.special), this.deducted));
  }

  get base(): Ratio {
    return mul(this.#sumOf('base'), this.baseFactor);
  }

  /** How many points of the total a point of the base is: more than one where renewing units have a larger base. */
  get baseFactor(): Ratio {
    return this.#root.baseFactor ?? one;
  }

  /** The special points that count, after the cap. */
  get special(): Ratio {
    const { special } = this.#pack;
    return this.#root.special ?? (special === undefined ? zero : least(this.specialEarned, exact(special.cap)));
  }

  /** The special points before the cap. */
  get specialEarned(): Ratio {
    return this.#pack.special === undefined ? zero : this.#sumOf('special');
  }

  get deducted(): Ratio {
    return this.#root.deducted ?? zero;
  }

  /** By number, every node that counts for the entry. */
  get nodes(): ReadonlyMap<string, NodeScore> {
    this.#nodes ??= new Map(this.#plan.nodes.map((node) => [node.number, this.#nodeScore(node)]));
    return this.#nodes;
  }

  /** What a node earned; nothing for one that does not count. */
  scoreOf(number: string): Ratio {
    const node = this.#plan.nodeByNumber.get(number);
    return node === undefined ? zero : ratio(this.#sum(this.scores.earned, node), this.scores.den);
  }

  /** The share of a node's full points that was earned; undefined for one that does not count or has no points. */
  shareOf(number: string): Ratio | undefined {
    const node = this.#plan.nodeByNumber.get(number);
    const full = node === undefined ? 0n : this.#sum(this.scores.full, node);
    return node === undefined || full === 0n ? undefined : ratio(this.#sum(this.scores.earned, node), full);
  }

  /** The same marks with another root: a new base for units that renew, points taken off. */
  withRoot(root: Root): Total {
    return new Total(this.#pack, this.#plan, this.scores, { ...this.#root, ...root });
  }

  /**
   * What the exact total would be with one criterion of the base weighing `factor` times as much, the others of the
   * base giving way in proportion, so that the base stays what it is. A trial: nothing else of the total changes.
   */
  reweighted(number: string, factor: Ratio): Ratio {
    const node = this.#plan.nodeByNumber.get(number);
    if (node === undefined || node.part !== 'base') return this.exact;
    const { den, earned, full } = this.scores;
    const [own, ownFull] = [ratio(this.#sum(earned, node), den), ratio(this.#sum(full, node), den)];
    const rest = sub(this.#sumOf('base'), own);
    const restFull = sub(this.#fullBase(), ownFull);
    const roomLeft = sub(this.#fullBase(), mul(ownFull, factor));
    const scaledRest = restFull.num === 0n ? zero : mul(rest, div(roomLeft, restFull));
    const base = mul(add(mul(own, factor), scaledRest), this.baseFactor);
    return greatest(zero, sub(add(base, this.special), this.deducted));
  }

  #fullBase(): Ratio {
    const { full, den } = this.scores;
    return ratio(
      this.#plan.leaves.reduce((total, { part }, leaf) => (part === 'base' ? total + (full[leaf] ?? 0n) : total), 0n),
      den,
    );
  }

  #nodeScore(node: PlanNode): NodeScore {
    const { earned, full, marked, den } = this.scores;
    let count = 0;
    for (let leaf = node.firstLeaf; leaf < node.endLeaf; leaf += 1) if (marked[leaf] === true) count += 1;
    return {
      score: ratio(this.#sum(earned, node), den),
      of: ratio(this.#sum(full, node), den),
      marked: count,
      indicators: node.endLeaf - node.firstLeaf,
    };
  }

  #sum(values: readonly bigint[], { firstLeaf, endLeaf }: PlanNode): bigint {
    let total = 0n;
    for (let leaf = firstLeaf; leaf < endLeaf; leaf += 1) total += values[leaf] ?? 0n;
    return total;
  }

  #sumOf(part: TreePart): Ratio {
    const { leaves } = this.#plan;
    const { earned, den } = this.scores;
    let total = 0n;
    for (let leaf = 0; leaf < leaves.length; leaf += 1) if (leaves[leaf]?.part === part) total += earned[leaf] ?? 0n;
    return ratio(total, den);
  }
}

/** The total of one sheet. An absent or invalid mark earns nothing, so that a draft has a running total too. */
export function totalOf(pack: Pack, marks: Marks, choices: Choices = {}): Total {
  const plan = planOf(pack, choices);
  return new Total(pack, plan, scoresOf(plan, marks));
}

function scoresOf(plan: Plan, marks: Marks): Scores {
  const earned: bigint[] = [];
  const marked: boolean[] = [];
  const fine = new Map<number, Ratio>();
  plan.leaves.forEach((leaf, index) => {
    const given = Object.hasOwn(marks, leaf.markedAs) ? marks[leaf.markedAs] : undefined;
    const listed = given === undefined ? undefined : leaf.table.find(given);
    const off = given === undefined || listed !== undefined ? undefined : earnedOffList(leaf, given);
    if (off !== undefined) fine.set(index, off);
    earned.push(listed ?? 0n);
    marked.push(listed !== undefined || off !== undefined);
  });
  const scores = { den: plan.den, earned, full: plan.full, marked };
  return fine.size === 0 ? scores : withFineMarks(scores, fine);
}

const silent = (): undefined => undefined;

function earnedOffList(leaf: PlanLeaf, given: unknown): Ratio | undefined {
  const mark = leaf.shape.read(given, '', silent);
  return mark === undefined ? undefined : mul(leaf.effective, leaf.share(mark));
}

/** Marks such as measured figures may earn what the plan's denominator cannot hold. */
function withFineMarks(scores: Scores, fine: ReadonlyMap<number, Ratio>): Scores {
  let den = scores.den;
  for (const earned of fine.values()) den = commonMultiple(den, earned.den);
  const scaled = scaledTo(scores, den);
  const earned = scaled.earned.map((value, index) => {
    const exactly = fine.get(index);
    return exactly === undefined ? value : (exactly.num * den) / exactly.den;
  });
  return { ...scaled, earned };
}

/** The same scores over a multiple of their denominator. */
export function scaledTo(scores: Scores, den: bigint): Scores {
  if (scores.den === den) return scores;
  const factor = den / scores.den;
  const times = (values: readonly bigint[]): bigint[] => values.map((value) => value * factor);
  return { den, earned: times(scores.earned), full: times(scores.full), marked: scores.marked };
}

/**
 * Several sheets of one stage as one. Each rule is a mean over some of them: `mean` over all, `median` over the middle
 * one or two by total, `trimmed-mean` over all but the highest and the lowest (over all while there are fewer than
 * three). The order in which the sheets come makes no difference. Undefined without sheets.
 */
export function combineTotals(
  pack: Pack,
  totals: readonly Total[],
  rule: CombineRule,
  choices: Choices = {},
): Total | undefined {
  if (totals.length <= 1) return totals[0];
  const counted = countedOf(totals, rule);
  const scores = meanScores(counted.map((total) => total.scores));
  const special = div(sum(counted.map((total) => total.special)), ratio(counted.length));
  return new Total(pack, planOf(pack, choices), scores, { special });
}

function meanScores(all: readonly Scores[]): Scores {
  const den = all.reduce((common, scores) => commonMultiple(common, scores.den), 1n);
  const scaled = all.map((scores) => scaledTo(scores, den));
  const sumAt = (index: number): bigint => scaled.reduce((total, { earned }) => total + (earned[index] ?? 0n), 0n);
  const count = BigInt(all.length);
  const [first] = scaled;
  return {
    den: den * count,
    earned: (first?.earned ?? []).map((_, index) => sumAt(index)),
    full: (first?.full ?? []).map((value) => value * count),
    marked: (first?.marked ?? []).map((_, index) => scaled.every(({ marked }) => marked[index] === true)),
  };
}

function countedOf(totals: readonly Total[], rule: CombineRule): readonly Total[] {
  if (rule === 'mean' || totals.length < 3) return totals;
  const sorted = totals
    .map((total) => ({ total, exact: total.exact }))
    .toSorted((a, b) => compare(a.exact, b.exact) || compareLeaves(a.total.scores, b.total.scores))
    .map(({ total }) => total);
  if (rule === 'trimmed-mean') return sorted.slice(1, -1);
  const middle = sorted.length / 2;
  return sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
}

/** Of equal totals the sheets are told apart by their marks, so that which one is left out never depends on order. */
function compareLeaves(a: Scores, b: Scores): number {
  for (const [index, value] of a.earned.entries()) {
    const left = value * b.den;
    const right = (b.earned[index] ?? 0n) * a.den;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
