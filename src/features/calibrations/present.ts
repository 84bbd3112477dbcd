import { texts as coreTexts } from '../../core/calibration/texts.ts';
import type { Problem } from '../../core/problem.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import type { ReplyOf } from '../../platform/operation.ts';
import type { Calibrated } from './calibrate-edition.ts';
import { entryOrder } from './calibration-answer.ts';
import type { getCalibration } from './contract.ts';
import type { listNames } from './queries.ts';

export type Answer = NonNullable<ReplyOf<typeof getCalibration>['answer']>;

const catalogue = catalogueOf([coreTexts]);

export function told(ctx: Ctx, problems: readonly Problem[]): { code: string; message: string }[] {
  const say = catalogue.sayIn(ctx.language);
  return problems.map(({ code, params }) => ({ code, message: say(code, params) }));
}

type Names = Awaited<ReturnType<typeof listNames>>;

/** The figures with the names of those they are about: entries best first, assessors from the most severe. */
export function answerOf(ctx: Ctx, found: Calibrated, names: Names): Answer {
  const { calibration, scores } = found;
  const { model, components, reliability, outliers, line } = calibration;
  const { alpha, scoresPerEntry, ...forms } = reliability;
  return {
    mean: model.mean,
    varianceEntry: model.varianceEntry,
    varianceAssessor: model.varianceAssessor,
    varianceResidual: model.varianceResidual,
    method: model.method,
    relativeError: model.relativeError,
    draws: calibration.draws,
    components: components.count,
    notices: told(ctx, calibration.notices),
    entries: entriesOf(found, names),
    assessors: assessorsOf(found, names),
    reliability: { ...forms, alphaInterval: alpha.interval, alphaOrdinal: alpha.ordinal, scoresPerEntry },
    outlierCount: outliers.scoreCount,
    outliers: outliers.scores.map(({ score, z }) => ({
      entryId: scores.entryIds[scores.entry[score]!]!,
      assessorId: scores.assessorIds[scores.assessor[score]!]!,
      score: scores.score[score]!,
      z,
    })),
    line: line && {
      places: line.places,
      confidence: line.confidence,
      pairs: line.pairs.map(({ above, below, chance }) => ({
        above: scores.entryIds[above]!,
        below: scores.entryIds[below]!,
        chance,
      })),
      moreSheets: line.thirdReading.total,
      beyond: line.thirdReading.beyond.map((at) => scores.entryIds[at]!),
      mostSheets: line.thirdReading.mostSheets,
    },
  };
}

function entriesOf(found: Calibrated, names: Names): Answer['entries'] {
  const { calibration, scores } = found;
  const { entries, components, line } = calibration;
  const contested = new Set(line?.contested);
  const more = new Map(line?.thirdReading.sheets.map((sheet) => [sheet.entry, sheet.more]));
  return Array.from(entryOrder(found), (at) => {
    const entryId = scores.entryIds[at]!;
    const named = names.entries.get(entryId);
    return {
      entryId,
      number: named?.number ?? '',
      unitName: { zh: named?.nameZh ?? '', en: named?.nameEn ?? '' },
      sheets: entries.count[at]!,
      rawMean: entries.rawMean[at]!,
      calibrated: entries.calibrated[at]!,
      standardError: entries.standardError[at]!,
      rawRank: entries.rawRank[at]!,
      rank: entries.rank[at]!,
      rankLow: entries.rankLow[at]!,
      rankHigh: entries.rankHigh[at]!,
      component: components.ofEntry[at]!,
      chanceAbove: line === null ? null : line.chanceAbove[at]!,
      isContested: contested.has(at),
      moreSheets: more.get(at) ?? null,
    };
  });
}

function assessorsOf({ calibration, scores, drift }: Calibrated, names: Names): Answer['assessors'] {
  const { assessors, components, outliers } = calibration;
  const severe = new Map(outliers.severities.map(({ assessor, z }) => [assessor, z]));
  const scattered = new Map(outliers.scatters.map(({ assessor, ratio }) => [assessor, ratio]));
  const drifts = new Map(drift?.map((found) => [found.assessor, found]));
  const rows = scores.assessorIds.map((assessorId, at) => {
    const drifted = drifts.get(at);
    return {
      assessorId,
      name: names.assessors.get(assessorId) ?? '',
      sheets: assessors.count[at]!,
      severity: assessors.severity[at]!,
      standardError: assessors.standardError[at]!,
      component: components.ofAssessor[at]!,
      severityZ: severe.get(at) ?? null,
      scatter: scattered.get(at) ?? null,
      drift:
        drifted === undefined
          ? null
          : { change: drifted.change, standardError: drifted.standardError, isNotable: drifted.notable },
    };
  });
  return rows.toSorted((a, b) => a.severity - b.severity || (a.assessorId < b.assessorId ? -1 : 1));
}
