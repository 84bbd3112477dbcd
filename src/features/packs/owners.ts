import { ownedIndicators } from '../../core/criteria/owners.ts';
import { pointsOf } from '../../core/criteria/tree.ts';
import { toExact } from '../../core/ratio.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound } from '../../platform/refusal.ts';
import type { listPackOwners } from './contract.ts';
import { maySeePack } from './policy.ts';
import { findPack } from './queries.ts';

/** A pack has at most so many indicators that its list is worked out whole and cut into pages; the cursor is a place in it. */
export async function ownersOf(
  ctx: Ctx,
  { params, query }: InputOf<typeof listPackOwners>,
): Promise<ReplyOf<typeof listPackOwners>> {
  const row = await findPack(ctx.db, params.packId);
  if (row === undefined || !maySeePack(ctx.actor, row)) throw notFound();
  const wanted = query.q?.toLowerCase();
  const all = ownedIndicators(row.content)
    .map(({ indicator, dimension, owner }) => ({
      indicator: indicator.number,
      text: indicator.text,
      points: toExact(pointsOf(indicator)),
      dimension: { zh: `${dimension.number} ${dimension.text.zh}`, en: `${dimension.number} ${dimension.text.en}` },
      owner: owner ?? null,
    }))
    .filter(
      ({ indicator, text, owner }) =>
        wanted === undefined ||
        [indicator, text.zh, text.en, owner?.zh, owner?.en].some((part) => part?.toLowerCase().includes(wanted)),
    );
  const from = Math.max(0, Math.trunc(Number(query.after ?? 0)) || 0);
  const items = all.slice(from, from + query.limit);
  const end = from + items.length;
  return { items, next: end < all.length ? String(end) : null, total: all.length };
}
