import { sql, type Transaction } from 'kysely';
import type { Pack } from '../../core/criteria/pack.ts';
import type { FactValue } from '../../core/scoring/gates.ts';
import type { DB } from '../../platform/db/types.ts';

const isDecided = sql<boolean>`exists (select from decision where decision.edition_id = entry.edition_id and decision.withdrawn_at is null)`;

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
      isDecided.as('isDecided'),
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
      'deduction',
      'happenedOn',
      'reportedOn',
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
    veto: string | null;
    deduction: string | null;
    happenedOn: string;
    reportedOn: string | null;
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
      'entryIncident.deduction',
      'entryIncident.withdrawnAt',
      'entry.bodyId',
      isDecided.as('isDecided'),
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
