import { describe, expect, it } from 'vitest';
import { affinityOf, usualWeights } from './affinity.ts';
import { type AssessorSide, conflictKinds, detectConflicts, type EntrySide, findConflictPairs } from './conflicts.ts';
import { Random } from '../random.ts';
import { previewOf } from './preview.ts';
import { readAssignmentProblem } from './read.ts';
import { solveAssignment } from './solve.ts';
import { texts } from './texts.ts';

describe('affinity', () => {
  const entry = { topics: ['quality', 'safety'], sector: 'devices', district: 'Pudong', languages: ['zh', 'en'] };
  const nobody = { topics: [], sectors: [], districts: [], languages: [] };
  const expert = { topics: ['quality', 'law'], sectors: ['devices'], districts: ['Pudong'], languages: ['en'] };

  it('adds up its reasons, each with its weight', () => {
    const { score, reasons } = affinityOf(entry, expert, 'eager');
    expect(reasons).toEqual([
      { kind: 'topic', shared: ['quality'], part: 200_000 },
      { kind: 'sector', shared: ['devices'], part: 250_000 },
      { kind: 'district', shared: ['Pudong'], part: 50_000 },
      { kind: 'language', shared: ['en'], part: 100_000 },
      { kind: 'bid', shared: ['eager'], part: 200_000 },
    ]);
    expect(score).toBe(800_000);
  });

  it('counts no wish as half, a reluctant one as nothing, and strangers at nothing else', () => {
    expect(affinityOf(entry, nobody, null).score).toBe(100_000);
    expect(affinityOf(entry, nobody, 'reluctant')).toEqual({ score: 0, reasons: [] });
    expect(affinityOf({ ...entry, topics: [], languages: [] }, nobody, 'willing').score).toBe(140_000);
  });

  it('lets a weight count against, and all weights be zero', () => {
    expect(affinityOf(entry, expert, null, { ...usualWeights, district: -100, bid: 0 }).score).toBeLessThan(0);
    expect(affinityOf(entry, expert, 'eager', { topic: 0, sector: 0, district: 0, language: 0, bid: 0 }).score).toBe(0);
  });
});

