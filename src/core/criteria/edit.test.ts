import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equal, ratio, toExact } from '../ratio.ts';
import { blankDraft, readDraft, sumOfNodes, walkDraft, worthOf } from './draft.ts';
import type { DraftNode, PackDraft } from './draft.ts';
import { problemsInDraft } from './draft-problems.ts';
import {
  addAtEnd,
  addBelow,
  addBeside,
  addUp,
  asIndicator,
  directions,
  moveNode,
  nodeAt,
  removeNode,
  renumber,
  setNumber,
  shift,
  splitIndicator,
} from './edit.ts';
import type { Edited } from './edit.ts';
import { beginHistory, recordStep, redoStep, undoStep } from './history.ts';
import { smallPack } from './small-pack.fixture.ts';

const small = (): PackDraft => readDraft(smallPack()).draft as PackDraft;
const outline = (draft: PackDraft): string[] =>
  [...walkDraft(draft)].map(({ node, depth }) => `${'  '.repeat(depth)}${node.number} ${node.points}`);
const codes = (draft: PackDraft): string[] => problemsInDraft(draft).map(({ code, pointer }) => `${code} ${pointer}`);

describe('edits of a tree', () => {
  it('adds beside and below with the points that are left and a number nobody has', () => {
    const begun = blankDraft({ id: 'a', title: { zh: '甲', en: 'A' }, from: '2026-01-01' });
    const { draft, at } = addBeside(begun, '/criteria/0/children/0');
    expect(at).toBe('/criteria/0/children/1');
    expect(nodeAt(draft, at)).toMatchObject({ number: '1.3', points: 0, scale: 'half-points', length: 500 });
    const less = { ...begun, base: 130 };
    expect(nodeAt(addAtEnd(less, '/criteria').draft, '/criteria/2')).toMatchObject({ number: '3', points: 30 });
  });

  it('makes a branch of an indicator, which hands what it asked to its first child, and back', () => {
    const { draft, at } = addBelow(small(), '/criteria/1');
    expect(at).toBe('/criteria/1/children/0');
    expect(nodeAt(draft, '/criteria/1')).not.toHaveProperty('scale');
    expect(nodeAt(draft, at)).toMatchObject({ number: '2.1', points: 2, scale: 'halves', methods: ['material'] });
    const emptied = removeNode(draft, at);
    expect(emptied.at).toBe('/criteria/1');
    expect(asIndicator(emptied.draft, '/criteria/1')?.draft).toEqual(small());
  });

  it('moves across lists, also into one that moves up by the removal, and never into itself', () => {
    const draft = small();
    const moved = moveNode(draft, '/criteria/1', '/criteria/0/children', 1);
    expect(outline(moved?.draft as PackDraft).slice(0, 4)).toEqual(['1 8', '  1.1 4', '  2 2', '  1.2 4']);
    expect(moved?.at).toBe('/criteria/0/children/1');
    const later = moveNode(draft, '/criteria/0', '/criteria/1/children', 0);
    expect(later?.at).toBe('/criteria/0/children/0');
    expect(outline(later?.draft as PackDraft).slice(0, 3)).toEqual(['2 2', '  1 8', '    1.1 4']);
    expect(moveNode(draft, '/criteria/0', '/criteria/0/children', 0)).toBeUndefined();
    expect(moveNode(draft, '/criteria/0', '/criteria/7/children', 0)).toBeUndefined();
  });

  it('shifts up, down, in and out, and not past the ends', () => {
    const draft = small();
    expect(shift(draft, '/criteria/0', 'up')).toBeUndefined();
    expect(shift(draft, '/criteria/0', 'down')?.at).toBe('/criteria/1');
    expect(shift(draft, '/criteria/1', 'in')?.at).toBe('/criteria/0/children/2');
    expect(shift(draft, '/criteria/0/children/0', 'out')?.at).toBe('/criteria/1');
    expect(shift(draft, '/criteria/0', 'out')).toBeUndefined();
    expect(shift(draft, '/criteria/0', 'in')).toBeUndefined();
    expect(shift(draft, '/criteria/1', 'down')).toBeUndefined();
  });

  it('splits the points in steps of the scale, exactly', () => {
    const split = splitIndicator(small(), '/criteria/0/children/0') as Edited;
    expect(outline(split.draft).slice(1, 4)).toEqual(['  1.1 2', '  1.3 2', '  1.2 4']);
    const odd = splitIndicator(
      { ...small(), criteria: [{ ...(small().criteria[1] as DraftNode), points: 2.5 }] },
      '/criteria/0',
    ) as Edited;
    expect(odd.draft.criteria.map(({ points }) => points)).toEqual([1.5, 1]);
    expect(splitIndicator(small(), '/criteria/0')).toBeUndefined();
  });

  it('lets what refers to a number follow it', () => {
    const draft = {
      ...small(),
      bands: [{ id: 'b', text: { zh: '乙', en: 'B' }, criteria: ['1', '1.2'], bands: [] }],
      decision: { kind: 'top', ties: { kind: 'criteria', criteria: ['1.2'], otherwise: 'lot' } },
    } as unknown as PackDraft;
    const renamed = setNumber(draft, '/criteria/0/children/1', '9.9');
    expect(renamed).toMatchObject({ bands: [{ criteria: ['1', '9.9'] }], decision: { ties: { criteria: ['9.9'] } } });
    expect(setNumber(draft, '/criteria/0/children/1', '2')).toMatchObject({ bands: [{ criteria: ['1', '1.2'] }] });
    const swapped = renumber(
      shift(draft, '/criteria/0/children/0', 'down')?.draft as PackDraft,
      '/criteria/0/children',
    );
    expect(outline(swapped.draft).slice(0, 3)).toEqual(['1 8', '  1.1 4', '  1.2 4']);
    expect(swapped.draft).toMatchObject({
      bands: [{ criteria: ['1', '1.1'] }],
      decision: { ties: { criteria: ['1.1'] } },
    });
  });

  it('numbers in the manner that is there: roman, letters, Chinese, with a prefix', () => {
    const numbered = (...numbers: string[]): string[] => {
      const criteria = numbers.map((number) => ({ number, text: { zh: '', en: '' }, points: 1 }));
      return renumber({ criteria }, '/criteria').draft.criteria.map(({ number }) => number);
    };
    expect(numbered('II', 'I', 'IX', 'x')).toEqual(['I', 'II', 'III', 'IV']);
    expect(numbered('B', 'C')).toEqual(['A', 'B']);
    expect(numbered('十一', '一')).toEqual(['一', '二']);
    expect(numbered('S-4', 'S-2')).toEqual(['S-1', 'S-2']);
  });

  it('tells sums and doubles also while other parts have no form yet', () => {
    const draft = { ...small(), title: { zh: '', en: '' }, base: 12 };
    const doubled = setNumber(draft, '/criteria/1', '1');
    expect(codes(doubled)).toEqual(
      expect.arrayContaining([
        'translation-missing /title',
        'base-does-not-add-up /base',
        'duplicate-number /criteria/1/number',
      ]),
    );
    const { stages: _stages, ...without } = small();
    expect(codes(without as unknown as PackDraft)).toEqual(['key-missing /stages']);
    expect(codes(small())).toEqual([]);
  });
});

