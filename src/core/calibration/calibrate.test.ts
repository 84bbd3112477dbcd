import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import type { CalibrationOptions } from './calibrate.ts';
import { calibrate } from './calibrate.ts';
import { generatedPanel } from './fixtures/generated-panels.fixture.ts';
import { figureSkating, rowsOf, soundScores, tenThousand } from './fixtures/panels.fixture.ts';
import type { ScoreRow, Scores } from './scores.ts';
import { texts } from './texts.ts';

function calibrated(scores: Scores, options: Partial<CalibrationOptions> = {}) {
  const answer = calibrate(scores, { random: new Random(1), draws: 200, ...options });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.calibration;
}

function problemsOf(rows: readonly ScoreRow[], options: Partial<CalibrationOptions> = {}): readonly string[] {
  const answer = calibrate(soundScores(rows), { random: new Random(1), ...options });
  return 'problems' in answer ? answer.problems.map(({ code }) => code) : [];
}

function spearman(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const ranks = (values: ArrayLike<number>) => {
    const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
    const out = new Float64Array(values.length);
    order.forEach((item, at) => (out[item] = at - (values.length - 1) / 2));
    return out;
  };
  const [a, b] = [ranks(one), ranks(other)];
  const dot = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** The true values in the order of the scores' entries. */
function truthOf(scores: Scores, truth: Float64Array, ids: readonly string[] = scores.entryIds): Float64Array {
  return Float64Array.from(ids, (id) => truth[Number(id.slice(1))]!);
}

const { panel: tenK, scores: tenKScores } = tenThousand();

describe('ten thousand scores with known truth', () => {
  const found = calibrated(tenKScores, { places: 500 });
  const truth = truthOf(tenKScores, tenK.trueEntry);

  test('the calibrated order is nearer to the truth than raw means', () => {
    expect(spearman(found.entries.rawMean, truth)).toBeCloseTo(0.867, 3);
    expect(spearman(found.entries.calibrated, truth)).toBeCloseTo(0.918, 3);
    expect(
      spearman(found.assessors.severity, truthOf(tenKScores, tenK.trueSeverity, tenKScores.assessorIds)),
    ).toBeGreaterThan(0.95);
  });

  test('the line: chances fall with the rank, and only doubtful entries are contested', () => {
    const line = found.line!;
    const total = line.chanceAbove.reduce((sum, chance) => sum + chance, 0);
    expect(total).toBeCloseTo(500, 6);
    const doubtful = [...line.chanceAbove.keys()].filter(
      (i) => line.chanceAbove[i]! > 0.05 && line.chanceAbove[i]! < 0.95,
    );
    expect(new Set(line.contested)).toEqual(new Set(doubtful));
    expect(spearman(line.chanceAbove, found.entries.rank)).toBeLessThan(-0.6);
    expect(line.pairs.length).toBeGreaterThan(0);
    for (const { above, below, chance } of line.pairs) {
      expect(found.entries.rank[above]).toBeLessThanOrEqual(500);
      expect(found.entries.rank[below]).toBeGreaterThan(500);
      expect(Math.abs(chance - 0.5)).toBeLessThan(0.45);
    }
  });

  test('the third reading asks for contested entries only, and leaves those on the line to a rule', () => {
    const { contested, thirdReading } = found.line!;
    const asked = [...thirdReading.sheets.map(({ entry }) => entry), ...thirdReading.beyond];
    expect(new Set(asked)).toEqual(new Set(contested));
    expect(asked).toHaveLength(contested.length);
    expect(thirdReading.total).toBe(thirdReading.sheets.reduce((sum, { more }) => sum + more, 0));
    const distance = (entry: number) => Math.abs(found.line!.chanceAbove[entry]! - 0.5);
    const few = thirdReading.sheets.filter(({ more }) => more === 1).map(({ entry }) => distance(entry));
    expect(Math.min(...few)).toBeGreaterThan(Math.min(...thirdReading.beyond.map(distance)));
  });

  test('has nothing to warn of, and no outlier where there is none', () => {
    expect(found.notices).toEqual([]);
    expect(found.outliers).toEqual({ severities: [], scatters: [], scores: [], scoreCount: 0 });
    expect(found.reliability.icc3!.value).toBeCloseTo(1.03051168 / (1.03051168 + 0.63031006), 6);
  });
});

test('reliability of the levels of the ten thousand', () => {
  const levels = soundScores(rowsOf(tenK, tenK.level));
  const { alpha } = calibrated(levels, { draws: 10 }).reliability;
  expect(alpha.ordinal).toBeCloseTo(0.43339, 6);
  expect(alpha.interval).toBeCloseTo(0.447904, 6);
});

test('90 % rank intervals hold the true rank in 88 to 92 % of 200 panels', () => {
  let held = 0;
  let asked = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const panel = generatedPanel(60, 12, 4, seed);
    const scores = soundScores(rowsOf(panel));
    const { entries } = calibrated(scores, { random: new Random(seed), draws: 400 });
    const truth = truthOf(scores, panel.trueEntry);
    truth.forEach((value, i) => {
      const rank = 1 + truth.filter((other) => other > value).length;
      held += rank >= entries.rankLow[i]! && rank <= entries.rankHigh[i]! ? 1 : 0;
      asked += 1;
    });
  }
  expect(held / asked).toBeGreaterThan(0.88);
  expect(held / asked).toBeLessThan(0.92);
});

