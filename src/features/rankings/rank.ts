import { dateAt } from '../../core/calendar.ts';
import type { Pack } from '../../core/criteria/pack.ts';
import { assess, type Assessment, type EntryRecord } from '../../core/decision/assess.ts';
import { decide, type DecideOptions, ruleFor } from '../../core/decision/decide.ts';
import type { Outcome } from '../../core/decision/places.ts';
import type { DecisionRule } from '../../core/decision/rules.ts';
import type { Problem } from '../../core/problem.ts';
import { toExact } from '../../core/ratio.ts';
import type { Line } from '../../core/scoring/line.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { chosenShifts, problemsInOrder, shiftIn, type Shifts } from '../calibrated-orders/index.ts';
import { type EditionRow, getPackOfEdition } from '../editions/index.ts';
import { countExpiring, findSettings } from './bearing/queries.ts';
import type { RankedEntry } from './queries.ts';
import { recordsOf } from './records.ts';

export interface RankedLine extends RankedEntry {
  readonly rank: number | null;
  readonly total: string | null;
  readonly outcome: Outcome;
  readonly explanation: readonly Line[];
}

/** What the office sets for a rule, and what the register says where it sets nothing. */
export interface Settings {
  readonly seed: number | null;
  readonly expiring: number | null;
  readonly expiringOnRegister: number | null;
}

export interface Ranking {
  readonly pack: Pack;
  readonly rule: DecisionRule;
  readonly options: DecideOptions;
  readonly settings: Settings;
  readonly cut: string | null;
  readonly tiedAtCut: readonly string[];
  readonly lines: readonly RankedLine[];
  readonly records: readonly EntryRecord[];
  readonly assessments: readonly Assessment[];
  /** What stands against the order that was chosen. */
  readonly ofOrder: readonly Problem[];
}

/**
 * The ranking as it stands at this moment, worked out anew from sheets and findings: a fixed number of queries, any size.
 * The order is that of the totals, or the calibrated one where the office chose it, unless the shifts are handed in.
 */
export async function rankEdition(ctx: Ctx, edition: EditionRow, shifts?: Shifts): Promise<Ranking> {
  const order = shifts === undefined ? await chosenShifts(ctx, edition.id) : { shifts };
  const pack = await getPackOfEdition(ctx.db, edition.id);
  const { entries, records, occasion } = await recordsOf(ctx, edition, pack);
  const settings = await settingsOf(ctx, edition, pack);
  const assessments = records.map((record) => assess(pack, record, occasion, shiftIn(order, record.id)));
  const rule = ruleFor(pack.decision, edition.places === null ? {} : { places: edition.places });
  const expiring = settings.expiring ?? settings.expiringOnRegister;
  const options = {
    ...(settings.seed !== null && { seed: settings.seed }),
    ...(expiring !== null && { expiring }),
  };
  const decision = decide(
    rule,
    assessments.map(({ candidate }) => candidate),
    options,
  );
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]));
  const lines = decision.entries.flatMap(({ id, rank, total, outcome, lines: explanation }): RankedLine[] => {
    const entry = byId.get(id);
    return entry === undefined
      ? []
      : [{ ...entry, rank: rank ?? null, total: total === undefined ? null : toExact(total), outcome, explanation }];
  });
  const cut = decision.cut === undefined ? null : toExact(decision.cut);
  const ofOrder = problemsInOrder(order);
  return { pack, rule, options, settings, cut, tiedAtCut: decision.tiedAtCut, lines, records, assessments, ofOrder };
}

async function settingsOf(ctx: Ctx, edition: EditionRow, pack: Pack): Promise<Settings> {
  const { seed = null, expiring = null } = (await findSettings(ctx.db, edition.id)) ?? {};
  if (pack.decision.kind !== 'renewal-share') return { seed, expiring: null, expiringOnRegister: null };
  const last = edition.stages.at(-1)?.closesAt ?? ctx.now;
  const span = { from: edition.periodFrom, to: dateAt(last.getTime(), ctx.zone) };
  return { seed, expiring, expiringOnRegister: await countExpiring(ctx.db, edition, span) };
}
