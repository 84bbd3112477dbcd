import { type Kysely, sql, type Transaction } from 'kysely';
import { gramsToFind } from '../../core/names.ts';
import type { HonourKind, HonourStatus } from '../../core/terms/honour.ts';
import { containing, type PageWish, readPage } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Kysely<DB> | Transaction<DB>;

export interface HistoryRow {
  readonly status: HonourStatus;
  readonly effectiveOn: string | null;
  readonly ground: string;
}

function honours(db: Db) {
  return db
    .selectFrom('honour')
    .innerJoin('programme', 'programme.id', 'honour.programmeId')
    .innerJoin('body', 'body.id', 'honour.bodyId')
    .leftJoin('credential', 'credential.honourId', 'honour.id')
    .select([
      'honour.id',
      'honour.number',
      'honour.programmeId',
      'honour.bodyId',
      'programme.nameZh as programmeZh',
      'programme.nameEn as programmeEn',
      'programme.kind',
      'body.nameZh as bodyZh',
      'body.nameEn as bodyEn',
      'honour.edition',
      'honour.periodFrom',
      'honour.periodTo',
      'honour.unitId',
      'honour.unitNameZh',
      'honour.unitNameEn',
      'honour.sector',
      'honour.district',
      'honour.batch',
      'honour.conferredOn',
      'honour.validFrom',
      'honour.validTo',
      'honour.citation',
      'honour.origin',
      'credential.code as certificate',
      sql<HistoryRow[]>`coalesce((
        select json_agg(json_build_object('status', s.status, 'effectiveOn', s.effective_on, 'ground', s.ground) order by s.effective_on nulls first, s.recorded_at, s.id)
        from honour_status s where s.honour_id = honour.id), '[]')`.as('history'),
    ]);
}

export type HonourRow = Awaited<ReturnType<ReturnType<typeof honours>['executeTakeFirstOrThrow']>>;

export function listRegisterHonours(
  db: Transaction<DB>,
  wish: PageWish & {
    q?: string | undefined;
    programmeId?: string | undefined;
    edition?: string | undefined;
    unitId?: string | undefined;
  },
) {
  const query = honours(db)
    .$if(wish.programmeId !== undefined, (rows) => rows.where('honour.programmeId', '=', wish.programmeId ?? ''))
    .$if(wish.edition !== undefined, (rows) => rows.where('honour.edition', '=', wish.edition ?? ''))
    .$if(wish.unitId !== undefined, (rows) => rows.where('honour.unitId', '=', wish.unitId ?? ''))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or([
          eb('honour.unitNameZh', 'ilike', containing(wish.q ?? '')),
          eb('honour.unitNameEn', 'ilike', containing(wish.q ?? '')),
        ]),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        unitName: { column: sql.ref('honour.unit_name_zh'), valueOf: (row) => row.unitNameZh, type: 'text' },
        edition: { column: sql.ref('honour.edition'), valueOf: (row) => row.edition, type: 'text' },
        conferredOn: { column: sql.ref('honour.conferred_on'), valueOf: (row) => row.conferredOn, type: 'date' },
      },
      standard: 'unitName',
      unique: { column: sql.ref('honour.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function listAllHonours(db: Db): Promise<HonourRow[]> {
  return honours(db)
    .orderBy('programme.nameEn')
    .orderBy('honour.edition')
    .orderBy('honour.unitNameEn')
    .orderBy('honour.id')
    .execute();
}

export async function listHonoursOfUnits(db: Transaction<DB>, unitIds: readonly string[]): Promise<HonourRow[]> {
  return honours(db)
    .where('honour.unitId', 'in', [...unitIds])
    .orderBy('honour.periodFrom')
    .orderBy('honour.conferredOn')
    .orderBy('honour.id')
    .execute();
}

/** Every edition that somebody is on the register for, by programme. */
export async function listKnownEditions(db: Db, programmeIds: readonly string[]) {
  if (programmeIds.length === 0) return [];
  return db
    .selectFrom('honour')
    .select(['programmeId', 'edition', 'periodFrom', 'periodTo'])
    .distinct()
    .where('programmeId', 'in', [...programmeIds])
    .where('edition', '<>', '')
    .execute();
}

const onRegister = sql<number>`(select count(*) from honour where honour.unit_id = unit.id)`;

export function listRegisterUnits(db: Transaction<DB>, wish: PageWish & { q?: string | undefined }) {
  const grams = wish.q === undefined ? [] : gramsToFind(wish.q);
  const query = db
    .selectFrom('unit')
    .select([
      'unit.id as unitId',
      'unit.nameZh',
      'unit.nameEn',
      'unit.district',
      'unit.sector',
      onRegister.as('honours'),
    ])
    .where(sql<boolean>`exists (select from honour where honour.unit_id = unit.id)`)
    .$if(wish.q !== undefined && wish.q !== '', (rows) =>
      grams.length === 0
        ? rows.where(sql<boolean>`false`)
        : rows.where(sql<boolean>`unit.name_grams @> ${grams}::text[]`),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        name: { column: sql.ref('unit.name_zh'), valueOf: (row) => row.nameZh, type: 'text' },
        honours: { column: onRegister, valueOf: (row) => row.honours, type: 'integer' },
      },
      standard: 'name',
      unique: { column: sql.ref('unit.id'), valueOf: (row) => row.unitId, type: 'uuid' },
    },
    wish,
  );
}

