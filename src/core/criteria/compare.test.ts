import { describe, expect, it } from 'vitest';

import { say } from '../scoring/line.ts';
import { comparePacks } from './compare.ts';
import { readPack } from './read.ts';
import { leaf, smallPack } from './small-pack.fixture.ts';
import { texts } from './texts.ts';

const text = { zh: '文字', en: 'Text' };
const before = readPack(smallPack()).pack!;

function changes(more: object): string[] {
  const { pack, problems } = readPack({ ...smallPack(), ...more });
  expect(problems).toBeUndefined();
  return comparePacks(before, pack!)
    .changes.slice(1)
    .map((line) => say(line, 'en', texts));
}

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toReversed());
}

describe('what changed between two versions', () => {
  it('is nothing for the same', () => {
    expect(changes({ version: '1.0.1' })).toEqual([]);
    expect(comparePacks(before, before).unchanged).toBe(5);
    const reordered = JSON.parse(JSON.stringify(before, (_key, value: unknown) => reversed(value))) as typeof before;
    expect(Object.keys(reordered)[0]).not.toBe(Object.keys(before)[0]);
    expect(comparePacks(before, reordered)).toMatchObject({ changes: [{ code: 'pack-version' }], unchanged: 5 });
  });

  it('speaks of criteria', () => {
    const [one] = smallPack().criteria;
    expect(changes({ base: 10.5, criteria: [one!, leaf('2', 2.5)] })).toEqual([
      'The base goes from 10 to 10.5.',
      '2 rises from 2 to 2.5 points.',
    ]);
    expect(
      changes({
        criteria: [
          leaf('1.1', 4, { length: 20, evidence: { kinds: ['file'], atLeast: 1 } }),
          leaf('1.3', 4),
          leaf('9', 2, { text: leaf('2', 2).text }),
        ],
      }),
    ).toEqual([
      '1.1 moves from 1 to base: Item 1.1.',
      'The length limit of 1.1 changes: Item 1.1.',
      '1.3 added (4 points): Item 1.3.',
      '2 becomes 9: Item 2.',
      '1 removed (8 points): Text.',
      '1.2 removed (4 points): Item 1.2.',
    ]);
  });

  it('speaks of gates and rules', () => {
    const facts = [{ id: 'safe', text, kind: 'yes-no' }];
    expect(
      changes({
        facts,
        gates: [{ id: 'safety', text: { zh: '安全', en: 'Safety' }, condition: { kind: 'yes', fact: 'safe' } }],
        decision: { kind: 'threshold', atLeast: 8 },
      }),
    ).toEqual(['Fact added: Text.', 'Gate added: Safety.', 'The line goes from 9 to 8.']);
  });

  it('counts the indicators that stay as they were', () => {
    const after = readPack({ ...smallPack(), base: 11, criteria: [leaf('1.1', 8), leaf('2', 3)] }).pack!;
    expect(comparePacks(before, after).unchanged).toBe(2);
  });

  it('says of every change what it is about, and under which dimension it stands', () => {
    const [one] = smallPack().criteria;
    const after = readPack({
      ...smallPack(),
      base: 11,
      criteria: [one!, leaf('2', 3)],
      decision: { kind: 'top', places: 3, ties: { kind: 'all-in' } },
    }).pack!;
    const { changes: found, unchangedRules } = comparePacks(before, after);
    expect(found.map(({ code, group, under }) => [code, group, under])).toEqual([
      ['pack-version', 'pack', undefined],
      ['base-changed', 'pack', undefined],
      ['points-rise', 'criteria', '2'],
      ['decision-rule-changed', 'judging', undefined],
      ['threshold-changed', 'judging', undefined],
    ]);
    expect(unchangedRules).toBe(smallPack().stages.length);
  });
});
