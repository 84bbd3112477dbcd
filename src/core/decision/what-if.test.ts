import { describe, expect, it } from 'vitest';

import type { Pack } from '../criteria/pack.ts';
import { readPack } from '../criteria/read.ts';
import { leaf, smallPack } from '../criteria/small-pack.fixture.ts';
import { ratio, toExact } from '../ratio.ts';
import { assess } from './assess.ts';
import type { Assessment, EntryRecord } from './assess.ts';
import { decide } from './decide.ts';
import type { DecisionRule } from './rules.ts';
import { leastChange, sensitivityOf } from './what-if.ts';

const occasion = { period: { from: '2017-01-01', to: '2018-12-31' }, asOf: '2018-12-31' };
const pack: Pack = readPack({ ...smallPack(), criteria: [leaf('1', 4), leaf('2', 3), leaf('3', 3)] }).pack!;

function entry(
  id: string,
  one: number,
  two: number,
  three: number,
  special = 0,
  more: Partial<EntryRecord> = {},
): Assessment {
  const marks = { '1': { points: one }, '2': { points: two }, '3': { points: three }, 'S-1': { points: special } };
  return assess(pack, { id, sheets: [{ stage: 'review', marks }], ...more }, occasion);
}

const line: DecisionRule = { kind: 'threshold', atLeast: 9 };
const places: DecisionRule = { kind: 'top', places: 1, ties: { kind: 'none-in' } };

describe('the least change that would have named an entry', () => {
  it('is nothing for one that is named', () => {
    expect(leastChange(pack, line, [entry('a', 4, 3, 3)], 'a')).toEqual({ kind: 'already-named' });
  });

  it('is the fewest indicators, the last raised only by what is needed', () => {
    const found = leastChange(pack, line, [entry('a', 1, 1, 3)], 'a');
    expect(found).toEqual({
      kind: 'points',
      needed: ratio(4),
      gains: [
        { number: '1', gain: ratio(3) },
        { number: '2', gain: ratio(1) },
      ],
    });
  });

  it('must pass the others where places are few and ties are not in', () => {
    const field = [entry('a', 3, 3, 3), entry('b', 4, 3, 2.5)];
    const found = leastChange(pack, places, field, 'a');
    expect(found.kind === 'points' && toExact(found.needed)).toBe('0.51');
    const raised = field.map(({ candidate }) =>
      candidate.id === 'a' ? { ...candidate, total: ratio(951, 100) } : candidate,
    );
    expect(decide(places, raised).entries[0]).toMatchObject({ id: 'a', outcome: 'named' });
  });

  it('counts special points only up to their cap', () => {
    const high: DecisionRule = { kind: 'threshold', atLeast: 12 };
    expect(leastChange(pack, high, [entry('a', 4, 3, 3, 0.5)], 'a')).toMatchObject({
      kind: 'points',
      needed: ratio(3, 2),
    });
    expect(leastChange(pack, { ...high, atLeast: 12.5 }, [entry('a', 4, 3, 3)], 'a')).toEqual({ kind: 'out-of-reach' });
  });

  it('says that no points help one that is shut out', () => {
    const vetoed = entry('a', 4, 3, 3);
    expect(leastChange(pack, line, [{ ...vetoed, candidate: { ...vetoed.candidate, eligible: false } }], 'a')).toEqual({
      kind: 'shut-out',
    });
  });
});

describe('sensitivity', () => {
  const field = [entry('a', 4, 1, 1), entry('b', 1, 3, 2.5)];

  it('shows who would enter and leave with another rule', () => {
    const moved = sensitivityOf(pack, { kind: 'threshold', atLeast: 6.5 }, field, {
      kind: 'rule',
      rule: { kind: 'threshold', atLeast: 6 },
    });
    expect([moved.entering, moved.leaving]).toEqual([['a'], []]);
  });

  it('or with another weight, the base staying what it is', () => {
    const moved = sensitivityOf(pack, places, field, { kind: 'weight', number: '1', factor: ratio(3, 2) });
    // a: 6 + 2 × 4/6; b: 1.5 + 5.5 × 4/6
    expect(moved.decision.entries.map(({ id, total }) => [id, toExact(total!)])).toEqual([
      ['a', '7.33'],
      ['b', '5.17'],
    ]);
    expect([moved.entering, moved.leaving]).toEqual([['a'], ['b']]);
    const full = [entry('c', 4, 3, 3)];
    expect(
      toExact(
        sensitivityOf(pack, line, full, { kind: 'weight', number: '2', factor: ratio(2) }).decision.entries[0]!.total!,
      ),
    ).toBe('10');
  });
});
