import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import type { AssignmentAnswer, Objective, Relaxation, Solved } from './answer.ts';
import { checkAssignment } from './certificate.ts';
import { loadHighsSolver } from '../../features/assignments/highs-solver.ts';
import { modelOfInput } from './model.fixture.ts';
import { randomInput, type Shape, shuffledInput } from './instances.fixture.ts';
import type { MipRow, MipSolver } from './mip.ts';
import type { AssignmentInput, AssignmentProblem } from './problem.ts';
import { readAssignmentProblem } from './read.ts';
import { solveAssignment } from './solve.ts';

/** Instances per shape; a longer run of 6,000 of three shapes agreed too. */
const runs = Number(process.env['ASSIGNMENT_RUNS'] ?? 400);

let mip: MipSolver;
beforeAll(async () => {
  mip = (await loadHighsSolver())!;
});

function read(input: AssignmentInput): AssignmentProblem {
  const outcome = readAssignmentProblem(input);
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.problem;
}

function solved(answer: AssignmentAnswer): Solved {
  if (!('total' in answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

/** What HiGHS says: the optimum's value, or null where there is no solution. */
function oracle(
  input: AssignmentInput,
  values?: (entry: string, assessor: string, score: number) => number,
  extra?: { values: number[]; rows: MipRow[] },
): number | null {
  const model = modelOfInput(input);
  const all = model.values.map((score, column) => {
    const [entry, assessor] = model.pairs[column]!;
    return values === undefined ? score : values(input.entries[entry]!.id, input.assessors[assessor]!.id, score);
  });
  const whole = [...all, ...(extra?.values ?? [])];
  const answer = mip({ values: whole, rows: [...model.rows, ...(extra?.rows ?? [])] });
  return answer.status === 'infeasible' ? null : answer.chosen.reduce((sum, column) => sum + whole[column]!, 0);
}

/** The input with rules given up as a cure says. */
function cured(input: AssignmentInput, cure: readonly Relaxation[]): AssignmentInput {
  const by = (kind: Relaxation['kind'], of: Partial<Relaxation>) =>
    cure
      .filter((one) => one.kind === kind && one.entry === of.entry && one.assessor === of.assessor)
      .reduce((sum, one) => sum + one.by, 0);
  return {
    ...input,
    entries: input.entries.map(({ id, coverage }) => ({
      id,
      coverage: coverage - by('lower-coverage', { entry: id }),
    })),
    assessors: input.assessors.map(({ id, min, max }) => ({
      id,
      min: min - by('lower-min', { assessor: id }),
      max: max + by('raise-max', { assessor: id }),
    })),
  };
}

const ofQuotas = (cure: readonly Relaxation[]) => cure.some(({ role }) => role !== undefined);
const ofFixed = (cure: readonly Relaxation[]) => cure.some(({ kind }) => kind === 'unfix');

describe.each<Shape & { name: string; from: number }>([
  { name: 'loads, conflicts and fixed pairs', fixed: true, from: 0 },
  { name: 'loads and conflicts', from: 10_000_000 },
  { name: 'nested quotas', quotas: 'nested', from: 20_000_000 },
  { name: 'overlapping quotas and fixed pairs', quotas: 'overlapping', fixed: true, from: 30_000_000 },
])('against HiGHS: $name', ({ from, ...shape }) => {
  it(`finds the same optimum or none, with a certificate that holds, in ${runs} instances`, () => {
    let feasible = 0;
    for (let seed = from; seed < from + runs; seed++) {
      const input = randomInput(new Random(seed), shape);
      const problem = read(input);
      const answer = solveAssignment(problem, { kind: 'total' }, { mip });
      const best = oracle(input);
      if (best === null) {
        expect(answer.status, `seed ${seed}`).toBe('infeasible');
        continue;
      }
      feasible++;
      const { total, status } = solved(answer);
      expect(total, `seed ${seed}`).toBe(best);
      expect(status, `seed ${seed}`).toMatch(/^optimal/);
      expect(checkAssignment(problem, { kind: 'total' }, solved(answer)).problems, `seed ${seed}`).toEqual([]);
    }
    expect(feasible).toBeGreaterThan(runs / 10);
    expect(feasible).toBeLessThan((runs * 9) / 10);
  });

  it('cures what cannot be solved, and with no unit to spare', () => {
    for (let seed = from; seed < from + runs / 2; seed++) {
      const input = randomInput(new Random(seed), shape);
      const answer = solveAssignment(read(input), { kind: 'total' }, { mip });
      if (answer.status !== 'infeasible') continue;
      const { cause } = answer;
      expect(cause.cures.length, `seed ${seed}`).toBeGreaterThan(0);
      expect(cause.entries.length + cause.assessors.length, `seed ${seed}`).toBeGreaterThan(0);
      if (shape.quotas === 'overlapping') continue;
      for (const cure of cause.cures.filter((one) => !ofQuotas(one) && !ofFixed(one))) {
        expect(oracle(cured(input, cure)), `seed ${seed}: ${JSON.stringify(cure)}`).not.toBeNull();
        for (const [at, one] of cure.entries()) {
          const less = cure.with(at, { ...one, by: one.by - 1 });
          expect(oracle(cured(input, less)), `seed ${seed}: ${JSON.stringify(less)}`).toBeNull();
        }
      }
    }
  });
});

describe('other objectives', () => {
  const feasible = (count: number, from: number, shape: Shape = {}): [AssignmentInput, AssignmentProblem][] => {
    const found: [AssignmentInput, AssignmentProblem][] = [];
    for (let seed = from; found.length < count; seed++) {
      const input = randomInput(new Random(seed), shape);
      const problem = read(input);
      if (solveAssignment(problem, { kind: 'total' }).status === 'optimal') found.push([input, problem]);
    }
    return found;
  };

  it('balances: the n-th entry of one assessor costs n times the price', () => {
    for (const [input, problem] of feasible(runs / 4, 40_000_000, { fixed: true })) {
      const price = 1 + (problem.pairAssessor.length % 4) * 200_000;
      const objective: Objective = { kind: 'total', balancePrice: price };
      const answer = solved(solveAssignment(problem, objective));
      expect(answer.value).toBe(oracle(input, undefined, dearerUnits(input, price)));
      expect(checkAssignment(problem, objective, answer).problems).toEqual([]);
    }
  });

  it('keeps an earlier assignment where a change would not pay its price', () => {
    for (const [input, problem] of feasible(runs / 4, 50_000_000, { quotas: 'nested' })) {
      const worst = solved(
        solveAssignment({ ...problem, score: problem.score.map((score) => -score) }, { kind: 'total' }),
      );
      const earlier = worst.assignments;
      const kept = new Set(earlier.map((pair) => pair.join(' ')));
      for (const price of [0, 2, 400_000, 10_000_000]) {
        const objective: Objective = { kind: 'stable', earlier, price };
        const answer = solved(solveAssignment(problem, objective));
        const best = oracle(input, (entry, assessor, score) => score + (kept.has(`${entry} ${assessor}`) ? price : 0))!;
        expect(answer.value).toBe(best - price * earlier.length);
        expect(checkAssignment(problem, objective, answer).problems).toEqual([]);
        expect(answer.dropped!.length).toBe(
          earlier.filter((pair) => !answer.assignments.some((now) => now.join() === pair.join())).length,
        );
        if (price === 10_000_000) expect(answer.dropped).toEqual([]);
      }
    }
  });

  it('is fair: no entry below the floor, a bound that holds, close to the best there is', () => {
    let ours = 0;
    let best = 0;
    for (const [input, problem] of feasible(runs / 4, 60_000_000)) {
      const objective: Objective = { kind: 'fair', share: 1 };
      const answer = solved(solveAssignment(problem, objective));
      expect(checkAssignment(problem, objective, answer).problems).toEqual([]);
      const floor = bestFloor(input, answer.minEntry);
      expect(answer.minEntry).toBeLessThanOrEqual(floor);
      const spread = 1_000_000;
      ours += answer.minEntry / spread;
      best += floor / spread;
    }
    expect(ours).toBeGreaterThan(best - 0.02 * Math.abs(best) - 0.1);
  });

  it('draws by lot only among the optimal ones when nothing may be lost', () => {
    for (const [input, problem] of feasible(runs / 8, 70_000_000, { quotas: 'nested', fixed: true })) {
      const objective: Objective = { kind: 'lottery', seed: 5, loss: 0 };
      const answer = solved(solveAssignment(problem, objective));
      expect(answer.total).toBe(oracle(input));
      expect(checkAssignment(problem, objective, answer).problems).toEqual([]);
      expect(answer.status).toBe('optimal');
    }
  });

  it('draws every pair as often as its probability says, and holds it down to the cap', () => {
    const input: AssignmentInput = {
      entries: ['e1', 'e2', 'e3', 'e4'].map((id) => ({ id, coverage: 1 })),
      assessors: ['a1', 'a2', 'a3', 'a4'].map((id) => ({ id, min: 1, max: 1 })),
      affinities: grid(4, 4, () => 7),
    };
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 800; seed++) {
      const answer = solved(solveAssignment(read(input), { kind: 'lottery', seed, loss: 0 }));
      expect(answer.lottery).toEqual({ seed, cap: 0.25, expectedTotal: 28, open: 16 });
      for (const pair of answer.assignments) counts.set(pair.join(), (counts.get(pair.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(16);
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(60);
  });

  it('buys a lower cap with the loss that is allowed', () => {
    const affinities = grid(6, 6, (e, a) => (e === a ? 1000 : 900));
    const input: AssignmentInput = {
      entries: Array.from({ length: 6 }, (_, at) => ({ id: `e${at}`, coverage: 1 })),
      assessors: Array.from({ length: 6 }, (_, at) => ({ id: `a${at}`, min: 0, max: 2 })),
      affinities,
    };
    const sure = solved(solveAssignment(read(input), { kind: 'lottery', seed: 1, loss: 0 }));
    const open = solved(solveAssignment(read(input), { kind: 'lottery', seed: 1, loss: 0.05 }));
    expect(sure.lottery).toMatchObject({ cap: 0, open: 0, expectedTotal: 6000 });
    expect(open.lottery).toMatchObject({ cap: 0.5, expectedTotal: 5700 });
    expect(open.status === 'bounded' ? open.gap : 0).toBe(6000 - open.total);
  });
});

describe('same bytes', () => {
  it.each([
    ['total', { kind: 'total' }],
    ['fair', { kind: 'fair', share: 0.9 }],
    ['lottery', { kind: 'lottery', seed: 3, loss: 0.1 }],
  ] as const)('whatever the order of the rows: %s', (_, objective) => {
    const random = new Random(90);
    let input = randomInput(random, { quotas: 'nested', fixed: true });
    while (solveAssignment(read(input), { kind: 'total' }).status !== 'optimal' || input.entries.length < 5) {
      input = randomInput(random, { quotas: 'nested', fixed: true });
    }
    const bytes = JSON.stringify(solveAssignment(read(input), objective));
    const count = objective.kind === 'total' ? 500 : 60;
    for (let at = 0; at < count; at++) {
      expect(JSON.stringify(solveAssignment(read(shuffledInput(input, random)), objective))).toBe(bytes);
    }
  });
});

/** Every pair of so many entries and assessors. */
function grid(entries: number, assessors: number, score: (entry: number, assessor: number) => number) {
  const cells = Array.from(
    { length: entries * assessors },
    (_, at) => [Math.floor(at / assessors), at % assessors] as const,
  );
  return { entry: cells.map(([e]) => e), assessor: cells.map(([, a]) => a), score: cells.map(([e, a]) => score(e, a)) };
}

/** Balance as yes-or-no columns: the n-th unit of a load is taken at n times the price. */
function dearerUnits(input: AssignmentInput, price: number): { values: number[]; rows: MipRow[] } {
  const model = modelOfInput(input);
  const values: number[] = [];
  const rows = input.assessors.map((_, at) => {
    const columns = model.pairs.flatMap(([, assessor], column) => (assessor === at ? [column] : []));
    const units = columns.map((_, unit) => {
      values.push(-(unit + 1) * price);
      return model.values.length + values.length - 1;
    });
    return {
      columns: [...columns, ...units],
      weights: [...columns.map(() => 1), ...units.map(() => -1)],
      lower: 0,
      upper: 0,
    };
  });
  return { values, rows };
}

/** The greatest floor every entry can keep, by halving: HiGHS is asked whether a floor can be kept. */
function bestFloor(input: AssignmentInput, known: number): number {
  const model = modelOfInput(input);
  const keeps = (floor: number) => {
    const rows = input.entries.map((_, at) => {
      const columns = model.pairs.flatMap(([entry], column) => (entry === at ? [column] : []));
      return { columns, weights: columns.map((column) => model.values[column]!), lower: floor, upper: 1e9 };
    });
    return oracle(input, () => 0, { values: [], rows }) !== null;
  };
  let low = known;
  let high = 4_000_000;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (keeps(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
