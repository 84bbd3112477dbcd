import type { AssignmentAnswer, Objective } from './answer.ts';
import { breaksFixed, explainInfeasible } from './infeasible.ts';
import { AssignmentNetwork } from './network.ts';
import { type AssignmentProblem, findPair, onlyPairs } from './problem.ts';
import { type QuotaForest, splitQuotas } from './quotas.ts';
import { answerOf, balancePriceOf, valuesOf } from './report.ts';
import type { Pulse } from './simplex.ts';

type SessionObjective = Extract<Objective, { kind: 'total' | 'stable' }>;

/**
 * A solved assignment that is kept for small changes: a new conflict, a withdrawn assessor, another load. The next
 * solution goes on from the present one and takes a small part of the time of the first. With the objective `stable`
 * it moves as little of what was announced as the price says.
 */
export class AssignmentSession {
  readonly #forest: QuotaForest;
  readonly #objective: SessionObjective;
  readonly #network: AssignmentNetwork;
  readonly #value: Int32Array | Float64Array;
  readonly #all: AssignmentProblem;
  readonly #barred = new Set<number>();
  /** How many fixed pairs each assessor has. */
  readonly #fixed: Int32Array;

  /** Null where quotas overlap or balance has a price: these are solved from the start every time. */
  static open(problem: AssignmentProblem, objective: SessionObjective): AssignmentSession | null {
    const { forest, rest } = splitQuotas(problem);
    if (rest.length > 0 || balancePriceOf(objective) > 0 || breaksFixed(problem)) return null;
    return new AssignmentSession(problem, objective, forest);
  }

  private constructor(problem: AssignmentProblem, objective: SessionObjective, forest: QuotaForest) {
    this.#all = { ...problem, min: problem.min.slice(), max: problem.max.slice() };
    this.#objective = objective;
    this.#forest = forest;
    this.#fixed = new Int32Array(problem.assessorIds.length);
    for (const [pair, fixed] of problem.fixed.entries()) this.#fixed[problem.pairAssessor[pair]!]! += fixed;
    this.#value = valuesOf(problem, objective);
    this.#network = new AssignmentNetwork(problem, forest, { value: this.#value });
  }

  /** Solves anew from where it stands; false when the pulse stopped it. The first time it solves from the start. */
  solve(pulse?: Pulse): boolean {
    return this.#network.solve(pulse);
  }

  /** Bars a pair for a conflict. False when there is no such pair, or it is fixed. */
  bar(entryId: string, assessorId: string): boolean {
    const entry = this.#all.entryIds.indexOf(entryId);
    const assessor = this.#all.assessorIds.indexOf(assessorId);
    const pair = entry < 0 || assessor < 0 ? -1 : findPair(this.#all, entry, assessor);
    if (pair < 0 || this.#all.fixed[pair] === 1) return false;
    this.#barred.add(pair);
    this.#network.bar(pair);
    return true;
  }

  /**
   * Another least and greatest load; 0 and 0 withdraws the assessor. After the first `solve`. False when
   * there is no such assessor, or more pairs of his or hers are fixed.
   */
  setLoad(assessorId: string, min: number, max: number): boolean {
    const assessor = this.#all.assessorIds.indexOf(assessorId);
    if (assessor < 0 || min > max || this.#fixed[assessor]! > max) return false;
    this.#all.min[assessor] = min;
    this.#all.max[assessor] = max;
    this.#network.setLoad(assessor, min, max);
    return true;
  }

  #kept(): Int32Array {
    return Int32Array.from(this.#value.keys()).filter((pair) => !this.#barred.has(pair));
  }

  /** The problem as it now stands, for the checker. */
  problem(): AssignmentProblem {
    return this.#barred.size === 0 ? this.#all : onlyPairs(this.#all, this.#kept());
  }

  answer(): AssignmentAnswer {
    const problem = this.problem();
    if (this.#network.shortage() > 0) return { status: 'infeasible', cause: explainInfeasible(problem, this.#forest) };
    const kept = this.#kept();
    const given = new Set(this.#network.given());
    const optimum = {
      problem,
      forest: this.#forest,
      objective: this.#objective,
      value: Float64Array.from(kept, (pair) => this.#value[pair]!),
      given: Int32Array.from(kept.keys()).filter((at) => given.has(kept[at]!)),
      prices: this.#network.prices(),
    };
    return answerOf(optimum, optimum.given, optimum.prices);
  }
}
