/** No arc; no node. */
export const none = -1;

/** Arcs looked at before one enters, as a multiple of the square root of their number; found by measuring. */
const blockFactor = 0.4;

/** Violated arcs kept from one look at all of them. */
const mostGathered = 1000;

/** What a search sees of a network: only the first `arcCount` of each are in use. */
interface Arcs {
  readonly arcCount: number;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly cost: Float64Array;
  readonly potential: Float64Array;
  /** 1: at its lower bound; 0: in the tree; -1: full. */
  readonly state: Int8Array;
}

/** Finds the arc that enters the tree next (Király and Kovács 2012). */
export class EnteringSearch {
  #nextArc = 0;
  readonly #gathered = new Int32Array(mostGathered);
  #gatheredCount = 0;

  /** Forgets what was gathered: arcs may have changed from outside. */
  begin(): void {
    this.#gatheredCount = 0;
  }

  /**
   * Block search: the most violated arc of the first block that holds one, going round. Where violations have become
   * rare, a whole round gathers them, and pivots go by what was gathered until it is used up.
   */
  find(arcs: Arcs): number {
    const gathered = this.#bestGathered(arcs);
    if (gathered !== none) return gathered;
    const { source, target, cost, potential, state, arcCount } = arcs;
    const block = Math.max(50, Math.ceil(blockFactor * Math.sqrt(arcCount)));
    const patience = arcCount >> 3;
    let arc = this.#nextArc < arcCount ? this.#nextArc : 0;
    let left = arcCount;
    while (left > 0) {
      let worst = 0;
      let entering = none;
      let end = arc + Math.min(block, left);
      left -= end - arc;
      while (end > arc) {
        const stop = end < arcCount ? end : arcCount;
        for (; arc < stop; arc++) {
          const violation = state[arc]! * (cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!);
          if (violation < worst) {
            worst = violation;
            entering = arc;
          }
        }
        if (arc === arcCount) {
          arc = 0;
          end -= arcCount;
        }
      }
      if (entering !== none) {
        this.#nextArc = arc;
        return arcCount - left > patience ? this.#gather(arcs) : entering;
      }
    }
    this.#nextArc = arc;
    return none;
  }

  /** Looks at every arc, keeps those violated, and returns the worst. */
  #gather(arcs: Arcs): number {
    const { source, target, cost, potential, state, arcCount } = arcs;
    const gathered = this.#gathered;
    let count = 0;
    for (let arc = 0; arc < arcCount && count < gathered.length; arc++) {
      if (state[arc]! * (cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!) < 0) gathered[count++] = arc;
    }
    this.#gatheredCount = count;
    return this.#bestGathered(arcs);
  }

  /** The worst of what was gathered; what is violated no more is let go. */
  #bestGathered(arcs: Arcs): number {
    const { source, target, cost, potential, state } = arcs;
    const gathered = this.#gathered;
    let kept = 0;
    let worst = 0;
    let entering = none;
    for (let at = 0; at < this.#gatheredCount; at++) {
      const arc = gathered[at]!;
      const violation = state[arc]! * (cost[arc]! + potential[source[arc]!]! - potential[target[arc]!]!);
      if (violation >= 0) continue;
      gathered[kept++] = arc;
      if (violation < worst) {
        worst = violation;
        entering = arc;
      }
    }
    this.#gatheredCount = kept;
    return entering;
  }
}
