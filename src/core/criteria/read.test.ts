import { describe, expect, it } from 'vitest';

import { limits } from '../limits.ts';
import { readPack } from './read.ts';
import { leaf, smallPack } from './small-pack.fixture.ts';
import { indicatorByNumber, indicatorsOf, walk } from './tree.ts';

function codesOf(value: unknown): readonly string[] {
  return (readPack(value).problems ?? []).map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('reading a pack', () => {
  it('gives a pack that is plain JSON and reads again as the same', () => {
    const { pack } = readPack(smallPack());
    expect(pack?.id).toBe('small');
    expect(readPack(JSON.parse(JSON.stringify(pack))).pack).toEqual(pack);
  });

  it('walks the tree, parents first, special points last', () => {
    const pack = readPack(smallPack()).pack!;
    expect([...walk(pack)].map(({ node, depth, part }) => `${node.number}@${depth}${part}`)).toEqual([
      '1@0base',
      '1.1@1base',
      '1.2@1base',
      '2@0base',
      'S-1@0special',
      'S-2@0special',
    ]);
    expect(indicatorsOf(pack).map(({ number }) => number)).toEqual(['1.1', '1.2', '2', 'S-1', 'S-2']);
    expect(indicatorByNumber(pack, '1.2')?.points).toBe(4);
    expect(indicatorByNumber(pack, '1')).toBeUndefined();
  });

  it.each([
    ['a key nobody knows', { colour: 'red' }, ['unknown-key /colour']],
    ['a newer format', { format: 2, nonsense: 1 }, ['newer-format /format']],
    ['a number as text', { base: '10' }, ['number-as-text /base']],
    ['a missing translation', { title: { zh: '小标准' } }, ['translation-missing /title']],
    ['a base that does not add up', { base: 11 }, ['base-does-not-add-up /base']],
    ['a cap out of reach', { special: { cap: 9, criteria: [leaf('S', 2)] } }, ['cap-out-of-reach /special/cap']],
    ['a duplicate number', { criteria: [leaf('1', 5), leaf('1', 5)] }, ['duplicate-number /criteria/1/number']],
    ['an unknown scale', { criteria: [leaf('1', 10, { scale: 'none' })] }, ['unknown-scale /criteria/0/scale']],
    [
      'a step that does not divide',
      { criteria: [leaf('1', 9.75), leaf('2', '1/4')] },
      ['step-does-not-divide /criteria/0/scale', 'step-does-not-divide /criteria/1/scale'],
    ],
    [
      'an unreachable threshold',
      { decision: { kind: 'threshold', atLeast: 12.5 } },
      ['threshold-out-of-reach /decision/atLeast'],
    ],
    [
      'an unknown fact',
      { gates: [{ id: 'g', text: { zh: '门', en: 'Gate' }, condition: { kind: 'yes', fact: 'f' } }] },
      ['unknown-fact /gates/0/condition/fact'],
    ],
    ['a day that does not exist', { valid: { from: '2017-02-29' } }, ['day-expected /valid/from']],
    [
      'an end before the beginning',
      { valid: { from: '2018-01-01', to: '2017-01-01' } },
      ['ends-before-it-begins /valid/to'],
    ],
    [
      'a tie on a criterion that is not there',
      {
        decision: { kind: 'top', places: 1, ties: { kind: 'criteria', criteria: ['1', '9'], otherwise: 'lot' } },
      },
      ['unknown-criterion /decision/ties/criteria/1'],
    ],
    [
      'a source without its place',
      { criteria: [leaf('1', 10, { source: { mark: 'sourced' } })] },
      ['source-missing /criteria/0/source'],
    ],
    [
      'an unknown source',
      { criteria: [leaf('1', 10, { source: { mark: 'sourced', where: 'x' } })] },
      ['unknown-source /criteria/0/source/where'],
    ],
  ])('refuses %s', (_what, change, expected) => {
    expect(codesOf({ ...smallPack(), ...change })).toEqual(expected);
  });

  it('tells all problems at once, in the order of the text', () => {
    const value = { ...smallPack(), colour: 1, base: '10', title: { zh: '', en: 5 } };
    const lines: Record<string, number> = { '/title': 3, '/title/en': 4, '/base': 9, '/colour': 1 };
    const { problems } = readPack(value, (pointer) => ({ line: lines[pointer] ?? 99, column: 1 }));
    expect(problems?.map(({ code, line }) => [code, line])).toEqual([
      ['unknown-key', 1],
      ['translation-missing', 3],
      ['text-expected', 4],
      ['number-as-text', 9],
    ]);
  });

  it('refuses points that do not add up in the middle of the tree', () => {
    const pack = smallPack();
    pack.criteria[0] = { ...pack.criteria[0], children: [leaf('1.1', 4), leaf('1.2', 1.5)] };
    expect(readPack(pack).problems).toEqual([
      { code: 'points-do-not-add-up', pointer: '/criteria/0/points', params: { number: '1', stated: 8, sum: '5.5' } },
    ]);
  });

  it('asks of alternatives equal points and one for every unit type', () => {
    const pack = smallPack();
    const criteria = [
      leaf('2', 2),
      {
        number: '1',
        text: { zh: '一', en: 'One' },
        points: 8,
        choose: 'by-unit-type',
        children: [leaf('1-a', 8, { unitTypes: ['school'] }), leaf('1-b', 7, { unitTypes: ['school', 'shop'] })],
      },
    ];
    const unitTypes = ['school', 'firm'].map((id) => ({ id, text: { zh: id, en: id } }));
    expect(codesOf({ ...pack, criteria, unitTypes })).toEqual([
      'alternative-with-unequal-points /criteria/1/children/1/points',
      'unit-type-with-two-alternatives /criteria/1',
      'unit-type-without-alternative /criteria/1',
      'unknown-unit-type /criteria/1/children/1/unitTypes',
    ]);
  });

  it('stays within bounds whatever comes', () => {
    const deep = (levels: number): object =>
      levels === 1
        ? leaf('x', 10)
        : { number: `d${levels}`, text: { zh: '深', en: 'Deep' }, points: 10, children: [deep(levels - 1)] };
    expect(codesOf({ ...smallPack(), criteria: [deep(limits.packDepth)] })).toEqual([]);
    expect(codesOf({ ...smallPack(), criteria: [deep(limits.packDepth + 2)] })[0]).toMatch(/^too-deep/);

    const many = Array.from({ length: 5000 }, (_, index) => leaf(`n${index}`, 0));
    expect(codesOf({ ...smallPack(), criteria: many })).toEqual(['list-too-long /criteria']);

    const wrong = Array.from({ length: 1000 }, () => 7);
    const { problems } = readPack({ ...smallPack(), criteria: wrong });
    expect(problems).toHaveLength(limits.problems + 1);
    expect(problems?.at(-1)).toEqual({ code: 'more-problems', pointer: '', params: { count: 1000 - limits.problems } });

    let shared: unknown = 1;
    for (let level = 0; level < 60; level += 1) shared = [shared, shared];
    expect(codesOf(shared)).toEqual(['pack-too-large ']);
    for (const value of [null, 7, 'pack', [], undefined, () => 1]) expect(codesOf(value)).not.toEqual([]);
  });
});
