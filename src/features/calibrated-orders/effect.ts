import { calibratedShifts } from '../../core/calibration/order.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Calibrated } from '../calibrations/index.ts';
import type { EditionRow } from '../editions/index.ts';
import { rankEdition, type Ranking } from '../rankings/index.ts';

export interface Effect {
  /** Entries named by the calibrated order and not by the totals, and the other way round. */
  readonly comeIn: string[];
  readonly goOut: string[];
}

/** What the calibrated order would change of who is named: gates, thresholds and the rule of ties as they are. */
export async function effectOf(
  ctx: Ctx,
  edition: EditionRow,
  { scores, calibration }: Calibrated,
): Promise<Effect | { readonly problems: readonly Problem[] }> {
  const found = calibratedShifts(scores, calibration);
  if ('problems' in found) return found;
  const byTotal = namedIn(await rankEdition(ctx, edition, new Map()));
  const byOrder = namedIn(await rankEdition(ctx, edition, found.shifts));
  return {
    comeIn: [...byOrder].filter((id) => !byTotal.has(id)),
    goOut: [...byTotal].filter((id) => !byOrder.has(id)),
  };
}

function namedIn({ lines }: Ranking): ReadonlySet<string> {
  return new Set(lines.filter(({ outcome }) => outcome === 'named').map(({ entryId }) => entryId));
}
