import { type Kysely, sql, type Transaction } from 'kysely';
import type { Pack } from '../../core/criteria/pack.ts';
import type { Actor } from '../../core/relations.ts';
import { type Stage, stageKinds, type StageKind } from '../../core/stages.ts';
import { containing, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

function editions(db: Kysely<DB> | Transaction<DB>) {
  return db
    .selectFrom('edition')
    .innerJoin('programme', 'programme.id', 'edition.programmeId')
    .innerJoin('body', 'body.id', 'edition.bodyId')
    .innerJoin('pack', 'pack.id', 'edition.packId')
    .select([
      'edition.id',
      'edition.programmeId',
      'edition.bodyId',
      'edition.number',
      'edition.periodFrom',
      'edition.periodTo',
      'edition.packId',
      'edition.places',
      'edition.createdAt',
      'edition.openedAt',
      'edition.conferredAt',
      'edition.version',
      'programme.nameZh as programmeZh',
      'programme.nameEn as programmeEn',
      'programme.kind as programmeKind',
      'body.nameZh as bodyZh',
      'body.nameEn as bodyEn',
      'pack.titleZh',
      'pack.titleEn',
      'pack.packVersion',
    ])
    .select(
      sql<{ kind: StageKind; opensAt: string; closesAt: string }[]>`coalesce((
        select json_agg(json_build_object('kind', kind, 'opensAt', opens_at, 'closesAt', closes_at) order by position)
        from edition_stage where edition_stage.edition_id = edition.id), '[]')`.as('stages'),
    );
}

type Selected = Awaited<ReturnType<ReturnType<typeof editions>['executeTakeFirstOrThrow']>>;

export interface StageRow {
  readonly kind: StageKind;
  readonly opensAt: Date;
  readonly closesAt: Date;
}
export type EditionRow = Omit<Selected, 'stages'> & { readonly stages: readonly StageRow[] };

function withStages(row: Selected): EditionRow {
  const stages = row.stages.map(({ kind, opensAt, closesAt }) => ({
    kind,
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
  }));
  return { ...row, stages };
}

type Wish = PageWish & { q?: string | undefined; bodyId?: string | undefined; programmeId?: string | undefined };

async function editionPage(db: Transaction<DB>, query: ReturnType<typeof editions>, wish: Wish, standard: string) {
  const some = query
    .$if(wish.bodyId !== undefined, (rows) => rows.where('edition.bodyId', '=', wish.bodyId ?? ''))
    .$if(wish.programmeId !== undefined, (rows) => rows.where('edition.programmeId', '=', wish.programmeId ?? ''))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or([
          eb('programme.nameZh', 'ilike', containing(wish.q ?? '')),
          eb('programme.nameEn', 'ilike', containing(wish.q ?? '')),
        ]),
      ),
    );
  const page = await readPage(
    db,
    some,
    {
      sorts: {
        createdAt: {
          column: sql.ref('edition.created_at'),
          valueOf: (row) => row.createdAt.toISOString(),
          type: 'timestamptz',
        },
        programmeName: { column: sql.ref('programme.name_zh'), valueOf: (row) => row.programmeZh, type: 'text' },
        number: { column: sql.ref('edition.number'), valueOf: (row) => row.number, type: 'integer' },
        periodFrom: { column: sql.ref('edition.period_from'), valueOf: (row) => row.periodFrom, type: 'date' },
      },
      standard,
      unique: { column: sql.ref('edition.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
  return { ...page, items: page.items.map(withStages) };
}

export function listVisibleEditions(db: Transaction<DB>, actor: Actor, wish: Wish) {
  const query = editions(db).where((eb) =>
    visible(eb, actor, 'edition.manage', { bodyId: sql.ref('edition.body_id') }),
  );
  return editionPage(db, query, wish, '-createdAt');
}

export function listOpenCalls(db: Transaction<DB>, now: Date, wish: Wish) {
  const query = editions(db)
    .where('edition.openedAt', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('editionStage')
          .whereRef('editionStage.editionId', '=', 'edition.id')
          .where('kind', '=', 'entry')
          .where('closesAt', '>', now)
          .select('kind'),
      ),
    );
  return editionPage(db, query, wish, 'programmeName');
}

export async function findEdition(
  db: Kysely<DB> | Transaction<DB>,
  editionId: string,
): Promise<EditionRow | undefined> {
  const row = await editions(db).where('edition.id', '=', editionId).executeTakeFirst();
  return row === undefined ? undefined : withStages(row);
}

/** Locks the edition's own row against other changes of it. */
export async function findEditionForUpdate(db: Transaction<DB>, editionId: string): Promise<EditionRow | undefined> {
  await db.selectFrom('edition').select('id').where('id', '=', editionId).forUpdate().executeTakeFirst();
  return findEdition(db, editionId);
}

export async function getPackOfEdition(db: Kysely<DB> | Transaction<DB>, editionId: string): Promise<Pack> {
  const row = await db
    .selectFrom('edition')
    .innerJoin('pack', 'pack.id', 'edition.packId')
    .select('pack.content')
    .where('edition.id', '=', editionId)
    .executeTakeFirstOrThrow();
  return row.content as unknown as Pack;
}

export async function lockProgramme(db: Transaction<DB>, programmeId: string): Promise<{ bodyId: string } | undefined> {
  return db.selectFrom('programme').select('bodyId').where('id', '=', programmeId).forUpdate().executeTakeFirst();
}

export async function isPackOfBody(db: Transaction<DB>, packId: string, bodyId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('pack')
      .select('id')
      .where('id', '=', packId)
      .where('bodyId', '=', bodyId)
      .executeTakeFirst()) !== undefined
  );
}

