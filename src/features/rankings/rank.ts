import { dateAt } from '../../core/calendar.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import { assess } from '../../core/decision/assess.ts';
import { decide, ruleFor } from '../../core/decision/decide.ts';
import type { Outcome } from '../../core/decision/places.ts';
import type { DecisionRule } from '../../core/decision/rules.ts';
import type { Problem } from '../../core/problem.ts';
import { toExact } from '../../core/ratio.ts';
import type { Line } from '../../core/scoring/line.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { type EditionRow, getPackOfEdition } from '../editions/index.ts';
import { listSubmittedSheets } from '../score-sheets/index.ts';
import { listFacts, listIncidents, listRankedEntries, type RankedEntry } from './queries.ts';

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

/** The ranking as it stands at this moment, worked out anew from sheets, facts and incidents: five queries, any size. */
export async function rankEdition(ctx: Ctx, edition: EditionRow): Promise<Ranking> {
  const pack = await getPackOfEdition(ctx.db, edition.id);
  const entries = await listRankedEntries(ctx.db, edition.id);
  const sheets = Map.groupBy(await listSubmittedSheets(ctx.db, edition.id), ({ entryId }) => entryId);
  const facts = Map.groupBy(await listFacts(ctx.db, { editionId: edition.id }), ({ entryId }) => entryId);
  const incidents = Map.groupBy(await listIncidents(ctx.db, { editionId: edition.id }), ({ entryId }) => entryId);
  const occasion = {
    period: { from: edition.periodFrom, to: edition.periodTo },
    asOf: dateAt(ctx.now.getTime(), ctx.zone),
  };
  const stage = pack.stages[0]?.id ?? '';
  const candidates = entries.map(({ entryId, unitType, sector, district }) => {
    const record = {
      id: entryId,
      sheets: (sheets.get(entryId) ?? []).map(({ marks }) => ({
        stage,
        marks: Object.fromEntries(Object.entries(marks).map(([indicator, { mark }]) => [indicator, mark])),
      })),
      choices: { unitType },
      groups: { sector, district, 'unit-type': unitType },
      facts: Object.fromEntries((facts.get(entryId) ?? []).map(({ fact, value }) => [fact, value])),
      events: (incidents.get(entryId) ?? [])
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map(({ veto, happenedOn, confirmed }) => ({ veto, date: happenedOn, confirmed })),
    };
    return assess(pack, record, occasion).candidate;
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
  return { rule, cut, tiedAtCut: decision.tiedAtCut, lines, problems: problemsBefore(pack, lines) };
}

/** What stands between a ranking and its decision: sheets not handed in, too few of them, ties that a lot must break. */
function problemsBefore(pack: Pack, lines: readonly RankedLine[]): Problem[] {
  const needed = pack.stages[0]?.assessors ?? 1;
  if (lines.length === 0) return [{ code: 'no-entries', pointer: '' }];
  return lines.flatMap(({ entryId, number, sheets, openSheets, outcome }): Problem[] => {
    const pointer = `/entries/${entryId}`;
    return [
      ...(openSheets > 0 ? [{ code: 'sheets-open', pointer, params: { number, count: openSheets } }] : []),
      ...(sheets + openSheets < needed
        ? [{ code: 'sheets-too-few', pointer, params: { number, count: sheets + openSheets, needed } }]
        : []),
      ...(outcome === 'undecided' ? [{ code: 'tie-undecided', pointer, params: { number } }] : []),
    ];
  });
}
