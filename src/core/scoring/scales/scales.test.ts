import { describe, expect, it } from 'vitest';

import { compare, one, ratio, toText, zero } from '../../ratio.ts';
import { kindOf, scaleShape } from './kinds.ts';
import type { Scale } from './kinds.ts';
import { explainDemands, figureFoundIn } from './records.ts';
import type { RecordsScale } from './records.ts';

const text = { zh: '文字', en: 'Text' };
const baldrige: Scale = {
  kind: 'percentage',
  step: 5,
  ranges: [
    [0, 5],
    [10, 25],
    [30, 45],
    [50, 65],
    [70, 85],
    [90, 100],
  ].map(([from, to]) => ({ from: from!, to: to!, text })),
};
const radar: Scale = {
  kind: 'radar',
  step: 5,
  ranges: [
    [0, 0],
    [10, 30],
    [40, 60],
    [70, 80],
    [90, 100],
  ].map(([from, to]) => ({ from: from!, to: to!, text })),
  attributes: ['sound', 'used'].map((id) => ({ id, text })),
  governing: ['sound'],
};
const energy: Scale = {
  kind: 'measured',
  unit: text,
  direction: 'lower-is-better',
  bands: [
    { at: 100, share: 1 },
    { at: 200, share: '50%' },
  ],
};
const volunteers: RecordsScale = {
  kind: 'records',
  award: 'all-or-nothing',
  demands: [
    { id: 'people', kind: 'share', text, atLeast: '40%' },
    { id: 'hours', kind: 'figure', reading: 'each', text, atLeast: 12 },
  ],
};
const satisfied: Scale = {
  kind: 'satisfaction',
  bands: [
    { at: '90%', share: 1 },
    { at: '80%', share: '50%' },
  ],
  sampleAtLeast: 100,
  marginAtMost: '5%',
};
const grades: Scale = {
  kind: 'grades',
  grades: [
    { grade: 'A', share: 1 },
    { grade: 'B', share: '66%' },
    { grade: 'C', share: '33%' },
  ],
};

function read(scale: Scale, mark: unknown, full = ratio(70)): { share?: string; codes: string[] } {
  const codes: string[] = [];
  const kind = kindOf(scale);
  const valid = kind.markShape(scale, full).read(mark, '', (code) => void codes.push(code));
  return { ...(valid && { share: toText(kind.share(valid, scale, full)) }), codes };
}

describe('what a valid mark earns', () => {
  it.each<[string, Scale, unknown, string]>([
    ['half of the points', { kind: 'points', step: 0.5 }, { points: 35 }, '1/2'],
    ['points as a fraction', { kind: 'points', step: '1/3' }, { points: '70/3' }, '1/3'],
    ['met', { kind: 'yes-no' }, { met: true }, '1'],
    ['not met', { kind: 'yes-no' }, { met: false }, '0'],
    ['grade B', grades, { grade: 'B' }, '33/50'],
    ['60 % in its range', baldrige, { percent: 60, range: '50-65' }, '3/5'],
    ['RADAR, the mean', radar, { attributes: { sound: 80, used: 40 } }, '3/5'],
    ['RADAR, capped by what governs', radar, { attributes: { sound: 40, used: 80 } }, '2/5'],
    ['a figure in the best band', energy, { figure: 99.5 }, '1'],
    ['a figure at a bound', energy, { figure: 200 }, '1/2'],
    ['a figure beyond all bands', energy, { figure: 200.01 }, '0'],
    ['a figure on the line between bands', { ...energy, between: 'line' }, { figure: 125 }, '7/8'],
    ['satisfied', satisfied, { satisfied: 181, sample: 200 }, '1'],
    ['half satisfied', { ...satisfied, marginAtMost: undefined }, { satisfied: 178, sample: 200 }, '1/2'],
    ['votes below the full number', { kind: 'votes', fullAt: 1_000_000 }, { votes: 700_000 }, '7/10'],
    ['votes above it', { kind: 'votes', fullAt: 1_000_000 }, { votes: 1_700_000 }, '1'],
  ])('%s', (_what, scale, mark, share) => {
    expect(read(scale, mark)).toEqual({ share, codes: [] });
  });
});

describe('what is no valid mark', () => {
  it.each<[Scale, unknown, string]>([
    [{ kind: 'points', step: 0.5 }, { points: 70.5 }, 'points-out-of-range'],
    [{ kind: 'points', step: 0.5 }, { points: 0.25 }, 'points-not-in-steps'],
    [{ kind: 'yes-no' }, { met: 'yes' }, 'yes-or-no-expected'],
    [grades, { grade: 'D' }, 'not-one-of'],
    [baldrige, { percent: 60 }, 'range-first'],
    [baldrige, { percent: 62, range: '50-65' }, 'percent-not-in-steps'],
    [baldrige, { percent: 70, range: '50-65' }, 'percent-outside-range'],
    [baldrige, { percent: 70, range: '70-80' }, 'not-one-of'],
    [radar, { attributes: { sound: 35, used: 40 } }, 'percent-in-no-range'],
    [radar, { attributes: { sound: 40 } }, 'key-missing'],
    [energy, { figure: -1 }, 'amount-out-of-range'],
    [energy, { figure: 'much' }, 'amount-expected'],
    [
      volunteers,
      { found: { people: { part: 97, whole: 96 }, hours: { persons: 1, sum: 12, least: 12 } } },
      'part-exceeds-whole',
    ],
    [
      volunteers,
      { found: { people: { part: 9, whole: 96 }, hours: { persons: 2, sum: 20, least: 12 } } },
      'sum-below-least',
    ],
    [satisfied, { satisfied: 99, sample: 99 }, 'sample-too-small'],
    [satisfied, { satisfied: 160, sample: 200 }, 'margin-too-wide'],
    [satisfied, { satisfied: 201, sample: 200 }, 'part-exceeds-whole'],
    [{ kind: 'votes', fullAt: 10 }, { votes: 1.5 }, 'whole-number-expected'],
  ])('%j: %j', (scale, mark, code) => {
    expect(read(scale, mark).codes).toEqual([code]);
  });
});

