import type { CalibrationOutcome } from './run-calibration.ts';

type Calibrated = Extract<CalibrationOutcome, { kind: 'calibrated' }>;

/**
 * The answer of `calibrate` as JSON, piece by piece: two hundred thousand entries would otherwise stand in memory twice
 * over. Entries come component by component, best first; assessors by identifier. Figures are in full.
 */
export function* calibrationJson(answer: Calibrated): Generator<string> {
  const { calibration, scores } = answer;
  const { model, reliability, components, outliers, notices, draws } = calibration;
  yield `{\n"status": "calibrated",\n"model": ${JSON.stringify(model)},\n"draws": ${draws},\n"notices": ${JSON.stringify(notices)}`;
  yield* list('entries', entryOrder(answer), (at) => entryRow(answer, at));
  yield* list('assessors', scores.assessorIds.keys(), (at) => assessorRow(answer, at));
  yield `,\n"reliability": ${JSON.stringify(reliabilityRow(reliability))}`;
  yield* list('components', components.entries.keys(), (at) => ({
    component: at,
    entries: components.entries[at],
    assessors: components.assessors[at],
  }));
  yield `,\n"outliers": ${JSON.stringify(outlierRows(outliers, scores))}`;
  yield `,\n"line": ${JSON.stringify(lineRow(answer))}`;
  yield `,\n"drift": ${JSON.stringify(driftRows(answer))}\n}\n`;
}

function* list(name: string, items: Iterable<number>, rowOf: (item: number) => unknown): Generator<string> {
  yield `,\n"${name}": [`;
  let rows: string[] = [];
  let first = true;
  for (const item of items) {
    rows.push(`${first ? '\n' : ',\n'}${JSON.stringify(rowOf(item))}`);
    first = false;
    if (rows.length === 1000) {
      yield rows.join('');
      rows = [];
    }
  }
  yield `${rows.join('')}\n]`;
}

/** Positions of the entries by component, then rank, then identifier. */
export function entryOrder({ calibration: { entries, components } }: Calibrated): Int32Array {
  const { rank } = entries;
  const { ofEntry } = components;
  return Int32Array.from(rank.keys()).sort(
    (one, other) => ofEntry[one]! - ofEntry[other]! || rank[one]! - rank[other]! || one - other,
  );
}

function entryRow({ calibration: { entries, components, line }, scores }: Calibrated, at: number) {
  return {
    id: scores.entryIds[at],
    count: entries.count[at],
    rawMean: entries.rawMean[at],
    calibrated: entries.calibrated[at],
    standardError: entries.standardError[at],
    rawRank: entries.rawRank[at],
    rank: entries.rank[at],
    rankLow: entries.rankLow[at],
    rankHigh: entries.rankHigh[at],
    component: components.ofEntry[at],
    ...(line ? { chanceAbove: line.chanceAbove[at] } : {}),
  };
}

function assessorRow({ calibration: { assessors, components }, scores }: Calibrated, at: number) {
  return {
    id: scores.assessorIds[at],
    count: assessors.count[at],
    severity: assessors.severity[at],
    standardError: assessors.standardError[at],
    component: components.ofAssessor[at],
    ...(assessors.noiseRatio ? { noiseRatio: assessors.noiseRatio[at] } : {}),
  };
}

function reliabilityRow({ icc1, icc2, icc3, icc1k, icc2k, icc3k, ...rest }: Calibrated['calibration']['reliability']) {
  const { alpha, scoresPerEntry } = rest;
  const forms = { icc1, icc2, icc3, icc1k, icc2k, icc3k };
  const values = Object.fromEntries(Object.entries(forms).map(([form, found]) => [form, found?.value ?? null]));
  return {
    ...values,
    alphaNominal: alpha.nominal,
    alphaOrdinal: alpha.ordinal,
    alphaInterval: alpha.interval,
    alphaRatio: alpha.ratio,
    scoresPerEntry,
    intervals: forms,
  };
}

function outlierRows(outliers: Calibrated['calibration']['outliers'], scores: Calibrated['scores']) {
  return {
    severities: outliers.severities.map(({ assessor, z }) => ({ id: scores.assessorIds[assessor], z })),
    scatters: outliers.scatters.map(({ assessor, ratio }) => ({ id: scores.assessorIds[assessor], ratio })),
    scores: outliers.scores.map(({ score, z }) => ({
      entry: scores.entryIds[scores.entry[score]!],
      assessor: scores.assessorIds[scores.assessor[score]!],
      score: scores.score[score],
      z,
    })),
    scoreCount: outliers.scoreCount,
  };
}

function lineRow({ calibration: { line }, scores }: Calibrated) {
  if (line === null) return null;
  const id = (at: number) => scores.entryIds[at];
  return {
    places: line.places,
    confidence: line.confidence,
    contested: line.contested.map(id),
    pairs: line.pairs.map(({ above, below, chance }) => ({ above: id(above), below: id(below), chance })),
    pairWindow: line.pairWindow,
    thirdReading: {
      sheets: line.thirdReading.sheets.map(({ entry, more }) => ({ entry: id(entry), more })),
      total: line.thirdReading.total,
      beyond: line.thirdReading.beyond.map(id),
      mostSheets: line.thirdReading.mostSheets,
    },
  };
}

function driftRows({ drift, scores }: Calibrated) {
  return drift && drift.map(({ assessor, ...rest }) => ({ id: scores.assessorIds[assessor], ...rest }));
}
