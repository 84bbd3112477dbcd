import type { Crossed } from './crossed.ts';

/** The levels of a scale that occur, and for each score (in the model's order) which of them it is. */
export interface Levels {
  readonly distinct: readonly number[];
  readonly index: Int32Array;
}

export function levelsOf({ value, centre }: Crossed): Levels {
  const distinct = [...new Set(value.map((score) => Math.round(score + centre)))].sort((a, b) => a - b);
  const position = new Map(distinct.map((level, at) => [level, at]));
  return { distinct, index: Int32Array.from(value, (score) => position.get(Math.round(score + centre))!) };
}

/** Thresholds that give every level its share of the scores. */
export function startingThresholds({ distinct, index }: Levels): Float64Array {
  const count = new Int32Array(distinct.length);
  for (const level of index) count[level]! += 1;
  let below = 0;
  return Float64Array.from({ length: distinct.length - 1 }, (_, c) => {
    below += count[c]!;
    return Math.log(below / (index.length - below));
  });
}

/** The log likelihood of all scores at a state, penalised by the effects, with what Newton's method asks for. */
export interface Likelihood {
  readonly penalised: number;
  /** By each score's predictor: first derivative, and minus the second, which is above zero. */
  readonly gradient: Float64Array;
  readonly weight: Float64Array;
  readonly thresholdGradient: Float64Array;
  /** Second derivatives by two thresholds. */
  readonly thresholdCurvature: readonly Float64Array[];
  /** Second derivatives by a threshold and each score's predictor. */
  readonly crossTerms: readonly Float64Array[];
}

/** Effects are over the root of their variance; `scale` has these roots, eliminated side first. */
export function likelihoodAt(
  model: Crossed,
  levels: Levels,
  state: { readonly thresholds: Float64Array; readonly eliminated: Float64Array; readonly kept: Float64Array },
  scale: readonly [number, number],
): Likelihood {
  const count = model.value.length;
  const size = state.thresholds.length;
  const out = {
    penalised: 0,
    gradient: new Float64Array(count),
    weight: new Float64Array(count),
    thresholdGradient: new Float64Array(size),
    thresholdCurvature: Array.from({ length: size }, () => new Float64Array(size)),
    crossTerms: Array.from({ length: size }, () => new Float64Array(count)),
  };
  if (state.thresholds.some((threshold, c) => c > 0 && !(threshold > state.thresholds[c - 1]!))) {
    return { ...out, penalised: Number.NEGATIVE_INFINITY };
  }
  for (const effect of state.eliminated) out.penalised -= (effect * effect) / 2;
  for (const effect of state.kept) out.penalised -= (effect * effect) / 2;
  for (let i = 0; i < model.eliminatedCount; i++) {
    for (let k = model.start[i]!; k < model.start[i + 1]!; k++) {
      const predictor = scale[0] * state.eliminated[i]! + scale[1] * state.kept[model.kept[k]!]!;
      addScore(out, state.thresholds, k, levels.index[k]!, predictor);
    }
  }
  return out;
}

type Mutable = { -readonly [Key in keyof Likelihood]: Likelihood[Key] };

/**
 * With F the logistic distribution, f its density, A and B the thresholds above and below the level less the predictor:
 * P = F(A) − F(B), and the derivative of log P by the predictor is simply F(A) + F(B) − 1.
 */
function addScore(out: Mutable, thresholds: Float64Array, k: number, level: number, predictor: number): void {
  const upper = level < thresholds.length ? thresholds[level]! - predictor : Number.POSITIVE_INFINITY;
  const lower = level > 0 ? thresholds[level - 1]! - predictor : Number.NEGATIVE_INFINITY;
  const [upperF, lowerF] = [logistic(upper), logistic(lower)];
  const [upperDensity, lowerDensity] = [upperF * logistic(-upper), lowerF * logistic(-lower)];
  const chance = upperF * logistic(-lower) * -Math.expm1(lower - upper);
  out.penalised += Math.log(chance);
  out.gradient[k] = upperF + lowerF - 1;
  out.weight[k] = Math.max(upperDensity + lowerDensity, 1e-12);
  const [above, below] = [upperDensity / chance, lowerDensity / chance];
  if (level < thresholds.length) {
    out.thresholdGradient[level]! += above;
    out.thresholdCurvature[level]![level]! += above * (1 - 2 * upperF) - above * above;
    out.crossTerms[level]![k] = upperDensity;
  }
  if (level > 0) {
    out.thresholdGradient[level - 1]! -= below;
    out.thresholdCurvature[level - 1]![level - 1]! += -below * (1 - 2 * lowerF) - below * below;
    out.crossTerms[level - 1]![k] = lowerDensity;
    if (level < thresholds.length) out.thresholdCurvature[level]![level - 1]! += above * below;
  }
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
