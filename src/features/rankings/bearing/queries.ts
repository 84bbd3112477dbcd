import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../platform/db/types.ts';

export interface Conferral {
  readonly entryId: string;
  readonly programme: string;
  readonly conferredOn: string;
}

/**
 * What the units of an edition's entries were conferred by the register, under the ids of the criteria by which the
 * programme has judged: these are the names that the bars of a pack use.
 */
export async function listConferrals(db: Transaction<DB>, editionId: string) {
  const { rows } = await sql<Conferral>`
    select distinct entry.id as entry_id, pack.key as programme, honour.conferred_on
    from entry
    join honour on honour.unit_id = entry.unit_id and honour.conferred_on is not null
    join edition on edition.programme_id = honour.programme_id
    join pack on pack.id = edition.pack_id
    where entry.edition_id = ${editionId} and entry.submitted_at is not null and entry.withdrawn_at is null
      and honour.edition_id is distinct from ${editionId}`.execute(db);
  return rows;
}

const ended = ['revoked', 'lapsed', 'ended-by-reform'];

/** The entries whose unit holds the edition's honour already, on a day, by the register. */
export async function listRenewing(
  db: Transaction<DB>,
  { id, programmeId }: { id: string; programmeId: string },
  day: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ entryId: string }>`
    select distinct entry.id as entry_id
    from entry
    join honour on honour.unit_id = entry.unit_id and honour.programme_id = ${programmeId}
    where entry.edition_id = ${id} and honour.edition_id is distinct from ${id}
      and (honour.valid_from is null or honour.valid_from <= ${day}::date)
      and (honour.valid_to is null or honour.valid_to >= ${day}::date)
      and coalesce((select status from honour_status s where s.honour_id = honour.id
        and (s.effective_on is null or s.effective_on <= ${day}::date) order by s.recorded_at desc, s.id desc limit 1), 'valid')
        <> all(${ended})`.execute(db);
  return new Set(rows.map(({ entryId }) => entryId));
}

/** How many honours of the programme come to the end of their term while the edition runs. */
export async function countExpiring(
  db: Transaction<DB>,
  { id, programmeId }: { id: string; programmeId: string },
  span: { from: string; to: string },
): Promise<number> {
  const row = await db
    .selectFrom('honour')
    .select(sql<number>`count(*)`.as('count'))
    .where('programmeId', '=', programmeId)
    .where('validTo', '>=', span.from)
    .where('validTo', '<=', span.to)
    .where(sql<boolean>`edition_id is distinct from ${id}`)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function findSettings(db: Transaction<DB>, editionId: string) {
  return db
    .selectFrom('decisionSetting')
    .select(['seed', 'expiring'])
    .where('editionId', '=', editionId)
    .executeTakeFirst();
}

export async function saveSettings(
  db: Transaction<DB>,
  settings: { editionId: string; seed: number | null; expiring: number | null; setAt: Date; setBy: string | null },
): Promise<void> {
  const { editionId: _, ...change } = settings;
  await db
    .insertInto('decisionSetting')
    .values(settings)
    .onConflict((same) => same.column('editionId').doUpdateSet(change))
    .execute();
}

export async function findEntryEdition(db: Transaction<DB>, entryId: string) {
  return db.selectFrom('entry').select(['id', 'editionId', 'bodyId']).where('id', '=', entryId).executeTakeFirst();
}
