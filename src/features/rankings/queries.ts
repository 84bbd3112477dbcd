import { sql, type Transaction } from 'kysely';
import type { Pack } from '../../core/criteria/pack.ts';
import type { Outcome } from '../../core/decision/places.ts';
import type { FactValue } from '../../core/scoring/gates.ts';
import type { Line } from '../../core/scoring/line.ts';
import type { DB } from '../../platform/db/types.ts';

const isDecided = (table: 'entry' | 'edition') =>
  sql<boolean>`exists (select from decision where decision.edition_id = ${sql.ref(table === 'entry' ? 'entry.edition_id' : 'edition.id')} and decision.withdrawn_at is null)`;

function entries(db: Transaction<DB>) {
  return db
    .selectFrom('entry')
    .innerJoin('edition', 'edition.id', 'entry.editionId')
    .innerJoin('pack', 'pack.id', 'edition.packId')
    .select([
      'entry.id',
      'entry.bodyId',
      'entry.submittedAt',
      'entry.withdrawnAt',
      'pack.content',
      isDecided('entry').as('isDecided'),
    ]);
}

/** An entry with the pack it is judged by; locked, so that a decision made at the same moment sees all or nothing. */
export async function findJudgedEntryForUpdate(db: Transaction<DB>, entryId: string) {
  const row = await entries(db).where('entry.id', '=', entryId).forUpdate('entry').executeTakeFirst();
  return row === undefined ? undefined : { ...row, pack: row.content as unknown as Pack };
}

export async function findJudgedEntry(db: Transaction<DB>, entryId: string) {
  const row = await entries(db).where('entry.id', '=', entryId).executeTakeFirst();
  return row === undefined ? undefined : { ...row, pack: row.content as unknown as Pack };
}

export async function listFacts(db: Transaction<DB>, of: { entryId: string } | { editionId: string }) {
  const query = db
    .selectFrom('entryFact')
    .innerJoin('entry', 'entry.id', 'entryFact.entryId')
    .select(['entryFact.entryId', 'fact', 'value', 'recordedAt']);
  const rows = await (
    'entryId' in of
      ? query.where('entryFact.entryId', '=', of.entryId)
      : query.where('entry.editionId', '=', of.editionId)
  ).execute();
  return rows.map((row) => ({ ...row, value: row.value as FactValue }));
}

export async function saveFacts(
  db: Transaction<DB>,
  entryId: string,
  facts: Readonly<Record<string, FactValue>>,
  by: { recordedAt: Date; recordedBy: string | null },
): Promise<void> {
  const rows = Object.entries(facts).map(([fact, value]) => ({ entryId, fact, value: JSON.stringify(value), ...by }));
  if (rows.length === 0) return;
  await db
    .insertInto('entryFact')
    .values(rows)
    .onConflict((same) =>
      same.columns(['entryId', 'fact']).doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        recordedAt: eb.ref('excluded.recordedAt'),
        recordedBy: eb.ref('excluded.recordedBy'),
      })),
    )
    .execute();
}

export async function listIncidents(db: Transaction<DB>, of: { entryId: string } | { editionId: string }) {
  const query = db
    .selectFrom('entryIncident')
    .innerJoin('entry', 'entry.id', 'entryIncident.entryId')
    .select([
      'entryIncident.id',
      'entryIncident.entryId',
      'veto',
      'happenedOn',
      'ground',
      'confirmed',
      'recordedAt',
      'entryIncident.withdrawnAt',
      'entryIncident.withdrawnReason',
    ])
    .orderBy('recordedAt');
  return (
    'entryId' in of
      ? query.where('entryIncident.entryId', '=', of.entryId)
      : query.where('entry.editionId', '=', of.editionId)
  ).execute();
}

export async function saveIncident(
  db: Transaction<DB>,
  incident: {
    id: string;
    entryId: string;
    veto: string;
    happenedOn: string;
    ground: string;
    confirmed: boolean;
    recordedAt: Date;
    recordedBy: string | null;
  },
): Promise<void> {
  await db.insertInto('entryIncident').values(incident).execute();
}

export async function findIncidentForUpdate(db: Transaction<DB>, incidentId: string) {
  return db
    .selectFrom('entryIncident')
    .innerJoin('entry', 'entry.id', 'entryIncident.entryId')
    .select([
      'entryIncident.id',
      'entryIncident.entryId',
      'entryIncident.veto',
      'entryIncident.withdrawnAt',
      'entry.bodyId',
      isDecided('entry').as('isDecided'),
    ])
    .where('entryIncident.id', '=', incidentId)
    .forUpdate('entryIncident')
    .executeTakeFirst();
}

export async function markIncidentWithdrawn(
  db: Transaction<DB>,
  incidentId: string,
  withdrawal: { withdrawnAt: Date; withdrawnReason: string },
): Promise<void> {
  await db.updateTable('entryIncident').set(withdrawal).where('id', '=', incidentId).execute();
}

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
}

export async function listRankedEntries(db: Transaction<DB>, editionId: string): Promise<RankedEntry[]> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .leftJoin('assignment', (join) =>
      join.onRef('assignment.entryId', '=', 'entry.id').on('assignment.endedAt', 'is', null),
    )
    .leftJoin('scoreSheet', 'scoreSheet.assignmentId', 'assignment.id')
    .select([
      'entry.id as entryId',
      'entry.number',
      'unit.nameZh',
      'unit.nameEn',
      'unit.unitType',
      'unit.sector',
      'unit.district',
    ])
    .select([
      sql<number>`count(score_sheet.submitted_at)`.as('sheets'),
      sql<number>`count(score_sheet.id) - count(score_sheet.submitted_at)`.as('openSheets'),
    ])
    .where('entry.editionId', '=', editionId)
    .where('entry.submittedAt', 'is not', null)
    .where('entry.withdrawnAt', 'is', null)
    .groupBy(['entry.id', 'unit.id'])
    .execute();
  return rows.map((row) => ({ ...row, number: row.number ?? '' }));
}

export async function findDecision(db: Transaction<DB>, editionId: string) {
  return db
    .selectFrom('decision')
    .leftJoin('person', 'person.id', 'decision.decidedBy')
    .select(['decision.id', 'decision.reasons', 'decision.decidedAt', 'person.name as decidedBy'])
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
    reasons: string;
    decidedAt: Date;
    decidedBy: string | null;
  },
  lines: readonly DecidedLine[],
): Promise<void> {
  await db
    .insertInto('decision')
    .values({ ...decision, rule: JSON.stringify(decision.rule) })
    .execute();
  for (let from = 0; from < lines.length; from += 1000) {
    const rows = lines
      .slice(from, from + 1000)
      .map((line) => ({ ...line, decisionId: decision.id, explanation: JSON.stringify(line.explanation) }));
    await db.insertInto('decisionLine').values(rows).execute();
  }
}

export async function listDecisionLines(db: Transaction<DB>, decisionId: string): Promise<DecidedLine[]> {
  const rows = await db
    .selectFrom('decisionLine')
    .select(['entryId', 'rank', 'total', 'outcome', 'explanation'])
    .where('decisionId', '=', decisionId)
    .execute();
  return rows.map((row) => ({
    ...row,
    outcome: row.outcome as DecidedLine['outcome'],
    explanation: row.explanation as unknown as Line[],
  }));
}

export async function markDecisionWithdrawn(
  db: Transaction<DB>,
  decisionId: string,
  withdrawal: { withdrawnAt: Date; withdrawnReason: string },
): Promise<void> {
  await db.updateTable('decision').set(withdrawal).where('id', '=', decisionId).execute();
}
