/**
 * A plan is a pack's tree made ready for adding up under one entry's choices: the leaves that count, each with its
 * effective points after redistribution, and for every mark that can be chosen from a list what it earns, as a whole
 * number over one denominator. Ten thousand entries then cost additions, not fractions.
 */
import { exact } from '../criteria/amount.ts';
import type { CriterionNode, Indicator, Pack } from '../criteria/pack.ts';
import type { Shape } from '../criteria/shape.ts';
import { countingChildren, indicatorByNumber, isBranch, isNotApplicable, pointsOf } from '../criteria/tree.ts';
import type { Choices, TreePart } from '../criteria/tree.ts';
import { commonMultiple, div, mul, one, sub, sum, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { MarkTable } from './mark-table.ts';
import { scaleOf } from './scale-of.ts';
import { kindOf } from './scales/kinds.ts';
import type { ScaleMark } from './scales/kinds.ts';

export interface PlanLeaf {
  readonly indicator: Indicator;
  readonly part: TreePart;
  /** The number under which its mark is found: its own, or that of its substitute. */
  readonly markedAs: string;
  /** What full marks earn, after the points of what does not apply were redistributed. */
  readonly effective: Ratio;
  readonly shape: Shape<ScaleMark>;
  readonly share: (mark: ScaleMark) => Ratio;
  readonly table: MarkTable;
}

export interface Plan {
  readonly leaves: readonly PlanLeaf[];
  /** What every leaf can earn, and full marks of every leaf, are whole numbers over this. */
  readonly den: bigint;
  /** Full marks of each leaf over `den`. */
  readonly full: readonly bigint[];
  /** The counting nodes, parents before children, each with the positions of its leaves. */
  readonly nodes: readonly PlanNode[];
  readonly nodeByNumber: ReadonlyMap<string, PlanNode>;
}

export interface PlanNode {
  readonly number: string;
  readonly part: TreePart;
  readonly depth: number;
  readonly firstLeaf: number;
  readonly endLeaf: number;
}

/** How many plans of one pack are kept: one per set of choices that its entries made. */
const plansKept = 500;
const kept = new WeakMap<object, Map<string, Plan>>();

/** The plan of a pack under an entry's choices; made once and kept, as packs and choices do not change. */
export function planOf(pack: Pack, choices: Choices): Plan {
  let plans = kept.get(pack);
  if (plans === undefined || plans.size > plansKept) kept.set(pack, (plans = new Map<string, Plan>()));
  const key = JSON.stringify([choices.unitType, choices.chosen, choices.notApplicable, choices.substitutes]);
  let plan = plans.get(key);
  if (plan === undefined) plans.set(key, (plan = makePlan(pack, choices)));
  return plan;
}

function makePlan(pack: Pack, choices: Choices): Plan {
  const leaves: PlanLeaf[] = [];
  const nodes: PlanNode[] = [];
  const place = (node: CriterionNode, part: TreePart, depth: number, factor: Ratio): void => {
    if (!isLive(node, choices)) return;
    const at = nodes.push({ number: node.number, part, depth, firstLeaf: leaves.length, endLeaf: 0 }) - 1;
    if (isBranch(node)) {
      const children = countingChildren(node, choices);
      const inner = mul(factor, growth(children, keptPoints(node, choices), choices));
      for (const child of children) place(child, part, depth + 1, inner);
    } else leaves.push(makeLeaf(pack, node, part, mul(pointsOf(node), factor), choices));
    nodes[at] = { ...(nodes[at] as PlanNode), endLeaf: leaves.length };
  };
  const baseFactor = growth(pack.criteria, exact(pack.base), choices);
  for (const root of pack.criteria) place(root, 'base', 0, baseFactor);
  for (const root of pack.special?.criteria ?? []) place(root, 'special', 0, one);
  const den = leaves.reduce(
    (common, { effective, table }) => commonMultiple(commonMultiple(common, effective.den), table.denominator()),
    1n,
  );
  for (const { table } of leaves) table.scaleTo(den);
  const full = leaves.map(({ effective }) => (effective.num * den) / effective.den);
  return { leaves, nodes, den, full, nodeByNumber: new Map(nodes.map((node) => [node.number, node])) };
}

function makeLeaf(pack: Pack, indicator: Indicator, part: TreePart, effective: Ratio, choices: Choices): PlanLeaf {
  const markedAs = substituteOf(indicator, choices) ?? indicator.number;
  const marked = indicatorByNumber(pack, markedAs) ?? indicator;
  const scale = scaleOf(pack, marked);
  const full = pointsOf(marked);
  const kind = kindOf(scale);
  const share = (mark: ScaleMark): Ratio => kind.share(mark, scale, full);
  const table = new MarkTable(kind.marks?.(scale, full) ?? [], (mark) => mul(effective, share(mark)));
  return { indicator, part, markedAs, effective, shape: kind.markShape(scale, full), share, table };
}

function substituteOf(indicator: Indicator, choices: Choices): string | undefined {
  const { notApplicable, number } = indicator;
  if (notApplicable?.kind !== 'substitute' || !isNotApplicable(indicator, choices)) return undefined;
  const given = choices.substitutes;
  const substitute = given !== undefined && Object.hasOwn(given, number) ? given[number] : undefined;
  return substitute !== undefined && notApplicable.by.includes(substitute) ? substitute : undefined;
}

function isRedistributed(node: Indicator, choices: Choices): boolean {
  return node.notApplicable?.kind === 'redistribute' && isNotApplicable(node, choices);
}

/** Whether anything under the node applies. Alternatives that are undecided still do: their points are not given away. */
function isLive(node: CriterionNode, choices: Choices): boolean {
  if (!isBranch(node)) return !isRedistributed(node, choices);
  const children = countingChildren(node, choices);
  return children.length === 0 || children.some((child) => isLive(child, choices));
}

/** The node's points without those that leave it for the whole base. */
function keptPoints(node: CriterionNode, choices: Choices): Ratio {
  return sub(pointsOf(node), pointsLeaving(node, choices));
}

function pointsLeaving(node: CriterionNode, choices: Choices): Ratio {
  if (isBranch(node)) return sum(countingChildren(node, choices).map((child) => pointsLeaving(child, choices)));
  const overBase = node.notApplicable?.kind === 'redistribute' && node.notApplicable.over === 'base';
  return overBase && isRedistributed(node, choices) ? pointsOf(node) : zero;
}

/** By how much what applies among neighbours grows, so that together they bear `points`. */
function growth(neighbours: readonly CriterionNode[], points: Ratio, choices: Choices): Ratio {
  const live = sum(neighbours.filter((node) => isLive(node, choices)).map((node) => keptPoints(node, choices)));
  return live.num === 0n ? one : div(points, live);
}