describe('computed from records (S4)', () => {
  const hours = [30, 4, ...Array.from({ length: 94 }, () => 12)];
  const found = { people: { part: 96, whole: 240 }, hours: figureFoundIn(hours) };
  const reading = (by: 'each' | 'mean' | 'total', atLeast: number): RecordsScale => ({
    ...volunteers,
    demands: volunteers.demands.map((demand) =>
      demand.kind === 'figure' ? { ...demand, reading: by, atLeast } : demand,
    ),
  });

  it('one person’s 30 hours do not cure another’s 4, as a mean they do', () => {
    expect(found.hours).toEqual({ persons: 96, sum: 1162, least: 4 });
    expect(read(reading('each', 12), { found })).toEqual({ share: '0', codes: [] });
    expect(read(reading('mean', 12), { found })).toEqual({ share: '1', codes: [] });
    expect(read(reading('total', 1152), { found })).toEqual({ share: '1', codes: [] });
    expect(read(reading('total', 1163), { found })).toEqual({ share: '0', codes: [] });
  });

  it('says which reading counted, and may award a part for each demand', () => {
    expect(explainDemands(volunteers, { found }).map(({ code, params }) => [code, params?.['found']])).toEqual([
      ['demand-share-met', '96/240'],
      ['demand-each-missed', '4'],
    ]);
    expect(explainDemands(volunteers, { found: { ...found, people: { part: 95, whole: 240 } } })[0]?.code).toBe(
      'demand-share-missed',
    );
    expect(read({ ...volunteers, award: 'by-demand' }, { found }).share).toBe('1/2');
  });
});

describe('every kind', () => {
  const all: readonly Scale[] = [
    { kind: 'points', step: 0.5 },
    { kind: 'yes-no' },
    grades,
    baldrige,
    radar,
    energy,
    volunteers,
    satisfied,
    { kind: 'votes', fullAt: 9 },
  ];

  it.each(all)('$kind reads its own declaration without problems', (scale) => {
    const codes: string[] = [];
    const given = scaleShape.read(JSON.parse(JSON.stringify(scale)), '', (code) => void codes.push(code));
    kindOf(scale).problemsInScale?.(scale, '', (code) => void codes.push(code));
    expect([given, codes]).toEqual([JSON.parse(JSON.stringify(scale)), []]);
  });

  it.each(all.filter((scale) => kindOf(scale).marks !== undefined))(
    '$kind lists only valid marks, from nothing to all',
    (scale) => {
      const full = ratio(5, 2);
      const kind = kindOf(scale);
      const shares = kind.marks!(scale, full).map((mark) => {
        expect(kind.markShape(scale, full).read(mark, '', (code) => expect.unreachable(code))).toEqual(mark);
        return kind.share(mark, scale, full);
      });
      shares.slice(1).forEach((share, index) => expect(compare(share, shares[index]!)).toBe(1));
      expect(shares.at(-1)).toEqual(one);
      expect(compare(shares[0]!, zero)).toBeGreaterThanOrEqual(0);
    },
  );

  it.each<[Scale, string]>([
    [
      {
        kind: 'percentage',
        step: 5,
        ranges: [
          { from: 0, to: 50, text },
          { from: 60, to: 100, text },
        ],
      },
      'percent-in-no-range',
    ],
    [
      {
        kind: 'percentage',
        step: 50,
        ranges: [
          { from: 0, to: 50, text },
          { from: 50, to: 100, text },
        ],
      },
      'percent-in-two-ranges',
    ],
    [{ kind: 'percentage', step: 30 }, 'step-misses-hundred'],
    [
      {
        kind: 'grades',
        grades: [
          { grade: 'A', share: '50%' },
          { grade: 'B', share: '1/2' },
        ],
      },
      'grades-must-fall',
    ],
    [
      {
        kind: 'grades',
        grades: [
          { grade: 'A', share: 1 },
          { grade: 'A', share: 0 },
        ],
      },
      'duplicate-grade',
    ],
    [
      {
        ...energy,
        bands: [
          { at: 200, share: 1 },
          { at: 100, share: 0 },
        ],
      },
      'bands-must-fall',
    ],
    [{ ...radar, governing: ['sane'] }, 'unknown-attribute'],
  ])('a scale that contradicts itself is refused: %#', (scale, expected) => {
    const codes: string[] = [];
    kindOf(scale).problemsInScale?.(scale, '', (code) => void codes.push(code));
    expect(new Set(codes)).toEqual(new Set([expected]));
  });
});
