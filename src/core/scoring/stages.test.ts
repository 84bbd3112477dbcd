import { describe, expect, it } from 'vitest';

import { problemsInChoices } from '../criteria/choices.ts';
import type { Pack } from '../criteria/pack.ts';
import { readPack } from '../criteria/read.ts';
import { leaf, smallPack } from '../criteria/small-pack.fixture.ts';
import { toText } from '../ratio.ts';
import { problemsInSheet } from './sheet.ts';
import { movesOf, totalOfStages } from './stages.ts';
import { totalOf } from './total.ts';

const text = { zh: '文字', en: 'Text' };
const stage = (id: string, more: object = {}) => ({ id, text, kind: 'review', assessors: 1, combine: 'mean', ...more });
const sheet = (id: string, ...points: readonly (number | undefined)[]) => ({
  stage: id,
  marks: Object.fromEntries(
    points.flatMap((given, index) => (given === undefined ? [] : [[`${index + 1}`, { points: given }]])),
  ),
});

function packWith(more: object): Pack {
  const { pack, problems } = readPack({
    ...smallPack(),
    criteria: [leaf('1', 4), leaf('2', 6)],
    special: undefined,
    decision: { kind: 'threshold', atLeast: 5 },
    ...more,
  });
  expect(problems).toBeUndefined();
  return pack!;
}

describe('stages combine', () => {
  it('the last one that has sheets, where nothing else is said', () => {
    const pack = packWith({ stages: [stage('a'), stage('b')] });
    expect(toText(totalOfStages(pack, [sheet('b', 1, 2), sheet('a', 4, 6)])!.exact)).toBe('3');
    expect(toText(totalOfStages(pack, [sheet('a', 4, 6)])!.exact)).toBe('10');
    expect(totalOfStages(pack, [])).toBeUndefined();
  });

  it('by weights that make the base, each on what it marks (online 4, visit 4, questionnaire 2)', () => {
    const pack = packWith({
      stages: [stage('online'), stage('visit', { criteria: ['2'] }), stage('survey', { criteria: ['1'] })],
      combination: { kind: 'weighted', weights: { online: 4, visit: 4, survey: 2 } },
    });
    // online 5 of 10 → 2; visit 3 of 6 → 2; survey 4 of 4 → 2
    const total = totalOfStages(pack, [sheet('online', 2, 3), sheet('visit', undefined, 3), sheet('survey', 4)])!;
    expect(toText(total.exact)).toBe('6');
    expect(
      [total.nodes.get('1')!, total.nodes.get('2')!].flatMap(({ score, of }) => [toText(score), toText(of)]),
    ).toEqual(['14/5', '18/5', '16/5', '32/5']);
  });

  it('mark by mark, a consensus replacing what it settles', () => {
    const pack = packWith({
      stages: [stage('a', { combine: 'mean' }), stage('consensus')],
      combination: { kind: 'replace' },
    });
    const sheets = [sheet('a', 1, 6), sheet('a', 2, 3), sheet('consensus', 4)];
    expect(toText(totalOfStages(pack, sheets)!.exact)).toBe('17/2');
    expect(problemsInSheet(pack, {}, { final: true, stage: 'consensus' })).toEqual([]);
    expect(problemsInSheet(pack, {}, { final: true, stage: 'a' })).toHaveLength(2);
  });

  it('a visit may move a mark only so far, and with a reason', () => {
    const pack = packWith({ stages: [stage('a'), stage('visit')], combination: { kind: 'bounded', within: '25%' } });
    const sheets = [sheet('a', 2, 3), { ...sheet('visit', 3, 6), reasons: { '1': 'seen on site' } }];
    expect(toText(totalOfStages(pack, sheets)!.exact)).toBe('15/2');
    expect(
      movesOf(pack, sheets).map(({ number, by, tooFar, hasReason }) => [number, toText(by), tooFar, hasReason]),
    ).toEqual([
      ['1', '1/4', false, true],
      ['2', '1/2', true, false],
    ]);
  });

  it('by the shares of the methods that each stage uses', () => {
    const both = { methods: ['material', 'site-visit'], methodShares: { material: '75%', 'site-visit': '25%' } };
    const pack = packWith({
      criteria: [leaf('1', 4, both), leaf('2', 6)],
      stages: [stage('desk', { methods: ['material'] }), stage('visit', { methods: ['site-visit'] })],
      combination: { kind: 'by-method' },
    });
    expect(toText(totalOfStages(pack, [sheet('desk', 4, 6), sheet('visit', 0)])!.exact)).toBe('9');
  });

  it.each([
    [{ combination: { kind: 'weighted', weights: { a: 4, c: 6 } } }, ['unknown-stage']],
    [{ combination: { kind: 'weighted', weights: { a: 4, b: 5 } } }, ['weights-do-not-add-up']],
    [{ combination: { kind: 'by-method' } }, ['method-needs-one-stage', 'method-needs-one-stage']],
    [{ stages: [stage('a', { criteria: ['9'] })] }, ['unknown-criterion']],
  ])('rules that contradict the tree are refused: %#', (more, codes) => {
    const value = {
      ...smallPack(),
      criteria: [leaf('1', 4), leaf('2', 6)],
      special: undefined,
      stages: [stage('a'), stage('b')],
      ...more,
    };
    expect(readPack(value).problems?.map(({ code }) => code)).toEqual(codes);
  });
});

