import { describe, expect, it } from 'vitest';
import type { AssignmentInput } from './problem.ts';
import { readAssignmentProblem } from './read.ts';
import { solveAssignment } from './solve.ts';
import { texts } from './texts.ts';

const sound: AssignmentInput = {
  entries: [
    { id: 'e1', coverage: 1 },
    { id: 'e2', coverage: 1 },
  ],
  assessors: [
    { id: 'a1', min: 0, max: 2 },
    { id: 'a2', min: 0, max: 2 },
  ],
  affinities: { entry: [0, 0, 1, 1], assessor: [0, 1, 0, 1], score: [5, 3, 2, 4] },
};

function problemsOf(change: Record<string, unknown>): string[] {
  const outcome = readAssignmentProblem({ ...sound, ...change });
  return 'problems' in outcome ? outcome.problems.map(({ code, pointer }) => `${code} ${pointer}`) : [];
}

const affinities = (change: Partial<Record<'entry' | 'assessor' | 'score', unknown>>) => ({
  affinities: { ...sound.affinities, ...change },
});

describe('bad input gets a stated answer', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'no entries',
      { entries: undefined },
      ['assignment-list-missing /entries', 'assignment-index-outside /affinities/entry/0'],
    ],
    ['an id twice', { entries: [sound.entries[0], { id: 'e1', coverage: 1 }] }, ['assignment-id-twice /entries/1/id']],
    ['no id', { assessors: [{ min: 0, max: 1 }, sound.assessors[1]] }, ['assignment-id-missing /assessors/0/id']],
    [
      'min above max',
      { assessors: [{ id: 'a1', min: 3, max: 2 }, sound.assessors[1]] },
      ['assignment-min-above-max /assessors/0/min'],
    ],
    [
      'negative coverage',
      { entries: [{ id: 'e1', coverage: -1 }, sound.entries[1]] },
      ['assignment-not-a-count /entries/0/coverage'],
    ],
    [
      'half a sheet',
      { entries: [{ id: 'e1', coverage: 1.5 }, sound.entries[1]] },
      ['assignment-not-a-count /entries/0/coverage'],
    ],
    [
      'a score that is no number',
      affinities({ score: [Number.NaN, 3, 2, 4] }),
      ['assignment-score-not-whole /affinities/score/0'],
    ],
    [
      'an infinite score',
      affinities({ score: [5, 3, 2, Infinity] }),
      ['assignment-score-not-whole /affinities/score/3'],
    ],
    [
      'a score beyond 2^53',
      affinities({ score: [2 ** 53, 3, 2, 4] }),
      ['assignment-score-not-whole /affinities/score/0'],
    ],
    [
      'scores whose total would pass 2^53',
      affinities({ score: [2 ** 52, 3, 2, 4] }),
      ['assignment-scores-too-large /affinities/score'],
    ],
    ['a text for a score', affinities({ score: ['5', 3, 2, 4] }), ['assignment-score-not-whole /affinities/score/0']],
    ['columns of unequal length', affinities({ score: [5] }), ['assignment-columns-unequal /affinities']],
    ['a position outside', affinities({ entry: [0, 0, 1, 2] }), ['assignment-index-outside /affinities/entry/3']],
    ['a pair twice', affinities({ entry: [0, 0, 0, 1] }), ['assignment-pair-twice /affinities/entry/2']],
    ['an unknown entry in a conflict', { conflicts: [['e9', 'a1']] }, ['assignment-entry-unknown /conflicts/0/0']],
    ['a conflict that is no pair', { conflicts: [['e1']] }, ['assignment-not-a-pair /conflicts/0']],
    [
      'a fixed pair in conflict',
      { conflicts: [['e1', 'a1']], fixed: [['e1', 'a1']] },
      ['assignment-fixed-in-conflict /fixed/0'],
    ],
    [
      'a fixed pair that is not listed',
      { ...affinities({ entry: [0, 1, 1], assessor: [0, 0, 1], score: [1, 2, 3] }), fixed: [['e1', 'a2']] },
      ['assignment-fixed-not-listed /fixed/0'],
    ],
    [
      'a quota of nobody known',
      { quotas: [{ role: 'chair', assessors: ['a9'], min: 2, max: 1 }] },
      ['assignment-min-above-max /quotas/0/min', 'assignment-assessor-unknown /quotas/0/assessors/0'],
    ],
    [
      'a quota without a role',
      { quotas: [{ assessors: [], min: 0, max: 1 }] },
      ['assignment-role-missing /quotas/0/role'],
    ],
  ])('%s', (_, change, expected) => {
    expect(problemsOf(change)).toEqual(expect.arrayContaining(expected));
    expect(problemsOf({})).toEqual([]);
  });

  it('reports everything at once, the first thousand by name', () => {
    const outcome = readAssignmentProblem({
      ...sound,
      ...affinities({ entry: [7, 8, 9, 10], assessor: [5, 5, 5, 5] }),
    });
    expect('problems' in outcome && outcome.problems).toHaveLength(8);
    const many = Array.from({ length: 3000 }, () => 99);
    const flood = readAssignmentProblem({ ...sound, affinities: { entry: many, assessor: many, score: many } });
    expect('problems' in flood && flood.problems).toHaveLength(1001);
    expect('problems' in flood && flood.problems.at(-1)).toMatchObject({
      code: 'assignment-more-problems',
      params: { count: 5000 },
    });
  });

  it.each([null, 7, 'text', [], [1]])('refuses %j as a problem', (input) => {
    expect('problems' in readAssignmentProblem(input)).toBe(true);
  });

  it('has a sentence for every code, in both languages', () => {
    const codes = problemsOf({ entries: [{ id: 'e1', coverage: -1 }], assessors: 7, conflicts: 1, quotas: 1 }).map(
      (line) => line.split(' ')[0]!,
    );
    for (const code of codes) expect(texts.en[code] && texts['zh-CN'][code], code).toBeTruthy();
  });
});

