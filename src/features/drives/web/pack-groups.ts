import type { CriterionNode, Indicator, Pack } from '../../../core/criteria/pack.ts';
import { isBranch } from '../../../core/criteria/tree.ts';

/** The indicators under one dimension, or one kind of special points. */
export interface PackGroup {
  readonly node: CriterionNode;
  readonly indicators: readonly Indicator[];
}

export function groupsOf(pack: Pick<Pack, 'criteria' | 'special'>): readonly PackGroup[] {
  const nodes = [...pack.criteria, ...(pack.special?.criteria ?? [])];
  return nodes.map((node) => ({ node, indicators: leavesOf(node) }));
}

function leavesOf(node: CriterionNode): readonly Indicator[] {
  return isBranch(node) ? node.children.flatMap(leavesOf) : [node];
}
