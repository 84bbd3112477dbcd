import { texts as calibrationTexts } from '../../core/calibration/texts.ts';
import { texts as criteriaTexts } from '../../core/criteria/texts.ts';
import { texts as decisionTexts } from '../../core/decision/texts.ts';
import { say } from '../../core/scoring/line.ts';
import { texts as scoringTexts } from '../../core/scoring/texts.ts';
import type { Texts } from '../../core/text.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import { catalogueOf } from '../../platform/i18n/catalogue.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { type EditionRow, findEdition, findEditionForUpdate } from '../editions/index.ts';
import type { decideEdition, getRanking, withdrawDecision } from './contract.ts';
import { mayDecide, maySeeRanking } from './policy.ts';
import { type DecidedLine, findDecision, listDecisionLines, markDecisionWithdrawn, saveDecision } from './queries.ts';
import { rankEdition, type Ranking } from './rank.ts';
import { texts } from './texts.ts';

type Reply = ReplyOf<typeof getRanking>;

export async function rankingFor(ctx: Ctx, { params }: InputOf<typeof getRanking>): Promise<Reply> {
  const edition = await findEdition(ctx.db, params.editionId);
  if (edition === undefined || !maySeeRanking(ctx.actor, edition.bodyId)) throw notFound();
  return present(ctx, edition);
}

export async function decideByRule(ctx: Ctx, { params, body }: InputOf<typeof decideEdition>): Promise<Reply> {
  const edition = await editionToDecide(ctx, params.editionId);
  if ((await findDecision(ctx.db, edition.id)) !== undefined) throw new Refusal(409, 'edition-already-decided');
  const stage = edition.stages.find(({ kind }) => kind === 'decision');
  if (stage === undefined || ctx.now < stage.opensAt) {
    throw new Refusal(409, 'decision-stage-not-open', {
      params: { now: ctx.now.toISOString(), opensAt: stage?.opensAt.toISOString() ?? '' },
    });
  }
  const ranking = await rankEdition(ctx, edition);
  if (ranking.problems.length > 0) throw new Refusal(422, 'decision-not-ready', { problems: ranking.problems });
  const id = ctx.newId();
  const lines = ranking.lines.map(({ entryId, rank, total, outcome, explanation }): DecidedLine => {
    if (outcome === 'undecided')
      throw new Error(`entry ${entryId} is undecided, which is one of the problems refused above`);
    return { entryId, rank, total, outcome, explanation };
  });
  const { id: editionId, bodyId, places } = edition;
  await saveDecision(
    ctx.db,
    {
      id,
      editionId,
      bodyId,
      rule: ranking.rule,
      places,
      reasons: body.reasons,
      decidedAt: ctx.now,
      decidedBy: ctx.actor.personId,
    },
    lines,
  );
  const named = lines.filter(({ outcome }) => outcome === 'named').length;
  await recordEvent(ctx, {
    kind: 'edition.decided',
    subject: { type: 'edition', id: editionId },
    bodyId,
    after: { decisionId: id, named, cut: ranking.cut, ...body },
  });
  return present(ctx, edition);
}

export async function takeDecisionBack(ctx: Ctx, { params, body }: InputOf<typeof withdrawDecision>): Promise<void> {
  const edition = await editionToDecide(ctx, params.editionId);
  const decision = await findDecision(ctx.db, edition.id);
  if (decision === undefined) throw new Refusal(409, 'decision-missing');
  if (decision.isPublished) throw new Refusal(409, 'notice-already-published');
  await markDecisionWithdrawn(ctx.db, decision.id, { withdrawnAt: ctx.now, withdrawnReason: body.reason });
  await recordEvent(ctx, {
    kind: 'edition.decision-withdrawn',
    subject: { type: 'edition', id: edition.id },
    bodyId: edition.bodyId,
    before: { decisionId: decision.id },
    after: body,
  });
}

async function editionToDecide(ctx: Ctx, editionId: string): Promise<EditionRow> {
  const edition = await findEditionForUpdate(ctx.db, editionId);
  if (edition === undefined || !mayDecide(ctx.actor, edition.bodyId)) throw notFound();
  return edition;
}

const sentences: Texts = {
  'zh-CN': { ...criteriaTexts['zh-CN'], ...scoringTexts['zh-CN'], ...decisionTexts['zh-CN'] },
  en: { ...criteriaTexts.en, ...scoringTexts.en, ...decisionTexts.en },
};
const catalogue = catalogueOf([texts, calibrationTexts]);

/** The ranking of the moment, or what was decided of it. */
async function present(ctx: Ctx, edition: EditionRow): Promise<Reply> {
  const decision = await findDecision(ctx.db, edition.id);
  const now = await rankEdition(ctx, edition);
  const decided = decision === undefined ? now : withDecision(now, await listDecisionLines(ctx.db, decision.id));
  const { rule } = decided;
  return {
    editionId: edition.id,
    rule: {
      kind: rule.kind,
      places: 'places' in rule && typeof rule.places === 'number' ? rule.places : null,
      atLeast: 'atLeast' in rule && rule.atLeast !== undefined ? String(rule.atLeast) : null,
    },
    cut: decided.cut,
    tiedAtCut: [...decided.tiedAtCut],
    lines: decided.lines.map(({ nameZh, nameEn, unitType: _, explanation, ...line }) => ({
      ...line,
      unitName: { zh: nameZh, en: nameEn },
      explanation: explanation.map((why) => ({ code: why.code, message: say(why, ctx.language, sentences) })),
    })),
    problems:
      decision === undefined
        ? decided.problems.map(({ code, pointer, params }) => ({
            code,
            pointer,
            message: catalogue.sayIn(ctx.language)(code, params),
          }))
        : [],
    decision:
      decision === undefined
        ? null
        : {
            id: decision.id,
            reasons: decision.reasons,
            decidedAt: decision.decidedAt,
            decidedBy: decision.decidedBy ?? '',
          },
  };
}

/** What was decided stands as it was written, whatever changes after. */
function withDecision(ranking: Ranking, decided: readonly DecidedLine[]): Ranking {
  const byEntry = new Map(decided.map((line) => [line.entryId, line]));
  const lines = ranking.lines.flatMap((line) => {
    const fixed = byEntry.get(line.entryId);
    return fixed === undefined ? [] : [{ ...line, ...fixed }];
  });
  return {
    ...ranking,
    lines: lines.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.number < b.number ? -1 : 1)),
  };
}
