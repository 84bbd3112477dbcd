import { EnteringSearch, none } from './entering.ts';

/**
 * A primal network simplex for least-cost flow with integer data (Ahuja, Magnanti and Orlin, *Network Flows*,
 * ch. 11): the basis is a spanning tree hung on a root, kept strongly feasible so that it cannot cycle. Arcs may join,
 * and costs and bounds may change, between two runs: the next run goes on from the tree of the last one.
 *
 * Costs and potentials are whole numbers below 2^53 kept in doubles; flows and capacities are below 2^31.
 */

const atLower = 1;
const inTree = 0;
const atUpper = -1;

export const unbounded = 0x7fff_ffff;

/** Called between blocks of pivots; an answer of false stops the run. */
export type Pulse = (pivots: number) => boolean;

export class NetworkSimplex {
  readonly root: number;
  /** What a unit on an artificial arc costs: more than any cycle of true arcs can gain. */
  readonly artificialCost: number;
  readonly potential: Float64Array;
  /** Arcs: ends, cost, capacity, flow. Only the first `arcCount` are in use. */
  arcCount = 0;
  source: Int32Array;
  target: Int32Array;
  cost: Float64Array;
  capacity: Int32Array;
  flow: Int32Array;
  /** 1: at its lower bound; 0: in the tree; -1: full. */
  state: Int8Array;
  pivots = 0;

  readonly #parent: Int32Array;
  readonly #parentArc: Int32Array;
  readonly #depth: Int32Array;
  readonly #firstChild: Int32Array;
  readonly #nextSibling: Int32Array;
  readonly #previousSibling: Int32Array;
  readonly #stack: Int32Array;
  readonly #artificialArcs: number[] = [];
  readonly #entering = new EnteringSearch();

  constructor(nodeCount: number, root: number, arcRoom: number, artificialCost: number) {
    this.root = root;
    this.artificialCost = artificialCost;
    this.potential = new Float64Array(nodeCount);
    this.#parent = new Int32Array(nodeCount).fill(none);
    this.#parentArc = new Int32Array(nodeCount).fill(none);
    this.#depth = new Int32Array(nodeCount);
    this.#firstChild = new Int32Array(nodeCount).fill(none);
    this.#nextSibling = new Int32Array(nodeCount).fill(none);
    this.#previousSibling = new Int32Array(nodeCount).fill(none);
    this.#stack = new Int32Array(nodeCount);
    this.source = new Int32Array(arcRoom);
    this.target = new Int32Array(arcRoom);
    this.cost = new Float64Array(arcRoom);
    this.capacity = new Int32Array(arcRoom);
    this.flow = new Int32Array(arcRoom);
    this.state = new Int8Array(arcRoom);
  }

  /** A new arc outside the tree with no flow; returns its number. */
  addArc(source: number, target: number, cost: number, capacity: number): number {
    if (this.arcCount === this.source.length) this.#grow();
    const arc = this.arcCount++;
    this.source[arc] = source;
    this.target[arc] = target;
    this.cost[arc] = cost;
    this.capacity[arc] = capacity;
    this.flow[arc] = 0;
    this.state[arc] = atLower;
    return arc;
  }

  /** An arc that stands for what the data does not allow; whatever still flows on such arcs is short. */
  addArtificialArc(source: number, target: number): number {
    const arc = this.addArc(source, target, this.artificialCost, unbounded);
    this.#artificialArcs.push(arc);
    return arc;
  }

  /** Units on artificial arcs: 0 when the flow respects every bound. */
  shortage(): number {
    return this.#artificialArcs.reduce((sum, arc) => sum + this.flow[arc]!, 0);
  }

  /**
   * Hangs `node`, so far without a parent, on the other end of `arc`, which carries `flow`. Parents come first.
   * Strong feasibility is the caller's duty: it must be possible to send one more unit from the node to its parent.
   */
  hang(node: number, arc: number, flow: number): void {
    const upward = this.source[arc] === node;
    const parent = upward ? this.target[arc]! : this.source[arc]!;
    this.flow[arc] = flow;
    this.state[arc] = inTree;
    this.#parentArc[node] = arc;
    this.#attach(node, parent);
    this.#depth[node] = this.#depth[parent]! + 1;
    this.potential[node] = this.potential[parent]! + (upward ? -this.cost[arc]! : this.cost[arc]!);
  }

