import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import type { Objective, Solved } from './answer.ts';
import { checkAssignment } from './certificate.ts';
import { randomInput } from './instances.fixture.ts';
import type { AssignmentProblem } from './problem.ts';
import { readAssignmentProblem } from './read.ts';
import { AssignmentSession } from './session.ts';
import { solveAssignment } from './solve.ts';

const total: Objective = { kind: 'total' };

function solvable(seed: number): { problem: AssignmentProblem; answer: Solved } {
  for (let next = seed * 1000; ; next++) {
    const read = readAssignmentProblem(randomInput(new Random(next), { quotas: 'nested', fixed: true }));
    if ('problems' in read) continue;
    const answer = solveAssignment(read.problem, total);
    if (answer.status === 'optimal' && answer.assignments.length > 3) return { problem: read.problem, answer };
  }
}

describe('the checker', () => {
  const { problem, answer } = solvable(1);
  const codes = (change: Partial<Solved>) =>
    checkAssignment(problem, total, { ...answer, ...change }).problems.map(({ code }) => code);
  const certificate = (change: Partial<Solved['certificate']>) => ({
    certificate: { ...answer.certificate, ...change },
  });

  it('accepts what is right', () => {
    expect(checkAssignment(problem, total, answer)).toMatchObject({
      accepted: true,
      problems: [],
      bound: answer.total,
    });
  });

  it.each<[string, () => Partial<Solved>, string]>([
    ['a pair left out', () => ({ assignments: answer.assignments.slice(1) }), 'assignment-coverage-differs'],
    [
      'a pair twice',
      () => ({ assignments: [...answer.assignments, answer.assignments[0]!] }),
      'assignment-pair-given-twice',
    ],
    [
      'a pair that is not allowed',
      () => ({ assignments: [...answer.assignments, ['e1', 'nobody']] }),
      'assignment-pair-not-allowed',
    ],
    ['a total that flatters', () => ({ total: answer.total + 1 }), 'assignment-total-differs'],
    ['a smallest total that flatters', () => ({ minEntry: answer.minEntry + 1 }), 'assignment-min-entry-differs'],
    ['a value that flatters', () => ({ value: answer.value + 1 }), 'assignment-value-differs'],
    ['a bound that flatters', () => certificate({ bound: answer.certificate.bound - 1 }), 'assignment-bound-differs'],
    ['a floor that was not kept', () => certificate({ floor: answer.minEntry + 1 }), 'assignment-below-floor'],
    [
      'prices that prove nothing',
      () => certificate({ entryPrice: answer.certificate.entryPrice.map((price) => price + 1e6) }),
      'assignment-bound-differs',
    ],
  ])('sees %s', (_, change, code) => {
    expect(codes(change())).toContain(code);
  });

  it('does not take another assignment for the optimum', () => {
    for (let seed = 2; seed < 40; seed++) {
      const { problem: other, answer: best } = solvable(seed);
      const worst = solveAssignment({ ...other, score: other.score.map((score) => -score) }, total) as Solved;
      const worse = { ...best, assignments: worst.assignments, total: -worst.total, value: -worst.total };
      const check = checkAssignment(other, total, { ...worse, minEntry: smallestOf(other, worst) });
      expect(check.accepted).toBe(-worst.total === best.total);
      if (!check.accepted) expect(check.problems.map(({ code }) => code)).toEqual(['assignment-not-proven']);
    }
  });
});

function smallestOf(problem: AssignmentProblem, answer: Solved): number {
  const given = new Set(answer.assignments.map((pair) => pair.join()));
  return Math.min(
    ...problem.entryIds.map((id, entry) => {
      let own = 0;
      for (let pair = problem.firstPair[entry]!; pair < problem.firstPair[entry + 1]!; pair++) {
        if (given.has(`${id},${problem.assessorIds[problem.pairAssessor[pair]!]!}`)) own += problem.score[pair]!;
      }
      return own;
    }),
  );
}

describe('a session of small changes', () => {
  it('comes to the same value as a fresh start after every change, with a certificate that holds', () => {
    let changes = 0;
    for (let seed = 100; seed < 160; seed++) {
      const { problem, answer } = solvable(seed);
      const objective: Objective = { kind: 'stable', earlier: answer.assignments, price: seed % 2 === 0 ? 0 : 500_000 };
      const session = AssignmentSession.open(problem, objective)!;
      const random = new Random(seed);
      session.solve();
      for (let step = 0; step < 6; step++) {
        const assessor = problem.assessorIds[random.below(problem.assessorIds.length)]!;
        const change = random.below(3);
        if (change === 0) session.setLoad(assessor, 0, 0);
        else if (change === 1) session.setLoad(assessor, random.below(2), 1 + random.below(4));
        else session.bar(...answer.assignments[random.below(answer.assignments.length)]!);
        session.solve();
        const warm = session.answer();
        const cold = solveAssignment(session.problem(), objective);
        expect(warm.status, `seed ${seed}`).toBe(cold.status);
        if (!('total' in warm) || !('total' in cold)) continue;
        changes++;
        expect(warm.value, `seed ${seed}`).toBe(cold.value);
        expect(checkAssignment(session.problem(), objective, warm).problems, `seed ${seed}`).toEqual([]);
      }
    }
    expect(changes).toBeGreaterThan(80);
  });

  it('refuses to touch what is fixed or unknown', () => {
    const read = readAssignmentProblem({
      entries: [{ id: 'e1', coverage: 1 }],
      assessors: ['a1', 'a2'].map((id) => ({ id, min: 0, max: 1 })),
      affinities: { entry: [0, 0], assessor: [0, 1], score: [1, 2] },
      fixed: [['e1', 'a1']],
    });
    if ('problems' in read) throw new Error('unreadable');
    const session = AssignmentSession.open(read.problem, { kind: 'total' })!;
    expect(session.solve()).toBe(true);
    expect([
      session.bar('e1', 'a1'),
      session.bar('e9', 'a1'),
      session.setLoad('a1', 0, 0),
      session.setLoad('a9', 0, 1),
    ]).toEqual([false, false, false, false]);
    expect(session.answer()).toMatchObject({ status: 'optimal', assignments: [['e1', 'a1']] });
  });
});