const act = fc.record({
  kind: fc.constantFrom('beside', 'below', 'remove', 'split', 'renumber', 'move', ...directions),
  one: fc.nat(200),
  other: fc.nat(200),
});

/** Any edit at any place: `one` chooses the node, `other` where to. */
function edited(draft: PackDraft, { kind, one, other }: { kind: string; one: number; other: number }): PackDraft {
  const places = [...walkDraft(draft)];
  const at = places[one % places.length]?.at ?? '';
  if (at === '') return addAtEnd(draft, '/criteria').draft;
  switch (kind) {
    case 'beside':
      return addBeside(draft, at).draft;
    case 'below':
      return addBelow(draft, at).draft;
    case 'remove':
      return removeNode(draft, at).draft;
    case 'split':
      return splitIndicator(draft, at)?.draft ?? draft;
    case 'renumber':
      return renumber(draft, `${at}/children`.replace(/\/\d+\/children$/, '')).draft;
    case 'move': {
      const target = places[other % places.length]?.at ?? '';
      return moveNode(draft, at, `${target}/children`, 0)?.draft ?? draft;
    }
    default:
      return shift(draft, at, kind as 'up')?.draft ?? draft;
  }
}

describe('any sequence of edits', () => {
  it('keeps every number its own or says which stands twice, and never loses the form of a tree', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const draft = acts.reduce(edited, small());
        expect(readDraft(structuredClone(draft)).draft).toEqual(draft);
        const numbers = [...walkDraft(draft)].map(({ node }) => node.number);
        const doubled = numbers.length - new Set(numbers).size;
        const told = problemsInDraft(draft).filter(({ code }) => code === 'duplicate-number');
        expect(told).toHaveLength(doubled);
        if (acts.every(({ kind }) => kind !== 'renumber')) expect(doubled).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('is undone exactly, step by step, and done again', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 30 }), (acts) => {
        const states = [small()];
        let history = beginHistory(states[0] as PackDraft);
        for (const one of acts) {
          const next = edited(history.present.value, one);
          if (next === history.present.value) continue;
          history = recordStep(history, { value: next, act: one.kind, at: '' });
          states.push(next);
        }
        const written = states.map((state) => JSON.stringify(state));
        for (let step = states.length - 1; step > 0; step -= 1) {
          history = undoStep(history) ?? history;
          expect(JSON.stringify(history.present.value)).toBe(written[step - 1]);
        }
        expect(undoStep(history)).toBeUndefined();
        for (let step = 1; step < states.length; step += 1) {
          history = redoStep(history) ?? history;
          expect(JSON.stringify(history.present.value)).toBe(written[step]);
        }
        expect(redoStep(history)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('adds up to points that add up', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const begun = acts.reduce(edited, small());
        const draft = begun.criteria.reduce((one, _, index) => addUp(one, `/criteria/${index}`), begun);
        for (const { node } of walkDraft({ criteria: draft.criteria })) {
          if (node.children === undefined || node.children.length === 0) continue;
          expect(
            equal(worthOf(node.points) ?? ratio(-1), sumOfNodes(node.children)),
            toExact(sumOfNodes(node.children)),
          ).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the form of a draft', () => {
  it('fills the gaps of its tree and keeps what it does not know', () => {
    const { draft } = readDraft({ colour: 'red', criteria: [{ shade: 1 }] });
    expect(draft).toEqual({
      colour: 'red',
      criteria: [{ shade: 1, number: '', points: '', text: { zh: '', en: '' } }],
    });
  });

  it.each([
    [[], 'object-expected'],
    [{ criteria: {} }, 'list-expected'],
    [{ criteria: [1] }, 'object-expected'],
    [{ criteria: [{ number: 1 }] }, 'text-expected'],
    [{ criteria: [], special: [] }, 'object-expected'],
    [{ criteria: [{ text: { zh: '\uD800' } }] }, 'text-not-well-formed'],
    [{ criteria: Array.from({ length: 6001 }, () => ({})) }, 'too-many-criteria'],
  ])('refuses %j', (value, code) => {
    expect(readDraft(value).problems?.map((problem) => problem.code)).toContain(code);
  });

  it('bears hostile depth', () => {
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(readDraft({ criteria: [], deep }).problems).toMatchObject([{ code: 'draft-nested-too-deep' }]);
    let tree: object = { number: '1' };
    for (let level = 0; level < 20; level += 1) tree = { children: [tree] };
    expect(readDraft({ criteria: [tree] }).problems).toMatchObject([{ code: 'too-deep' }]);
  });

  it('joins what is typed at once in one place into one step', () => {
    const typed = (value: string) => ({ value, act: 'type', at: '/title' });
    let history = recordStep(beginHistory('a'), typed('ab'), 200);
    history = recordStep(history, typed('abc'), 200);
    history = recordStep(history, typed('abcd'), 5000);
    expect([undoStep(history)?.present.value, history.past.length]).toEqual(['abc', 2]);
  });
});