export async function findRegisterUnit(db: Transaction<DB>, unitId: string) {
  return db
    .selectFrom('unit')
    .select(['id', 'nameZh', 'nameEn', 'district', 'sector'])
    .select(
      sql<{ nameZh: string; nameEn: string; usedUntil: string }[]>`coalesce((
        select json_agg(json_build_object('nameZh', n.name_zh, 'nameEn', n.name_en, 'usedUntil', n.used_until) order by n.used_until)
        from unit_name n where n.unit_id = unit.id), '[]')`.as('formerNames'),
    )
    .where('id', '=', unitId)
    .executeTakeFirst();
}

/** All changes that lead to the unit, however far back. */
export async function listLineage(db: Transaction<DB>, unitId: string) {
  const { rows } = await sql<{
    predecessorId: string;
    successorId: string;
    kind: string;
    effectiveOn: string;
    carriesOn: boolean;
  }>`
    with recursive before as (
      select * from unit_lineage where successor_id = ${unitId}
      union
      select l.* from unit_lineage l join before b on l.successor_id = b.predecessor_id
    )
    select predecessor_id, successor_id, kind, effective_on, carries_on from before`.execute(db);
  return rows;
}

export async function listUnitNames(
  db: Transaction<DB>,
  unitIds: readonly string[],
): Promise<{ id: string; nameZh: string; nameEn: string }[]> {
  if (unitIds.length === 0) return [];
  return db
    .selectFrom('unit')
    .select(['id', 'nameZh', 'nameEn'])
    .where('id', 'in', [...unitIds])
    .execute();
}

export async function listProgrammesOnRegister(db: Transaction<DB>) {
  const { rows } = await sql<{
    programmeId: string;
    nameZh: string;
    nameEn: string;
    descriptionZh: string;
    descriptionEn: string;
    kind: HonourKind;
    bodyZh: string;
    bodyEn: string;
    completeSince: string | null;
    holders: number;
    editions: { edition: string; honours: number }[];
  }>`
    select p.id as programme_id, p.name_zh, p.name_en, p.description_zh, p.description_en, p.kind, b.name_zh as body_zh, b.name_en as body_en, p.complete_since,
      count(distinct h.unit_id) as holders,
      coalesce((select json_agg(json_build_object('edition', e.edition, 'honours', e.n) order by e.first desc nulls last, e.edition desc)
        from (select edition, count(*) as n, min(period_from) as first from honour where programme_id = p.id group by edition) e), '[]') as editions
    from programme p join body b on b.id = p.body_id left join honour h on h.programme_id = p.id
    group by p.id, b.id order by count(h.id) desc, p.name_zh, p.id`.execute(db);
  return rows;
}

