import type { Problem } from '../../core/problem.ts';
import { toText } from '../../core/ratio.ts';
import { type Marks, problemsInSheet } from '../../core/scoring/sheet.ts';
import { texts as scoringTexts } from '../../core/scoring/texts.ts';
import { totalOf } from '../../core/scoring/total.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import type { ReplyOf } from '../../platform/operation.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { getScoreSheet } from './contract.ts';
import type { KeptMarks, SheetRow } from './queries.ts';

const scoring = catalogueOf([scoringTexts]);

export type Sheet = ReplyOf<typeof getScoreSheet>;

/** The sheet as its assessor and the office read it, with its total and all that is wrong with it. */
export function shown(ctx: Ctx, row: SheetRow): Sheet {
  const { nameZh, nameEn, programmeZh, programmeEn, pack, choices, ...sheet } = row;
  const marks = marksOf(sheet.marks);
  const say = scoring.sayIn(ctx.language);
  const stage = pack.stages.find(({ id }) => id === sheet.stage);
  return {
    ...sheet,
    stageName: stage?.text ?? { zh: sheet.stage, en: sheet.stage },
    choices: {
      unitType: choices.unitType ?? '',
      chosen: { ...choices.chosen },
      notApplicable: [...(choices.notApplicable ?? [])],
      substitutes: { ...choices.substitutes },
    },
    entryNumber: sheet.entryNumber ?? '',
    unitName: { zh: nameZh, en: nameEn },
    programmeName: { zh: programmeZh, en: programmeEn },
    total: toText(totalOf(pack, marks, choices).exact),
    problems: problemsIn(row, marks, { final: true }).map(({ code, pointer, params }) => ({
      code,
      pointer,
      message: say(code, params),
    })),
  };
}

export function marksOf(kept: KeptMarks): Marks {
  return Object.fromEntries(
    Object.entries(kept).flatMap(([indicator, { mark }]) => (mark === undefined ? [] : [[indicator, mark]])),
  );
}

/** All that is wrong with the marks of a sheet, as the entry was submitted and as its stage asks. */
export function problemsIn({ pack, choices, stage }: SheetRow, marks: Marks, { final }: { final: boolean }): Problem[] {
  return problemsInSheet(pack, marks, { final, choices, stage }).map((problem) => ({
    ...problem,
    pointer: `/marks${problem.pointer}`,
  }));
}

export function refuseIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(422, 'score-sheet-invalid', { problems });
}
