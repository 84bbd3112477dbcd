import type { Problem } from '../problem.ts';
import { Random } from '../random.ts';
import type { AssignmentAnswer, Objective } from './answer.ts';
import { largestFairWeight, solveFair } from './fair.ts';
import { breaksFixed, explainInfeasible } from './infeasible.ts';
import { drawAmongOptimal, drawWithinLoss, lotteryParts } from './lottery.ts';
import type { MipSolver } from './mip.ts';
import { AssignmentNetwork } from './network.ts';
import { explainOverlap, solveOverlap } from './overlap.ts';
import { type AssignmentProblem, largestOf, largestSafeScore, onlyPairs } from './problem.ts';
import { splitQuotas } from './quotas.ts';
import { answerOf, balancePriceOf, distancesBelowPrice, type Optimum, valuesOf } from './report.ts';
import type { Pulse } from './simplex.ts';

export interface SolveTools {
  /** Called every thousand pivots; false stops. */
  readonly pulse?: Pulse;
  /** Needed only where quotas overlap. */
  readonly mip?: MipSolver;
}

/**
 * Solves the problem to the proven optimum of its objective (fair: to a stated bound). The same problem, objective and
 * seed give the same answer. Wrong objectives are refused, infeasible problems explained; nothing is thrown.
 */
export function solveAssignment(
  problem: AssignmentProblem,
  objective: Objective,
  tools: SolveTools = {},
): AssignmentAnswer {
  const { forest, rest } = splitQuotas(problem);
  const problems = checkObjective(problem, objective, rest.length > 0, tools);
  if (problems.length > 0) return { status: 'refused', problems };
  if (breaksFixed(problem)) return { status: 'infeasible', cause: explainInfeasible(problem, forest) };
  const value = valuesOf(problem, objective);
  const network = new AssignmentNetwork(problem, forest, { value, balancePrice: balancePriceOf(objective) });
  if (!network.solve(tools.pulse)) return { status: 'stopped' };
  if (network.shortage() > 0) return { status: 'infeasible', cause: explainInfeasible(problem, forest) };
  const base: Optimum = { problem, forest, objective, value, given: network.given(), prices: network.prices() };
  if (rest.length > 0) return overlapping(base, tools.mip!);
  if (objective.kind === 'fair') return fair(base, objective.share, tools.pulse);
  if (objective.kind === 'lottery') return lottery(base, objective, tools.pulse);
  return answerOf(base, base.given, base.prices);
}

/** What is wrong with an objective: shares outside 0 to 1, prices that would leave whole numbers, what cannot be joined. */
function checkObjective(
  problem: AssignmentProblem,
  objective: Objective,
  overlaps: boolean,
  tools: SolveTools,
): Problem[] {
  const problems: Problem[] = [];
  const say = (code: string, params: Record<string, string | number> = {}) =>
    problems.push({ code, pointer: '', params });
  const share = objective.kind === 'fair' ? objective.share : objective.kind === 'lottery' ? objective.loss : 0;
  if (!(share >= 0 && share <= 1)) say('assignment-share-outside', { share });
  const limit = largestSafeScore(problem.coverage, problem.assessorIds.length);
  const prices = { balance: balancePriceOf(objective), change: objective.kind === 'stable' ? objective.price : 0 };
  const entries = Math.max(1, problem.entryIds.length);
  const largest = largestOf(problem.score);
  for (const price of [prices.balance * entries, prices.change]) {
    const room = limit - largest;
    if (!Number.isSafeInteger(price) || price < 0 || price > room)
      say('assignment-price-outside', { price, limit: Math.max(0, room) });
  }
  if (objective.kind === 'fair' && largest * largestFairWeight > limit)
    say('assignment-scores-too-large-for-fair', { limit });
  if (objective.kind === 'lottery' && !Number.isSafeInteger(objective.seed))
    say('assignment-seed-not-whole', { seed: objective.seed });
  if (overlaps && (objective.kind === 'fair' || objective.kind === 'lottery' || prices.balance > 0))
    say('assignment-overlap-not-with-objective');
  if (overlaps && tools.mip === undefined) say('assignment-overlap-needs-solver');
  return problems;
}

function overlapping(base: Optimum, mip: MipSolver): AssignmentAnswer {
  const given = solveOverlap(base.problem, base.forest, base, mip);
  if (given !== null) return { ...answerOf(base, given, base.prices), status: 'optimal-by-search' };
  const cause = explainOverlap(base.problem, mip) ?? explainInfeasible(base.problem, base.forest);
  return { status: 'infeasible', cause };
}

function fair(base: Optimum, share: number, pulse?: Pulse): AssignmentAnswer {
  const found = solveFair(base.problem, base.forest, share, pulse);
  if (found === null) return { status: 'stopped' };
  const weighted = { floor: found.floor, entryWeight: Array.from(found.weights), bound: found.bound };
  return answerOf(base, found.given, found.prices, weighted);
}

function lottery(base: Optimum, objective: Extract<Objective, { kind: 'lottery' }>, pulse?: Pulse): AssignmentAnswer {
  const { problem, forest, given, value, prices } = base;
  const optimum = given.reduce((sum, pair) => sum + value[pair]!, 0);
  const { seed, loss } = objective;
  const random = new Random(seed);
  const { kept, face } = optimalFace(base);
  const drawn =
    loss === 0
      ? drawAmongOptimal(face, forest, prices, random, pulse)
      : drawWithinLoss(problem, forest, optimum - Math.floor(loss * Math.abs(optimum)), random, pulse);
  if (drawn === null) return { status: 'stopped' };
  const pairs = loss === 0 ? Int32Array.from(drawn.given, (at) => kept[at]!) : drawn.given;
  const { open, cap, expectedTotal } = drawn;
  return {
    ...answerOf(base, pairs, prices, { bound: optimum }),
    lottery: { seed, open, cap: cap / lotteryParts, expectedTotal },
  };
}

/** The pairs that optimal assignments are made of: those below their prices are in none, those above in all of them. */
function optimalFace({ problem, forest, value, prices }: Optimum): { kept: Int32Array; face: AssignmentProblem } {
  const below = distancesBelowPrice(problem, forest, value, prices);
  const kept = Int32Array.from(below.keys()).filter((pair) => below[pair]! <= 0 || problem.fixed[pair] === 1);
  const face = onlyPairs(problem, kept);
  return {
    kept,
    face: { ...face, fixed: Uint8Array.from(kept, (pair, at) => (below[pair]! < 0 ? 1 : face.fixed[at]!)) },
  };
}
