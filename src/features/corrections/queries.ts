import { type Kysely, sql, type Transaction } from 'kysely';
import type { Pack } from '../../core/criteria/pack.ts';
import type { DB } from '../../platform/db/types.ts';

export type VersionKind = 'drafted' | 'rebased' | 'corrected';

export interface VersionRow {
  readonly id: string;
  readonly packId: string;
  readonly packVersion: string;
  readonly formerPackId: string | null;
  readonly kind: VersionKind;
  readonly reasonZh: string;
  readonly reasonEn: string;
  readonly takenAt: Date;
  readonly takenBy: string | null;
  readonly readBy: number;
}

/** The latest first. A draft may be moved to and fro; readers of an opened edition are shown where it stood then. */
export async function listVersions(
  db: Kysely<DB> | Transaction<DB>,
  editionId: string,
): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.id, v.pack_id, p.pack_version, v.kind, v.reason_zh, v.reason_en, v.taken_at, person.name as taken_by,
      lag(v.pack_id) over (order by v.number) as former_pack_id,
      (select count(*)::int from edition_pack_reading r join entry e on e.id = r.entry_id and e.withdrawn_at is null
        where r.edition_pack_id = v.id) as read_by
    from edition_pack v join pack p on p.id = v.pack_id left join person on person.id = v.taken_by
    where v.edition_id = ${editionId} order by v.number desc`.execute(db);
  return rows;
}

export interface NewVersion {
  readonly id: string;
  readonly editionId: string;
  readonly bodyId: string;
  readonly packId: string;
  readonly kind: VersionKind;
  readonly reasonZh?: string;
  readonly reasonEn?: string;
  readonly takenAt: Date;
  readonly takenBy: string | null;
}

/** Writes the edition's next line. The edition is locked by whoever calls this, so that the number is free. */
export async function saveVersion(db: Transaction<DB>, version: NewVersion): Promise<void> {
  const { editionId } = version;
  await db
    .insertInto('editionPack')
    .values({
      ...version,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from edition_pack where edition_id = ${editionId})`,
    })
    .execute();
}

/** The pack if it is one of the body's. */
export async function findPackOfBody(
  db: Transaction<DB>,
  packId: string,
  bodyId: string,
): Promise<{ content: Pack; packVersion: string } | undefined> {
  const row = await db
    .selectFrom('pack')
    .select(['content', 'packVersion'])
    .where('id', '=', packId)
    .where('bodyId', '=', bodyId)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, content: row.content as unknown as Pack };
}

export async function changePack(db: Transaction<DB>, editionId: string, packId: string): Promise<number> {
  const row = await db
    .updateTable('edition')
    .set((eb) => ({ packId, version: eb('version', '+', 1) }))
    .where('id', '=', editionId)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

export async function isDecided(db: Transaction<DB>, editionId: string): Promise<boolean> {
  const decision = await db
    .selectFrom('decision')
    .select('id')
    .where('editionId', '=', editionId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return decision !== undefined;
}

export async function countEntrants(db: Transaction<DB>, editionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('editionId', '=', editionId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export interface Entrant {
  readonly entryId: string;
  readonly email: string;
  readonly name: string;
}

/** The coordinators of every unit that has entered. */
export async function listEntrants(db: Transaction<DB>, editionId: string): Promise<readonly Entrant[]> {
  const { rows } = await sql<Entrant>`
    select e.id as entry_id, p.email, p.name from entry e
      join standing s on s.unit_id = e.unit_id and s.role = 'coordinator' and s.ended_at is null
      join person p on p.id = s.person_id
    where e.edition_id = ${editionId} and e.withdrawn_at is null order by e.id, p.id`.execute(db);
  return rows;
}

export async function findEntryOfEdition(
  db: Transaction<DB>,
  entryId: string,
): Promise<{ id: string; unitId: string; editionId: string } | undefined> {
  return db.selectFrom('entry').select(['id', 'unitId', 'editionId']).where('id', '=', entryId).executeTakeFirst();
}

export async function listReadings(db: Transaction<DB>, entryId: string): Promise<ReadonlyMap<string, Date>> {
  const rows = await db
    .selectFrom('editionPackReading')
    .select(['editionPackId', 'readAt'])
    .where('entryId', '=', entryId)
    .execute();
  return new Map(rows.map(({ editionPackId, readAt }) => [editionPackId, readAt]));
}

/** Whether it was not read before. */
export async function saveReading(
  db: Transaction<DB>,
  reading: { editionPackId: string; entryId: string; readAt: Date; readBy: string | null },
): Promise<boolean> {
  const saved = await db
    .insertInto('editionPackReading')
    .values(reading)
    .onConflict((conflict) => conflict.doNothing())
    .returning('entryId')
    .executeTakeFirst();
  return saved !== undefined;
}
