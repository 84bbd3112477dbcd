/** Adding up: one sheet to its total, several sheets to one. Exact up to the root, where it is rounded once. */
import { exact } from '../criteria/amount.ts';
import type { CombineRule, CriterionNode, Pack } from '../criteria/pack.ts';
import { countingChildren, isBranch, pointsOf, walk } from '../criteria/tree.ts';
import type { Choices } from '../criteria/tree.ts';
import { add, compare, div, equal, least, mul, ratio, rounded, sum, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { readMark, shareOf } from './sheet.ts';
import type { Marks } from './sheet.ts';

/** What a node earned, of its full points; how many of the indicators under it that count have a valid mark. */
export interface NodeScore {
  readonly score: Ratio;
  readonly of: Ratio;
  readonly marked: number;
  readonly indicators: number;
}

export interface Total {
  /** Rounded to the pack's decimals: what is published and what the decision compares. */
  readonly total: Ratio;
  readonly exact: Ratio;
  readonly base: Ratio;
  /** The special points that count, after the cap. */
  readonly special: Ratio;
  /** The special points before the cap. */
  readonly specialEarned: Ratio;
  /** By number, every node that counts for the entry. */
  readonly nodes: ReadonlyMap<string, NodeScore>;
}

/** The total of one sheet. An absent or invalid mark earns nothing, so that a draft has a running total too. */
export function totalOf(pack: Pack, marks: Marks, choices: Choices = {}): Total {
  const nodes = new Map<string, NodeScore>();
  for (const root of [...pack.criteria, ...(pack.special?.criteria ?? [])])
    scoreNode(pack, root, marks, choices, nodes);
  return totalFrom(pack, nodes);
}

function scoreNode(
  pack: Pack,
  node: CriterionNode,
  marks: Marks,
  choices: Choices,
  nodes: Map<string, NodeScore>,
): NodeScore {
  const of = pointsOf(node);
  let found: NodeScore;
  if (isBranch(node)) {
    const children = countingChildren(node, choices).map((child) => scoreNode(pack, child, marks, choices, nodes));
    found = {
      score: sum(children.map(({ score }) => score)),
      of,
      marked: children.reduce((count, { marked }) => count + marked, 0),
      indicators: children.reduce((count, { indicators }) => count + indicators, 0),
    };
  } else {
    const mark = Object.hasOwn(marks, node.number) ? readMark(pack, node, marks[node.number]) : undefined;
    const score = mark === undefined ? zero : mul(of, shareOf(pack, node, mark));
    found = { score, of, marked: mark === undefined ? 0 : 1, indicators: 1 };
  }
  nodes.set(node.number, found);
  return found;
}

function totalFrom(pack: Pack, nodes: ReadonlyMap<string, NodeScore>): Total {
  const under = (roots: readonly CriterionNode[]): Ratio =>
    sum(roots.map(({ number }) => nodes.get(number)?.score ?? zero));
  const base = under(pack.criteria);
  const specialEarned = under(pack.special?.criteria ?? []);
  const special = pack.special === undefined ? zero : least(specialEarned, exact(pack.special.cap));
  return withRoot(pack, { base, special, specialEarned, nodes });
}

function withRoot(pack: Pack, parts: Omit<Total, 'total' | 'exact'>): Total {
  const value = add(parts.base, parts.special);
  return { total: rounded(value, pack.decimals), exact: value, ...parts };
}

/**
 * Several sheets of one stage as one. Each rule is a mean over some of them: `mean` over all, `median` over the middle
 * one or two by total, `trimmed-mean` over all but the highest and the lowest (over all while there are fewer than
 * three). The order in which the sheets come makes no difference. Undefined without sheets.
 */
export function combineTotals(pack: Pack, totals: readonly Total[], rule: CombineRule): Total | undefined {
  if (totals.length <= 1) return totals[0];
  const counted = countedOf(pack, totals, rule);
  const mean = (of: (total: Total) => Ratio): Ratio => div(sum(counted.map(of)), ratio(counted.length));
  const nodes = new Map<string, NodeScore>();
  for (const [number, first] of counted[0]?.nodes ?? []) {
    const scores = counted.map((total) => total.nodes.get(number) ?? first);
    nodes.set(number, {
      ...first,
      score: div(sum(scores.map(({ score }) => score)), ratio(scores.length)),
      marked: Math.min(...scores.map(({ marked }) => marked)),
    });
  }
  return withRoot(pack, {
    base: mean(({ base }) => base),
    special: mean(({ special }) => special),
    specialEarned: mean(({ specialEarned }) => specialEarned),
    nodes,
  });
}

function countedOf(pack: Pack, totals: readonly Total[], rule: CombineRule): readonly Total[] {
  if (rule === 'mean' || totals.length < 3) return totals;
  const numbers = [...walk(pack)].map(({ node }) => node.number);
  const sorted = totals.toSorted((a, b) => compare(a.exact, b.exact) || compareScores(numbers, a, b));
  if (rule === 'trimmed-mean') return sorted.slice(1, -1);
  const middle = sorted.length / 2;
  return sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
}

/** Of equal totals the sheets are told apart by their scores, so that which one is left out never depends on order. */
function compareScores(numbers: readonly string[], a: Total, b: Total): number {
  for (const number of numbers) {
    const left = a.nodes.get(number)?.score ?? zero;
    const right = b.nodes.get(number)?.score ?? zero;
    if (!equal(left, right)) return compare(left, right);
  }
  return 0;
}
