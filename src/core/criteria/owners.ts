/** Who answers for what: the departments that a pack names as owners, with their indicators and points. */
import { add, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Text } from '../text.ts';
import type { CriterionNode, Indicator, Pack } from './pack.ts';
import { isBranch, pointsOf, walk } from './tree.ts';

export interface OwnedIndicator {
  readonly indicator: Indicator;
  readonly dimension: CriterionNode;
  /** Absent where the pack names nobody. */
  readonly owner?: Text;
}

export interface OwnerTotal {
  readonly owner?: Text;
  readonly indicators: number;
  /** As written, so that alternatives count each with its own points. */
  readonly points: Ratio;
  /** By the number of the dimension. */
  readonly byDimension: ReadonlyMap<string, { readonly indicators: number; readonly points: Ratio }>;
}

/** Every indicator with who answers for it, in the order of the pack. */
export function ownedIndicators(pack: Pick<Pack, 'criteria' | 'special'>): readonly OwnedIndicator[] {
  return [...walk(pack)].flatMap(({ node, parents }): OwnedIndicator[] =>
    isBranch(node)
      ? []
      : [{ indicator: node, dimension: parents[0] ?? node, ...(node.owner !== undefined && { owner: node.owner }) }],
  );
}

/** The owners in the order in which the pack first names them; indicators of nobody last. */
export function ownerTotals(pack: Pick<Pack, 'criteria' | 'special'>): readonly OwnerTotal[] {
  const totals = new Map<string, OwnerTotal & { byDimension: Map<string, { indicators: number; points: Ratio }> }>();
  for (const { indicator, dimension, owner } of ownedIndicators(pack)) {
    const key = owner === undefined ? '' : `${owner.zh}\n${owner.en}`;
    const before = totals.get(key) ?? { ...(owner && { owner }), indicators: 0, points: zero, byDimension: new Map() };
    const there = before.byDimension.get(dimension.number) ?? { indicators: 0, points: zero };
    const points = pointsOf(indicator);
    before.byDimension.set(dimension.number, { indicators: there.indicators + 1, points: add(there.points, points) });
    totals.set(key, { ...before, indicators: before.indicators + 1, points: add(before.points, points) });
  }
  const all = [...totals.values()];
  return [...all.filter(({ owner }) => owner !== undefined), ...all.filter(({ owner }) => owner === undefined)];
}
