import { Refusal } from '../refusal.ts';
import type { Page, PageWish } from './page.ts';

/** One page of a list that was worked out in memory; the cursor is the place where the next one begins. */
export function pageOfRows<Row>(rows: readonly Row[], { after, limit, sort }: PageWish): Page<Row> {
  if (sort !== undefined) throw new Refusal(400, 'sort-unknown', { params: { known: '' } });
  const from = after === undefined ? 0 : Number(after);
  if (!/^\d{0,9}$/.test(after ?? '')) throw new Refusal(400, 'invalid-cursor');
  const to = from + limit;
  return { items: rows.slice(from, to), next: to < rows.length ? String(to) : null, total: rows.length };
}