export async function findHonourByCode(db: Transaction<DB>, code: string) {
  return honours(db).select('credential.issuedAt').where('credential.code', '=', code).executeTakeFirst();
}

export interface NewHonour {
  readonly id: string;
  readonly number: string | null;
  readonly programmeId: string;
  readonly bodyId: string;
  readonly editionId: string | null;
  readonly edition: string;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly unitId: string;
  readonly unitNameZh: string;
  readonly unitNameEn: string;
  readonly sector: string;
  readonly district: string;
  readonly batch: string;
  readonly conferredOn: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly citation: string;
  readonly origin: 'conferred' | 'recorded';
  readonly writtenAt: Date;
  readonly writtenBy: string | null;
}

/** The ids of those that were new; one that the register has already stays as it is. */
export async function saveHonours(db: Transaction<DB>, rows: readonly NewHonour[]): Promise<Set<string>> {
  const saved = new Set<string>();
  for (let from = 0; from < rows.length; from += 1000) {
    const some = await db
      .insertInto('honour')
      .values(rows.slice(from, from + 1000))
      .onConflict((same) => same.columns(['programmeId', 'edition', 'unitId', 'batch', 'citation']).doNothing())
      .returning('id')
      .execute();
    for (const { id } of some) saved.add(id);
  }
  return saved;
}

export interface NewStatus {
  readonly id: string;
  readonly honourId: string;
  readonly status: HonourStatus;
  readonly effectiveOn: string | null;
  readonly ground: string;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

export async function saveStatuses(db: Transaction<DB>, rows: readonly NewStatus[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000)
    await db
      .insertInto('honourStatus')
      .values(rows.slice(from, from + 1000))
      .execute();
}

export async function saveCredentials(
  db: Transaction<DB>,
  rows: readonly { id: string; honourId: string; code: string; issuedAt: Date; sha256: string }[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000)
    await db
      .insertInto('credential')
      .values(rows.slice(from, from + 1000))
      .execute();
}

/** Honours of these units in this programme whose term the new edition follows. */
export async function listHonoursToRenew(
  db: Transaction<DB>,
  programmeId: string,
  unitIds: readonly string[],
): Promise<HonourRow[]> {
  if (unitIds.length === 0) return [];
  return honours(db)
    .where('honour.programmeId', '=', programmeId)
    .where('honour.unitId', 'in', [...unitIds])
    .execute();
}

export async function listUnitsByName(
  db: Transaction<DB>,
): Promise<{ id: string; nameZh: string; nameEn: string; code: string | null }[]> {
  return db.selectFrom('unit').select(['id', 'nameZh', 'nameEn', 'code']).execute();
}

export async function listProgrammesOfBody(
  db: Transaction<DB>,
  bodyId: string,
): Promise<{ id: string; nameZh: string; nameEn: string; kind: string }[]> {
  return db.selectFrom('programme').select(['id', 'nameZh', 'nameEn', 'kind']).where('bodyId', '=', bodyId).execute();
}

export async function saveRecordedProgramme(
  db: Transaction<DB>,
  programme: { id: string; bodyId: string; kind: string; name: string; createdAt: Date },
): Promise<void> {
  const { name, ...rest } = programme;
  await db
    .insertInto('programme')
    .values({ ...rest, nameZh: name, nameEn: name })
    .execute();
}

/** A unit that is known from its honours alone; nobody has registered it yet. */
export async function saveRecordedUnit(
  db: Transaction<DB>,
  unit: {
    id: string;
    name: string;
    code: string | null;
    sector: string;
    district: string;
    nameGrams: string[];
    registeredAt: Date;
  },
): Promise<void> {
  const { name, ...rest } = unit;
  await db
    .insertInto('unit')
    .values({ ...rest, nameZh: name, nameEn: name, unitType: 'other', origin: 'recorded' })
    .execute();
}