  /** Pivots until no arc can lower the cost. False when the pulse stopped it. */
  run(pulse?: Pulse): boolean {
    this.#entering.begin();
    let untilPulse = 1000;
    for (;;) {
      const entering = this.#entering.find(this);
      if (entering === none) return true;
      this.#pivot(entering);
      this.pivots++;
      if (--untilPulse === 0) {
        untilPulse = 1000;
        if (pulse !== undefined && !pulse(this.pivots)) return false;
      }
    }
  }

  /** Works the potentials out anew, after costs were changed from outside. */
  reprice(): void {
    const { potential, source, cost } = this;
    const stack = this.#stack;
    let height = 0;
    let node = this.root;
    for (;;) {
      for (let child = this.#firstChild[node]!; child !== none; child = this.#nextSibling[child]!) {
        const arc = this.#parentArc[child]!;
        potential[child] = potential[node]! + (source[arc] === child ? -cost[arc]! : cost[arc]!);
        stack[height++] = child;
      }
      if (height === 0) return;
      node = stack[--height]!;
    }
  }

  /**
   * Raises an arc's lower bound by `rise` (negative: lowers it) and gives it a new capacity above that bound; `flow`
   * counts from the bound. What no longer fits is, until the next run,
   * on artificial arcs.
   */
  setBounds(arc: number, rise: number, capacity: number): void {
    const before = this.capacity[arc]!;
    this.capacity[arc] = capacity;
    if (this.state[arc] === inTree) {
      this.flow[arc]! -= rise;
      this.#mend(this.#parentArc[this.source[arc]!] === arc ? this.source[arc]! : this.target[arc]!);
      return;
    }
    const full = this.state[arc] === atUpper;
    this.flow[arc] = full ? capacity : 0;
    if (capacity === 0) this.state[arc] = atLower;
    this.#owe(arc, full ? before - rise - capacity : -rise);
  }

