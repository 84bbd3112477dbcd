import { describe, expect, it } from 'vitest';

import { problemsInCorrection } from './correction.ts';
import { readPack } from './read.ts';
import { leaf, smallPack } from './small-pack.fixture.ts';
import { texts } from './texts.ts';

const other = { zh: '改过的文字', en: 'Corrected' };
const before = readPack(smallPack()).pack!;

function refusals(more: object): string[] {
  const { pack, problems } = readPack({ ...smallPack(), version: '1.0.1', ...more });
  expect(problems).toBeUndefined();
  return problemsInCorrection(before, pack!).map(({ code, params }) => `${code} ${params?.['number'] ?? ''}`.trim());
}

/** The first dimension with its first indicator changed. */
function withFirst(more: object): object[] {
  const [dimension, second] = smallPack().criteria as [{ children: object[] }, object];
  return [{ ...dimension, children: [{ ...dimension.children[0], ...more }, dimension.children[1]] }, second];
}

describe('a correction of the rules of an opened edition', () => {
  it('may correct words, wherever they stand', () => {
    expect(
      refusals({
        title: other,
        summary: other,
        sources: { rule: { title: other, grade: 'A' } },
        criteria: withFirst({
          text: other,
          guidance: other,
          owner: other,
          source: { mark: 'assumption', note: other },
        }),
        scales: { halves: { kind: 'points', step: 0.5, text: other } },
        stages: [{ ...smallPack().stages[0], text: other }],
        decision: { kind: 'threshold', atLeast: 9, source: { mark: 'assumption', note: other } },
      }),
    ).toEqual([]);
  });

  it('may ease a demand, not raise it', () => {
    expect(refusals({ criteria: withFirst({ length: 20 }) })).toEqual([]);
    expect(refusals({ criteria: withFirst({ evidence: undefined }) })).toEqual([]);
    expect(refusals({ criteria: withFirst({ evidence: { kinds: ['file', 'link'], atLeast: 1 } }) })).toEqual([]);
    expect(refusals({ criteria: withFirst({ length: 9 }) })).toEqual(['correction-shortens-answer 1.1']);
    expect(refusals({ criteria: withFirst({ length: undefined }) })).toEqual(['correction-shortens-answer 1.1']);
    for (const evidence of [
      { kinds: ['file'], atLeast: 2 },
      { kinds: ['link'], atLeast: 1 },
      { kinds: ['file'], atLeast: 1, covers: 'period' },
    ])
      expect(refusals({ criteria: withFirst({ evidence }) })).toEqual(['correction-asks-more-evidence 1.1']);
  });

  it('may not change what counts, and names every reason at once', () => {
    const [dimension] = smallPack().criteria;
    expect(
      refusals({
        base: 11,
        decimals: 1,
        criteria: [dimension!, leaf('2', 2.5, { methods: ['records'] }), leaf('3', 0.5)],
        special: { cap: 1, criteria: [leaf('S-1', 2, { length: 10, core: { atLeast: '50%' } })] },
        scales: { halves: { kind: 'points', step: 0.25 } },
        facts: [{ id: 'safe', text: other, kind: 'yes-no' }],
        stages: [{ ...smallPack().stages[0], assessors: 3 }],
        decision: { kind: 'threshold', atLeast: 8 },
      }),
    ).toEqual([
      'correction-changes-points 2',
      'correction-changes-methods 2',
      'correction-adds-criterion 3',
      'correction-changes-core-mark S-1',
      'correction-removes-criterion S-2',
      'correction-changes-scale',
      'correction-changes-facts',
      'correction-changes-stages',
      'correction-changes-cap',
      'correction-changes-base',
      'correction-changes-decimals',
      'correction-changes-decision',
    ]);
  });

  it('is of the same pack, and another version', () => {
    expect(refusals({ id: 'large' })).toEqual(['correction-of-another']);
    expect(refusals({ version: '1.0.0' })).toEqual(['correction-same-version']);
  });

  it('is not disturbed by criteria that only stand in another order, but by one that moves', () => {
    const [one, two] = smallPack().criteria as [{ children: object[] }, object];
    expect(refusals({ criteria: [two, one] })).toEqual([]);
    expect(refusals({ criteria: [...one.children, two] })).toEqual([
      'correction-moves-criterion 1.1',
      'correction-moves-criterion 1.2',
      'correction-removes-criterion 1',
    ]);
  });

  it('has a sentence for every list and rule that it can refuse', () => {
    for (const list of ['unitTypes', 'facts', 'gates', 'vetoes', 'bars', 'negative', 'stages', 'bands'])
      expect(texts.en[`correction-changes-${list}`]).toBeDefined();
  });
});
