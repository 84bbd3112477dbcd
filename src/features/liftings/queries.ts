import { sql, type Transaction } from 'kysely';
import type { Actor } from '../../core/relations.ts';
import { containing, type PageWish, readPage, visible } from '../../platform/db/page.ts';
import type { DB } from '../../platform/db/types.ts';

type Db = Transaction<DB>;

export async function findEntryOf(db: Db, entryId: string) {
  return db
    .selectFrom('entry')
    .select(['id', 'editionId', 'bodyId', 'unitId'])
    .where('id', '=', entryId)
    .executeTakeFirst();
}

interface NewLifting {
  readonly id: string;
  readonly bodyId: string;
  readonly assessorId: string;
  readonly unitId: string;
  readonly kind: string;
  readonly through: string;
  readonly throughName: string;
  readonly reason: string;
  readonly requestedAt: Date;
  readonly requestedBy: string;
}

/** False when the same tie has a request that waits, or is lifted already. */
export async function saveLifting(db: Db, lifting: NewLifting): Promise<boolean> {
  const done = await db
    .insertInto('conflictLifting')
    .values(lifting)
    .onConflict((same) => same.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function findLiftingForUpdate(db: Db, liftingId: string) {
  return db.selectFrom('conflictLifting').selectAll().where('id', '=', liftingId).forUpdate().executeTakeFirst();
}

export async function markLifting(
  db: Db,
  liftingId: string,
  decision: { outcome: string; decisionReason: string; decidedAt: Date; decidedBy: string | null },
): Promise<void> {
  await db.updateTable('conflictLifting').set(decision).where('id', '=', liftingId).execute();
}

const state = sql<'requested' | 'lifted' | 'kept' | 'withdrawn'>`coalesce(conflict_lifting.outcome, 'requested')`;

export function listVisibleLiftings(
  db: Db,
  actor: Actor,
  wish: PageWish & Partial<Record<'q' | 'bodyId' | 'state', string | undefined>>,
) {
  const query = db
    .selectFrom('conflictLifting')
    .innerJoin('assessor', 'assessor.id', 'conflictLifting.assessorId')
    .innerJoin('unit', 'unit.id', 'conflictLifting.unitId')
    .leftJoin('person as asker', 'asker.id', 'conflictLifting.requestedBy')
    .leftJoin('person as decider', 'decider.id', 'conflictLifting.decidedBy')
    .select([
      'conflictLifting.id',
      'assessor.name as assessorName',
      'unit.nameZh',
      'unit.nameEn',
      'conflictLifting.kind',
      'conflictLifting.throughName',
      'conflictLifting.reason',
      'conflictLifting.requestedAt',
      'conflictLifting.requestedBy',
      'asker.name as requestedByName',
      'conflictLifting.decidedAt',
      'decider.name as decidedByName',
      'conflictLifting.decisionReason',
      state.as('state'),
    ])
    .where((eb) => visible(eb, actor, 'assignment.manage', { bodyId: sql.ref('conflict_lifting.body_id') }))
    .$if(wish.bodyId !== undefined, (rows) => rows.where('conflictLifting.bodyId', '=', wish.bodyId ?? ''))
    .$if(wish.state !== undefined, (rows) => rows.where(state, '=', wish.state as 'requested'))
    .$if(wish.q !== undefined, (rows) =>
      rows.where((eb) =>
        eb.or(
          (['assessor.name', 'unit.nameZh', 'unit.nameEn'] as const).map((column) =>
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
        requestedAt: {
          column: sql.ref('conflict_lifting.requested_at'),
          valueOf: (row) => row.requestedAt.toISOString(),
          type: 'timestamptz',
        },
      },
      standard: '-requestedAt',
      unique: { column: sql.ref('conflict_lifting.id'), valueOf: (row) => row.id, type: 'uuid' },
    },
    wish,
  );
}