describe('conflicts', () => {
  const entry: EntrySide = {
    entryId: 'e',
    unitId: 'works',
    superiors: ['bureau', 'city'],
    group: 'holding',
    recommendedBy: ['district'],
  };
  const stranger: AssessorSide = { assessorId: 'a', employers: [], bodies: [], declared: [], earlierSheets: [] };
  const rules = { formerEmployerYears: 5, earlierSheetYears: 2, today: '2026-11-24' };
  const employer = (organisationId: string, more: { until?: string; superiors?: string[]; group?: string } = {}) => ({
    employers: [
      { organisationId, until: more.until ?? null, superiors: more.superiors ?? [], group: more.group ?? null },
    ],
  });
  const kinds = (side: Partial<AssessorSide>) =>
    detectConflicts(entry, { ...stranger, ...side }, rules).map(({ kind }) => kind);

  it.each<[string, Partial<AssessorSide>, string[]]>([
    ['a stranger', {}, []],
    ['who declared it', { declared: [{ unitId: 'works', tie: 'interest' }] }, ['declared']],
    ['who declared another unit', { declared: [{ unitId: 'mill', tie: 'interest' }] }, []],
    ['family', { declared: [{ unitId: 'works', tie: 'family' }] }, ['family']],
    ['who works there', employer('works'), ['employer']],
    ['who left four years ago', employer('works', { until: '2022-12-01' }), ['employer']],
    ['who left five years ago to the day', employer('works', { until: '2021-11-24' }), []],
    ['who works for the superior', employer('bureau'), ['superior']],
    ['who works for a body below the unit', employer('branch', { superiors: ['works'] }), ['superior']],
    ['who serves the superior body', { bodies: ['city'] }, ['superior']],
    ['of the same group', employer('mill', { group: 'holding' }), ['group']],
    ['formerly of the same group', employer('mill', { group: 'holding', until: '2026-01-01' }), []],
    ['of the body that recommended', { bodies: ['district'] }, ['recommendation']],
    ['employed by the body that recommended', employer('district'), ['recommendation']],
    ['who assessed it last year', { earlierSheets: [{ unitId: 'works', on: '2025-06-01' }] }, ['earlier-sheet']],
    ['who assessed it long ago', { earlierSheets: [{ unitId: 'works', on: '2023-06-01' }] }, []],
    ['of a sister institution', employer('clinic', { superiors: ['bureau'] }), ['sister']],
    ['of a distant cousin', employer('clinic', { superiors: ['office', 'city'] }), []],
    [
      'who is it all',
      { ...employer('works'), declared: [{ unitId: 'works', tie: 'interest' }], bodies: ['district'] },
      ['declared', 'employer', 'recommendation'],
    ],
  ])('%s', (_, side, expected) => {
    expect(kinds(side)).toEqual(expected);
  });

  it('says through whom and since when', () => {
    const [found] = detectConflicts(entry, { ...stranger, ...employer('works', { until: '2024-02-29' }) }, rules);
    expect(found).toEqual({ kind: 'employer', source: 'detected', through: 'works', on: '2024-02-29' });
  });

  it('has a name for every kind in both languages', () => {
    for (const { kind } of conflictKinds)
      expect(texts.en[`conflict-${kind}`] && texts['zh-CN'][`conflict-${kind}`], kind).toBeTruthy();
  });

  it('are found for all pairs as for each pair, whatever they share', () => {
    const random = new Random(11);
    const places = ['works', 'mill', 'bureau', 'city', 'district', 'clinic'];
    const some = (most: number) => random.shuffle([...places]).slice(0, random.below(most + 1));
    const group = () => (random.below(3) === 0 ? 'holding' : null);
    for (let round = 0; round < 2000; round++) {
      const entries: EntrySide[] = Array.from({ length: 4 }, (_, at) => ({
        entryId: `e${at}`,
        unitId: places[random.below(places.length)]!,
        superiors: some(2),
        group: group(),
        recommendedBy: some(1),
      }));
      const assessors: AssessorSide[] = Array.from({ length: 4 }, (_, at) => ({
        assessorId: `a${at}`,
        employers: some(2).map((organisationId) => ({
          organisationId,
          until: random.below(2) === 0 ? null : '2024-01-01',
          superiors: some(2),
          group: group(),
        })),
        bodies: some(1),
        declared: some(1).map((unitId) => ({ unitId, tie: 'interest' as const })),
        earlierSheets: some(1).map((unitId) => ({ unitId, on: '2025-06-01' })),
      }));
      const found = findConflictPairs(entries, assessors, rules);
      const each = entries.flatMap((entry, e) =>
        assessors.flatMap((assessor, a) => {
          const kindsHere = new Set(detectConflicts(entry, assessor, rules).map(({ kind }) => kind));
          return kindsHere.size === 0 ? [] : [{ e, a, kinds: [...kindsHere] }];
        }),
      );
      expect(
        found.map(({ entry, assessor, ties }) => ({
          e: entry,
          a: assessor,
          kinds: [...new Set(ties.map(({ kind }) => kind))],
        })),
      ).toEqual(each);
    }
  });

  it('are told once for who left and came back, by what lasts', () => {
    const employers = ['2025-01-01', null].map((until) => ({ ...employer('works').employers[0]!, until }));
    const [pair] = findConflictPairs([entry], [{ ...stranger, employers }], rules);
    expect(pair?.ties).toEqual([{ kind: 'employer', source: 'detected', through: 'works', on: null }]);
  });
});

describe('the preview', () => {
  it('shows loads before and after, who is worst off, and what moves', () => {
    const read = readAssignmentProblem({
      entries: ['e1', 'e2'].map((id) => ({ id, coverage: 1 })),
      assessors: ['a1', 'a2'].map((id) => ({ id, min: 0, max: 2 })),
      affinities: { entry: [0, 0, 1, 1], assessor: [0, 1, 0, 1], score: [9, 1, 5, 4] },
    });
    if ('problems' in read) throw new Error('unreadable');
    const answer = solveAssignment(read.problem, { kind: 'total' });
    if (answer.status !== 'optimal') throw new Error(answer.status);
    expect(
      previewOf(read.problem, answer, [
        ['e1', 'a1'],
        ['e2', 'a2'],
      ]),
    ).toEqual({
      total: 14,
      minEntry: 5,
      poorest: ['e2'],
      loads: [
        { assessor: 'a1', load: 2, before: 1, min: 0, max: 2 },
        { assessor: 'a2', load: 0, before: 1, min: 0, max: 2 },
      ],
      added: [['e2', 'a1']],
      removed: [['e2', 'a2']],
    });
  });
});