test('the same seed gives the same answer, another seed other intervals', () => {
  const scores = soundScores(rowsOf(generatedPanel(60, 12, 3, 5)));
  expect(calibrated(scores, { places: 10 })).toEqual(calibrated(scores, { places: 10 }));
  const other = calibrated(scores, { random: new Random(2) });
  expect(other.entries.calibrated).toEqual(calibrated(scores).entries.calibrated);
  expect(other.entries.rankLow).not.toEqual(calibrated(scores).entries.rankLow);
});

describe('outliers', () => {
  const skating = figureSkating();
  const judge = skating.assessorIds.indexOf('j1');

  test('the judge far from all others is named first', () => {
    const { outliers, assessors } = calibrated(skating, { draws: 10 });
    expect(assessors.severity[judge]).toBeCloseTo(-7.0124, 3);
    expect(outliers.severities[0]!.assessor).toBe(judge);
  });

  test('a robust fit does not let that judge widen the variance of severities', () => {
    const plain = calibrated(skating, { draws: 10 });
    const robust = calibrated(skating, { draws: 10, robust: true });
    expect(robust.model.varianceAssessor).toBeLessThan(plain.model.varianceAssessor / 4);
    expect(robust.assessors.severity[judge]).toBeLessThan(-6.5);
  });

  test('a robust fit is nearer to the truth when some scores are slips', () => {
    const panel = generatedPanel(300, 30, 4, 8);
    const slips = panel.score.map((score, i) => (i % 29 === 0 ? score + 9 : score));
    const scores = soundScores(rowsOf(panel, slips));
    const truth = truthOf(scores, panel.trueEntry);
    const [plain, robust] = [calibrated(scores), calibrated(scores, { robust: true })];
    expect(spearman(robust.entries.calibrated, truth)).toBeGreaterThan(
      spearman(plain.entries.calibrated, truth) + 0.05,
    );
    expect(robust.outliers.scoreCount).toBeGreaterThan(30);
    for (const { score } of robust.outliers.scores.slice(0, 30)) {
      const row = [...rowsOf(panel, slips)].findIndex(
        ({ entry, assessor }) =>
          entry === scores.entryIds[scores.entry[score]!] && assessor === scores.assessorIds[scores.assessor[score]!],
      );
      expect(row % 29).toBe(0);
    }
  });
});

describe('noise of each assessor', () => {
  test('is found where assessors differ, and helps the order', () => {
    const panel = generatedPanel(400, 40, 4, 21);
    const random = new Random(3);
    const careless = (assessor: number) => assessor % 4 === 0;
    const values = panel.score.map((score, i) => score + (careless(panel.assessor[i]!) ? 3 : 0) * random.normal());
    const scores = soundScores(rowsOf(panel, values));
    const found = calibrated(scores, { assessorNoise: true });
    const ratios = found.assessors.noiseRatio!;
    const of = (wanted: boolean) =>
      scores.assessorIds.flatMap((id, at) => (careless(Number(id.slice(1))) === wanted ? [ratios[at]!] : []));
    expect(Math.min(...of(true))).toBeGreaterThan(2 * Math.max(...of(false)));
    const truth = truthOf(scores, panel.trueEntry);
    expect(spearman(found.entries.calibrated, truth)).toBeGreaterThan(
      spearman(calibrated(scores).entries.calibrated, truth) + 0.02,
    );
  });

  test('is near one where assessors do not differ', () => {
    const scores = soundScores(rowsOf(generatedPanel(400, 40, 4, 22)));
    const ratios = calibrated(scores, { assessorNoise: true }).assessors.noiseRatio!;
    for (const ratio of ratios) expect(Math.abs(Math.log(ratio))).toBeLessThan(0.35);
  });
});

