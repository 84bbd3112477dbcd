import type { Ctx } from '../../platform/ctx.ts';
import { recordEvent } from '../../platform/db/events.ts';
import type { InputOf, ReplyOf } from '../../platform/operation.ts';
import { notFound, Refusal } from '../../platform/refusal.ts';
import { type EditionRow, findEdition, findEditionForUpdate } from '../editions/index.ts';
import type { decideEdition, getRanking, withdrawDecision } from './contract.ts';
import { mayDecide, maySeeRanking } from './policy.ts';
import { present } from './present.ts';
import { problemsBefore } from './problems.ts';
import { type DecidedLine, findDecision, markDecisionWithdrawn, saveDecision } from './queries.ts';
import { rankEdition } from './rank.ts';

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
  const problems = problemsBefore(ctx, ranking.pack, ranking);
  if (problems.length > 0) throw new Refusal(422, 'decision-not-ready', { problems });
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
      cut: ranking.cut,
      tiedAtCut: ranking.tiedAtCut,
      seed: ranking.options.seed ?? null,
      expiring: ranking.options.expiring ?? null,
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

/** The edition, locked, if the actor may decide it. */
export async function editionToDecide(ctx: Ctx, editionId: string): Promise<EditionRow> {
  const edition = await findEditionForUpdate(ctx.db, editionId);
  if (edition === undefined || !mayDecide(ctx.actor, edition.bodyId)) throw notFound();
  return edition;
}
