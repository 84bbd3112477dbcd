import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { containing, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Transaction<DB>;
type Wish = 'eager' | 'willing' | 'reluctant';

/** Submitted entries of undecided editions that take bids, each with the assessor who may bid on it. */
function openToBids(db: Db, actor: Actor) {
  return db
    .selectFrom('entry')
    .innerJoin('unit', 'unit.id', 'entry.unitId')
    .innerJoin('edition', 'edition.id', 'entry.editionId')
    .innerJoin('programme', 'programme.id', 'edition.programmeId')
    .innerJoin('assignmentPlan', 'assignmentPlan.editionId', 'edition.id')
    .innerJoin('assessor', 'assessor.bodyId', 'entry.bodyId')
    .leftJoin('entryTrait', 'entryTrait.entryId', 'entry.id')
    .leftJoin('bid', (join) => join.onRef('bid.entryId', '=', 'entry.id').onRef('bid.assessorId', '=', 'assessor.id'))
    .where('assignmentPlan.bidsOpenedAt', 'is not', null)
    .where('assessor.retiredAt', 'is', null)
    .where('entry.submittedAt', 'is not', null)
    .where('entry.withdrawnAt', 'is', null)
    .where(sql<boolean>`not exists (select from decision d where d.edition_id = edition.id and d.withdrawn_at is null)`)
    .where((eb) => visible(eb, actor, 'conflict.declare', { assessorId: sql.ref('assessor.id') }));
}

/** Which editions take bids of the actor, to find out which entries are barred. */
export function listEditionsToBid(db: Db, actor: Actor) {
  return openToBids(db, actor)
    .select(['edition.id as editionId', 'entry.bodyId', 'assessor.id as assessorId'])
    .distinct()
    .execute();
}

export async function findEntryToBid(db: Db, actor: Actor, entryId: string) {
  return openToBids(db, actor)
    .select(['entry.editionId', 'entry.bodyId', 'assessor.id as assessorId', 'bid.wish'])
    .where('entry.id', '=', entryId)
    .executeTakeFirst();
}

export function listOpenEntries(
  db: Db,
  actor: Actor,
  barred: readonly string[],
  wish: PageWish & { q?: string | undefined; wish?: Wish | 'none' | undefined },
) {
  const query = openToBids(db, actor)
    .select([
      'entry.id as entryId',
      'entry.unitId',
      'assessor.id as assessorId',
      'entry.number',
      'unit.nameZh',
      'unit.nameEn',
      'unit.sector',
      'unit.district',
      'programme.nameZh as programmeZh',
      'programme.nameEn as programmeEn',
      'edition.number as editionNumber',
      'bid.wish',
    ])
    .select(sql<string[]>`coalesce(entry_trait.topics, '{}')`.as('topics'))
    .where(sql<boolean>`not (entry.id = any(${barred}::uuid[]))`)
    .$if(wish.wish === 'none', (rows) => rows.where('bid.wish', 'is', null))
    .$if(wish.wish !== undefined && wish.wish !== 'none', (rows) => rows.where('bid.wish', '=', wish.wish ?? ''))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or(
          (['entry.number', 'unit.nameZh', 'unit.nameEn', 'unit.sector', 'unit.district'] as const).map((column) =>
            eb(column, 'ilike', containing(wish.q ?? '')),
          ),
        ),
      ),
    );
  return readPage(
    db,
    query,
    {
      sorts: {
        number: { column: sql.ref('entry.number'), valueOf: (row) => row.number, type: 'text' },
        unitName: { column: sql.ref('unit.name_zh'), valueOf: (row) => row.nameZh, type: 'text' },
      },
      standard: 'number',
      unique: { column: sql.ref('entry.id'), valueOf: (row) => row.entryId, type: 'uuid' },
    },
    wish,
  );
}

export async function saveBid(
  db: Db,
  bid: { entryId: string; assessorId: string; wish: Wish; givenAt: Date },
): Promise<void> {
  const { wish, givenAt } = bid;
  await db
    .insertInto('bid')
    .values(bid)
    .onConflict((same) => same.columns(['entryId', 'assessorId']).doUpdateSet({ wish, givenAt }))
    .execute();
}

export async function removeBid(db: Db, entryId: string, assessorId: string): Promise<void> {
  await db.deleteFrom('bid').where('entryId', '=', entryId).where('assessorId', '=', assessorId).execute();
}
