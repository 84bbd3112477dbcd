import { sql, type Transaction } from 'kysely';
import type { Outcome } from '../../core/decision/places.ts';
import type { DecisionRule } from '../../core/decision/rules.ts';
import type { Line } from '../../core/scoring/line.ts';
import type { DB } from '../../platform/db/types.ts';

export interface RankedEntry {
  entryId: string;
  number: string;
  nameZh: string;
  nameEn: string;
  unitType: string;
  sector: string;
  district: string;
  sheets: number;
  openSheets: number;
  /** The same by the pack's id of the stage. */
  byStage: Readonly<Record<string, SheetCount>>;
}

export interface SheetCount {
  readonly submitted: number;
  readonly open: number;
}

export async function listRankedEntries(db: Transaction<DB>, editionId: string): Promise<RankedEntry[]> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .select([
      'entry.id as entryId',
      'entry.number',
      'unit.nameZh',
      'unit.nameEn',
      'unit.unitType',
      'unit.sector',
      'unit.district',
    ])
    .where('entry.editionId', '=', editionId)
    .where('entry.submittedAt', 'is not', null)
    .where('entry.withdrawnAt', 'is', null)
    .execute();
  return withSheetCounts(db, editionId, rows);
}

async function withSheetCounts<Row extends { entryId: string; number: string | null }>(
  db: Transaction<DB>,
  editionId: string,
  rows: readonly Row[],
) {
  const counts = await db
    .selectFrom('assignment')
    .innerJoin('scoreSheet', 'scoreSheet.assignmentId', 'assignment.id')
    .select(['assignment.entryId', 'assignment.stage'])
    .select([
      sql<number>`count(score_sheet.submitted_at)`.as('submitted'),
      sql<number>`count(*) - count(score_sheet.submitted_at)`.as('open'),
    ])
    .where('assignment.editionId', '=', editionId)
    .where('assignment.endedAt', 'is', null)
    .groupBy(['assignment.entryId', 'assignment.stage'])
    .execute();
  const byEntry = Map.groupBy(counts, ({ entryId }) => entryId);
  return rows.map((row) => {
    const own = byEntry.get(row.entryId) ?? [];
    return {
      ...row,
      number: row.number ?? '',
      sheets: own.reduce((sum, { submitted }) => sum + submitted, 0),
      openSheets: own.reduce((sum, { open }) => sum + open, 0),
      byStage: Object.fromEntries(own.map(({ stage, submitted, open }) => [stage, { submitted, open }])),
    };
  });
}

export async function findDecision(db: Transaction<DB>, editionId: string) {
  return db
    .selectFrom('decision')
    .leftJoin('person', 'person.id', 'decision.decidedBy')
    .select(['decision.id', 'decision.reasons', 'decision.decidedAt', 'person.name as decidedBy'])
    .select(['decision.cut', 'decision.seed', 'decision.expiring'])
    .select([sql<DecisionRule>`decision.rule`.as('rule'), sql<string[]>`decision.tied_at_cut`.as('tiedAtCut')])
    .select(sql<boolean>`exists (select from notice where notice.decision_id = decision.id)`.as('isPublished'))
    .where('decision.editionId', '=', editionId)
    .where('decision.withdrawnAt', 'is', null)
    .executeTakeFirst();
}

export interface DecidedLine {
  readonly entryId: string;
  readonly rank: number | null;
  readonly total: string | null;
  readonly outcome: Exclude<Outcome, 'undecided'>;
  readonly explanation: readonly Line[];
}

export async function saveDecision(
  db: Transaction<DB>,
  decision: {
    id: string;
    editionId: string;
    bodyId: string;
    rule: unknown;
    places: number | null;
    cut: string | null;
    tiedAtCut: readonly string[];
    seed: number | null;
    expiring: number | null;
    reasons: string;
    decidedAt: Date;
    decidedBy: string | null;
  },
  lines: readonly DecidedLine[],
): Promise<void> {
  await db
    .insertInto('decision')
    .values({ ...decision, rule: JSON.stringify(decision.rule), tiedAtCut: JSON.stringify(decision.tiedAtCut) })
    .execute();
  for (let from = 0; from < lines.length; from += 1000) {
    const rows = lines
      .slice(from, from + 1000)
      .map((line) => ({ ...line, decisionId: decision.id, explanation: JSON.stringify(line.explanation) }));
    await db.insertInto('decisionLine').values(rows).execute();
  }
}

/** The lines of a decision with the entries they speak of. */
export async function listDecidedEntries(db: Transaction<DB>, of: { decisionId: string; editionId: string }) {
  const rows = await db
    .selectFrom('decisionLine')
    .innerJoin('entry', 'entry.id', 'decisionLine.entryId')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .select(['entry.id as entryId', 'entry.number', 'unit.nameZh', 'unit.nameEn', 'unit.sector', 'unit.district'])
    .select(['decisionLine.rank', 'decisionLine.total'])
    .select([
      sql<DecidedLine['outcome']>`decision_line.outcome`.as('outcome'),
      sql<Line[]>`decision_line.explanation`.as('explanation'),
    ])
    .where('decisionId', '=', of.decisionId)
    .execute();
  return withSheetCounts(db, of.editionId, rows);
}

export async function markDecisionWithdrawn(
  db: Transaction<DB>,
  decisionId: string,
  withdrawal: { withdrawnAt: Date; withdrawnReason: string },
): Promise<void> {
  await db.updateTable('decision').set(withdrawal).where('id', '=', decisionId).execute();
}
