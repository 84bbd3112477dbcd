import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, readCell, writeCell } from './cells.ts';
import { readDraft } from './draft.ts';
import type { DraftNode, PackDraft } from './draft.ts';
import { evidenceKinds, methods } from './pack.ts';
import { readTable, tableOf } from './rows.ts';
import { smallPack } from './small-pack.fixture.ts';

const wish = { scales: ['halves'] };
const read = (text: string) => readTable(cellsOf(text).cells, wish);
const outline = (nodes: readonly DraftNode[]): unknown[] =>
  nodes.map(({ number, points, children }) => [number, points, ...(children === undefined ? [] : [outline(children)])]);

describe('a table from a spreadsheet', () => {
  it('becomes a branch by its numbers, points of branches summed', () => {
    const { nodes, problems } = read(
      '1\t学习\tStudy\t\n1.1\t计划\tPlan\t2.5\n1.2\t记录\tMinutes\t1/2分\n2\t道德\tMorals\t３',
    );
    expect(problems).toEqual([]);
    expect(outline(nodes)).toEqual([
      [
        '1',
        3,
        [
          ['1.1', 2.5],
          ['1.2', '1/2'],
        ],
      ],
      ['2', 3],
    ]);
    expect(nodes[0]?.children?.[0]).toMatchObject({
      text: { zh: '计划', en: 'Plan' },
      scale: 'halves',
      methods: ['material'],
    });
  });

  it('knows its columns by their heads, in any order, and what people call them', () => {
    const { nodes, problems } = read(
      '序号,分值,内容,英文,测评方法\n一,2,"甲,""乙""\n丙",A,网上检查、问卷调查\n二,1,丁,D,interview',
    );
    expect(problems).toEqual([]);
    expect(nodes).toMatchObject([
      { number: '一', points: 2, text: { zh: '甲,"乙"\n丙', en: 'A' }, methods: ['online-check', 'questionnaire'] },
      { number: '二', methods: ['interview'] },
    ]);
  });

  it('tells everything that is wrong with it, row by row', () => {
    const { problems } = read(
      '编号\t级别\t内容\t分值\t测评方法\t评分尺度\n1\t1\t甲\t两分\t占卜\tx\n1\t3\t乙\t1\t\t\n!\t1\t丙\t1\t\t\n\t1\t\t1\t\t',
    );
    expect(problems.map(({ code, params }) => `${params?.['row']} ${code}`).toSorted()).toEqual([
      '2 row-method-unknown',
      '2 row-points-no-amount',
      '2 row-scale-unknown',
      '3 row-level-skipped',
      '3 row-number-taken',
      '4 row-number-bad',
      '5 row-without-text',
    ]);
    expect(read('1\t甲\tA\t5\n1.1\t乙\tB\t2').problems).toMatchObject([
      { code: 'row-points-do-not-add-up', params: { row: 1 } },
    ]);
    expect(read('').problems).toMatchObject([{ code: 'table-empty' }]);
    expect(cellsOf('a\t"b').problems).toMatchObject([{ code: 'table-quote-open', params: { row: 1 } }]);
    expect(read(Array.from({ length: 6001 }, (_, row) => `${row}\t甲\tA\t1`).join('\n')).problems).toMatchObject([
      { code: 'table-too-large' },
    ]);
  });

  it('keeps of a known node what the table does not show', () => {
    const known = (readDraft(smallPack()).draft as PackDraft).criteria;
    const { nodes } = readTable(cellsOf('1.1\t新\tNew\t4').cells, { ...wish, known });
    expect(nodes[0]).toMatchObject({
      length: 10,
      evidence: { kinds: ['file'], atLeast: 1 },
      text: { zh: '新', en: 'New' },
    });
  });

  it('makes every cell harmless, and reads it back as it was', () => {
    expect(['=1+1', '+1', '-1', '@a', "'=1", "it's"].map(writeCell)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@a",
      "''=1",
      "it's",
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCell(writeCell(text))).toBe(text);
      }),
    );
  });
});

const words = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\r', '').trim());
const text = fc.record({ zh: words.map((word) => `中${word}`), en: words });
const leafOf = (number: string): fc.Arbitrary<DraftNode> =>
  fc
    .record({
      text,
      points: fc.oneof(
        fc.integer({ min: 0, max: 40 }).map((half) => half / 2),
        fc.constantFrom('1/3', '66%'),
      ),
      scale: fc.constantFrom('halves', 'met'),
      methods: fc.subarray([...methods], { minLength: 1 }),
      length: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined }),
      evidence: fc.option(fc.record({ kinds: fc.subarray([...evidenceKinds], { minLength: 1 }), atLeast: fc.nat(9) }), {
        nil: undefined,
      }),
      owner: fc.option(text, { nil: undefined }),
      guidance: fc.option(text, { nil: undefined }),
    })
    .map((node) => JSON.parse(JSON.stringify({ number, ...node })) as DraftNode);
const nodeOf = (number: string, depth: number): fc.Arbitrary<DraftNode> =>
  depth === 0
    ? leafOf(number)
    : fc.oneof(
        leafOf(number),
        fc
          .tuple(text, fc.integer({ min: 1, max: 3 }))
          .chain(([words, count]) =>
            fc
              .tuple(...Array.from({ length: count }, (_, index) => nodeOf(`${number}.${index + 1}`, depth - 1)))
              .map((children) => ({ number, text: words, points: 1, children })),
          ),
      );

it('a branch survives its table, in both languages, whole in what the table shows', () => {
  fc.assert(
    fc.property(
      fc.tuple(nodeOf('1', 3), nodeOf('2', 2)),
      fc.constantFrom('zh-CN' as const, 'en' as const),
      (nodes, language) => {
        const { nodes: again, problems } = readTable(tableOf(nodes, language), {
          scales: ['halves', 'met'],
          known: nodes,
        });
        expect(problems.filter(({ code }) => code !== 'row-points-do-not-add-up')).toEqual([]);
        expect(again).toEqual(nodes);
      },
    ),
    { numRuns: 200 },
  );
});
