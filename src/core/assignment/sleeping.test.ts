import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { readAssignmentProblem } from './read.ts';
import { splitQuotas } from './quotas.ts';
import { asleep, SleepingPairs } from './sleeping.ts';

const [entries, assessors] = [30, 40];

function everybodyForAll(random: Random, grouped: boolean) {
  const pairs = Array.from({ length: entries * assessors }, (_, at) => at);
  const ids = Array.from({ length: assessors }, (_, at) => `a${at + 1}`);
  const read = readAssignmentProblem({
    entries: Array.from({ length: entries }, (_, at) => ({ id: `e${at + 1}`, coverage: 2 })),
    assessors: ids.map((id) => ({ id, min: 0, max: 9 })),
    affinities: {
      entry: pairs.map((at) => Math.floor(at / assessors)),
      assessor: pairs.map((at) => at % assessors),
      score: pairs.map(() => random.below(1000)),
    },
    quotas: grouped ? [{ role: 'chair', assessors: ids.slice(0, 15), min: 0, max: 1 }] : [],
  });
  if ('problems' in read) throw new Error('unreadable');
  return read.problem;
}

test.each([false, true])('after any change of prices just the pairs that matter wake (in groups: %s)', (grouped) => {
  let woken = 0;
  for (let seed = 0; seed < 150; seed++) {
    const random = new Random(seed);
    const problem = everybodyForAll(random, grouped);
    const { forest } = splitQuotas(problem);
    const groupNode = (entry: number, group: number) => entries + assessors + 1 + entry * forest.groups.length + group;
    const potential = new Float64Array(groupNode(entries, 0));
    const weight = new Float64Array(entries).fill(1);
    const arcOfPair = new Int32Array(entries * assessors).fill(asleep);
    const value = problem.score;
    // At first everything is too dear for anybody.
    potential.fill(1500, 0, entries).fill(1500, entries + assessors + 1);
    const sleeping = new SleepingPairs(problem, forest, { value, weight, arcOfPair, potential, groupNode });
    const wake = () => {
      const given: number[] = [];
      const count = sleeping.wake((_, pair) => {
        arcOfPair[pair] = 1;
        given.push(pair);
      });
      expect(count).toBe(given.length);
      return given.toSorted((a, b) => a - b);
    };
    const violated = () =>
      Array.from(problem.pairAssessor.keys()).filter((pair) => {
        const entry = Math.floor(pair / assessors);
        const assessor = problem.pairAssessor[pair]!;
        const group = forest.smallest[assessor]!;
        const from = potential[group < 0 ? entry : groupNode(entry, group)]!;
        return arcOfPair[pair] === asleep && from - value[pair]! - potential[entries + assessor]! < 0;
      });
    expect(wake()).toEqual([]);
    sleeping.settle();
    for (let change = 0; change < 12; change++) {
      for (let moved = random.below(4); moved >= 0; moved--) {
        const node = random.below(potential.length);
        potential[node]! += random.below(700) - 350;
      }
      const expected = violated();
      woken += expected.length;
      expect(wake(), `seed ${seed}, change ${change}`).toEqual(expected);
    }
  }
  expect(woken).toBeGreaterThan(50);
});
