import type { Problem } from '../problem.ts';
import { fromDecimal, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { Calibration } from './calibrate.ts';
import type { Scores } from './scores.ts';

/** Statistics are floating point; what orders is a decimal rounded once, so that everybody gets the same order. */
const decimals = 4;

/**
 * By entry: how far its calibrated value lies from the mean of its scores. Added to the exact total it makes the order
 * in which places may be given. Refused where there is nothing to order by, or entries that cannot be compared.
 */
export function calibratedShifts(
  { entryIds }: Scores,
  { entries, components, model }: Calibration,
): { readonly shifts: ReadonlyMap<string, Ratio> } | { readonly problems: readonly Problem[] } {
  if (components.count > 1) {
    return { problems: [{ code: 'calibration-disconnected', pointer: '', params: { count: components.count } }] };
  }
  if (!(model.varianceEntry > 0)) return { problems: [{ code: 'calibration-entries-alike', pointer: '' }] };
  const shifts = new Map<string, Ratio>();
  entryIds.forEach((id, at) => {
    const shift = entries.calibrated[at]! - entries.rawMean[at]!;
    shifts.set(id, fromDecimal(shift.toFixed(decimals)) ?? zero);
  });
  return { shifts };
}
