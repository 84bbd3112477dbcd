import type { Random } from '../random.ts';
import { AssignmentNetwork, type Prices } from './network.ts';
import type { AssignmentProblem } from './problem.ts';
import type { QuotaForest } from './quotas.ts';
import type { NetworkSimplex, Pulse } from './simplex.ts';

/** Probabilities are hundredths. */
export const lotteryParts = 100;

/** Steps of dearness by which chances are spread: two equals get a half each, three a third, four a quarter. */
const spreadLevels = [10, 10, 5, 8, 17, 50];

export interface Draw {
  readonly given: Int32Array;
  /** In hundredths: the largest probability of a pair that was open. */
  readonly cap: number;
  readonly expectedTotal: number;
  readonly open: number;
}

/**
 * A draw among the optimal assignments alone. `problem` must hold just the pairs they are made of, those they all share
 * fixed, and `prices` prove the optimum; chances are spread as evenly as the rules allow. Null when the pulse stopped it.
 */
export function drawAmongOptimal(
  problem: AssignmentProblem,
  forest: QuotaForest,
  prices: Prices,
  random: Random,
  pulse?: Pulse,
): Draw | null {
  const value = new Int32Array(problem.pairAssessor.length);
  const network = new AssignmentNetwork(problem, forest, {
    value,
    parts: lotteryParts,
    levels: spreadLevels,
    tight: prices,
  });
  return network.solve(pulse) ? draw(problem, network, random) : null;
}

/**
 * A draw within a loss (after Jecmen et al., "Mitigating manipulation in peer review via randomized reviewer
 * assignments", 2020): the lowest cap on the probability of every pair with which the expected total stays at or above
 * `least`, then one draw that keeps those probabilities and every rule. Null when the pulse stopped it.
 */
export function drawWithinLoss(
  problem: AssignmentProblem,
  forest: QuotaForest,
  least: number,
  random: Random,
  pulse?: Pulse,
): Draw | null {
  let low = 1;
  let high = lotteryParts;
  let best: AssignmentNetwork | null = null;
  while (best === null || low < high) {
    const cap = best === null ? lotteryParts : Math.floor((low + high) / 2);
    const network = new AssignmentNetwork(problem, forest, { parts: lotteryParts, levels: [cap] });
    if (!network.solve(pulse)) return null;
    if (best === null || (network.shortage() === 0 && expectedParts(problem, network) >= least * lotteryParts)) {
      best = network;
      high = cap;
    } else low = cap + 1;
  }
  return draw(problem, best, random);
}

function draw(problem: AssignmentProblem, network: AssignmentNetwork, random: Random): Draw {
  network.mergeLevels();
  const odds = Array.from(network.given(), (pair) => (problem.fixed[pair] === 1 ? 0 : network.partsOf(pair)));
  const expectedTotal = expectedParts(problem, network) / lotteryParts;
  const open = odds.filter((parts) => parts > 0 && parts < lotteryParts).length;
  const cap = odds.reduce((most, parts) => Math.max(most, parts), 0);
  roundByLot(network.simplex, lotteryParts, random);
  return { given: network.given(), cap, expectedTotal, open };
}

function expectedParts(problem: AssignmentProblem, network: AssignmentNetwork): number {
  return network.given().reduce((sum, pair) => sum + network.partsOf(pair) * problem.score[pair]!, 0);
}

/**
 * Rounds a flow to multiples of `unit` by lot, each arc up or down with the probability that keeps its mean: along a
 * cycle of arcs that are no multiples, flow moves one way or the other until an arc of it is one. Conservation sees to
 * it that such arcs never end in a dead end.
 */
export function roundByLot(simplex: NetworkSimplex, unit: number, random: Random): void {
  const { source, target, flow } = simplex;
  const broken: number[][] = Array.from({ length: simplex.potential.length }, () => []);
  for (let arc = 0; arc < simplex.arcCount; arc++) {
    if (flow[arc]! % unit === 0) continue;
    broken[source[arc]!]!.push(arc);
    broken[target[arc]!]!.push(arc);
  }
  const place = new Int32Array(broken.length).fill(-1);
  for (let start = 0; start < broken.length; start++) {
    const nodes = [start];
    const arcs: number[] = [];
    place[start] = 0;
    for (;;) {
      const node = nodes.at(-1)!;
      const arc = nextBroken(broken[node]!, flow, unit, arcs.at(-1));
      if (arc === undefined) break;
      const next = source[arc] === node ? target[arc]! : source[arc]!;
      arcs.push(arc);
      if (place[next]! < 0) {
        place[next] = nodes.length;
        nodes.push(next);
        continue;
      }
      const from = place[next]!;
      turnByLot(simplex, unit, arcs.slice(from), nodes.slice(from), random);
      for (const left of nodes.splice(from + 1)) place[left] = -1;
      arcs.length = from;
    }
    for (const node of nodes) place[node] = -1;
  }
}

/** An arc at the node that is no multiple yet, other than the one just come by; whole ones are forgotten. */
function nextBroken(arcs: number[], flow: Int32Array, unit: number, cameBy: number | undefined): number | undefined {
  for (let at = arcs.length - 1; at >= 0; at--) {
    const arc = arcs[at]!;
    if (flow[arc]! % unit === 0) arcs.splice(at, 1);
    else if (arc !== cameBy) return arc;
  }
  return undefined;
}

function turnByLot(
  simplex: NetworkSimplex,
  unit: number,
  arcs: readonly number[],
  nodes: readonly number[],
  random: Random,
): void {
  const { source, flow } = simplex;
  let onward = unit;
  let backward = unit;
  arcs.forEach((arc, at) => {
    const up = unit - (flow[arc]! % unit);
    const down = flow[arc]! % unit;
    const along = source[arc] === nodes[at];
    onward = Math.min(onward, along ? up : down);
    backward = Math.min(backward, along ? down : up);
  });
  const step = random.below(onward + backward) < backward ? onward : -backward;
  arcs.forEach((arc, at) => (flow[arc]! += source[arc] === nodes[at] ? step : -step));
}