  /** Units that left an arc outside the tree stay, at first, on an artificial arc beside it. */
  #owe(arc: number, units: number): void {
    if (units === 0) return;
    const [from, to] = units > 0 ? [this.source[arc]!, this.target[arc]!] : [this.target[arc]!, this.source[arc]!];
    const substitute = this.addArtificialArc(from, to);
    this.capacity[substitute] = Math.abs(units);
    this.flow[substitute] = Math.abs(units);
    this.state[substitute] = atUpper;
  }

  /**
   * Restores strong feasibility at the node's tree arc after its flow or capacity was changed from outside: where the
   * arc cannot hold its flow, or leaves no room upward, it goes to its nearest bound and an artificial arc takes its place.
   */
  #mend(node: number): void {
    const arc = this.#parentArc[node]!;
    const upward = this.source[arc] === node;
    const capacity = this.capacity[arc]!;
    const wanted = this.flow[arc]!;
    const held = Math.min(Math.max(wanted, 0), capacity);
    if (wanted === held && (upward ? held < capacity : held > 0)) return;
    this.flow[arc] = held;
    this.state[arc] = held === 0 ? atLower : atUpper;
    const owed = upward ? wanted - held : held - wanted;
    const parent = this.#parent[node]!;
    const substitute = owed >= 0 ? this.addArtificialArc(node, parent) : this.addArtificialArc(parent, node);
    this.flow[substitute] = Math.abs(owed);
    this.state[substitute] = inTree;
    this.#parentArc[node] = substitute;
    const due = this.potential[parent]! + (owed >= 0 ? -this.artificialCost : this.artificialCost);
    this.#shift(node, due - this.potential[node]!);
  }

  #pivot(entering: number): void {
    const { source, target, capacity, flow } = this;
    const parent = this.#parent;
    const parentArc = this.#parentArc;
    const depth = this.#depth;
    const increasing = this.state[entering] === atLower;
    const tail = increasing ? source[entering]! : target[entering]!;
    const head = increasing ? target[entering]! : source[entering]!;

    // One walk up from both ends finds the apex of the cycle and the arc that blocks it. Of several blocking arcs the
    // last along the cycle, begun at the apex, must leave: that keeps the tree strongly feasible.
    let step = capacity[entering]!;
    let leaving: number = none;
    let leavesOnHeadSide = false;
    let a = tail;
    let b = head;
    let headStep = unbounded;
    let headLeaving: number = none;
    while (a !== b) {
      if (depth[a]! >= depth[b]!) {
        const arc = parentArc[a]!;
        const room = source[arc] === a ? flow[arc]! : capacity[arc]! - flow[arc]!;
        if (room < step) {
          step = room;
          leaving = a;
        }
        a = parent[a]!;
      } else {
        const arc = parentArc[b]!;
        const room = source[arc] === b ? capacity[arc]! - flow[arc]! : flow[arc]!;
        if (room <= headStep) {
          headStep = room;
          headLeaving = b;
        }
        b = parent[b]!;
      }
    }
    if (headLeaving !== none && headStep <= step) {
      step = headStep;
      leaving = headLeaving;
      leavesOnHeadSide = true;
    }
    const apex = a;
    if (step > 0) this.#augment(entering, increasing ? step : -step, tail, head, apex);
    if (leaving === none) {
      this.state[entering] = increasing ? atUpper : atLower;
      return;
    }
    const leavingArc = parentArc[leaving]!;
    this.state[leavingArc] = flow[leavingArc] === 0 ? atLower : atUpper;
    this.state[entering] = inTree;
    this.#rehang(entering, leavesOnHeadSide ? head : tail, leaving);
  }

  /** Sends `step` units round the cycle that the entering arc closes. */
  #augment(entering: number, step: number, tail: number, head: number, apex: number): void {
    const { source, flow } = this;
    const parent = this.#parent;
    const parentArc = this.#parentArc;
    const units = Math.abs(step);
    flow[entering]! += step;
    for (let node = tail; node !== apex; node = parent[node]!) {
      const arc = parentArc[node]!;
      flow[arc]! += source[arc] === node ? -units : units;
    }
    for (let node = head; node !== apex; node = parent[node]!) {
      const arc = parentArc[node]!;
      flow[arc]! += source[arc] === node ? units : -units;
    }
  }

  /**
   * The subtree under `top` is cut off and hung on the other end of the entering arc, by `joint`, which lies in it:
   * the stem from joint to top turns round, and the whole subtree's potentials move by one amount.
   */
  #rehang(entering: number, joint: number, top: number): void {
    const parent = this.#parent;
    const parentArc = this.#parentArc;
    const outer = this.source[entering] === joint ? this.target[entering]! : this.source[entering]!;
    let node = joint;
    let newParent = outer;
    let newArc = entering;
    for (;;) {
      const oldParent = parent[node]!;
      const oldArc = parentArc[node]!;
      this.#detach(node);
      this.#attach(node, newParent);
      parentArc[node] = newArc;
      if (node === top) break;
      newParent = node;
      newArc = oldArc;
      node = oldParent;
    }
    const { potential } = this;
    const reduced = this.cost[entering]! + potential[this.source[entering]!]! - potential[this.target[entering]!]!;
    this.#shift(joint, this.source[entering] === joint ? -reduced : reduced);
  }

  /** Moves the potentials of the subtree under `top` by `amount` and measures its depths anew. */
  #shift(top: number, amount: number): void {
    const { potential } = this;
    const firstChild = this.#firstChild;
    const nextSibling = this.#nextSibling;
    const parent = this.#parent;
    const depth = this.#depth;
    const stack = this.#stack;
    let height = 0;
    stack[height++] = top;
    while (height > 0) {
      const node = stack[--height]!;
      potential[node]! += amount;
      depth[node] = depth[parent[node]!]! + 1;
      for (let child = firstChild[node]!; child !== none; child = nextSibling[child]!) stack[height++] = child;
    }
  }

  #attach(node: number, parent: number): void {
    const first = this.#firstChild[parent]!;
    this.#parent[node] = parent;
    this.#nextSibling[node] = first;
    this.#previousSibling[node] = none;
    if (first !== none) this.#previousSibling[first] = node;
    this.#firstChild[parent] = node;
  }

  #detach(node: number): void {
    const previous = this.#previousSibling[node]!;
    const next = this.#nextSibling[node]!;
    if (previous === none) this.#firstChild[this.#parent[node]!] = next;
    else this.#nextSibling[previous] = next;
    if (next !== none) this.#previousSibling[next] = previous;
  }

  #grow(): void {
    const room = Math.max(64, this.source.length * 2);
    const larger = <A extends Int32Array | Float64Array | Int8Array>(fresh: A, old: A): A => {
      fresh.set(old);
      return fresh;
    };
    this.source = larger(new Int32Array(room), this.source);
    this.target = larger(new Int32Array(room), this.target);
    this.cost = larger(new Float64Array(room), this.cost);
    this.capacity = larger(new Int32Array(room), this.capacity);
    this.flow = larger(new Int32Array(room), this.flow);
    this.state = larger(new Int8Array(room), this.state);
  }
}
