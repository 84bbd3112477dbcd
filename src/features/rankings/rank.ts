import { dateAt } from '../../core/calendar.ts';
import type { Pack, Stage } from '../../core/criteria/pack.ts';
import { assess } from '../../core/decision/assess.ts';
import { decide, ruleFor } from '../../core/decision/decide.ts';
import type { Outcome } from '../../core/decision/places.ts';
import type { DecisionRule } from '../../core/decision/rules.ts';
import type { Problem } from '../../core/problem.ts';
import { toExact } from '../../core/ratio.ts';
import type { Line } from '../../core/scoring/line.ts';
import { mayReplace } from '../../core/scoring/sheet.ts';
import { type Move, movesOf, type StageSheet } from '../../core/scoring/stages.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { chosenShifts, problemsInOrder, shiftIn, type Shifts } from '../calibrated-orders/index.ts';
import { type EditionRow, getPackOfEdition } from '../editions/index.ts';
import { listSubmittedChoices } from '../entries/index.ts';
import { type KeptMarks, listSubmittedSheets } from '../score-sheets/index.ts';
import { listFacts, listIncidents } from '../findings/index.ts';
import { listRankedEntries, type RankedEntry } from './queries.ts';

export interface RankedLine extends RankedEntry {
  readonly rank: number | null;
  readonly total: string | null;
  readonly outcome: Outcome;
  readonly explanation: readonly Line[];
}

export interface Ranking {
  readonly rule: DecisionRule;
  readonly cut: string | null;
  readonly tiedAtCut: readonly string[];
  readonly lines: readonly RankedLine[];
  readonly problems: readonly Problem[];
}

/**
 * The ranking as it stands at this moment, worked out anew from sheets, facts and incidents: six queries, any size. The
 * order is that of the totals, or the calibrated one where the office chose it, unless the shifts are handed in.
 */
export async function rankEdition(ctx: Ctx, edition: EditionRow, shifts?: Shifts): Promise<Ranking> {
  const order = shifts === undefined ? await chosenShifts(ctx, edition.id) : { shifts };
  const pack = await getPackOfEdition(ctx.db, edition.id);
  const entries = await listRankedEntries(ctx.db, edition.id);
  const sheets = Map.groupBy(await listSubmittedSheets(ctx.db, edition.id), ({ entryId }) => entryId);
  const facts = Map.groupBy(await listFacts(ctx.db, { editionId: edition.id }), ({ entryId }) => entryId);
  const incidents = Map.groupBy(await listIncidents(ctx.db, { editionId: edition.id }), ({ entryId }) => entryId);
  const occasion = {
    period: { from: edition.periodFrom, to: edition.periodTo },
    asOf: dateAt(ctx.now.getTime(), ctx.zone),
  };
  const choices = await listSubmittedChoices(ctx.db, { editionId: edition.id });
  const moves = new Map<string, readonly Move[]>();
  const candidates = entries.map(({ entryId, unitType, sector, district }) => {
    const record = {
      id: entryId,
      sheets: (sheets.get(entryId) ?? []).map(({ stage, marks }) => stageSheet(stage, marks)),
      choices: choices.get(entryId) ?? { unitType },
      groups: { sector, district, 'unit-type': unitType },
      facts: Object.fromEntries((facts.get(entryId) ?? []).map(({ fact, value }) => [fact, value])),
      events: (incidents.get(entryId) ?? []).flatMap(({ veto, happenedOn: date, confirmed, withdrawnAt }) =>
        veto === null || withdrawnAt !== null ? [] : [{ veto, date, confirmed }],
      ),
      incidents: (incidents.get(entryId) ?? []).flatMap(
        ({ deduction, happenedOn, confirmed, reportedOn, withdrawnAt }) =>
          deduction === null || withdrawnAt !== null
            ? []
            : [{ deduction, date: happenedOn, confirmed, ...(reportedOn !== null && { reportedOn }) }],
      ),
    };
    moves.set(entryId, movesOf(pack, record.sheets, record.choices));
    return assess(pack, record, occasion, shiftIn(order, entryId)).candidate;
  });
  const rule = ruleFor(pack.decision, edition.places === null ? {} : { places: edition.places });
  const decision = decide(rule, candidates);
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  const lines = decision.entries.flatMap(({ id, rank, total, outcome, lines: explanation }): RankedLine[] => {
    const entry = byId.get(id);
    return entry === undefined
      ? []
      : [{ ...entry, rank: rank ?? null, total: total === undefined ? null : toExact(total), outcome, explanation }];
  });
  const cut = decision.cut === undefined ? null : toExact(decision.cut);
  return {
    rule,
    cut,
    tiedAtCut: decision.tiedAtCut,
    lines,
    problems: [...problemsInOrder(order), ...problemsBefore(ctx, pack, lines, moves)],
  };
}

/** What is marked counts; a comment is the reason for a mark that a later stage moved. */
function stageSheet(stage: string, kept: KeptMarks): StageSheet {
  const marked = Object.entries(kept).filter(([, { mark }]) => mark !== undefined);
  return {
    stage,
    marks: Object.fromEntries(marked.map(([indicator, { mark }]) => [indicator, mark])),
    reasons: Object.fromEntries(marked.map(([indicator, { comment }]) => [indicator, comment])),
  };
}

/**
 * What stands between a ranking and its decision: sheets not handed in, too few of them in a stage, marks moved further
 * than the pack allows or without a reason, ties that a lot must break. A stage that only moves marks may be left out
 * of an entry, but not half done.
 */
function problemsBefore(
  { language }: Ctx,
  pack: Pack,
  lines: readonly RankedLine[],
  moves: ReadonlyMap<string, readonly Move[]>,
): Problem[] {
  if (lines.length === 0) return [{ code: 'no-entries', pointer: '' }];
  return lines.flatMap(({ entryId, number, byStage, outcome }): Problem[] => {
    const pointer = `/entries/${entryId}`;
    const ofStages = pack.stages.flatMap((stage): Problem[] => {
      const { submitted, open } = byStage[stage.id] ?? { submitted: 0, open: 0 };
      const count = submitted + open;
      const params = { number, stage: language === 'en' ? stage.text.en : stage.text.zh };
      const isShort = count < stage.assessors && !(count === 0 && canBeLeftOut(pack, stage));
      return [
        ...(open > 0 ? [{ code: 'sheets-open', pointer, params: { ...params, count: open } }] : []),
        ...(isShort
          ? [{ code: 'sheets-too-few', pointer, params: { ...params, count, needed: stage.assessors } }]
          : []),
      ];
    });
    const ofMoves = (moves.get(entryId) ?? []).flatMap(({ number: indicator, tooFar, hasReason }): Problem[] => [
      ...(tooFar ? [{ code: 'move-too-far', pointer, params: { number, indicator } }] : []),
      ...(hasReason ? [] : [{ code: 'move-without-reason', pointer, params: { number, indicator } }]),
    ]);
    return [
      ...ofStages,
      ...ofMoves,
      ...(outcome === 'undecided' ? [{ code: 'tie-undecided', pointer, params: { number } }] : []),
    ];
  });
}

/** Under `last` and where marks are replaced, a later stage refines the result of an earlier one. */
function canBeLeftOut(pack: Pack, stage: Stage): boolean {
  const kind = pack.combination?.kind ?? 'last';
  return pack.stages.indexOf(stage) > 0 && (kind === 'last' || mayReplace(pack, stage));
}