describe('what does not apply', () => {
  const na = (over: 'siblings' | 'base') => ({ notApplicable: { kind: 'redistribute', over } });
  const branch = (number: string, points: number, children: object[]) => ({ number, text, points, children });
  const full = (pack: Pack, notApplicable: string[]) => {
    const marks = Object.fromEntries(
      ['1.1', '1.2', '2.1', '2.2'].map((number) => [
        number,
        { points: number === '1.1' ? 2 : number === '1.2' ? 4 : 2 },
      ]),
    );
    const { nodes, exact } = totalOf(pack, marks, { notApplicable });
    return {
      total: toText(exact),
      nodes: Object.fromEntries([...nodes].map(([number, { of }]) => [number, toText(of)])),
    };
  };
  const tree = (over: 'siblings' | 'base') =>
    packWith({
      criteria: [
        branch('1', 6, [leaf('1.1', 2, na(over)), leaf('1.2', 4)]),
        branch('2', 4, [leaf('2.1', 2, na(over)), leaf('2.2', 2, na(over))]),
      ],
    });

  it('leaves its points to its neighbours, and upward when none is left', () => {
    expect(full(tree('siblings'), ['1.1'])).toEqual({
      total: '10',
      nodes: { '1': '6', '1.2': '6', '2': '4', '2.1': '2', '2.2': '2' },
    });
    expect(full(tree('siblings'), ['2.1', '2.2'])).toEqual({
      total: '10',
      nodes: { '1': '10', '1.1': '10/3', '1.2': '20/3' },
    });
  });

  it('or to the whole base in proportion', () => {
    expect(full(tree('base'), ['1.1'])).toEqual({
      total: '10',
      nodes: { '1': '5', '1.2': '5', '2': '5', '2.1': '5/2', '2.2': '5/2' },
    });
  });

  it('is a mark that counts in its place, where the pack says substitute', () => {
    const pack = packWith({
      criteria: [leaf('1', 4, { notApplicable: { kind: 'substitute', by: ['2'] } }), leaf('2', 6)],
    });
    const choices = { notApplicable: ['1'], substitutes: { '1': '2' } };
    expect(problemsInChoices(pack, choices)).toEqual([]);
    expect(toText(totalOf(pack, { '2': { points: 3 } }, choices).exact)).toBe('5');
    expect(problemsInSheet(pack, { '2': { points: 3 } }, { final: true, choices })).toEqual([]);
    expect(problemsInChoices(pack, { notApplicable: ['1', '2'] }).map(({ code }) => code)).toEqual([
      'substitute-missing',
      'must-apply',
    ]);
  });

  it('substitutes may not lead back to where they began', () => {
    const by = (number: string) => ({ notApplicable: { kind: 'substitute', by: [number] } });
    const value = { ...smallPack(), criteria: [leaf('1', 4, by('2')), leaf('2', 6, by('1'))] };
    expect(readPack(value).problems?.map(({ code, pointer }) => code + pointer)).toEqual([
      'reference-cycle/criteria/0/notApplicable/by',
      'reference-cycle/criteria/1/notApplicable/by',
    ]);
  });
});
