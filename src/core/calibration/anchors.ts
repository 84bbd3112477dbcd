import type { Problem } from '../problem.ts';
import type { Scores } from './scores.ts';

/**
 * How an assessor's scores on the anchor entries, which everybody scores first, agree with those of all others. It is
 * shown to that assessor alone, before the rest is scored.
 */
export interface AnchorAgreement {
  /** Position in the assessors of the scores. */
  readonly assessor: number;
  /** Anchors that the assessor and at least one other have scored. */
  readonly count: number;
  /** Mean of own score less the others' mean: above zero is milder than the others. */
  readonly meanDifference: number;
  /** Root of the mean squared difference from the others. */
  readonly typicalDifference: number;
  /** Correlation with the others' means over the anchors; null with fewer than three, or without variation. */
  readonly correlation: number | null;
  readonly anchors: readonly { readonly entry: number; readonly own: number; readonly others: number }[];
}

/** Agreement of every assessor who scored an anchor that somebody else scored too, in the order of the assessors. */
export function anchorAgreement(
  scores: Scores,
  anchorIds: readonly string[],
): { readonly agreement: readonly AnchorAgreement[] } | { readonly problems: readonly Problem[] } {
  const positions = new Map(scores.entryIds.map((id, at) => [id, at]));
  const unknown = anchorIds.flatMap((entry, at): Problem[] =>
    positions.has(entry) ? [] : [{ code: 'anchor-unknown', pointer: `/anchors/${at}`, params: { entry } }],
  );
  if (anchorIds.length === 0) return { problems: [{ code: 'anchors-none', pointer: '/anchors' }] };
  if (unknown.length > 0) return { problems: unknown };
  const chosen = new Set(anchorIds.map((id) => positions.get(id)!));
  const totals = new Map<number, { sum: number; count: number }>(
    [...chosen].map((entry) => [entry, { sum: 0, count: 0 }]),
  );
  scores.entry.forEach((entry, row) => {
    const total = totals.get(entry);
    if (!total) return;
    total.sum += scores.score[row]!;
    total.count += 1;
  });
  const rows = scores.assessorIds.map((): { entry: number; own: number; others: number }[] => []);
  scores.entry.forEach((entry, row) => {
    const total = totals.get(entry);
    if (!total || total.count < 2) return;
    const own = scores.score[row]!;
    rows[scores.assessor[row]!]!.push({ entry, own, others: (total.sum - own) / (total.count - 1) });
  });
  return {
    agreement: rows.flatMap((anchors, assessor) => (anchors.length === 0 ? [] : [agreementOf(assessor, anchors)])),
  };
}

function agreementOf(assessor: number, anchors: AnchorAgreement['anchors']): AnchorAgreement {
  const mean = (value: (anchor: AnchorAgreement['anchors'][number]) => number) =>
    anchors.reduce((sum, anchor) => sum + value(anchor), 0) / anchors.length;
  const [own, others] = [mean((anchor) => anchor.own), mean((anchor) => anchor.others)];
  const spread = mean((anchor) => (anchor.own - own) ** 2) * mean((anchor) => (anchor.others - others) ** 2);
  const together = mean((anchor) => (anchor.own - own) * (anchor.others - others));
  return {
    assessor,
    count: anchors.length,
    meanDifference: own - others,
    typicalDifference: Math.sqrt(mean((anchor) => (anchor.own - anchor.others) ** 2)),
    correlation: anchors.length < 3 || !(spread > 0) ? null : together / Math.sqrt(spread),
    anchors,
  };
}
