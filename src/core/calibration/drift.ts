import type { Problem } from '../problem.ts';
import type { Calibration } from './calibrate.ts';
import { normalTwoSided } from './distributions.ts';
import { residualsOf } from './residuals.ts';
import type { Scores } from './scores.ts';

/** How an assessor's later half of scores differs from the earlier half, each score measured against the entry's own value. */
export interface Drift {
  /** Position in the assessors of the scores. */
  readonly assessor: number;
  readonly early: number;
  readonly late: number;
  /** Points by which the assessor became milder (above zero) or more severe (below zero). */
  readonly change: number;
  readonly standardError: number;
  /** Chance of a change as large when nothing changed. */
  readonly chance: number;
  /** Whether the change stands out among all assessors (false alarms in one panel of a hundred). */
  readonly notable: boolean;
}

const leastScores = 4;
const falseAlarm = 0.01;

/**
 * Severity early against late, of all assessors with at least four scores, in the order of the assessors. Scores given at
 * the same moment count with the earlier half. It needs the order in which scores were given, and a linear calibration.
 */
export function driftOf(
  scores: Scores,
  calibration: Calibration,
): { readonly drift: readonly Drift[] } | { readonly problems: readonly Problem[] } {
  const { order } = scores;
  if (order === null) return { problems: [{ code: 'drift-order-missing', pointer: '' }] };
  const { model, entries, assessors } = calibration;
  const effects = {
    entry: entries.calibrated.map((value) => value - model.mean),
    entryError: entries.standardError,
    assessor: assessors.severity,
    assessorError: assessors.standardError,
  };
  const fitted = { mean: model.mean, varianceEntry: model.varianceEntry, varianceNoise: model.varianceResidual };
  const weight = assessors.noiseRatio && weightsOf(scores, assessors.noiseRatio);
  const { residual, noise, leverage } = residualsOf(scores, fitted, effects, weight);
  const drift = byAssessor(scores).flatMap((rows, assessor): Drift[] => {
    if (rows.length < leastScores) return [];
    const moments = Float64Array.from(rows, (row) => order[row]!).sort();
    const middle = moments[Math.ceil(moments.length / 2) - 1]!;
    const early = rows.filter((row) => order[row]! <= middle);
    const late = rows.filter((row) => order[row]! > middle);
    if (early.length === 0 || late.length === 0) return [];
    const mean = (of: readonly number[], value: (row: number) => number) =>
      of.reduce((sum, row) => sum + value(row), 0) / of.length;
    const free = mean(rows, (row) => 1 - leverage[row]!);
    const spread = mean(rows, (row) => noise[row]!) * (1 / early.length + 1 / late.length);
    // The fit takes part of a drift for merit of the entries; what it leaves is scaled back by the share it left.
    const change = (mean(late, (row) => residual[row]!) - mean(early, (row) => residual[row]!)) / free;
    const standardError = Math.sqrt(spread / free);
    const chance = normalTwoSided(change / standardError);
    const notable = chance * scores.assessorIds.length < falseAlarm;
    return [{ assessor, early: early.length, late: late.length, change, standardError, chance, notable }];
  });
  return { drift };
}

function weightsOf({ assessor }: Scores, noiseRatio: Float64Array): Float64Array {
  return Float64Array.from(assessor, (at) => 1 / noiseRatio[at]!);
}

function byAssessor({ assessor, assessorIds }: Scores): readonly (readonly number[])[] {
  const rows: number[][] = assessorIds.map(() => []);
  assessor.forEach((at, row) => rows[at]!.push(row));
  return rows;
}