export async function isNumberTaken(
  db: Transaction<DB>,
  programmeId: string,
  number: number,
  except: string | null,
): Promise<boolean> {
  const query = db
    .selectFrom('edition')
    .select('id')
    .where('programmeId', '=', programmeId)
    .where('number', '=', number);
  return (await (except === null ? query : query.where('id', '<>', except)).executeTakeFirst()) !== undefined;
}

interface Plan {
  readonly number: number;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly packId: string;
  readonly places: number | null;
}

export async function saveEdition(
  db: Transaction<DB>,
  edition: Plan & { id: string; programmeId: string; bodyId: string; createdAt: Date },
): Promise<void> {
  await db.insertInto('edition').values(edition).execute();
}

export async function changeEdition(
  db: Transaction<DB>,
  editionId: string,
  change: Partial<Plan> & { openedAt?: Date },
): Promise<void> {
  await db
    .updateTable('edition')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', editionId)
    .execute();
}

export async function saveStages(db: Transaction<DB>, editionId: string, stages: readonly Stage[]): Promise<void> {
  await db.deleteFrom('editionStage').where('editionId', '=', editionId).execute();
  await db
    .insertInto('editionStage')
    .values(stages.map((stage) => ({ ...stage, editionId, position: stageKinds.indexOf(stage.kind) })))
    .execute();
}

export async function markConferred(db: Transaction<DB>, editionId: string, at: Date): Promise<void> {
  await db
    .updateTable('edition')
    .set((eb) => ({ conferredAt: at, version: eb('version', '+', 1) }))
    .where('id', '=', editionId)
    .execute();
}

export async function countProgress(db: Transaction<DB>, editionId: string) {
  const { rows } = await sql<{ entries: number; submitted: number; sheets: number; sheetsSubmitted: number }>`
    select
      (select count(*) from entry where edition_id = ${editionId} and withdrawn_at is null) as entries,
      (select count(*) from entry where edition_id = ${editionId} and withdrawn_at is null and submitted_at is not null) as submitted,
      (select count(*) from score_sheet s join assignment a on a.id = s.assignment_id where s.edition_id = ${editionId} and a.ended_at is null) as sheets,
      (select count(*) from score_sheet s join assignment a on a.id = s.assignment_id where s.edition_id = ${editionId} and a.ended_at is null
        and s.submitted_at is not null) as sheets_submitted`.execute(db);
  return rows[0] ?? { entries: 0, submitted: 0, sheets: 0, sheetsSubmitted: 0 };
}
