import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { containing, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

function notices(db: Transaction<DB>) {
  return db
    .selectFrom('notice')
    .innerJoin('edition', 'edition.id', 'notice.editionId')
    .innerJoin('programme', 'programme.id', 'edition.programmeId')
    .innerJoin('body', 'body.id', 'notice.bodyId')
    .select([
      'notice.id',
      'notice.editionId',
      'notice.bodyId',
      'notice.decisionId',
      'notice.workingDays',
      'notice.publishedAt',
      'notice.closesAt',
      'notice.textZh',
      'notice.textEn',
      'programme.nameZh as programmeZh',
      'programme.nameEn as programmeEn',
      'body.nameZh as bodyZh',
      'body.nameEn as bodyEn',
      'edition.number as editionNumber',
      'edition.conferredAt',
      sql<number>`(select count(*) from decision_line l where l.decision_id = notice.decision_id and l.outcome = 'named' and l.changed_by_ruling is null)`.as(
        'named',
      ),
    ]);
}

export type NoticeRow = Awaited<ReturnType<ReturnType<typeof notices>['executeTakeFirstOrThrow']>>;

export function listPublicNotices(
  db: Transaction<DB>,
  wish: PageWish & { q?: string | undefined; editionId?: string | undefined },
) {
  const query = notices(db)
    .$if(wish.editionId !== undefined, (rows) => rows.where('notice.editionId', '=', wish.editionId ?? ''))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or([
          eb('programme.nameZh', 'ilike', containing(wish.q ?? '')),
          eb('programme.nameEn', 'ilike', containing(wish.q ?? '')),
        ]),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        publishedAt: {
          column: sql.ref('notice.published_at'),
          valueOf: (row) => row.publishedAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: '-publishedAt',
      unique: { column: sql.ref('notice.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findNotice(db: Transaction<DB>, noticeId: string): Promise<NoticeRow | undefined> {
  return notices(db).where('notice.id', '=', noticeId).executeTakeFirst();
}

export async function findNoticeOfEdition(db: Transaction<DB>, editionId: string): Promise<NoticeRow | undefined> {
  return notices(db)
    .where('notice.editionId', '=', editionId)
    .orderBy('notice.publishedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function listNamed(db: Transaction<DB>, decisionId: string) {
  return db
    .selectFrom('decisionLine')
    .innerJoin('entry', 'entry.id', 'decisionLine.entryId')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .select([
      'entry.id as entryId',
      'entry.unitId',
      'unit.nameZh',
      'unit.nameEn',
      'unit.district',
      'unit.sector',
      sql<boolean>`decision_line.changed_by_ruling is not null`.as('isStruck'),
    ])
    .where('decisionLine.decisionId', '=', decisionId)
    .where('decisionLine.outcome', '=', 'named')
    .orderBy('unit.nameZh')
    .orderBy('entry.id')
    .execute();
}

export async function saveNotice(
  db: Transaction<DB>,
  notice: {
    id: string;
    editionId: string;
    bodyId: string;
    decisionId: string;
    workingDays: number;
    publishedAt: Date;
    publishedBy: string | null;
    closesAt: Date;
    textZh: string;
    textEn: string;
  },
): Promise<void> {
  await db.insertInto('notice').values(notice).execute();
}

export async function saveObjection(
  db: Transaction<DB>,
  objection: {
    id: string;
    noticeId: string;
    bodyId: string;
    entryId: string | null;
    number: string;
    tokenHash: string;
    form: string;
    personName: string;
    unitName: string;
    contact: string;
    grounds: string;
    fileName: string | null;
    fileSha256: string | null;
    lodgedAt: Date;
  },
): Promise<void> {
  await db.insertInto('objection').values(objection).execute();
}

function objections(db: Transaction<DB>) {
  return db
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.noticeId')
    .leftJoin('ruling', 'ruling.objectionId', 'objection.id')
    .leftJoin('entry', 'entry.id', 'objection.entryId')
    .leftJoin('unit', 'unit.id', 'entry.unitId')
    .select([
      'objection.id',
      'objection.bodyId',
      'objection.number',
      'objection.noticeId',
      'notice.editionId',
      'notice.decisionId',
      'objection.entryId',
      'entry.number as entryNumber',
      'unit.nameZh',
      'unit.nameEn',
      'objection.form',
      'objection.personName',
      'objection.unitName',
      'objection.contact',
      'objection.grounds',
      'objection.fileName',
      'objection.fileSha256',
      'objection.lodgedAt',
      'ruling.outcome',
      'ruling.answer',
      'ruling.ruledAt',
    ]);
}

export type ObjectionRow = Awaited<ReturnType<ReturnType<typeof objections>['executeTakeFirstOrThrow']>>;

export function listVisibleObjections(
  db: Transaction<DB>,
  actor: Actor,
  wish: PageWish & { q?: string | undefined; editionId?: string | undefined; state?: 'open' | 'answered' | undefined },
) {
  const query = objections(db)
    .where((eb) => visible(eb, actor, 'objection.see', { bodyId: sql.ref('objection.body_id') }))
    .$if(wish.editionId !== undefined, (rows) => rows.where('notice.editionId', '=', wish.editionId ?? ''))
    .$if(wish.state === 'open', (rows) => rows.where('ruling.ruledAt', 'is', null))
    .$if(wish.state === 'answered', (rows) => rows.where('ruling.ruledAt', 'is not', null))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or(
          (['objection.number', 'objection.grounds', 'objection.unitName', 'objection.personName'] as const).map(
            (column) => eb(column, 'ilike', containing(wish.q ?? '')),
          ),
        ),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        state: {
          column: sql`case when ruling.ruled_at is null then 0 else 1 end`,
          valueOf: (row) => (row.ruledAt === null ? 0 : 1),
          type: 'integer',
        },
        number: { column: sql.ref('objection.number'), valueOf: (row) => row.number, type: 'text' },
        lodgedAt: {
          column: sql.ref('objection.lodged_at'),
          valueOf: (row) => row.lodgedAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: 'state',
      unique: { column: sql.ref('objection.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}

export async function findObjection(
  db: Transaction<DB>,
  by: { id: string } | { number: string; tokenHash: string },
): Promise<ObjectionRow | undefined> {
  const query = objections(db);
  return (
    'id' in by
      ? query.where('objection.id', '=', by.id)
      : query.where('objection.number', '=', by.number).where('objection.tokenHash', '=', by.tokenHash)
  ).executeTakeFirst();
}

/** Locks the objection and with it its edition, so that no conferral passes a ruling under way. */
export async function findObjectionForUpdate(
  db: Transaction<DB>,
  objectionId: string,
): Promise<(ObjectionRow & { conferredAt: Date | null }) | undefined> {
  const locked = await db
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.noticeId')
    .innerJoin('edition', 'edition.id', 'notice.editionId')
    .select(['edition.conferredAt'])
    .where('objection.id', '=', objectionId)
    .forUpdate(['edition', 'objection'])
    .executeTakeFirst();
  const row = locked === undefined ? undefined : await findObjection(db, { id: objectionId });
  return row === undefined || locked === undefined ? undefined : { ...row, ...locked };
}

export async function saveRuling(
  db: Transaction<DB>,
  ruling: { objectionId: string; outcome: string; answer: string; ruledAt: Date; ruledBy: string | null },
): Promise<void> {
  await db.insertInto('ruling').values(ruling).execute();
}

export async function strikeFromDecision(
  db: Transaction<DB>,
  decisionId: string,
  entryId: string,
  objectionId: string,
): Promise<void> {
  await db
    .updateTable('decisionLine')
    .set({ changedByRuling: objectionId })
    .where('decisionId', '=', decisionId)
    .where('entryId', '=', entryId)
    .execute();
}

export async function countUnanswered(db: Transaction<DB>, noticeId: string): Promise<number> {
  const { open } = await db
    .selectFrom('objection')
    .leftJoin('ruling', 'ruling.objectionId', 'objection.id')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('objection.noticeId', '=', noticeId)
    .where('ruling.objectionId', 'is', null)
    .executeTakeFirstOrThrow();
  return open;
}
