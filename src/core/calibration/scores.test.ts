import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../limits.ts';
import { Random } from '../random.ts';
import { componentsOf } from './components.ts';
import { generatedPanel } from './fixtures/generated-panels.fixture.ts';
import { rowsOf, soundScores } from './fixtures/panels.fixture.ts';
import { scoresOf } from './scores.ts';

describe('scores', () => {
  test('the order of rows does not matter', () => {
    const rows = [...rowsOf(generatedPanel(40, 9, 3, 1))];
    const sorted = soundScores(rows);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(soundScores(new Random(seed).shuffle([...rows]))).toEqual(sorted);
      }),
      { numRuns: 20 },
    );
    expect(sorted.entryIds).toEqual([...sorted.entryIds].sort());
    expect([...sorted.entry]).toEqual([...sorted.entry].sort((a, b) => a - b));
  });

  test('every problem is told, with its row and line', () => {
    const answer = scoresOf([
      { entry: '', assessor: 'a', score: 1, line: 2 },
      { entry: 'e', assessor: '', score: Number.NaN, line: 3 },
      { entry: 'e', assessor: 'x'.repeat(limits.shortText + 1), score: 1e300, line: 4 },
      { entry: 'e', assessor: 'a', score: 1, order: Number.POSITIVE_INFINITY, line: 5 },
    ]);
    expect(answer).toMatchObject({
      problems: [
        { code: 'score-entry-missing', pointer: '/0/entry', line: 2 },
        { code: 'score-assessor-missing', pointer: '/1/assessor', line: 3 },
        { code: 'score-not-a-number', pointer: '/1/score', line: 3 },
        { code: 'score-id-too-long', pointer: '/2/assessor', line: 4 },
        { code: 'score-too-large', pointer: '/2/score', line: 4 },
        { code: 'score-order-not-a-number', pointer: '/3/order', line: 5 },
      ],
    });
  });

  test('a pair that occurs twice is refused, not averaged', () => {
    const answer = scoresOf([
      { entry: 'e', assessor: 'a', score: 1, line: 2 },
      { entry: 'f', assessor: 'a', score: 1, line: 3 },
      { entry: 'e', assessor: 'a', score: 3, line: 4 },
    ]);
    expect(answer).toEqual({
      problems: [{ code: 'score-duplicate', pointer: '/2', params: { entry: 'e', assessor: 'a' }, line: 4 }],
    });
  });

  test('no rows, and more problems than are listed', () => {
    expect(scoresOf([])).toEqual({ problems: [{ code: 'scores-none', pointer: '' }] });
    const answer = scoresOf(
      Array.from({ length: limits.problems + 5 }, () => ({ entry: 'e', assessor: 'a', score: Number.NaN })),
    );
    expect('problems' in answer && answer.problems).toHaveLength(limits.problems + 1);
    expect('problems' in answer && answer.problems.at(-1)).toEqual({
      code: 'score-problems-more',
      pointer: '',
      params: { count: 5 },
    });
  });

  test('the order is kept only when every row tells it', () => {
    const rows = [
      { entry: 'f', assessor: 'a', score: 1, order: 7 },
      { entry: 'e', assessor: 'a', score: 2, order: 9 },
    ];
    expect([...soundScores(rows).order!]).toEqual([9, 7]);
    expect(soundScores([...rows, { entry: 'g', assessor: 'a', score: 1 }]).order).toBeNull();
  });
});

describe('components', () => {
  test('agree with a search through the graph', () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.nat(14), fc.nat(14)), { minLength: 1, maxLength: 25, selector: String });
    fc.assert(
      fc.property(pairs, (edges) => {
        const scores = soundScores(edges.map(([e, a]) => ({ entry: `e${e}`, assessor: `a${a}`, score: 1 })));
        const found = componentsOf(scores);
        const reached = reachable(edges.map(([e, a]) => [`e${e}`, `a${a}`]));
        scores.entryIds.forEach((id, one) => {
          scores.entryIds.forEach((other, at) => {
            expect(found.ofEntry[one] === found.ofEntry[at]).toBe(reached(id).has(other));
          });
          scores.assessorIds.forEach((other, at) => {
            expect(found.ofEntry[one] === found.ofAssessor[at]).toBe(reached(id).has(other));
          });
        });
        expect(found.entries.reduce((sum, count) => sum + count, 0)).toBe(scores.entryIds.length);
        expect(found.assessors.reduce((sum, count) => sum + count, 0)).toBe(scores.assessorIds.length);
        expect(found.entries).toHaveLength(found.count);
      }),
      { numRuns: 60 },
    );
  });
});

function reachable(edges: readonly (readonly [string, string])[]): (from: string) => ReadonlySet<string> {
  return (from) => {
    const seen = new Set([from]);
    for (let size = 0; size !== seen.size;) {
      size = seen.size;
      for (const [one, other] of edges) if (seen.has(one) || seen.has(other)) seen.add(one).add(other);
    }
    return seen;
  };
}