describe('thin problems', () => {
  const solve = (change: Record<string, unknown>) => {
    const outcome = readAssignmentProblem({ ...sound, ...change });
    if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
    return solveAssignment(outcome.problem, { kind: 'total' });
  };
  const none = { entry: [], assessor: [], score: [] };

  it('solves what is empty', () => {
    expect(solve({ entries: [], assessors: [], affinities: none })).toMatchObject({
      status: 'optimal',
      total: 0,
      minEntry: 0,
      assignments: [],
    });
    expect(solve({ entries: [], affinities: none })).toMatchObject({ status: 'optimal', total: 0 });
  });

  it('names the entry that nobody may judge', () => {
    const answer = solve({ affinities: { entry: [0, 0], assessor: [0, 1], score: [1, 1] } });
    expect(answer).toMatchObject({
      status: 'infeasible',
      cause: { code: 'assignment-too-few-places', entries: ['e2'], assessors: [] },
    });
  });

  it('names what collides and what would cure it: three entries, two assessors without conflict', () => {
    const answer = solve({
      entries: ['e1', 'e2', 'e3', 'e4'].map((id) => ({ id, coverage: 1 })),
      assessors: ['a1', 'a2', 'a3'].map((id) => ({ id, min: 0, max: id === 'a3' ? 3 : 1 })),
      affinities: { entry: [0, 0, 1, 1, 2, 2, 3], assessor: [0, 1, 0, 1, 0, 1, 2], score: [1, 1, 1, 1, 1, 1, 1] },
    });
    expect(answer).toMatchObject({
      status: 'infeasible',
      cause: {
        code: 'assignment-too-few-places',
        params: { needed: 3, places: 2, short: 1 },
        entries: ['e1', 'e2', 'e3'],
        assessors: ['a1', 'a2'],
        cures: [[{ kind: 'raise-max', by: 1 }], [{ kind: 'lower-coverage', by: 1 }]],
      },
    });
  });

  it('takes negative scores as they are, and a conflict at any price', () => {
    const change = { ...affinities({ score: [-5, -3, 1_000_000, -4] }), conflicts: [['e2', 'a1']] };
    expect(solve(change)).toMatchObject({
      status: 'optimal',
      total: -7,
      assignments: [
        ['e1', 'a2'],
        ['e2', 'a2'],
      ],
    });
  });

  it('orders by number, not by letter', () => {
    const entries = ['e10', 'e9', 'e1'].map((id) => ({ id, coverage: 0 }));
    expect(solve({ entries, affinities: none })).toMatchObject({ certificate: { entry: ['e1', 'e9', 'e10'] } });
  });
});
