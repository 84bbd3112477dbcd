import { texts as calibrationTexts } from '../../core/calibration/texts.ts';
import { texts as criteriaTexts } from '../../core/criteria/texts.ts';
import { texts as decisionTexts } from '../../core/decision/texts.ts';
import type { DecisionRule } from '../../core/decision/rules.ts';
import { type Line, say } from '../../core/scoring/line.ts';
import { texts as scoringTexts } from '../../core/scoring/texts.ts';
import type { Texts } from '../../core/text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import type { ReplyOf } from '../../platform/operation.ts';
import type { EditionRow } from '../editions/index.ts';
import type { getRanking } from './contract.ts';
import { problemsBefore } from './problems.ts';
import { findDecision, listDecidedEntries } from './queries.ts';
import { type RankedLine, rankEdition } from './rank.ts';
import { texts } from './texts.ts';

type Reply = ReplyOf<typeof getRanking>;

const sentences: Texts = {
  'zh-CN': { ...criteriaTexts['zh-CN'], ...scoringTexts['zh-CN'], ...decisionTexts['zh-CN'] },
  en: { ...criteriaTexts.en, ...scoringTexts.en, ...decisionTexts.en },
};
const catalogue = catalogueOf([texts, calibrationTexts]);

/** The ranking of the moment; once it is decided, what was decided, word for word and never worked out anew. */
export async function present(ctx: Ctx, edition: EditionRow): Promise<Reply> {
  return (await presentDecided(ctx, edition)) ?? presentNow(ctx, edition);
}

async function presentDecided(ctx: Ctx, edition: EditionRow): Promise<Reply | undefined> {
  const decision = await findDecision(ctx.db, edition.id);
  if (decision === undefined) return undefined;
  const { id, reasons, decidedAt, decidedBy, rule, cut, tiedAtCut, seed, expiring } = decision;
  const lines = await listDecidedEntries(ctx.db, { decisionId: id, editionId: edition.id });
  return {
    editionId: edition.id,
    rule: shownRule(rule),
    settings: { seed, expiring, expiringOnRegister: null, asks: [] },
    cut,
    tiedAtCut: [...tiedAtCut],
    lines: inOrder(lines).map((line) => shownLine(ctx, line)),
    problems: [],
    decision: { id, reasons, decidedAt, decidedBy: decidedBy ?? '' },
  };
}

async function presentNow(ctx: Ctx, edition: EditionRow): Promise<Reply> {
  const ranking = await rankEdition(ctx, edition);
  const say = catalogue.sayIn(ctx.language);
  return {
    editionId: edition.id,
    rule: shownRule(ranking.rule),
    settings: { ...ranking.settings, asks: asksOf(ranking.rule) },
    cut: ranking.cut,
    tiedAtCut: [...ranking.tiedAtCut],
    lines: inOrder(ranking.lines).map((line) => shownLine(ctx, line)),
    problems: problemsBefore(ctx, ranking.pack, ranking).map(({ code, pointer, params }) => ({
      code,
      pointer,
      message: say(code, params),
    })),
    decision: null,
  };
}

/** By rank, equals by number: the order must not jump when the ranking is decided. */
function inOrder<L extends { readonly rank: number | null; readonly number: string }>(lines: readonly L[]): L[] {
  return lines.toSorted((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9) || (a.number < b.number ? -1 : 1));
}

function shownRule(rule: DecisionRule): Reply['rule'] {
  return {
    kind: rule.kind,
    places: 'places' in rule && typeof rule.places === 'number' ? rule.places : null,
    atLeast: rule.atLeast === undefined ? null : String(rule.atLeast),
  };
}

/** What the office must set before such a rule can decide. */
function asksOf(rule: DecisionRule): Reply['settings']['asks'] {
  const ties = 'ties' in rule ? rule.ties : undefined;
  const isByLot = ties?.kind === 'lot' || (ties?.kind === 'criteria' && ties.otherwise === 'lot');
  return [...(isByLot ? (['seed'] as const) : []), ...(rule.kind === 'renewal-share' ? (['expiring'] as const) : [])];
}

function shownLine({ language }: Ctx, line: Omit<RankedLine, 'unitType' | 'byStage'>): Reply['lines'][number] {
  const { entryId, number, nameZh, nameEn, sector, district, rank, total, outcome, sheets, openSheets } = line;
  const unitName = { zh: nameZh, en: nameEn };
  const explanation = saidLines(line.explanation, language);
  return { entryId, number, unitName, sector, district, rank, total, outcome, sheets, openSheets, explanation };
}

function saidLines(lines: readonly Line[], language: Ctx['language']) {
  return lines.map((line) => ({ code: line.code, message: say(line, language, sentences) }));
}
