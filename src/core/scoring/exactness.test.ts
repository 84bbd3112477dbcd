/** The fast totals held against plain fractions on random trees: every one of them equal, whatever the order. */
import { describe, expect, it } from 'vitest';

import type { CriterionNode, Pack } from '../criteria/pack.ts';
import { Random } from '../random.ts';
import { add, compare, equal, fromText, mul, ratio, rounded, toText, zero } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import { combineTotals, totalOf } from './total.ts';
import type { Marks } from './sheet.ts';

const text = { zh: '文', en: 'T' };
const shares = ['100%', '66%', '1/3', '1/7', 0] as const;
const scales: Pack['scales'] = {
  grades: { kind: 'grades', grades: shares.map((share, index) => ({ grade: 'ABCDE'.charAt(index), share })) },
  percent: { kind: 'percentage', step: 5 },
  figure: {
    kind: 'measured',
    unit: text,
    direction: 'higher-is-better',
    between: 'line',
    bands: [
      { at: 9, share: 1 },
      { at: 2, share: '10%' },
    ],
  },
};

interface Tree {
  readonly pack: Pack;
  readonly leaves: readonly {
    readonly number: string;
    readonly points: Ratio;
    readonly special: boolean;
    readonly scale: string;
  }[];
}

function randomTree(random: Random): Tree {
  const leaves: { number: string; points: Ratio; special: boolean; scale: string }[] = [];
  const leaf = (number: string, special: boolean): CriterionNode => {
    const points = ratio(1 + random.below(40), 1 + random.below(7));
    const scale = ['grades', 'percent', 'figure'][random.below(3)]!;
    leaves.push({ number, points, special, scale });
    return { number, text, points: toText(points), scale, methods: ['material'] };
  };
  const criteria = Array.from({ length: 1 + random.below(3) }, (_, index): CriterionNode => {
    if (random.below(2) === 0) return leaf(`${index}`, false);
    const children = Array.from({ length: 1 + random.below(3) }, (_, child) => leaf(`${index}.${child}`, false));
    return {
      number: `${index}`,
      text,
      points: toText(children.reduce((total, { points }) => add(total, fromText(String(points))!), zero)),
      children,
    };
  });
  const base = leaves.reduce((total, { points }) => add(total, points), zero);
  const special = [leaf('S', true)];
  return {
    leaves,
    pack: {
      format: 1,
      id: 'random',
      version: '1.0.0',
      kind: 'title',
      title: text,
      valid: { from: '2017-01-01' },
      sources: {},
      scales,
      base: toText(base),
      decimals: random.below(4),
      criteria,
      special: { cap: 2, criteria: special },
      stages: [{ id: 'review', text, kind: 'review', assessors: 3, combine: 'mean' }],
      decision: { kind: 'threshold', atLeast: 0 },
    },
  };
}

interface Marked {
  readonly marks: Marks;
  /** The exact total by plain fractions. */
  readonly total: Ratio;
}

function randomSheet({ leaves }: Tree, random: Random): Marked {
  const marks: Record<string, unknown> = {};
  let [base, special] = [zero, zero];
  for (const { number, points, special: isSpecial, scale } of leaves) {
    const { mark, share } = randomMark(scale, random);
    marks[number] = mark;
    if (isSpecial) special = add(special, mul(points, share));
    else base = add(base, mul(points, share));
  }
  return { marks, total: add(base, compare(special, ratio(2)) > 0 ? ratio(2) : special) };
}

function randomMark(scale: string, random: Random): { mark: unknown; share: Ratio } {
  if (scale === 'grades') {
    const index = random.below(shares.length);
    return { mark: { grade: 'ABCDE'.charAt(index) }, share: fromText(String(shares[index]))! };
  }
  if (scale === 'percent') {
    const percent = 5 * random.below(21);
    return { mark: { percent }, share: ratio(percent, 100) };
  }
  const hundredths = random.below(1200);
  if (hundredths >= 900) return { mark: { figure: hundredths / 100 }, share: ratio(1) };
  if (hundredths < 200) return { mark: { figure: hundredths / 100 }, share: zero };
  return { mark: { figure: hundredths / 100 }, share: add(ratio(1, 10), ratio(9 * (hundredths - 200), 7000)) };
}

describe('totals on 100,000 random trees', () => {
  it('equal plain fractions and are rounded once', { timeout: 120_000 }, () => {
    const random = new Random(20181219);
    for (let tree = 0; tree < 100_000; tree += 1) {
      const made = randomTree(random);
      const { marks, total } = randomSheet(made, random);
      const found = totalOf(made.pack, marks);
      if (!equal(found.exact, total) || !equal(found.total, rounded(total, made.pack.decimals))) {
        expect.fail(`tree ${tree}: ${toText(found.exact)} is not ${toText(total)}`);
      }
    }
  });
});

describe('on random trees', () => {
  const random = new Random(19);
  const cases = Array.from({ length: 300 }, () => {
    const tree = randomTree(random);
    return { tree, sheets: Array.from({ length: 1 + random.below(5) }, () => randomSheet(tree, random)) };
  });

  it('the order of nodes makes no difference', () => {
    for (const {
      tree: { pack },
      sheets,
    } of cases) {
      const turned: Pack = {
        ...pack,
        criteria: pack.criteria
          .toReversed()
          .map((node) => ('children' in node ? { ...node, children: node.children.toReversed() } : node)),
      };
      for (const { marks } of sheets)
        expect(toText(totalOf(turned, marks).exact)).toBe(toText(totalOf(pack, marks).exact));
    }
  });

  it.each(['mean', 'median', 'trimmed-mean'] as const)('the order of sheets makes no difference to the %s', (rule) => {
    for (const {
      tree: { pack },
      sheets,
    } of cases) {
      const totals = sheets.map(({ marks }) => totalOf(pack, marks));
      const [forth, back] = [totals, totals.toReversed()].map((order) => combineTotals(pack, order, rule)!);
      expect(toText(forth!.exact)).toBe(toText(back!.exact));
      expect([...forth!.nodes]).toEqual([...back!.nodes]);
    }
  });

  it('the mean of the sheets is the mean of their totals', () => {
    for (const {
      tree: { pack },
      sheets,
    } of cases) {
      const mean = mul(
        sheets.reduce((total, sheet) => add(total, sheet.total), zero),
        ratio(1, sheets.length),
      );
      expect(
        toText(
          combineTotals(
            pack,
            sheets.map(({ marks }) => totalOf(pack, marks)),
            'mean',
          )!.exact,
        ),
      ).toBe(toText(mean));
    }
  });
});
