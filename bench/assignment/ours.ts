import { writeFileSync } from 'node:fs';
import type { Solved } from '../../src/core/assignment/answer.ts';
import { checkAssignment } from '../../src/core/assignment/certificate.ts';
import { AssignmentSession } from '../../src/core/assignment/session.ts';
import { solveAssignment } from '../../src/core/assignment/solve.ts';
import { Random } from '../../src/core/random.ts';
import { readInstance } from './instance.ts';

/** One cold solve in a fresh process; with `changes` also single changes to the solved assignment, with `fair` that. */
const [instance = '', answerFile = '', mode = 'cold'] = process.argv.slice(2);
const problem = readInstance(instance);
const began = performance.now();
const objective = mode === 'fair' ? ({ kind: 'fair', share: 0.8 } as const) : ({ kind: 'total' } as const);
const answer = solveAssignment(problem, objective) as Solved;
const seconds = (performance.now() - began) / 1000;
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
const { accepted, bound } = checkAssignment(problem, objective, answer);
const changes = mode === 'changes' ? measureChanges(answer) : {};
const { total, minEntry } = answer;
writeFileSync(answerFile, JSON.stringify({ seconds, peakMegabytes, total, minEntry, bound, accepted, ...changes }));

function measureChanges({ assignments }: Solved) {
  const session = AssignmentSession.open(problem, { kind: 'stable', earlier: assignments, price: 100_000 })!;
  session.solve();
  const random = new Random(1);
  const timed = (change: () => void) => {
    const start = performance.now();
    change();
    session.solve();
    return (performance.now() - start) / 1000;
  };
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)]!;
  const times = { conflict: [] as number[], withdrawal: [] as number[] };
  for (let at = 0; at < 21; at++) {
    times.conflict.push(timed(() => session.bar(...pick(assignments))));
    if (at < 11) times.withdrawal.push(timed(() => session.setLoad(pick(problem.assessorIds), 0, 0)));
  }
  const after = session.answer() as Solved;
  const check = checkAssignment(session.problem(), { kind: 'stable', earlier: assignments, price: 100_000 }, after);
  return {
    conflictSeconds: middleOf(times.conflict),
    withdrawalSeconds: middleOf(times.withdrawal),
    afterChangesAccepted: check.accepted,
    moved: after.dropped?.length ?? 0,
  };
}

function middleOf(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}
