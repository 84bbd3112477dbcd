/** Walking a pack's tree: every node with its place, the indicators, one by its number. */
import { add, greatest } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { exact } from './amount.ts';
import type { Branch, CriterionNode, Indicator, Pack } from './pack.ts';
import { pointerTo } from './shape.ts';

/** Which points a node belongs to: those of the base, or the special ones. */
export type TreePart = 'base' | 'special';

export interface NodePlace {
  readonly node: CriterionNode;
  readonly part: TreePart;
  /** 0 at the root of its part. */
  readonly depth: number;
  /** From the root of the part down to the parent. */
  readonly parents: readonly Branch[];
  /** JSON pointer into the pack. */
  readonly pointer: string;
}

export function isBranch(node: CriterionNode): node is Branch {
  return 'children' in node;
}

export function isIndicator(node: CriterionNode): node is Indicator {
  return !isBranch(node);
}

export function pointsOf(node: CriterionNode): Ratio {
  return exact(node.points);
}

function* walkNodes(
  nodes: readonly CriterionNode[],
  part: TreePart,
  parents: readonly Branch[],
  pointer: string,
): Generator<NodePlace> {
  for (const [index, node] of nodes.entries()) {
    const at = pointerTo(pointer, index);
    yield { node, part, depth: parents.length, parents, pointer: at };
    if (isBranch(node)) yield* walkNodes(node.children, part, [...parents, node], pointerTo(at, 'children'));
  }
}

/** Every node of the pack, parents before children, the base before the special points. */
export function* walk(pack: Pick<Pack, 'criteria' | 'special'>): Generator<NodePlace> {
  yield* walkNodes(pack.criteria, 'base', [], '/criteria');
  if (pack.special !== undefined) yield* walkNodes(pack.special.criteria, 'special', [], '/special/criteria');
}

/** The leaves in the order of the pack, those of the special points last. */
export function indicatorsOf(pack: Pick<Pack, 'criteria' | 'special'>): readonly Indicator[] {
  const found: Indicator[] = [];
  for (const { node } of walk(pack)) if (isIndicator(node)) found.push(node);
  return found;
}

export function indicatorByNumber(pack: Pick<Pack, 'criteria' | 'special'>, number: string): Indicator | undefined {
  for (const { node } of walk(pack)) if (node.number === number && isIndicator(node)) return node;
  return undefined;
}

/** The named criteria and everything under them, by number. */
export function numbersUnder(pack: Pick<Pack, 'criteria' | 'special'>, named: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { node, parents } of walk(pack)) {
    if ([node, ...parents].some(({ number }) => named.includes(number))) found.add(node.number);
  }
  return found;
}

/** What decides between alternatives for one entry. */
export interface Choices {
  readonly unitType?: string;
  /** For alternatives that the unit chooses: the number of the branch, the number of the child chosen. */
  readonly chosen?: Readonly<Record<string, string>>;
  /** Indicators found not to apply to the unit, by number; only those whose pack says what happens then. */
  readonly notApplicable?: readonly string[];
  /** For those that are substituted: the number of the indicator whose mark counts in their place. */
  readonly substitutes?: Readonly<Record<string, string>>;
}

/** The child that counts of a branch of alternatives; undefined while nothing decides it. */
export function chosenChild(branch: Branch, choices: Choices): CriterionNode | undefined {
  if (branch.choose === 'by-unit-type') {
    return branch.children.find(
      (child) => choices.unitType !== undefined && child.unitTypes?.includes(choices.unitType),
    );
  }
  const chosen =
    choices.chosen !== undefined && Object.hasOwn(choices.chosen, branch.number)
      ? choices.chosen[branch.number]
      : undefined;
  return branch.children.find((child) => child.number === chosen);
}

/** The children that count for an entry: all of them, or the one chosen of alternatives (none while undecided). */
export function countingChildren(branch: Branch, choices: Choices): readonly CriterionNode[] {
  if (branch.choose === undefined) return branch.children;
  const child = chosenChild(branch, choices);
  return child === undefined ? [] : [child];
}

/** Whether an indicator was found not to apply, in a pack that provides for it. */
export function isNotApplicable(indicator: Indicator, choices: Choices): boolean {
  return indicator.notApplicable !== undefined && choices.notApplicable?.includes(indicator.number) === true;
}

/** The leaves that count for an entry: alternatives decided, those that do not apply left out. */
export function countingIndicators(pack: Pick<Pack, 'criteria' | 'special'>, choices: Choices): readonly Indicator[] {
  const under = (node: CriterionNode): readonly Indicator[] => {
    if (isBranch(node)) return countingChildren(node, choices).flatMap(under);
    return isNotApplicable(node, choices) ? [] : [node];
  };
  return [...pack.criteria, ...(pack.special?.criteria ?? [])].flatMap(under);
}

/** The most that an entry can reach: the base (the larger one where renewing units have their own) and the cap. */
export function mostPoints(pack: Pick<Pack, 'base' | 'special' | 'renewing'>): Ratio {
  const base = greatest(exact(pack.base), exact(pack.renewing?.base ?? 0));
  return pack.special === undefined ? base : add(base, exact(pack.special.cap));
}
