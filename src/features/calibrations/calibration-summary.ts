import type { Say } from '../../platform/i18n/catalogue.ts';
import { entryOrder } from './calibration-answer.ts';
import type { CalibrationOutcome } from './run-calibration.ts';

type Calibrated = Extract<CalibrationOutcome, { kind: 'calibrated' }>;

const mostEntries = 20;

/** The answer for a person at a terminal: the model, the reliability, the first entries, and what needs attention. */
export function calibrationSummary(answer: Calibrated, say: Say): string {
  const { calibration, scores } = answer;
  const { model, notices } = calibration;
  const error = model.method === 'exact' ? 'exact' : `iterative, error ${figure(model.relativeError * 100, 3)} %`;
  const counts = `${scores.score.length} scores of ${scores.assessorIds.length} assessors for ${scores.entryIds.length} entries`;
  return [
    `${counts} (${error})`,
    '',
    ...aligned([
      ['mean', figure(model.mean, 5)],
      ['variance of entries', figure(model.varianceEntry, 5)],
      ['variance of assessors', figure(model.varianceAssessor, 5)],
      ['variance of the noise', figure(model.varianceResidual, 5)],
      ...reliabilityRows(answer),
    ]),
    '',
    ...entryTable(answer),
    ...attention(answer),
    ...notices.map(({ code, params }) => `! ${say(code, params)}`),
    '',
  ].join('\n');
}

function reliabilityRows({ calibration: { reliability } }: Calibrated): string[][] {
  return (['icc1', 'icc2', 'icc3', 'icc1k', 'icc2k', 'icc3k'] as const).flatMap((form) => {
    const found = reliability[form];
    if (found === null) return [];
    const name = `ICC(${form[3]}${form.length > 4 ? ',k' : ''})`;
    return [[name, `${figure(found.value, 4)} (${figure(found.low, 3)} to ${figure(found.high, 3)})`]];
  });
}

function entryTable(answer: Calibrated): string[] {
  const { calibration, scores } = answer;
  const { entries } = calibration;
  const first = entryOrder(answer).subarray(0, mostEntries);
  const rows = [...first].map((at) => [
    `${entries.rank[at]}`,
    `${entries.rankLow[at]}–${entries.rankHigh[at]}`,
    `${entries.rawRank[at]}`,
    figure(entries.calibrated[at]!, 3),
    figure(entries.rawMean[at]!, 3),
    scores.entryIds[at]!,
  ]);
  const rest = scores.entryIds.length - first.length;
  const table = aligned([['rank', '90 %', 'raw rank', 'calibrated', 'raw mean', 'entry'], ...rows]);
  return rest > 0 ? [...table, `… and ${rest} more (--json or --out gives all)`] : table;
}

function attention({ calibration: { outliers, line }, scores, drift }: Calibrated): string[] {
  const names = (items: readonly { readonly assessor: number }[]) =>
    items.map(({ assessor }) => scores.assessorIds[assessor]).join(', ');
  const out: string[] = [''];
  if (outliers.severities.length > 0) out.push(`Severity apart from all others: ${names(outliers.severities)}`);
  if (outliers.scatters.length > 0) out.push(`Scores scatter more than others': ${names(outliers.scatters)}`);
  if (outliers.scoreCount > 0)
    out.push(`Scores far from what entry and assessor lead to expect: ${outliers.scoreCount}`);
  const drifted = drift?.filter(({ notable }) => notable) ?? [];
  if (drifted.length > 0) out.push(`Severity changed between early and late scores: ${names(drifted)}`);
  if (line) {
    const { sheets, total, beyond } = line.thirdReading;
    out.push(
      `Cut line after ${line.places}: ${line.contested.length} entries are sure on neither side.`,
      `Staying where they are estimated now, ${total} more sheets would settle ${sheets.length} of them; ${beyond.length} are too close for ${line.thirdReading.mostSheets} more each.`,
    );
  }
  return out.length > 1 ? out : [];
}

function figure(value: number, decimals: number): string {
  return value.toFixed(decimals);
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}
