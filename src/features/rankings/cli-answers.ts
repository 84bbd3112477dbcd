/** What `score --json` and `decide --json` answer: exact values as fractions, totals as they are published. */
import type { Pack } from '../../core/criteria/pack.ts';
import type { Assessment } from '../../core/decision/assess.ts';
import type { Decision } from '../../core/decision/decide.ts';
import { toDecimal, toText } from '../../core/ratio.ts';
import { bandsReached } from '../../core/scoring/bands.ts';

export function scoreAnswer(pack: Pack, { id, total, candidate }: Assessment & { readonly id: string }): object {
  const { eligible, lines } = candidate;
  if (total === undefined) return { id, eligible, lines };
  return {
    id,
    eligible,
    total: toDecimal(total.total, pack.decimals),
    exact: toText(total.exact),
    base: toText(total.base),
    special: toText(total.special),
    deducted: toText(total.deducted),
    bands: bandsReached(pack, total).map(({ set, score: reached, band }) => ({
      set: set.id,
      score: toText(reached),
      band: band?.id ?? null,
    })),
    criteria: Object.fromEntries(
      [...total.nodes].map(([number, node]) => [number, { score: toText(node.score), of: toText(node.of) }]),
    ),
    lines,
  };
}

export function decisionAnswer(pack: Pack, { entries, cut, tiedAtCut, emptyPlaces }: Decision): object {
  return {
    cut: cut === undefined ? null : toDecimal(cut, pack.decimals),
    tiedAtCut,
    ...(emptyPlaces !== undefined && { emptyPlaces }),
    entries: entries.map(({ id, outcome, rank, total, lines }) => ({
      id,
      outcome,
      rank: rank ?? null,
      total: total === undefined ? null : toDecimal(total, pack.decimals),
      lines,
    })),
  };
}
