import { calibratedShifts } from '../../core/calibration/order.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ratio } from '../../core/ratio.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { calibrateSheets, type Fit, listScores } from '../calibrations/index.ts';
import { getPackOfEdition } from '../editions/index.ts';
import { findChoice } from './queries.ts';

/** By entry: what is added to its exact total to make the order in which places are given. */
export type Shifts = ReadonlyMap<string, Ratio>;

/** The order that the office chose for the edition; nothing where it chose none. */
export async function chosenShifts(
  ctx: Ctx,
  editionId: string,
): Promise<{ readonly shifts: Shifts } | { readonly problems: readonly Problem[] } | undefined> {
  const choice = await findChoice(ctx.db, editionId);
  return choice === undefined ? undefined : shiftsOf(ctx, editionId, choice.fit);
}

/** The order is that of a single stage: packs with more leave no choice. */
async function shiftsOf(
  ctx: Ctx,
  editionId: string,
  fit: Fit,
): Promise<{ readonly shifts: Shifts } | { readonly problems: readonly Problem[] }> {
  const { stages } = await getPackOfEdition(ctx.db, editionId);
  const sheets = await listScores(ctx.db, editionId, stages[0]?.id ?? '');
  const { answer, problems } = await calibrateSheets(sheets, { fit, places: null });
  return answer === undefined ? { problems } : calibratedShifts(answer.scores, answer.calibration);
}

export type Order = Awaited<ReturnType<typeof chosenShifts>>;

export function shiftIn(order: Order, entryId: string): Ratio | undefined {
  return order !== undefined && 'shifts' in order ? order.shifts.get(entryId) : undefined;
}

/** A calibrated order was chosen, and the sheets no longer give one. */
export function problemsInOrder(order: Order): readonly Problem[] {
  if (order === undefined || 'shifts' in order) return [];
  return [{ code: 'calibrated-order-lost', pointer: '' }, ...order.problems];
}