test('groups without a common assessor are ranked apart and share no line', () => {
  const [one, other] = [generatedPanel(20, 5, 3, 1), generatedPanel(15, 4, 3, 2)];
  const rows = [
    ...rowsOf(one),
    ...[...rowsOf(other)].map((row) => ({
      entry: `x${row.entry}`,
      assessor: `x${row.assessor}`,
      score: row.score + 5,
    })),
  ];
  const found = calibrated(soundScores(rows), { places: 5 });
  expect(found.components.count).toBe(2);
  expect([...found.components.entries]).toEqual([20, 15]);
  expect(found.line).toBeNull();
  expect(found.notices.map(({ code }) => code)).toEqual(['calibration-disconnected', 'calibration-no-common-line']);
  expect(Math.max(...found.entries.rankHigh.filter((_, i) => found.components.ofEntry[i] === 1))).toBeLessThanOrEqual(
    15,
  );
  for (const group of [0, 1])
    expect(found.entries.rank.filter((_, i) => found.components.ofEntry[i] === group)).toContain(1);
});

describe('what cannot be calibrated is said', () => {
  const row = (entry: string, assessor: string, score = 1) => ({ entry, assessor, score });
  test.each([
    ['one row', [row('a', 'x')], 'calibration-too-few-scores'],
    ['one assessor', ['a', 'b', 'c'].map((entry, i) => row(entry, 'x', i)), 'calibration-one-assessor'],
    ['one entry', ['x', 'y', 'z'].map((assessor, i) => row('a', assessor, i)), 'calibration-one-entry'],
    ['one score per entry', [row('a', 'x', 1), row('b', 'x', 2), row('c', 'y', 3)], 'calibration-one-score-per-entry'],
    [
      'one score per assessor',
      [row('a', 'x', 1), row('a', 'y', 2), row('b', 'z', 3)],
      'calibration-one-score-per-assessor',
    ],
    ['constant scores', [row('a', 'x'), row('a', 'y'), row('b', 'x'), row('b', 'y')], 'calibration-scores-constant'],
    [
      'scores too close for floating point',
      [row('a', 'x', 1e-200), row('a', 'y', 2e-200), row('b', 'x', 3e-200), row('b', 'y', 0)],
      'calibration-scores-constant',
    ],
    [
      'no noise',
      [0, 1, 2, 3].flatMap((e) => [0, 1, 2].map((a) => row(`e${e}`, `a${a}`, e + 2 * a))),
      'calibration-no-noise',
    ],
  ])('%s', (_, rows, code) => {
    expect(problemsOf(rows)).toEqual([code]);
  });

  const sound = [...rowsOf(generatedPanel(10, 4, 2, 1))];
  test.each([
    [{ draws: 0 }, 'calibration-draws-out-of-range'],
    [{ draws: 1e9 }, 'calibration-draws-out-of-range'],
    [{ places: 10 }, 'calibration-places-out-of-range'],
    [{ places: 0 }, 'calibration-places-out-of-range'],
    [{ confidence: 1 }, 'calibration-confidence-out-of-range'],
    [{ ordinal: true, robust: true }, 'calibration-ordinal-alone'],
    [{ ordinal: true }, 'ordinal-not-integers'],
  ])('options %o', (options, code) => {
    expect(problemsOf(sound, options)).toContain(code);
  });

  test('every sentence exists in both languages with the same parameters', () => {
    const { 'zh-CN': chinese, en: english } = texts;
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });
});

test('the smallest panels give an answer', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Random(seed);
    const [entries, assessors] = [2 + random.below(4), 2 + random.below(3)];
    const rows = Array.from({ length: entries * assessors }, (_, i) => ({
      entry: `e${i % entries}`,
      assessor: `a${Math.floor(i / entries)}`,
      score: random.below(4),
    })).filter(() => random.uniform() < 0.8);
    if (rows.length === 0) continue;
    const answer = calibrate(soundScores(rows), { random, draws: 50 });
    if ('problems' in answer) {
      for (const { code } of answer.problems) expect(texts.en[code]).toBeDefined();
      continue;
    }
    const { entries: columns, model } = answer.calibration;
    expect([...columns.calibrated, ...columns.standardError, model.remlCriterion].every(Number.isFinite)).toBe(true);
    columns.rank.forEach((rank, i) => {
      expect(columns.rankLow[i]).toBeLessThanOrEqual(columns.rankHigh[i]!);
      expect(rank).toBeGreaterThanOrEqual(1);
    });
  }
});
