import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { containing, type Page, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

export interface ProgrammeDetails {
  readonly name: { readonly zh: string; readonly en: string };
  readonly description: { readonly zh: string; readonly en: string };
  readonly completeSince: string | null;
}

function programmes(db: Transaction<DB>) {
  return db
    .selectFrom('programme')
    .select([
      'id',
      'bodyId',
      'kind',
      'nameZh',
      'nameEn',
      'descriptionZh',
      'descriptionEn',
      'completeSince',
      'createdAt',
      'version',
    ])
    .select([
      sql<number>`(select count(*) from edition where edition.programme_id = programme.id)`.as('editions'),
      sql<number | null>`(select max(number) from edition where edition.programme_id = programme.id)`.as(
        'latestEdition',
      ),
    ]);
}

export type ProgrammeRow = Awaited<ReturnType<ReturnType<typeof programmes>['executeTakeFirstOrThrow']>>;

export async function listVisibleProgrammes(
  db: Transaction<DB>,
  actor: Actor,
  wish: PageWish & { q?: string | undefined; bodyId?: string | undefined; kind?: string | undefined },
): Promise<Page<ProgrammeRow>> {
  const query = programmes(db)
    .where((eb) => visible(eb, actor, 'programme.manage', { bodyId: sql.ref('programme.body_id') }))
    .$if(wish.bodyId !== undefined, (some) => some.where('bodyId', '=', wish.bodyId ?? ''))
    .$if(wish.kind !== undefined, (some) => some.where('kind', '=', wish.kind ?? ''))
    .$if(wish.q !== undefined, (some) =>
      some.where((eb) =>
        eb.or([eb('nameZh', 'ilike', containing(wish.q ?? '')), eb('nameEn', 'ilike', containing(wish.q ?? ''))]),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        createdAt: {
          column: sql.ref('created_at'),
          valueOf: (row) => row.createdAt.toISOString(),
          type: 'timestamptz',
        },
        kind: { column: sql.ref('kind'), valueOf: (row) => row.kind, type: 'text' },
        name: { column: sql.ref('name_zh'), valueOf: (row) => row.nameZh, type: 'text' },
      },
      standard: 'createdAt',
      unique: { column: sql.ref('id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findProgramme(db: Transaction<DB>, programmeId: string) {
  return programmes(db).where('id', '=', programmeId).executeTakeFirst();
}

export async function findProgrammeForUpdate(db: Transaction<DB>, programmeId: string) {
  return programmes(db).where('id', '=', programmeId).forUpdate().executeTakeFirst();
}

/** The programme of this body that already bears one of the names. */
export async function findNamesake(
  db: Transaction<DB>,
  bodyId: string,
  { zh, en }: ProgrammeDetails['name'],
  except: string | null,
): Promise<boolean> {
  // Two of one name at the same moment wait for each other.
  await db.selectFrom('body').select('id').where('id', '=', bodyId).forUpdate().execute();
  const found = await db
    .selectFrom('programme')
    .select('id')
    .where('bodyId', '=', bodyId)
    .where((eb) => eb.or([eb('nameZh', '=', zh), eb('nameEn', '=', en)]))
    .where((eb) => (except === null ? eb.lit(true) : eb('id', '<>', except)))
    .executeTakeFirst();
  return found !== undefined;
}

export async function saveProgramme(
  db: Transaction<DB>,
  programme: ProgrammeDetails & { id: string; bodyId: string; kind: string; createdAt: Date },
): Promise<void> {
  const { id, bodyId, kind, createdAt } = programme;
  await db
    .insertInto('programme')
    .values({ id, bodyId, kind, createdAt, ...columnsOf(programme) })
    .execute();
}

export async function changeProgramme(
  db: Transaction<DB>,
  programmeId: string,
  details: ProgrammeDetails,
): Promise<void> {
  await db
    .updateTable('programme')
    .set((eb) => ({ ...columnsOf(details), version: eb('version', '+', 1) }))
    .where('id', '=', programmeId)
    .execute();
}

function columnsOf({ name, description, completeSince }: ProgrammeDetails) {
  return {
    nameZh: name.zh,
    nameEn: name.en,
    descriptionZh: description.zh,
    descriptionEn: description.en,
    completeSince,
  };
}
