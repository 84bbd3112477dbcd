import { describe, expect, it } from 'vitest';

import { readPack } from '../criteria/read.ts';
import { leaf, smallPack } from '../criteria/small-pack.fixture.ts';
import { ratio, toText } from '../ratio.ts';
import { problemsInSheet } from './sheet.ts';
import { combineTotals, totalOf } from './total.ts';

const pack = readPack(smallPack()).pack!;

describe('the total of a sheet', () => {
  it('adds up by node and at the root, special points only up to their cap', () => {
    const total = totalOf(pack, {
      '1.1': { points: 3.5 },
      '1.2': { points: 4 },
      '2': { points: 1 },
      'S-1': { points: 2 },
      'S-2': { points: 0.5 },
    });
    expect(toText(total.nodes.get('1')!.score)).toBe('15/2');
    expect(total.nodes.get('1')).toMatchObject({ of: ratio(8), marked: 2, indicators: 2 });
    expect([total.base, total.specialEarned, total.special, total.exact, total.total].map(toText)).toEqual([
      '17/2',
      '5/2',
      '2',
      '21/2',
      '21/2',
    ]);
  });

  it('runs along with a draft: what is absent or invalid earns nothing', () => {
    const total = totalOf(pack, { '1.1': { points: 3.3 }, '1.2': { points: 2 }, nowhere: { points: 1 } });
    expect(toText(total.exact)).toBe('2');
    expect(total.nodes.get('1')).toMatchObject({ marked: 1, indicators: 2 });
  });

  it('is rounded once, at the root', () => {
    const grades = [
      { grade: 'A', share: '1/3' },
      { grade: 'B', share: 0 },
    ];
    const thirds = readPack({
      ...smallPack(),
      scales: { thirds: { kind: 'grades', grades } },
      criteria: ['1', '2', '3'].map((number) => leaf(number, '10/3', { scale: 'thirds' })),
      special: undefined,
      decision: { kind: 'threshold', atLeast: 3 },
    }).pack!;
    const total = totalOf(thirds, { '1': { grade: 'A' }, '2': { grade: 'A' }, '3': { grade: 'A' } });
    expect([total.exact, total.total].map(toText)).toEqual(['10/3', '333/100']);
  });
});

describe('several sheets', () => {
  const sheet = (one: number, two: number) => totalOf(pack, { '1.1': { points: one }, '2': { points: two } });
  const sheets = [sheet(4, 2), sheet(0, 0), sheet(2, 1), sheet(3, 1)];

  it.each([
    ['mean', '13/4'],
    ['median', '7/2'],
    ['trimmed-mean', '7/2'],
  ] as const)('%s', (rule, expected) => {
    for (const order of [sheets, sheets.toReversed(), [sheets[2]!, sheets[0]!, sheets[3]!, sheets[1]!]]) {
      expect(toText(combineTotals(pack, order, rule)!.exact)).toBe(expected);
    }
  });

  it('leaves out the same sheet in any order when totals are equal', () => {
    const equal = [sheet(2, 0), sheet(1, 1), sheet(0, 2)];
    const nodes = [equal, equal.toReversed()].map(
      (order) => combineTotals(pack, order, 'median')!.nodes.get('2')!.score,
    );
    expect(nodes[0]).toEqual(nodes[1]);
  });

  it('is nothing without sheets, and the sheet itself when it is alone', () => {
    expect(combineTotals(pack, [], 'mean')).toBeUndefined();
    expect(combineTotals(pack, [sheets[0]!], 'trimmed-mean')).toBe(sheets[0]);
    expect(toText(combineTotals(pack, sheets.slice(0, 2), 'trimmed-mean')!.exact)).toBe('3');
  });
});

describe('problems in a sheet', () => {
  it('lets a draft lack marks, but a final sheet has all of the base', () => {
    const marks = { '1.1': { points: 1 } };
    expect(problemsInSheet(pack, marks, { final: false })).toEqual([]);
    expect(problemsInSheet(pack, marks, { final: true }).map(({ code, pointer }) => code + pointer)).toEqual([
      'mark-missing/1.2',
      'mark-missing/2',
    ]);
    expect(problemsInSheet(pack, { ...marks, '1.2': { points: 0 }, '2': { points: 2 } }, { final: true })).toEqual([]);
  });

  it.each([
    ['1.1', { points: 4.5 }, 'points-out-of-range'],
    ['1.1', { points: -0.5 }, 'points-out-of-range'],
    ['1.1', { points: 1.25 }, 'points-not-in-steps'],
    ['1.1', { points: '2' }, 'number-as-text'],
    ['1.1', { points: Number.NaN }, 'amount-expected'],
    ['1.1', { points: 2, note: 'x' }, 'unknown-key'],
    ['1.1', 2, 'object-expected'],
    ['1.1', null, 'object-expected'],
    ['1', { points: 2 }, 'unknown-indicator'],
    ['constructor', { points: 2 }, 'unknown-indicator'],
  ])('refuses %s: %j', (number, mark, code) => {
    expect(problemsInSheet(pack, { [number]: mark }, { final: false }).map((problem) => problem.code)).toEqual([code]);
  });
});
